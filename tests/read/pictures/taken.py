"""Pictures as cameras, programmes and accidents leave them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

PARIS = {1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="48,51.5N"/></x:xmpmeta>'


def camera(*, orientation: int = 1, located: bool = False) -> bytes:
    """What a camera writes beside a picture, as EXIF."""
    said = Image.Exif()
    said[0x0112] = orientation
    if located:
        said.get_ifd(0x8825).update(PARIS)
    return said.tobytes()


def file(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """A picture of noise in a mode, as a file."""
    made = io.BytesIO()
    noise(size, mode).save(made, kind, **options)
    return made.getvalue()


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture that no packing makes small, the same each time."""
    grey = Image.linear_gradient("L").resize(size)
    wild = Image.frombytes("L", size, bytes((n * n * 7919 >> 5) & 255 for n in range(size[0] * size[1])))
    bands = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4, "CMYK": 4}
    if mode in bands:
        return Image.merge(mode, (wild, grey, wild, grey)[: bands[mode]])
    return wild.convert(mode)
