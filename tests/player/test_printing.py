"""“Print my answers”, at any time: every quiz as it stands, below the course's name and the learner's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from player.conftest import Opening
from player.moves import SETTINGS, check, go, one_module
from player.sample import CHOICE, CLAIM, ESSAY, TYPED

pytestmark = pytest.mark.browser

PRINTER = "window.print = () => { window.printed = (window.printed || 0) + 1; };"
LONG = " ".join(["Une friche devenue jardin."] * 10)


def test_every_answer_is_on_paper_with_who_gave_it(launched: Opening) -> None:
    course = one_module(CHOICE, CLAIM, TYPED, ESSAY)
    play = launched(course, values={"cmi.core.student_name": "Serre, Anna"}, script=PRINTER)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill(LONG)
    go(play, "lecture-buts")
    play.course.get_by_role("button", name="Sommaire").click()
    play.page.emulate_media(media="print")
    play.course.locator("#contents [data-print]").evaluate("one => one.click()")
    frame = play.page.frames[1]
    assert frame.evaluate("window.printed") == 1
    expect(play.course.locator("#print-head")).to_contain_text("Serre, Anna")
    expect(play.course.locator("#print-head")).to_contain_text("Pourquoi s’allier")
    expect(play.course.locator(f"#q-{CHOICE.id} .verdict")).to_be_visible()
    expect(play.course.locator(f"#q-{CLAIM.id}")).to_be_visible()
    expect(play.course.locator(".written")).to_have_text(LONG)
    expect(play.course.locator(f"#q-{ESSAY.id} textarea")).to_be_hidden()
    expect(play.course.locator("#lecture-buts h1")).to_be_hidden()
    frame.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(play.course.locator("#lecture-buts h1")).to_be_visible()
    expect(play.course.locator(".written")).to_have_count(0)


def test_an_exam_that_is_not_handed_in_prints_no_solution(launched: Opening) -> None:
    play = launched(one_module(CHOICE, settings=replace(SETTINGS, mode="exam")), script=PRINTER)
    go(play, "quiz-buts")
    play.course.locator(f"#q-{CHOICE.id} input[value=a]").check()
    play.page.emulate_media(media="print")
    play.course.locator("#result [data-print]").evaluate("one => one.click()")
    expect(play.course.locator(f"#q-{CHOICE.id} .option-text").first).to_be_visible()
    for said in (".verdict", ".mark", ".why"):
        for one in play.course.locator(f"#q-{CHOICE.id} {said}").all():
            expect(one).to_be_hidden()


def test_the_browsers_own_print_command_prints_the_page_shown(launched: Opening) -> None:
    play = launched(one_module(CHOICE))
    go(play, "lecture-buts")
    play.page.emulate_media(media="print")
    expect(play.course.locator("#lecture-buts h1")).to_be_visible()
    expect(play.course.locator("#quiz-buts")).to_be_hidden()
    expect(play.course.locator("#print-head")).to_be_hidden()
