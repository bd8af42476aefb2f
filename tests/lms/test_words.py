"""The words of a course's page: the same in both languages, and each that is said is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import cartable.lms
from cartable.lms.page import LANGUAGES

HERE = Path(cartable.lms.__file__).parent
WORDS = {
    language: yaml.safe_load((HERE / f"locales/{language}/lms.yaml").read_text("utf-8"))
    for language in LANGUAGES
}
SAID = re.compile(r'\b(?:say|does)\("([\w-]+)"')
# What scripts put together: a button's name with what is said of it.
ACTIONS = ("again", "attempt", "reset")
STATES = ("close", "learner", "review", "browse", "offline", "cut")


def arguments(entry: str | dict[str, str]) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", entry if isinstance(entry, str) else entry["other"]))


def test_both_languages_say_the_same_with_the_same_arguments() -> None:
    english, french = WORDS["en"], WORDS["fr"]
    assert list(english) == list(french)
    assert {key: arguments(entry) for key, entry in english.items()} == {
        key: arguments(entry) for key, entry in french.items()
    }


@pytest.mark.parametrize(
    "file", sorted([*HERE.glob("*.mjs"), HERE / "page.html"]), ids=lambda file: file.name
)
def test_every_word_that_is_said_is_there(file: Path) -> None:
    assert [key for key in SAID.findall(file.read_text("utf-8")) if key not in WORDS["en"]] == []


def test_every_button_says_what_it_did_or_does() -> None:
    wanted = [f"{name}-done" for name in ACTIONS] + [
        f"{name}-{way}" for name in STATES for way in ("on", "off")
    ]
    assert [key for key in wanted if key not in WORDS["en"]] == []


def test_french_is_spaced_as_french_is() -> None:
    texts = [
        text
        for entry in WORDS["fr"].values()
        for text in ([entry] if isinstance(entry, str) else entry.values())
    ]
    assert [text for text in texts if re.search(r"[^\u202f][:;!?»]|«[^\u202f]|'", text)] == []
