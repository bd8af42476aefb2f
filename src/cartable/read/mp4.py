"""What an MPEG-4 file says of itself: its length, its codecs, whether it is whole (ISO/IEC 14496-12)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import IO

from cartable.source.dataclass import dataclass

_MOST_BOXES = 1000
"""How many boxes of one level are looked at: a film has a handful, one cut into fragments thousands."""
_MOST_IN_ALL = 10_000
"""Of all levels of the description together: boxes may be nested without end."""
_READ = 4096
_WITHIN = frozenset({b"trak", b"mdia", b"minf", b"stbl"})
_FILM = frozenset({b"moov", b"mdat", b"moof"})
_AVC = frozenset({b"avc1", b"avc3"})
_HEADER, _LONG_HEADER = 8, 16


@dataclass(frozen=True, slots=True)
class Film:
    """`length` in milliseconds, None where the file does not tell it; `codecs` by their four characters.

    H.264 is told with its profile where that is known: `avc1.100`.
    """

    length: int | None
    codecs: tuple[str, ...]


def film(file: IO[bytes], size: int) -> Film:
    """What the boxes of a file of `size` bytes say, wherever they stand; the media data is never read.

    A file that breaks off, or is none, tells nothing; one with more boxes than any film has tells what
    came before. Raises OSError where it can't be read.
    """
    left = _MOST_IN_ALL
    length: int | None = None
    codecs: list[str] = []
    pending = [(start, end) for kind, start, end in _boxes(file, 0, size) if kind == b"moov"]
    while pending:
        for kind, start, end in _boxes(file, *pending.pop()):
            left -= 1
            if not left:
                pending.clear()
                break
            if kind == b"mvhd":
                length = _length(_head(file, start, end))
            elif kind == b"stsd":
                codecs += _codecs(_head(file, start, end))
            elif kind in _WITHIN:
                pending.append((start, end))
    return Film(length, tuple(dict.fromkeys(codecs)))


def is_cut_off(file: IO[bytes], size: int) -> bool:
    """Whether a file of `size` bytes breaks off: within what it holds, or before it describes that.

    False for a file that holds neither. Raises OSError where it can't be read.
    """
    file.seek(0)
    if file.read(_HEADER)[4:] != b"ftyp":
        return False
    at, kinds = 0, set()
    for kind, _, end in _boxes(file, 0, size):
        at = end
        kinds.add(kind)
    file.seek(at)
    head = file.read(_LONG_HEADER)
    length = int.from_bytes(head[8:16] if head[:4] == b"\0\0\0\1" else head[:4])
    if head[4:8] in _FILM and at + length > size:
        return True
    return b"mdat" in kinds and b"moov" not in kinds


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes from `start` to `end`: kind, where the contents begin, where they end (4.2)."""
    for _ in range(_MOST_BOXES):
        file.seek(start)
        head = file.read(_LONG_HEADER)
        if len(head) < _HEADER or start >= end:
            return
        length, header = int.from_bytes(head[:4]), _HEADER
        if length == 1:
            length, header = int.from_bytes(head[8:16]), _LONG_HEADER
        elif length == 0:  # to the end of the file
            length = end - start
        if length < header or start + length > end:
            return
        yield head[4:8], start + header, start + length
        start += length


def _head(file: IO[bytes], start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(min(end - start, _READ))


def _length(mvhd: bytes) -> int | None:
    """The movie's length (8.2.2), in milliseconds."""
    long = mvhd[:1] == b"\x01"
    form, at = (">IQ", 20) if long else (">II", 12)
    if len(mvhd) < at + struct.calcsize(form):
        return None
    scale, duration = struct.unpack_from(form, mvhd, at)
    unknown = duration in (0, 0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF)
    return None if unknown or not scale else int(duration) * 1000 // int(scale)


def _codecs(stsd: bytes) -> Iterator[str]:
    """The sample entries of a track (8.5.2)."""
    at = 8
    while at + _HEADER <= len(stsd):
        length, kind = int.from_bytes(stsd[at : at + 4]), stsd[at + 4 : at + 8]
        entry = stsd[at : at + length]
        configuration = entry.find(b"avcC") + 5  # its second byte is the profile (ISO/IEC 14496-15, 5.3.3.1)
        profile = entry[configuration : configuration + 1] if kind in _AVC and b"avcC" in entry else b""
        yield kind.decode("latin-1") + (f".{profile[0]}" if profile else "")
        if length < _HEADER:
            return
        at += length
