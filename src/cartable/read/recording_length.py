"""How long a recording plays, by what stands at its beginning or its end."""

from __future__ import annotations

import struct
from itertools import pairwise
from pathlib import Path
from typing import IO

from cartable.read.media_kinds import HEAD, kind
from cartable.read.mp4 import film

_TAIL = 65_536 + 300
"""Bytes of an Ogg file's end in which its last page begins (RFC 3533, 6: no page is longer)."""
_OPUS_RATE = 48_000
_ID3_HEADER = 10
_WAV_CHUNKS = 100

# MPEG audio, layer III (ISO/IEC 11172-3, 2.4.2.3; the lower sampling rates by ISO/IEC 13818-3).
_KBITS = {
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = (44_100, 48_000, 32_000)
_VERSIONS = {3: 1, 2: 2, 0: 4}
"""By the two bits of the header: what the sampling rates are divided by (MPEG-1, 2, 2.5)."""


def recording_length(path: Path) -> int | None:
    """Milliseconds that an MP4, M4A, MP3, WAV or Ogg file plays; None for others, and where it tells nothing.

    Reads some kilobytes, however long the file. Of an MP3 at one bit rate without a count of its
    frames it is reckoned from the file's size. Raises OSError where the file can't be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        match kind(file.read(HEAD), path.name):
            case "mp4" | "m4a":
                return film(file, size).length
            case "mp3":
                return _mp3(file, size)
            case "wav":
                return _wav(file, size)
            case "ogg":
                return _ogg(file, size)
            case _:
                return None


def _wav(file: IO[bytes], size: int) -> int | None:
    at, bytes_a_second = 12, 0
    for _ in range(_WAV_CHUNKS):
        file.seek(at)
        name, length = file.read(4), int.from_bytes(file.read(4), "little")
        if name == b"fmt ":
            bytes_a_second = int.from_bytes(file.read(12)[8:12], "little")
        if name == b"data" or not name:
            held = min(length, size - at - 8)
            return held * 1000 // bytes_a_second if bytes_a_second and name else None
        at += 8 + length + length % 2
    return None


def _ogg(file: IO[bytes], size: int) -> int | None:
    file.seek(0)
    head = file.read(HEAD)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    page = tail.rfind(b"OggS")
    if page < 0 or len(tail) < page + 14:
        return None
    samples = int.from_bytes(tail[page + 6 : page + 14], "little", signed=True)
    if (opus := head.find(b"OpusHead")) >= 0:  # RFC 7845, 4 and 5.1
        return max(0, samples - int.from_bytes(head[opus + 10 : opus + 12], "little")) * 1000 // _OPUS_RATE
    if (vorbis := head.find(b"\x01vorbis")) >= 0:
        rate = int.from_bytes(head[vorbis + 12 : vorbis + 16], "little")
        return max(0, samples) * 1000 // rate if rate else None
    return None


def _mp3(file: IO[bytes], size: int) -> int | None:
    file.seek(0)
    tag = file.read(_ID3_HEADER)
    begins = 0
    if tag[:3] == b"ID3" and len(tag) == _ID3_HEADER:  # its size has seven bits a byte (ID3v2.3, 3.1)
        begins = _ID3_HEADER + sum(
            (byte & 0x7F) << shift for byte, shift in zip(tag[6:], (21, 14, 7, 0), strict=True)
        )
    file.seek(begins)
    data = file.read(HEAD)
    at = next((n for n, (one, two) in enumerate(pairwise(data)) if one == 0xFF and two & 0xE6 == 0xE2), None)  # noqa: PLR2004 - sync bits, layer III
    if at is None or len(data) < at + 4:
        return None
    version, kbits, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version not in _VERSIONS or not 0 < kbits < 15 or rate == 3:  # noqa: PLR2004 - what the standard leaves free
        return None
    a_second = _RATES[rate] // _VERSIONS[version]
    if (frames := _frames(data[at:])) is not None:
        return frames * (1152 if version == 3 else 576) * 1000 // a_second  # noqa: PLR2004 - MPEG-1
    return (size - begins - at) * 8 // _KBITS[1 if version == 3 else 2][kbits - 1]  # noqa: PLR2004 - MPEG-1


def _frames(frame: bytes) -> int | None:
    """How many frames follow, where the first one counts them (the tags of Xing and Fraunhofer)."""
    for name, offset in ((b"Xing", 8), (b"Info", 8), (b"VBRI", 14)):
        at = frame.find(name, 0, 200)
        if at >= 0 and len(frame) >= at + offset + 4:
            counted = name == b"VBRI" or frame[at + 7] & 1
            return struct.unpack_from(">I", frame, at + offset)[0] if counted else None
    return None
