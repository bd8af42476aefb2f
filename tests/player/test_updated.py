"""What a learner meets who had finished before the course was corrected and uploaded again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.layout import Layout
from player.conftest import Opening
from player.moves import SETTINGS, check, go, one_module
from player.sample import CHOICE, CLAIM, layout

pytestmark = pytest.mark.browser

FIRST = one_module(CHOICE, settings=replace(SETTINGS, attempts=1))
SECOND = one_module(CHOICE, CLAIM, settings=replace(SETTINGS, attempts=1))
LATER = Layout(2, (*layout(FIRST).slots, replace(layout(SECOND).slots[-1], since=2)))


def test_who_had_passed_keeps_it_and_may_answer_what_is_new(launched: Opening) -> None:
    first = launched(FIRST)
    go(first, "quiz-buts")
    check(first, CHOICE.id, "a")
    kept = first.saved()
    assert (kept["cmi.core.lesson_status"], kept["cmi.core.score.raw"]) == ("passed", "100")

    second = launched(SECOND, LATER, values=kept)
    go(second, "result")
    expect(second.course.locator("#standing")).to_have_text(
        "Votre note précédente, 100\u202f%, reste acquise sur la plateforme."
    )
    go(second, "quiz-buts")
    check(second, CLAIM.id, "t")
    go(second, "result")
    expect(second.course.locator("#score")).to_have_text("50\u202f%")
    expect(second.course.locator("#standing")).to_contain_text("reste acquise")
    later = second.saved()
    assert (later["cmi.core.lesson_status"], later["cmi.core.score.raw"]) == ("passed", "100")


def test_who_has_nothing_better_is_told_nothing_of_it(launched: Opening) -> None:
    play = launched(FIRST)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    go(play, "result")
    expect(play.course.locator("#score")).to_have_text("100\u202f%")
    expect(play.course.locator("#standing")).to_be_hidden()
