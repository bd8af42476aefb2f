"""axe-core finds nothing in any state, whatever the screen; keys, targets and words stand where they must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Course, Figure, Theme
from player.conftest import Opening
from player.lms import Launched, Options
from player.sample import COURSE
from player.states import EXAM, PAGES, exam, practice, right_to_left, transcript
from player.timed import TIMED

pytestmark = pytest.mark.browser


SETTINGS: dict[str, Options] = {
    "telephone": {"width": 360, "height": 740},
    "Moodle's frame, dark": {"width": 650, "height": 666, "scheme": "dark"},
    "desk": {"width": 1280, "height": 900},
    # 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10).
    "zoomed to 400 %": {"width": 320, "height": 256},
    "colours forced": {"width": 650, "height": 666, "forced": True},
    "Moodle's frame, moving": {"width": 650, "height": 666, "moving": True},
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_axe_finds_nothing_in_any_state(launched: Opening, setting: str) -> None:
    play = launched(COURSE, **SETTINGS[setting])
    assert _found(play, practice(play)) == {}


@pytest.mark.parametrize("setting", ["telephone", "Moodle's frame, dark"])
def test_axe_finds_nothing_from_right_to_left(launched: Opening, setting: str) -> None:
    play = launched(right_to_left(COURSE), **SETTINGS[setting])
    assert play.course.locator("html").get_attribute("dir") == "rtl"
    assert _found(play, practice(play)) == {}


@pytest.mark.parametrize("setting", ["Moodle's frame, dark", "zoomed to 400 %"])
def test_axe_finds_nothing_in_an_exam_and_in_its_review(launched: Opening, setting: str) -> None:
    play = launched(EXAM, **SETTINGS[setting])
    assert _found(play, exam(play)) == {}
    kept = {**play.saved(), "cmi.core.lesson_mode": "review"}
    options: Options = {**SETTINGS[setting], "values": kept}
    review = launched(EXAM, **options)
    expect(review.course.locator("#notice")).to_contain_text("Vous relisez votre parcours")
    assert _found(review, iter(["review"])) == {}


def test_axe_finds_nothing_where_what_was_kept_is_lost(launched: Opening) -> None:
    play = launched(COURSE, values={"cmi.suspend_data": "EAAAnonsense"})
    expect(play.course.locator("#notice")).to_contain_text("n’ont pas pu être relues")
    assert _found(play, iter(["lost"])) == {}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("turned", [lambda course: course, right_to_left], ids=["ltr", "rtl"])
def test_axe_finds_nothing_in_any_state_of_a_transcript(
    launched: Opening, setting: str, turned: Callable[[Course], Course]
) -> None:
    play = launched(turned(TIMED), **SETTINGS[setting])
    assert _found(play, transcript(play)) == {}


def test_axe_finds_nothing_under_a_theme(launched: Opening) -> None:
    logo = Figure("carré magique.svg", "Logo")
    theme = Theme(accent="#926600", typeface="sans", corners="square", logo=logo)
    play = launched(replace(COURSE, theme=theme))
    assert _found(play, practice(play)) == {}


def _found(play: Launched, states: Iterator[str]) -> dict[str, list[str]]:
    """What axe-core finds, by state; the states that are clean are left out."""
    found = {state: play.axe() for state in states}
    return {state: complaints for state, complaints in found.items() if complaints}


@pytest.mark.parametrize(("width", "height"), [(320, 600), (360, 740), (650, 666)])
def test_nothing_is_wider_than_the_frame(launched: Opening, width: int, height: int) -> None:
    play = launched(COURSE, width=width, height=height)
    frame = play.page.frames[1]
    for page in PAGES:
        frame.evaluate("id => { location.hash = id }", page)
        play.course.locator(f"#{page}:not([hidden])").wait_for()
        assert frame.evaluate("document.documentElement.scrollWidth") <= width, page


def test_targets_are_44_pixels(launched: Opening) -> None:
    play = launched(COURSE, width=360, height=740)
    frame = play.page.frames[1]
    frame.evaluate("location.hash = 'quiz-buts'")
    play.course.locator("#quiz-buts:not([hidden])").wait_for()
    small = frame.evaluate(
        """() => [...document.querySelectorAll("button, .button, .option label, input, textarea, summary")]
          .filter((one) => !["radio", "checkbox"].includes(one.type))
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 44 || box.width < 44).map(([words]) => words)"""
    )
    assert small == []


def test_key_points_stand_in_the_margin_where_there_is_room_and_after_the_section_where_not(
    launched: Opening,
) -> None:
    def places(width: int) -> tuple[dict[str, float], dict[str, float]]:
        play = launched(COURSE, width=width, height=900)
        frame = play.page.frames[1]
        frame.evaluate("location.hash = 'lecture-buts'")
        play.course.locator("#k-buts-memes-buts").wait_for()
        box = "id => document.getElementById(id).getBoundingClientRect().toJSON()"
        return frame.evaluate(box, "s-buts-8"), frame.evaluate(box, "k-buts-memes-buts")

    sentence, point = places(1280)
    assert point["left"] > sentence["right"]
    assert abs(point["top"] - sentence["top"]) < 40
    sentence, point = places(650)
    assert point["top"] > sentence["bottom"]
