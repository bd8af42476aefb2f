"""A picture as Pillow decodes it: slower than a quick look, and not fooled by what a file says of itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from cartable.read.pictures.exif import Exif, exif, tells_where
from cartable.read.pictures.facts import Fault, Picture, sized

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF = b"Exif\0\0"


def decoded(file: IO[bytes], kind: str) -> Picture | Fault:
    """The picture in a file of a kind that Pillow knows by this name, its first image decoded.

    Raises OSError where the file can't be read.
    """
    from PIL import Image  # noqa: PLC0415 - 60 ms, which most courses need not pay

    file.seek(0)
    try:
        # Pillow warns of a bomb before it refuses one; `sized` refuses earlier than either.
        with (
            warnings.catch_warnings(action="ignore"),
            strict(),
            Image.open(file, formats=[kind.upper()]) as image,
        ):
            return _looked_at(image)
    except Image.DecompressionBombError:
        return Fault("huge")
    except OSError as error:
        if error.errno is not None:  # the disk's fault; Pillow's own errors have no number
            raise
        return Fault("cut" if "truncated" in str(error) else "damaged")
    except Exception:  # noqa: BLE001 - foreign bytes make a decoder fail in ways that nobody listed
        return Fault("damaged")


def _looked_at(image: Image) -> Picture | Fault:
    width, height = image.size
    if fault := sized(width, height):
        return fault
    image.draft(image.mode, (width // 8, height // 8))  # of a JPEG: the coarsest image that its data give
    said = image.info.get("exif", b"")
    camera = exif(said.removeprefix(_EXIF)) if isinstance(said, bytes) else Exif()
    moving = bool(getattr(image, "is_animated", False))
    xmp = image.info.get("xmp", b"")
    where = isinstance(xmp, bytes) and tells_where(xmp)
    image.seek(0)
    image.load()
    if camera.sideways:
        width, height = height, width
    return Picture(
        width, height, located=where or camera.located, moving=moving, for_print=image.mode == "CMYK"
    )


@contextmanager
def strict() -> Iterator[None]:
    """What breaks off is an error here, even where WeasyPrint is loaded, which has Pillow fill it up."""
    from PIL import ImageFile  # noqa: PLC0415 - as above

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
