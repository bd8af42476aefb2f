"""Codecs that some browser does not play, although it takes the container that they come in."""

from __future__ import annotations

from pathlib import Path
from typing import IO, NamedTuple

from cartable.read.mp4 import film

_PICTURES = {
    **dict.fromkeys(("hvc1", "hev1", "dvh1", "dvhe"), "HEVC (H.265)"),
    **dict.fromkeys(("apch", "apcn", "apcs", "apco", "ap4h", "ap4x"), "ProRes"),
    **dict.fromkeys(("jpeg", "mjpa", "mjpb"), "Motion JPEG"),
    **dict.fromkeys(("s263", "h263"), "H.263"),
    "mp4v": "MPEG-4 Part 2",
    "avc1.110": "H.264 High 10",
    "avc3.110": "H.264 High 10",
    "avc1.122": "H.264 High 4:2:2",
    "avc3.122": "H.264 High 4:2:2",
    "avc1.244": "H.264 High 4:4:4",
    "avc3.244": "H.264 High 4:4:4",
}
"""What cameras, telephones and editing programmes write that some browser leaves black."""
_SOUNDS = {
    **dict.fromkeys(("dtsc", "dtsh", "dtsl", "dtse"), "DTS"),
    **dict.fromkeys(("sowt", "twos", "lpcm", "ipcm", "in24"), "PCM"),
    **dict.fromkeys(("samr", "sawb"), "AMR"),
    "ac-3": "AC-3 (Dolby Digital)",
    "ec-3": "E-AC-3 (Dolby Digital Plus)",
    "alac": "ALAC",
}
_THEORA = b"\x80theora"


class Unplayed(NamedTuple):
    """The codecs by their names, and what ffmpeg has to be told beside the names of the files."""

    names: tuple[str, ...]
    options: str


def unplayed(file: IO[bytes], path: Path, head: bytes, container: str) -> Unplayed | None:
    """What in a recording some browser does not play; None where nothing is known against it.

    `container` is a kind of `PLAYABLE`. The streams of MPEG-4 and Ogg are looked at. What plays is
    copied, not converted again. Raises OSError where the file can't be read.
    """
    if container == "ogg" and _THEORA in head:  # Chromium gave it up in 123, Safari never had it
        return Unplayed(("Theora",), "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart ")
    if container not in {"mp4", "m4a"}:
        return None
    codecs = film(file, path.stat().st_size).codecs
    pictures = [_PICTURES[one] for one in codecs if one in _PICTURES]
    sounds = [_SOUNDS[one] for one in codecs if one in _SOUNDS]
    if not pictures and not sounds:
        return None
    video = "-c:v libx264 -pix_fmt yuv420p " if pictures else "-c:v copy " if container == "mp4" else ""
    faststart = "-movflags +faststart " if container == "mp4" else ""
    audio = "-c:a aac " if sounds else "-c:a copy "
    return Unplayed(tuple(dict.fromkeys(pictures + sounds)), f"{video}{audio}{faststart}")
