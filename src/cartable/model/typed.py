"""What a learner types, in few bytes: a byte a character in most of the world's alphabets.

Works on UTF-16 code units, as browsers count them. A window of 128 characters (at first U+0080 to
U+00FF) is open beside ASCII:

    09 0A 20–7E    the ASCII character itself
    80–FF          the character of the open window
    0E n, 0F n     open the window n, or 256 + n, of 128 characters
    10 h l         one code unit, as two bytes

The same in the player (`typed.js`); `tests/vectors/typed.json` holds them together. The idea of
windows is that of Unicode's SCSU (UTS 6); this is its smallest useful part.
"""

from __future__ import annotations

_LOW, _HIGH, _ONE = 0x0E, 0x0F, 0x10
_FIRST_WINDOW = 1
_PLAIN = frozenset({0x09, 0x0A, *range(0x20, 0x7F)})


def packed(text: str) -> bytes:
    """The text in few bytes: one a character of ASCII or of one alphabet, at most three a code unit."""
    data = text.encode("utf-16-be", "surrogatepass")
    units = [data[at] << 8 | data[at + 1] for at in range(0, len(data), 2)]
    window = _FIRST_WINDOW
    out = bytearray()
    for at, unit in enumerate(units):
        if unit in _PLAIN:
            out.append(unit)
            continue
        block = unit >> 7
        if block != window and block and _stays(units, at, block):
            out += bytes((_HIGH if block > 0xFF else _LOW, block & 0xFF))  # noqa: PLR2004 - a byte's range
            window = block
        if block == window:
            out.append(0x80 | unit & 0x7F)
        else:
            out += bytes((_ONE, unit >> 8, unit & 0xFF))
    return bytes(out)


def _stays(units: list[int], at: int, block: int) -> bool:
    """Whether the next character outside ASCII is of the same block: only then a window pays."""
    following = next((unit for unit in units[at + 1 :] if unit not in _PLAIN), None)
    return following is not None and following >> 7 == block


def unpacked(data: bytes) -> str:
    """The text that was packed. Raises ValueError for bytes that `packed` does not give."""
    units: list[int] = []
    window = _FIRST_WINDOW
    rest = iter(data)
    try:
        for byte in rest:
            if byte in _PLAIN:
                units.append(byte)
            elif byte & 0x80:
                units.append(window << 7 | byte & 0x7F)
            elif byte in (_LOW, _HIGH):
                window = next(rest) | (0x100 if byte == _HIGH else 0)
            elif byte == _ONE:
                units.append(next(rest) << 8 | next(rest))
            else:
                raise ValueError(byte)
    except StopIteration:
        raise ValueError(data) from None
    return b"".join(unit.to_bytes(2) for unit in units).decode("utf-16-be", "surrogatepass")
