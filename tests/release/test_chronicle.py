"""CHANGES.md: a section for each release, above what anyone wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from cartable.build.release.difference import WEIGHTS, Weight
from cartable.build.release.releasing import Wish
from cartable.read.templates import own_templates
from release.released_pair import QUICK, release
from workspaces import TINY

COURSE = "course/x/course.yaml"
FIRST = TINY.replace("title: Essai", 'version: "1.0"\ntitle: "*Essai* : le début"')
SECOND = FIRST.replace('"1.0"', '"1.1"').replace(
    "right: À Paris", "right: À Paris, *surtout*\n            id: a"
)
BOTH = Wish(("scorm12", "settings"))


def changes(root: Path) -> str:
    return (root / "course/x/CHANGES.md").read_bytes().decode()


def headings(text: str) -> list[str]:
    return re.findall("^##? .*$", text, re.MULTILINE)


def test_the_newest_release_stands_first_and_in_the_courses_language(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST}, BOTH)
    release(tmp_path, {COURSE: SECOND}, BOTH)
    text = changes(tmp_path)
    assert headings(text) == ["# \\*Essai\\* : le début : ce qui a changé", "## 1.1", "## 1.0"]
    assert "- Question Q1 : option retouchée, a.\n" in text
    assert "remplacez le fichier par `x-1.1-scorm12.zip`, puis enregistrez." in text
    assert "déposez-y `x-1.0-scorm12.zip`. `x-1.0-lms-settings.md` dit quels réglages choisir." in text
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_there_is_no_date_unless_the_author_gives_one(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    release(tmp_path, {COURSE: SECOND}, replace(QUICK, date="1er septembre *2026*"))
    assert headings(changes(tmp_path))[1:] == ["## 1.1, 1er\u00a0septembre \\*2026\\*", "## 1.0"]


def test_what_a_hand_wrote_stays_to_the_byte(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    mine = "Préface.\r\n\r\n## Version 1.0 (été)\r\n\r\nTout est neuf…\r\n- sans fin de ligne"
    release(tmp_path, {COURSE: SECOND, "course/x/CHANGES.md": mine.encode()})
    text = changes(tmp_path)
    before, after = mine.split("## Version")
    assert text.startswith(f"{before}## 1.1\r\n")
    assert text.endswith(f"\r\n\r\n## Version{after}")
    assert "\n" not in text.replace("\r\n", "")


def test_a_file_without_any_section_gets_one_at_its_end(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST, "course/x/CHANGES.md": "# À nous"})
    assert changes(tmp_path).startswith("# À nous\n\n## 1.0\n\nPremière publication.")


@pytest.mark.parametrize(
    "heading", ["## 1.1", "## 1.1, été", "## Version 1.1 (été)", "## [1.1]", "## الإصدار \u20681.1\u2069"]
)
def test_a_section_that_is_there_already_is_not_written_twice(tmp_path: Path, heading: str) -> None:
    release(tmp_path, {COURSE: FIRST})
    mine = f"# Essai\n\n{heading}\n\nJe l’ai écrite d’avance.\n"
    release(tmp_path, {COURSE: SECOND, "course/x/CHANGES.md": mine})
    assert changes(tmp_path) == mine


@pytest.mark.parametrize("heading", ["## 1.10", "## 1.1.2", "## 11.1", "## 0.1.1"])
def test_another_version_is_no_such_section(tmp_path: Path, heading: str) -> None:
    release(tmp_path, {COURSE: FIRST})
    release(tmp_path, {COURSE: SECOND, "course/x/CHANGES.md": f"{heading}\n"})
    assert headings(changes(tmp_path)) == ["## 1.1", heading]


def test_it_names_what_is_lost_and_where_to_be_careful(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST}, BOTH)
    after = SECOND.replace("id: Q1", "id: Q9").replace("modules:", "settings: {pass: 60 %}\nmodules:")
    release(tmp_path, {COURSE: after.replace("Où coule", "Où donc *coule*")}, replace(BOTH, accepted=True))
    text = changes(tmp_path)
    assert "### Ce que perdent les apprenants en cours de route\n\n- La question Q1 est retirée" in text
    assert "Réglage « pass » : 60 % au lieu de 50 %." in text
    assert "reprenez `x-1.1-lms-settings.md`." in text
    assert "prévenez les apprenants en cours de route." in text


def test_a_new_activity_is_said_to_be_one(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST}, BOTH)
    (tmp_path / "course/x/course.lock").unlink()
    release(tmp_path, {COURSE: SECOND}, replace(BOTH, accepted=True))
    assert "Ajoutez une nouvelle activité avec `x-1.1-scorm12.zip`" in changes(tmp_path)


def test_a_course_in_a_language_without_words_speaks_english(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST.replace("fr-FR", "oc")})
    assert "The first release." in changes(tmp_path)


def words(language: str) -> dict[str, object]:
    text = (own_templates() / "locales" / language / "changes.yaml").read_text("utf-8")
    found: dict[str, object] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it builds only texts
    return found


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "it", "nl", "pt"])
def test_every_kind_of_change_has_its_words_and_what_comes_of_it(language: str) -> None:
    kinds = set(WEIGHTS)
    heavy = {f"{kind}-then" for kind in kinds if WEIGHTS[kind] is not Weight.QUIET}
    assert kinds | heavy <= words(language).keys()
    assert {key for key in words(language) if key.endswith("-then")} == heavy


def test_french_and_english_say_the_same_things_of_the_same_names() -> None:
    french, english = words("fr"), words("en")
    assert french.keys() == english.keys()
    names = re.compile(r"{\w+}")
    for key, text in english.items():
        if isinstance(text, str):
            assert sorted(names.findall(text)) == sorted(names.findall(str(french[key]))), key
