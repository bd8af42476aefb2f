"""Pictures that WeasyPrint would print wrong, as it prints them right."""

from __future__ import annotations

from io import BytesIO

_PNG = b"\x89PNG\r\n\x1a\n"
_DEPTH = slice(24, 26)
_GREY_OF_SIXTEEN_BITS = b"\x10\0"
"""Of a PNG's header, how many bits a sample has and of what colours (PNG, third edition, 11.2.1)."""


def printable(data: bytes) -> bytes:
    """The file as it is; a PNG in greys of sixteen bits, which WeasyPrint 70 takes for colours, in eight."""
    if not data.startswith(_PNG) or data[_DEPTH] != _GREY_OF_SIXTEEN_BITS:
        return data
    from PIL import Image  # noqa: PLC0415 - only for such pictures, which instruments make

    made = BytesIO()
    with Image.open(BytesIO(data)) as image:
        image.convert("I").point(lambda value: value * (1 / 256)).convert("L").save(made, "PNG")
    return made.getvalue()
