"""A picture made anew for screens: no wider than asked, upright, in sRGB, without what the camera wrote.

The kind of file stays what it was, so that its name does, and whatever shows JPEG, PNG and WebP takes it:
each LMS knows their types, and papers print them. Lossless stays lossless. The bytes depend on the picture,
the width and the libraries alone.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cartable.read.pictures.decoded import strict

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = frozenset({"JPEG", "PNG", "WEBP"})
_WORTH = 0.8
"""Of its weight: what would get no lighter than that stays as it is, for each new JPEG loses something."""
_SETTINGS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 6},
}
_SOUND = {
    "JPEG": frozenset({"L", "RGB"}),
    "PNG": frozenset({"1", "L", "LA", "P", "RGB", "RGBA"}),
    "WEBP": frozenset({"RGB", "RGBA"}),
}
"""The modes that need no change before they are written."""
_METADATA = ("exif", "xmp", "icc_profile", "photoshop", "comment")


class UnconvertibleError(ValueError):
    """The picture's data can't be decoded."""


def lighter(path: Path, widest: int) -> bytes | None:
    """The picture in a file, at most `widest` pixels across; None where the file may ship as it is.

    That is where it moves, is of another kind, or is small, plain and nearly as light. Raises
    UnconvertibleError where it can't be decoded, OSError where it can't be read.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - only for courses that ask for it

    data = path.read_bytes()
    try:
        with strict(), Image.open(BytesIO(data), formats=sorted(KINDS)) as image:
            kind = "JPEG" if image.format == "MPO" else image.format or ""
            if getattr(image, "is_animated", False) and kind != "JPEG":
                return None
            plain = not any(image.info.get(name) for name in _METADATA) and image.mode in _SOUND[kind]
            small = image.width <= widest
            shown = _narrowed(_in_srgb(ImageOps.exif_transpose(image), kind), widest)
            made = _written(shown, kind)
    except Exception as error:
        raise UnconvertibleError(str(error)) from error
    return None if plain and small and len(made) > _WORTH * len(data) else made


def _in_srgb(image: Image, kind: str) -> Image:
    """The picture in a mode that its kind and every screen take, its colours those of sRGB."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    clear = image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info
    wanted = "RGBA" if clear and kind != "JPEG" else "RGB"
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            into = wanted if image.mode != "RGB" else "RGB"
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=into)
        except (
            ImageCms.PyCMSError,
            OSError,
        ):  # broken, or of other colours
            made = None
        if made is not None:
            return made
    return image if image.mode in _SOUND[kind] else image.convert(wanted)


def _narrowed(image: Image, widest: int) -> Image:
    from PIL.Image import Resampling  # noqa: PLC0415 - as above

    if image.width <= widest:
        return image
    if image.mode in {"1", "P"}:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB" if image.mode == "P" else "L")
    height = max(1, round(image.height * widest / image.width))
    return image.resize((widest, height), Resampling.LANCZOS, reducing_gap=3.0)


def _written(image: Image, kind: str) -> bytes:
    for name in _METADATA:
        image.info.pop(name, None)
    file = BytesIO()
    image.save(file, kind, **_SETTINGS[kind])
    return file.getvalue()
