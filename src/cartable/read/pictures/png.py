"""A PNG by its chunks (PNG, third edition): each carries a check digit, so damage shows without decoding."""

from __future__ import annotations

import struct
import zlib
from typing import IO

from cartable.read.pictures.exif import exif, tells_where
from cartable.read.pictures.facts import Fault, Picture, sized

_SIGNATURE = 8
_BLOCK = 1 << 18
_MOST_READ = 1 << 20
_TELLING = frozenset({b"IHDR", b"eXIf", b"iTXt", b"acTL"})
_SIZE = struct.Struct(">II")


def png(file: IO[bytes]) -> Picture | Fault:
    """The picture in a file that begins as a PNG does. Raises OSError where it can't be read."""
    file.seek(_SIGNATURE)
    told: dict[bytes, bytes] = {}
    where = False
    pixels = False
    while True:
        head = file.read(8)
        length, kind = int.from_bytes(head[:4]), head[4:]
        data, check = _contents(file, length, kind)
        digits = file.read(4)
        if len(head) < _SIZE.size or len(digits) < len(head) - 4:
            return Fault("cut")
        if check != int.from_bytes(digits):
            return Fault("damaged")
        pixels = pixels or kind == b"IDAT"
        where = where or (kind == b"iTXt" and tells_where(data))
        told.setdefault(kind, data)
        if kind == b"IEND":
            break
        if kind == b"IHDR" and (fault := _size_fault(data)):
            return fault
    if not pixels or b"IHDR" not in told:
        return Fault("damaged")
    width, height = _SIZE.unpack_from(told[b"IHDR"])
    camera = exif(told.get(b"eXIf", b""))
    if camera.sideways:
        width, height = height, width
    frames = int.from_bytes(told.get(b"acTL", b"")[:4])
    return Picture(width, height, located=where or camera.located, moving=frames > 1)


def _size_fault(header: bytes) -> Fault | None:
    return sized(*_SIZE.unpack_from(header)) if len(header) >= _SIZE.size else Fault("damaged")


def _contents(file: IO[bytes], length: int, kind: bytes) -> tuple[bytes, int]:
    """What a chunk holds, kept only where it tells something, and the check digit that it should carry."""
    kept, check, left = b"", zlib.crc32(kind), length
    while left and (block := file.read(min(left, _BLOCK))):
        check = zlib.crc32(block, check)
        left -= len(block)
        if kind in _TELLING and len(kept) < _MOST_READ:
            kept += block
    return kept, check
