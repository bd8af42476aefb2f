"""A JPEG by its segments (ITU-T T.81, annex B): what stands before the first scan, and how the file ends."""

from __future__ import annotations

import os
from typing import IO

from cartable.read.pictures.exif import Exif, exif, tells_where
from cartable.read.pictures.facts import Fault, Picture, sized

_MOST_SEGMENTS = 500
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _APP1 = 0xDA, b"\xff\xd9", 0xE1
_EXIF = b"Exif\0\0"
_TAIL = 4096
_INKS = 4
"""Components of a picture in CMYK."""


def jpeg(file: IO[bytes]) -> Picture | Fault | None:
    """The picture in a file that begins as a JPEG does; None where only a decoder can tell.

    A file whose last bytes are not the end of an image may be cut off, or have something behind it.
    Raises OSError where it can't be read.
    """
    camera, where, shape = Exif(), False, b""
    file.seek(2)
    for _ in range(_MOST_SEGMENTS):
        marker = _marker(file)
        length = int.from_bytes(file.read(2))
        if marker is None or length < 2:  # noqa: PLR2004 - the length counts itself
            return None
        if marker == _SCAN:
            break
        at = file.tell() + length - 2
        if marker in _FRAMES:
            shape = file.read(6)
        elif marker == _APP1:
            said = file.read(length - 2)
            where = where or tells_where(said)
            camera = exif(said[len(_EXIF) :]) if said.startswith(_EXIF) else camera
        file.seek(at)
    height, width = int.from_bytes(shape[1:3]), int.from_bytes(shape[3:5])
    if not width or not height or not _ends(file):
        return None
    if fault := sized(width, height):
        return fault
    if camera.sideways:
        width, height = height, width
    return Picture(width, height, located=where or camera.located, for_print=shape[5] == _INKS)


def _marker(file: IO[bytes]) -> int | None:
    """The code of the marker that follows, whatever fills the space before it."""
    if file.read(1) != b"\xff":
        return None
    while (code := file.read(1)) == b"\xff":
        pass
    return code[0] if code else None


def _ends(file: IO[bytes]) -> bool:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    return file.read().rstrip(b"\0\r\n ").endswith(_END)
