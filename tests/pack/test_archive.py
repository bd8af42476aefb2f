from __future__ import annotations

import os
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from cartable.pack.archive import weight, written, zipped
from cartable.pack.bundle import Bundle
from cartable.read.media_kinds import PLAYABLE
from cartable.read.templates import own_templates


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.infolist()


def test_the_manifest_comes_first_and_the_rest_by_code_point() -> None:
    data = zipped(Bundle({"z.js": b"", "Z.js": b"", "imsmanifest.xml": b"", "a/é.css": b"", "a.html": b""}))
    assert [entry.filename for entry in entries(data)] == [
        "imsmanifest.xml",
        "Z.js",
        "a.html",
        "a/é.css",
        "z.js",
    ]


def test_the_order_in_which_files_were_given_leaves_no_trace() -> None:
    assert zipped(Bundle({"a": b"1", "b": b"2"})) == zipped(Bundle({"b": b"2", "a": b"1"}))


def test_dates_permissions_and_system_are_always_the_same(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    film.chmod(0o700)
    os.utime(film, (1_000_000_000, 1_000_000_000))
    for entry in entries(zipped(Bundle({"index.html": b"page", "media/film.mp4": film}))):
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr == 0o100644 << 16
        assert (entry.create_system, entry.extra, entry.comment) == (3, b"", b"")


def test_a_file_on_the_disk_packs_to_the_bytes_that_its_content_would(tmp_path: Path) -> None:
    text = tmp_path / "film.vtt"
    text.write_bytes(b"WEBVTT\n\n" * 500)
    assert zipped(Bundle({"film.vtt": text})) == zipped(Bundle({"film.vtt": text.read_bytes()}))


@pytest.mark.parametrize("length", [0, 1, 65_000, 300_000])
@pytest.mark.parametrize("name", ["player.js", "player.css", "index.html", "média/été.vtt", "film.mp4"])
def test_a_file_comes_out_as_it_went_in(tmp_path: Path, name: str, length: int) -> None:
    content = (b"let x = 1; " * (length // 11 + 1))[:length]
    file = tmp_path / "file"
    file.write_bytes(content)
    data = zipped(Bundle({"a.html": b"before", name: content, "zz.html": b"after"}))
    assert data == zipped(Bundle({"a.html": b"before", name: file, "zz.html": b"after"}))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read(name) == content
        assert [entry.filename for entry in archive.infolist()] == ["a.html", name, "zz.html"]


def test_a_script_is_compressed_as_hard_as_can_be_and_a_page_nearly_so() -> None:
    text = (own_templates() / "player" / "player.css").read_bytes()
    (page, script) = entries(zipped(Bundle({"a.html": text, "b.js": text})))
    hardest = len(zlib.compress(text, 9, -zlib.MAX_WBITS))
    assert script.compress_size == hardest
    assert hardest < page.compress_size < hardest * 1.03


def test_writing_gives_the_bytes_that_zipping_gives(tmp_path: Path) -> None:
    film = tmp_path / "film.webm"
    film.write_bytes(bytes(range(256)) * 20_000)
    bundle = Bundle({"index.html": b"page" * 100, "media/film.webm": film})
    target = tmp_path / "course.zip"
    target.write_bytes(b"older and longer" * 1_000_000)
    assert written(bundle, target) == len(zipped(bundle))
    assert target.read_bytes() == zipped(bundle)


def test_what_is_packed_already_is_stored_and_text_is_deflated() -> None:
    data = zipped(Bundle({"a.PNG": b"x" * 999, "b.mp4": b"x" * 999, "c.js": b"x" * 999}))
    assert [entry.compress_type for entry in entries(data)] == [
        zipfile.ZIP_STORED,
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ]


@pytest.mark.parametrize("extension", sorted(set(PLAYABLE) - {"svg", "vtt", "pdf"}))
def test_every_picture_and_recording_is_stored_as_it_is(extension: str) -> None:
    (entry,) = entries(zipped(Bundle({f"media/a.{extension}": b"x" * 999})))
    assert (entry.compress_type, entry.compress_size) == (zipfile.ZIP_STORED, 999)


def test_a_long_film_goes_into_the_archive_in_pieces(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(64 << 20)
    tracemalloc.start()
    size = written(Bundle({"media/film.mp4": film}), tmp_path / "a.zip")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 64 << 20
    assert most < 8 << 20


def test_only_what_needs_zip64_gets_it(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    assert {entry.extract_version for entry in entries(zipped(Bundle({"a": b"", "film.mp4": film})))} == {20}


def test_more_than_four_gigabytes_are_told_as_zip64_tells_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit is lowered where `zipfile` writes; the one that reads goes by what stands there.
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 5000)
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(range(256)) * 40)
    written(Bundle({"a.html": b"page", "film.mp4": film}), tmp_path / "a.zip")
    monkeypatch.undo()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert {entry.filename: entry.extract_version for entry in archive.infolist()} == {
            "film.mp4": 45,
            "a.html": 20,
        }
        assert archive.read("film.mp4") == film.read_bytes()


def test_the_weight_of_stored_films_and_pictures_is_exact(tmp_path: Path) -> None:
    film, picture = tmp_path / "film.mp4", tmp_path / "photo.png"
    film.write_bytes(bytes(range(256)) * 8_000)
    picture.write_bytes(b"x" * 999)
    bundle = Bundle({"index.html": b"page" * 1000, "media/été.mp4": film, "media/photo.png": picture})
    whole = len(zipped(bundle))
    assert weight(bundle) == whole


def test_the_weight_of_a_bundle_is_near_that_of_its_archive(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(range(256)) * 8_000)
    drawing = tmp_path / "drawing.svg"
    drawing.write_bytes(b"<path/>" * 10_000)
    bundle = Bundle({"index.html": b"page" * 1000, "media/film.mp4": film, "media/drawing.svg": drawing})
    assert abs(weight(bundle) - len(zipped(bundle))) < 300
