from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from cartable.outputs import scorm12, settings
from cartable.pack.archive import zipped
from cartable.pack.bundle import Bundle, Materials
from cartable.verify.scorm12 import complaints
from scorm.official import schema_errors
from scorm.sample import COURSE, materials_in


@pytest.fixture
def materials(tmp_path: Path) -> Materials:
    return materials_in(tmp_path)


def package(materials: Materials) -> bytes:
    (artefact,) = scorm12.artefacts(COURSE, materials).values()
    assert isinstance(artefact, Bundle)
    return zipped(artefact)


def test_the_package_breaks_no_rule_of_the_standard_or_the_field(materials: Materials) -> None:
    assert complaints(package(materials)) == []


def test_the_manifest_made_from_the_files_really_packed_is_valid(materials: Materials) -> None:
    with zipfile.ZipFile(BytesIO(package(materials))) as archive:
        assert schema_errors(archive.read("imsmanifest.xml")) == []
        assert archive.namelist() == [
            "imsmanifest.xml",
            "index.html",
            "media/carré.svg",
            "media/film _26_ son.mp4",
            "media/film.vtt",
            "player.css",
            "player.js",
        ]


def test_the_archive_is_named_after_the_course(materials: Materials) -> None:
    assert list(scorm12.artefacts(COURSE, materials)) == ["alliances-scorm12.zip"]


def test_the_same_course_gives_the_same_bytes(materials: Materials) -> None:
    assert package(materials) == package(materials)


def test_without_its_media_a_package_stays_under_sixty_kilobytes(materials: Materials) -> None:
    module = replace(COURSE.modules[0], media=(), figures=())
    (artefact,) = scorm12.artefacts(replace(COURSE, modules=(module,)), replace(materials, media={})).values()
    assert isinstance(artefact, Bundle)
    assert len(zipped(artefact)) < 60_000


def test_without_its_media_a_package_has_at_most_ten_files(materials: Materials) -> None:
    """Each file of a package is a slow request in Moodle."""
    (artefact,) = scorm12.artefacts(COURSE, replace(materials, media={})).values()
    assert isinstance(artefact, Bundle)
    assert len(artefact.files) <= 10


def test_the_card_weighs_the_package_it_speaks_of(materials: Materials) -> None:
    ((name, card),) = settings.artefacts(COURSE, materials).items()
    assert name == "lms-settings.md"
    assert isinstance(card, bytes)
    kilobytes = -(-len(package(materials)) // 1000)
    told = [f"pèse {weight}\u00a0ko" for weight in (kilobytes, kilobytes + 1)]
    assert any(words in card.decode() for words in told)
