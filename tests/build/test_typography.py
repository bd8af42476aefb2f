"""What a course says under `typography:` reaches every place where its words are set."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from cartable.build.release.releasing import Wish
from cartable.model.course import Course
from cartable.outputs import handout, scorm12, settings
from cartable.pack.bundle import Artefact, Bundle
from paper.paper_sample import materials
from player.sample import materials as player_materials
from release.released_pair import release
from workspaces import TINY, codes, looked_at, read

TITLED = TINY.replace("title: Essai", 'version: "1.0"\ntitle: Essai ! fin')
SAID = """\
words:
  start: "Debut ! fin"
modules:
  - id: eau
    title: Eau ! fin
    introduction: Lisez ! **Allez** ! fin
    transcript: eau.txt
    key-points:
      - id: cle
        text: Une eau ! fin
"""


def asked(typography: str) -> str:
    return TITLED.replace("language: fr-FR", f"language: fr-FR\n{typography}".rstrip())


def packed(course: Course) -> Mapping[str, bytes | Path]:
    (bundle,) = scorm12.artefacts(course, player_materials(course)).values()
    assert isinstance(bundle, Bundle)
    return bundle.files


def data(artefact: Artefact | Path) -> bytes:
    assert isinstance(artefact, bytes)
    return artefact


@pytest.mark.parametrize(
    ("typography", "wanted"),
    [("", "\u202f!"), ("typography: fr-CA", "!"), ("typography: off", " !"), ("typography: en", " !")],
)
def test_it_reaches_the_player_the_papers_and_the_title(tmp_path: Path, typography: str, wanted: str) -> None:
    written = asked(typography).split("modules:")[0] + "settings: {complete-when: viewed}\n" + SAID
    course = read(looked_at(tmp_path, written, {"eau.txt": "Elle coule ! Elle va."}))
    files = packed(course)
    page, manifest = unescape(data(files["index.html"]).decode()), data(files["imsmanifest.xml"])
    for said in ("Essai{}", "Debut{}", "Eau{}", "Lisez{}", "</strong>{}", "Elle coule{}", "Une eau{}"):
        assert said.format(wanted) in page, said
    titles = [element.text for element in etree.fromstring(manifest).iter("{*}title")]
    assert f"Essai{wanted} fin" in titles
    pdf = data(handout.artefacts(course, materials(tmp_path))["x-handout.pdf"])
    sheets = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    printed = re.sub(r"\s", " ", sheets)  # a PDF has one kind of space
    for said in ("Essai{}", "Eau{}", "Lisez{}", "coule{}", "Une eau{}"):
        assert said.format(wanted.replace("\u202f", " ")) in printed, said


def test_it_reaches_the_words_of_the_interface(tmp_path: Path) -> None:
    course = read(looked_at(tmp_path, asked("typography: fr-CA")))
    card = data(settings.artefacts(course, player_materials(course))["lms-settings.md"]).decode()
    assert re.search("\u202f[;!?]", card) is None
    assert re.search("\u202f[;!?]", unescape(data(packed(course)["index.html"]).decode())) is None


def test_it_reaches_what_is_told_of_a_release(tmp_path: Path) -> None:
    release(
        tmp_path,
        {"course/x/course.yaml": asked("typography: off").replace("L’eau", "L'eau !")},
        Wish(("scorm12",)),
    )
    told = (tmp_path / "course/x/CHANGES.md").read_text("utf-8")
    assert "L'eau !" in told


@pytest.mark.parametrize("name", ["off", "fr-FR", "fr-CA", "fr-CH", "en", "de", "de-CH", "es", "pt-BR"])
def test_it_takes_off_or_a_profile(tmp_path: Path, name: str) -> None:
    found = looked_at(tmp_path, asked(f"typography: {name}"))
    assert codes(found) == []
    assert read(found).profile == name


def test_without_it_the_language_sets_the_words(tmp_path: Path) -> None:
    assert read(looked_at(tmp_path, TINY)).profile == "fr-FR"


@pytest.mark.parametrize(
    ("wrote", "nearest"),
    [
        ("no", "off"),
        ("non", "off"),
        ("false", "off"),
        ("OFF", "off"),
        ("fr_ca", "fr-CA"),
        ("fr-BE", "fr-FR"),
        ("en-US", "en"),
        ("on", None),
        ("12", None),
    ],
)
def test_another_word_is_refused_with_the_nearest(tmp_path: Path, wrote: str, nearest: str | None) -> None:
    (found,) = looked_at(tmp_path, asked(f"typography: {wrote}")).problems
    assert found.code == "not-one-of"
    assert dict(found.arguments).get("nearest") == nearest
