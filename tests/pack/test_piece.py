from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from cartable.pack.archive import written
from cartable.pack.bundle import Bundle
from cartable.pack.piece import opened

FILM = bytes(range(256)) * 40


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    film = tmp_path / "film.mp4"
    film.write_bytes(FILM)
    written(Bundle({"é/film.mp4": film, "index.html": b"page" * 500}), tmp_path / "a.zip")
    return tmp_path / "a.zip"


def entry(archive: Path, name: str) -> zipfile.ZipInfo:
    with zipfile.ZipFile(archive) as package:
        return package.getinfo(name)


@pytest.mark.parametrize("name", ["é/film.mp4", "index.html"])
def test_a_file_of_an_archive_is_read_and_sought_in(archive: Path, name: str) -> None:
    with zipfile.ZipFile(archive) as package:
        whole = package.read(name)
    with opened(archive, entry(archive, name)) as file:
        assert file.read() == whole
        file.seek(1000)
        assert file.read(7) == whole[1000:1007]
        file.seek(-5, os.SEEK_END)
        assert file.read(50) == whole[-5:]
        file.seek(len(whole) + 10)
        assert file.read(1) == b""


def test_the_end_of_a_stored_film_is_one_step_away(archive: Path) -> None:
    # What stands before is never read: here it is damaged, and nobody sees it.
    film = entry(archive, "é/film.mp4")
    with opened(archive, film) as file:
        data = archive.read_bytes()
        at = data.index(FILM)
        archive.write_bytes(data[: at + 5000] + bytes(100) + data[at + 5100 :])
        file.seek(10_000)
        assert file.read(40) == FILM[10_000:10_040]


def test_an_entry_that_leads_nowhere_is_refused(archive: Path) -> None:
    film = entry(archive, "é/film.mp4")
    film.header_offset += 1
    with pytest.raises(zipfile.BadZipFile, match="film"):
        opened(archive, film)
