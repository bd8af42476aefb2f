"""axe-core finds nothing on any page, before and after answering, by day and by night, wide and narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Module, Quiz, Settings
from player.conftest import Opening
from player.sample import CHOICE, CLAIM, COURSE, DRAWN, ESSAY, NUMBER, SEVERAL, TYPED

pytestmark = pytest.mark.browser

PAGES = ("start", "lecture-buts", "quiz-buts", "lecture-rappel", "quiz-rappel", "glossary", "result")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (650, 666), (1280, 900)])
def test_axe_finds_nothing_on_any_page(launched: Opening, scheme: str, width: int, height: int) -> None:
    play = launched(COURSE, scheme=scheme, width=width, height=height)
    frame = play.page.frames[1]
    found = {}
    for page in PAGES:
        frame.evaluate("id => { location.hash = id }", page)
        play.course.locator(f"#{page}:not([hidden])").wait_for()
        found[page] = play.axe()
    frame.evaluate("location.hash = 'quiz-buts'")
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").check()
    play.course.locator(f"#q-{SEVERAL.id} input[value=a]").check()
    play.course.locator(f"#q-{CLAIM.id} input[value=f]").check()
    play.course.locator(f"#q-{TYPED.id} input").fill("rond")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("mots")
    found["answered"] = play.axe()
    for question in (CHOICE, SEVERAL, CLAIM, TYPED, NUMBER, ESSAY):
        play.course.locator(f"#q-{question.id} button").click()
    found["checked, one lacking"] = play.axe()
    play.course.locator(f"#q-{NUMBER.id} input").fill("4")
    play.course.locator(f"#q-{NUMBER.id} button").click()
    found["submitted"] = play.axe()
    frame.evaluate("location.hash = 's-buts-10'")
    found["a sentence marked"] = play.axe()
    frame.evaluate("location.hash = 'result'")
    found["result"] = play.axe()
    play.course.get_by_role("button", name="Sommaire").click()
    found["contents"] = play.axe()
    assert {page: complaints for page, complaints in found.items() if complaints} == {}


def test_axe_finds_nothing_in_an_exam_in_review_or_when_saving_fails(launched: Opening) -> None:
    course = replace(
        COURSE,
        language="en",
        modules=(Module("one", "One", quiz=Quiz((CHOICE, TYPED, *DRAWN))),),
        settings=Settings(mode="exam", attempts=1),
    )
    play = launched(course, lie={"LMSCommit": "false"})
    play.course.locator("body[data-saved=refused]").wait_for()
    play.page.frames[1].evaluate("location.hash = 'quiz-one'")
    play.course.get_by_role("button", name="Hand in").click()
    assert play.axe() == []
    play.course.get_by_role("button", name="Hand in").click()
    assert play.axe() == []
    review = launched(course, values={**play.kept(), "cmi.core.lesson_mode": "review"})
    expect(review.course.locator("#notice")).to_contain_text("reading your course again")
    assert review.axe() == []


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
