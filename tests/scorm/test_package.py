from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from cartable.outputs import scorm12, scorm2004, settings, settings2004
from cartable.pack.archive import zipped
from cartable.pack.bundle import Bundle, Materials
from cartable.verify import scorm12 as judge12
from cartable.verify import scorm2004 as judge2004
from scorm.official import schema_errors
from scorm.sample import COURSE, materials_in


@pytest.fixture
def materials(tmp_path: Path) -> Materials:
    return materials_in(tmp_path)


STANDARDS = {"scorm12": (scorm12, judge12), "scorm2004": (scorm2004, judge2004)}
CARDS = {"scorm12": settings, "scorm2004": settings2004}
each_standard = pytest.mark.parametrize("standard", STANDARDS)


def package(materials: Materials, standard: str = "scorm12") -> bytes:
    (artefact,) = STANDARDS[standard][0].artefacts(COURSE, materials).values()
    return zipped(artefact)


@each_standard
def test_the_package_breaks_no_rule_of_the_standard_or_the_field(materials: Materials, standard: str) -> None:
    assert STANDARDS[standard][1].complaints(package(materials, standard)) == []


@each_standard
def test_the_manifest_made_from_the_files_really_packed_is_valid(materials: Materials, standard: str) -> None:
    with zipfile.ZipFile(BytesIO(package(materials, standard))) as archive:
        assert schema_errors(archive.read("imsmanifest.xml"), standard) == []
        assert archive.namelist() == [
            "imsmanifest.xml",
            "index.html",
            "media/carré.svg",
            "media/film _26_ son.mp4",
            "media/film.vtt",
            "player.css",
            "player.js",
        ]


@each_standard
def test_the_archive_is_named_after_the_course_and_the_standard(materials: Materials, standard: str) -> None:
    assert list(STANDARDS[standard][0].artefacts(COURSE, materials)) == [f"alliances-{standard}.zip"]


@each_standard
def test_the_same_course_gives_the_same_bytes(materials: Materials, standard: str) -> None:
    assert package(materials, standard) == package(materials, standard)


def test_without_its_media_a_package_stays_under_sixty_kilobytes(materials: Materials) -> None:
    module = replace(COURSE.modules[0], media=(), figures=())
    (artefact,) = scorm12.artefacts(replace(COURSE, modules=(module,)), replace(materials, media={})).values()
    assert len(zipped(artefact)) < 60_000


def test_without_its_media_a_package_has_at_most_ten_files(materials: Materials) -> None:
    """Each file of a package is a slow request in Moodle."""
    (artefact,) = scorm12.artefacts(COURSE, replace(materials, media={})).values()
    assert isinstance(artefact, Bundle)
    assert len(artefact.files) <= 10


@pytest.mark.parametrize(
    ("standard", "file"), [("scorm12", "lms-settings.md"), ("scorm2004", "lms-settings-2004.md")]
)
def test_the_card_weighs_the_package_it_speaks_of(materials: Materials, standard: str, file: str) -> None:
    ((name, card),) = CARDS[standard].artefacts(COURSE, materials).items()
    assert name == file
    assert isinstance(card, bytes)
    kilobytes = -(-len(package(materials, standard)) // 1000)
    told = [f"pèse {weight}\u00a0ko" for weight in (kilobytes, kilobytes + 1)]
    assert any(words in card.decode() for words in told)
