"""Pictures made anew: lighter, upright, in the colours of screens, without what the camera wrote."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from cartable.formats.lighter import UnconvertibleError, lighter
from read.pictures.taken import XMP, camera, file, noise


def made(folder: Path, data: bytes, widest: int = 1600) -> bytes | None:
    (folder / "picture").write_bytes(data)
    return lighter(folder / "picture", widest)


def opened(data: bytes | None) -> Image.Image:
    assert data is not None
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_picture_is_no_wider_than_asked_and_keeps_its_kind_and_its_shape(kind: str, tmp_path: Path) -> None:
    image = opened(made(tmp_path, file(kind, size=(300, 200)), 150))
    assert (image.format, image.size) == (kind.upper(), (150, 100))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_metadata_are_gone_and_the_picture_stands_upright(kind: str, tmp_path: Path) -> None:
    catalogue: dict[str, Any] = {} if kind == "png" else {"xmp": XMP}
    taken = file(kind, exif=camera(orientation=6, located=True), **catalogue)
    data = made(tmp_path, taken)
    assert data is not None
    assert opened(data).size == (48, 64)
    assert not opened(data).getexif()
    assert b"GPS" not in data


def test_colours_of_print_become_those_of_the_screen(tmp_path: Path) -> None:
    ink = io.BytesIO()
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(ink, "jpeg", quality=100)
    image = opened(made(tmp_path, ink.getvalue()))
    red, green, blue = image.convert("RGB").resize((1, 1)).tobytes()
    assert image.mode == "RGB"
    assert red > 200
    assert max(green, blue) < 100


def test_an_embedded_profile_is_applied_before_it_goes(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = opened(made(tmp_path, file("png", icc_profile=lab)))
    assert "icc_profile" not in image.info
    assert image.convert("RGB").tobytes() == noise((64, 48)).tobytes()


def test_a_profile_that_is_broken_stops_nothing(tmp_path: Path) -> None:
    assert opened(made(tmp_path, file("jpeg", icc_profile=b"no profile"))).size == (64, 48)


def test_grey_of_sixteen_bits_becomes_grey_of_eight(tmp_path: Path) -> None:
    deep = io.BytesIO()
    Image.frombytes("I;16", (2, 1), b"\x00\x40\x00\xc0").save(deep, "png")
    image = opened(made(tmp_path, deep.getvalue()))
    assert image.mode == "L"
    assert image.tobytes() == b"\x40\xc0"


@pytest.mark.parametrize(("mode", "kind"), [("RGBA", "png"), ("LA", "png"), ("RGBA", "webp")])
def test_what_is_clear_stays_clear(mode: str, kind: str, tmp_path: Path) -> None:
    image = opened(made(tmp_path, file(kind, size=(300, 200), mode=mode), 150))
    assert image.convert("RGBA").getchannel("A").getextrema() != (255, 255)


def test_a_palette_with_a_hole_keeps_it_when_it_is_narrowed(tmp_path: Path) -> None:
    drawing = Image.new("P", (300, 200), 0)
    drawing.putpalette([255, 0, 0, 0, 0, 255])
    drawing.paste(1, (0, 0, 150, 200))
    drawn = io.BytesIO()
    drawing.save(drawn, "png", transparency=0)
    alpha = opened(made(tmp_path, drawn.getvalue(), 150)).convert("RGBA").getchannel("A")
    assert (alpha.getpixel((10, 10)), alpha.getpixel((140, 10))) == (255, 0)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("gif", {}), ("webp", {"save_all": True, "append_images": [Image.new("RGB", (64, 48))]})],
)
def test_what_moves_or_is_of_another_kind_is_left_alone(
    kind: str, options: dict[str, Any], tmp_path: Path
) -> None:
    data = file(kind, **options)
    if kind == "gif":
        with pytest.raises(UnconvertibleError):
            made(tmp_path, data)
    else:
        assert made(tmp_path, data) is None


def test_a_plain_picture_that_would_get_no_lighter_is_left_alone(tmp_path: Path) -> None:
    assert made(tmp_path, file("jpeg", quality=80)) is None
    assert made(tmp_path, file("jpeg", quality=100)) is not None


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    data = file("jpeg", size=(300, 200), exif=camera(orientation=8))
    assert made(tmp_path, data, 150) == made(tmp_path, data, 150)


def test_what_can_not_be_decoded_says_so(tmp_path: Path) -> None:
    data = file("jpeg")
    with pytest.raises(UnconvertibleError):
        made(tmp_path, data[:200])
