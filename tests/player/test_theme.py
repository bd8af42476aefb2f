"""Words stand at 4.5:1 or better on every ground they meet, by day and by night, whatever the accent."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.formats import player
from cartable.formats.language import direction
from cartable.formats.player.theme import style
from cartable.model.colour import DAY, NIGHT, contrast, readable
from cartable.model.course import Figure, Theme
from player.sample import COURSE, TEMPLATES, materials, package

_NIGHT = "@media (prefers-color-scheme: dark)"
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


def _schemes(sheet: str) -> dict[str, dict[str, str]]:
    by_day, by_night = sheet.split(_NIGHT)
    return {"light": dict(_COLOUR.findall(by_day)), "dark": dict(_COLOUR.findall(by_night))}


SCHEMES = _schemes((TEMPLATES / "player/theme.css").read_text("utf-8"))
PAIRS = [
    *(
        (words, ground)
        for words in ("ink", "soft", "accent", "right", "wrong", "partly")
        for ground in ("paper", "tint")
    ),
    ("on-accent", "accent"),
    ("ink", "lit"),
]
ACCENTS = st.integers(0, 0xFFFFFF).map(lambda number: readable(f"#{number:06x}", DAY))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(scheme: str, words: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][words], SCHEMES[scheme][ground]) >= 4.5


def test_day_and_night_name_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()


def test_the_grounds_that_a_colour_is_measured_on_are_those_of_the_sheet() -> None:
    assert tuple(SCHEMES["light"][name] for name in ("paper", "tint")) == DAY
    assert tuple(SCHEMES["dark"][name] for name in ("paper", "tint")) == NIGHT


@given(ACCENTS)
def test_an_accent_is_read_on_its_grounds_and_words_on_it_by_day_and_by_night(accent: str) -> None:
    for scheme, its_own in _schemes(style(Theme(accent=accent))).items():
        colours = SCHEMES[scheme] | its_own
        for words, ground in (("accent", "paper"), ("accent", "tint"), ("on-accent", "accent")):
            assert contrast(colours[words], colours[ground]) >= 4.5, (scheme, words, ground)


def test_a_dark_accent_that_is_given_is_taken() -> None:
    given_ = _schemes(style(Theme(accent="#7a1f3d", accent_dark="#ffd1e0")))
    assert (given_["light"]["accent"], given_["dark"]["accent"]) == ("#7a1f3d", "#ffd1e0")


def test_a_course_that_says_nothing_leaves_the_house_style_alone() -> None:
    assert style(Theme()) == ""


def test_the_courses_theme_comes_after_the_workspaces_own_sheet() -> None:
    given_ = materials(COURSE)
    templates = {**given_.templates, "player/theme.css": b":root { --accent: #005500; --corner: 1px; }\n"}
    course = replace(COURSE, theme=Theme(accent="#7a1f3d"))
    files = player.files(course, replace(given_, templates=templates), standard="scorm12")
    sheet = files["player.css"].decode()
    assert sheet.index("--accent: #005500") < sheet.index("--accent: #7a1f3d")
    assert "--corner: 1px" in sheet
    assert "--paper: #fdfcf9" not in sheet


def test_typeface_and_corners_are_set() -> None:
    assert "--reading: var(--labels)" in style(Theme(typeface="sans"))
    assert "--corner: 0rem" in style(Theme(corners="square"))


def test_the_logo_stands_on_the_start_page_with_its_words_and_in_the_header_without() -> None:
    logo = Figure("logo université.svg", "Université de l'Exemple")
    page = package(replace(COURSE, theme=Theme(logo=logo)))["index.html"].decode()
    page = unescape(page)
    header, start = re.findall(r'<img[^>]*src="media/logo%20universit%C3%A9.svg"[^>]*>', page)
    assert 'alt=""' in header
    assert 'alt="Université de l’Exemple"' in start


@pytest.mark.parametrize(
    ("language", "runs"),
    [
        ("fr-FR", "ltr"),
        ("ar", "rtl"),
        ("ar-MA", "rtl"),
        ("he", "rtl"),
        ("ur-PK", "rtl"),
        ("az-Arab", "rtl"),
        ("ku-Latn", "ltr"),
        ("ar-Latn", "ltr"),
    ],
)
def test_a_page_runs_as_its_language_is_written(language: str, runs: str) -> None:
    assert direction(language) == runs
    assert (
        f'<html lang="{language}" dir="{runs}">'
        in package(replace(COURSE, language=language))["index.html"].decode()
    )
