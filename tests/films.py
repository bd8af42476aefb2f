"""Films that say of themselves what a reader asks, and are empty after it: long ones cost no disk."""

from __future__ import annotations

import struct
from pathlib import Path

COURSE = """\
format: 1
title: Un film
language: fr-FR
settings: {complete-when: viewed}
modules:
  - id: film
    title: Le film
    introduction: Regardez bien.
"""
"""A course without its film; a line `FILM` after it names one."""
FILM = "    video: film.mp4\n"


def _box(kind: bytes, contents: bytes) -> bytes:
    return struct.pack(">I", 8 + len(contents)) + kind + contents


def film(path: Path, size: int) -> Path:
    """An MP4 of ten minutes (ISO/IEC 14496-12) of `size` bytes, its media data a hole; gives `path`."""
    header = _box(b"mvhd", bytes(12) + struct.pack(">II", 1000, 600_000) + bytes(80))
    before = _box(b"ftyp", b"isom\0\0\2\0isomiso2avc1mp41") + _box(b"moov", header)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(before + struct.pack(">I4sQ", 1, b"mdat", size - len(before)))
        file.truncate(size)
    return path
