"""What a camera wrote beside a picture (Exif 2.32, in TIFF 6.0; XMP): which side is up, and where it was."""

from __future__ import annotations

from typing import Literal, NamedTuple

_ORIENTATION, _GPS = 0x0112, 0x8825
_LATITUDE = 2
_MOST_ENTRIES = 500
_ENTRY = 12
_SIDEWAYS = range(5, 9)


class Exif(NamedTuple):
    """`sideways`: shown, its width is the height it is stored with. `located`: it holds coordinates."""

    sideways: bool = False
    located: bool = False


def exif(tiff: bytes) -> Exif:
    """What a TIFF header and its first directory say; of one that is broken, what can be read."""
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    def entries(directory: int) -> dict[int, int]:
        """Where the value of each tag stands."""
        count = min(number(directory, 2), _MOST_ENTRIES)
        places = range(directory + 2, min(directory + 2 + count * _ENTRY, len(tiff) - _ENTRY + 1), _ENTRY)
        return {number(at, 2): at + 8 for at in places}

    first = entries(number(4, 4))
    sideways = _ORIENTATION in first and number(first[_ORIENTATION], 2) in _SIDEWAYS
    located = _GPS in first and _LATITUDE in entries(number(first[_GPS], 4))
    return Exif(sideways, located)


def tells_where(xmp: bytes) -> bool:
    """Whether XMP metadata hold coordinates, as a camera or a catalogue of photographs writes them."""
    return b"GPSLatitude" in xmp
