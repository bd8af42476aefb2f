"""A run of bits, most significant first, with the numbers and texts that a learner's state is made of.

The twin of the player's `bits.js`.
"""

from __future__ import annotations

from cartable.model.typed import packed, unpacked

_GROUP = 7
_MOST_GROUPS = 4
"""Four groups of seven bits exceed any LMS's room."""


class Bits:
    """Bits that are put at the end, and taken from the start; `bits` is made of 0 and 1."""

    def __init__(self, bits: str = "") -> None:
        """Some bits, or none yet."""
        self.bits = bits
        self.at = 0

    def put(self, value: int, width: int) -> None:
        """Add a number as so many bits."""
        self.bits += format(value, f"0{width}b") if width else ""

    def take(self, width: int) -> int:
        """The next bits as a number; behind the end stand the zeros that were dropped."""
        taken = self.bits[self.at : self.at + width].ljust(width, "0")
        self.at += width
        return int(taken, 2) if width else 0

    def put_number(self, value: int) -> None:
        """Add a number of any size: 7 bits, then 1 for "more", lowest first."""
        while True:
            self.put(value & 0x7F, _GROUP)
            value >>= _GROUP
            self.put(1 if value else 0, 1)
            if not value:
                return

    def take_number(self) -> int | None:
        """The next number of any size, or None where it does not end."""
        value = 0
        for group in range(_MOST_GROUPS):
            value |= self.take(_GROUP) << group * _GROUP
            if not self.take(1):
                return value
        return None

    def put_text(self, text: str) -> None:
        """Add a text: the number of its bytes as `cartable.model.typed` packs it, then the bytes."""
        data = packed(text)
        self.put_number(len(data))
        for byte in data:
            self.put(byte, 8)

    def take_text(self) -> str | None:
        """The next text, or None where the bits are none."""
        length = self.take_number()
        if length is None or not self.holds(length):
            return None
        try:
            return unpacked(bytes(self.take(8) for _ in range(length)))
        except ValueError:
            return None

    def holds(self, count: int) -> bool:
        """Whether there are bits for so many bytes; zeros at the end may have been dropped."""
        return count * 8 <= len(self.bits) + 8
