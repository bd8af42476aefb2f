"""A picture is known by a quick look, and asked of a decoder only where that can't tell."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from cartable.read.media import checked_media
from cartable.read.pictures.decoded import decoded
from cartable.read.pictures.exif import exif
from cartable.read.pictures.facts import MOST_PIXELS, Fault, Picture
from cartable.read.pictures.jpeg import jpeg
from cartable.read.pictures.judged import picture
from cartable.read.pictures.png import png
from cartable.read.svg import svg_size
from cartable.source.place import Place
from read.pictures.taken import XMP, camera, file

HERE = Place("course/demo/course.yaml", 4, 12, 8)


def seen(kind: str, data: bytes) -> Picture | Fault:
    return picture(io.BytesIO(data), kind)


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "avif"])
def test_a_sound_picture_tells_its_size(kind: str) -> None:
    assert seen(kind, file(kind)) == Picture(64, 48)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "avif"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64)), (8, (48, 64))]
)
def test_a_picture_is_as_wide_as_it_is_shown(kind: str, orientation: int, size: tuple[int, int]) -> None:
    assert seen(kind, file(kind, exif=camera(orientation=orientation))) == Picture(*size)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "avif"])
def test_a_place_in_the_metadata_is_seen(kind: str) -> None:
    assert seen(kind, file(kind, exif=camera(located=True))) == Picture(64, 48, located=True)


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_a_place_in_the_catalogue_entry_is_seen(kind: str) -> None:
    assert seen(kind, file(kind, xmp=XMP)) == Picture(64, 48, located=True)


def test_colours_of_print_are_seen() -> None:
    assert seen("jpeg", file("jpeg", mode="CMYK")) == Picture(64, 48, for_print=True)


@pytest.mark.parametrize("kind", ["gif", "webp", "png"])
def test_a_picture_that_moves_is_seen(kind: str) -> None:
    after = Image.new("RGB", (64, 48), "navy")
    assert seen(kind, file(kind, save_all=True, append_images=[after])) == Picture(64, 48, moving=True)


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_sound_picture_is_known_without_a_decoder(kind: str, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(file(kind))
    code = (
        "import sys; from cartable.read.pictures.judged import picture\n"
        f"assert picture(open('picture', 'rb'), '{kind}').width == 64\n"
        "print('PIL' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    assert ran.stdout == b"False\n"


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "avif"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_picture_that_breaks_off_is_a_fault(kind: str, part: float) -> None:
    data = file(kind)
    assert isinstance(seen(kind, data[: int(len(data) * part)]), Fault)


def test_what_breaks_off_is_a_fault_though_weasyprint_has_told_the_decoder_to_bear_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = file("jpeg")
    assert seen("jpeg", data[: len(data) // 2]) == Fault("cut")
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_png_with_one_wrong_bit_is_damaged() -> None:
    data = bytearray(file("png"))
    data[len(data) // 2] ^= 1
    assert seen("png", bytes(data)) == Fault("damaged")


def test_a_jpeg_with_something_behind_it_is_sound() -> None:
    # Telephones append a short film, or the same picture smaller.
    data = file("jpeg") + b"MotionPhoto_Data" * 300
    assert jpeg(io.BytesIO(data)) is None
    assert seen("jpeg", data) == Picture(64, 48)


def test_a_picture_of_too_many_pixels_is_never_opened() -> None:
    wide = bytearray(file("png", size=(1, 1)))
    wide[16:24] = (20_000).to_bytes(4) + (10_000).to_bytes(4)
    wide[29:33] = zlib.crc32(wide[12:29]).to_bytes(4)
    assert seen("png", bytes(wide)) == Fault("huge", 20_000, 10_000)
    assert MOST_PIXELS < 20_000 * 10_000


def test_a_gif_bomb_is_never_opened() -> None:
    bomb = bytearray(file("gif"))
    bomb[6:10] = b"\xff\xff\xff\xff"
    assert seen("gif", bytes(bomb)) == Fault("huge")


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_quick_looks(data: bytes) -> None:
    exif(data)
    png(io.BytesIO(b"\x89PNG\r\n\x1a\n" + data))
    jpeg(io.BytesIO(b"\xff\xd8" + data))


@given(st.sampled_from(["jpeg", "png", "gif", "webp"]), st.data())
def test_no_damage_crashes_it(kind: str, chosen: st.DataObject) -> None:
    data = bytearray(file(kind, size=(9, 7)))
    for _ in range(3):
        data[chosen.draw(st.integers(4, len(data) - 1))] = chosen.draw(st.integers(0, 255))
    seen(kind, bytes(data))
    decoded(io.BytesIO(bytes(data)), kind)


def found(folder: Path, name: str, data: bytes, *, converted: bool = False) -> list[str]:
    (folder / "file").write_bytes(data)
    return [one.code for one in checked_media(folder / "file", name, HERE, converted=converted).problems]


def test_what_a_course_makes_anew_is_not_told_of(tmp_path: Path) -> None:
    heavy = file("jpeg", size=(1700, 400), mode="CMYK", quality=100, exif=camera(located=True))
    assert len(heavy) > 500_000
    assert found(tmp_path, "a.jpg", heavy) == ["picture-tells-where", "print-colours", "oversized-picture"]
    assert found(tmp_path, "a.jpg", heavy, converted=True) == []


def test_what_moves_is_not_made_anew_and_keeps_its_place(tmp_path: Path) -> None:
    after = Image.new("RGB", (64, 48), "navy")
    moving = file("webp", save_all=True, append_images=[after], exif=camera(located=True))
    assert found(tmp_path, "a.webp", moving, converted=True) == ["moving-picture", "picture-tells-where"]


def test_a_wide_picture_that_is_light_is_not_told_of(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("RGB", (3000, 2000)).save(made, "png")
    assert found(tmp_path, "a.png", made.getvalue()) == []


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('width="736" height="584"', (736, 584)),
        ("height='58.6px' width='73px'", (73, 59)),
        ('viewBox="0 0 3 4"', None),
        ('width="100%" height="40"', None),
        ('width="30mm" height="20mm"', None),
        ('stroke-width="3" height="40"', None),
    ],
)
def test_a_drawing_tells_its_size_in_pixels_or_none(root: str, size: tuple[int, int] | None) -> None:
    drawing = f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {root}><g width="1"/></svg>'
    assert svg_size(drawing.encode()) == size
