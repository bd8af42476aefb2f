"""A record that cannot be read: the course starts afresh, says so, and keeps it aside until it can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.layout import Layout, Slot
from cartable.model.state import Given, State, Visit, restored, saved
from player.conftest import Opening
from player.moves import check, go, one_module
from player.sample import CHOICE, CLAIM, ESSAY, layout

pytestmark = pytest.mark.browser

COURSE = one_module(CHOICE, CLAIM, ESSAY)
LATER = Layout(2, (*layout(COURSE).slots, Slot("Q9-new", "text", "Q9_new", since=2)))
"""The layout of a version that was uploaded, used, and taken back."""


@pytest.mark.parametrize("unreadable", ["EAAAnonsense", "~{“storyline”:1}.x.y"])
def test_a_state_that_cannot_be_read_is_said_and_kept_behind_the_new_one(
    launched: Opening, unreadable: str
) -> None:
    play = launched(COURSE, values={"cmi.suspend_data": unreadable, "cmi.core.lesson_status": "passed"})
    expect(play.course.locator("#notice")).to_contain_text("n’ont pas pu être relues")
    expect(play.course.locator("#notice")).to_contain_text("gardé à part")
    kept = play.saved()
    assert restored(kept["cmi.suspend_data"], layout(COURSE)).revision == 1
    assert kept["cmi.suspend_data"].partition(".")[2] == unreadable
    assert kept["cmi.core.lesson_status"] == "passed"
    again = launched(COURSE, values=kept)
    expect(again.course.locator("#notice")).to_be_hidden()
    go(again, "quiz-buts")
    check(again, CHOICE.id, "a")
    later = again.saved()["cmi.suspend_data"]
    assert later.partition(".")[2] == unreadable
    assert restored(later, layout(COURSE)).answers.keys() == {CHOICE.id}


def test_what_a_later_version_saved_is_back_when_that_version_is(launched: Opening) -> None:
    newer = State(
        7, 3, {"buts": Visit(seen=True, attempts=1)}, {CLAIM.id: Given(frozenset({"f"}), checked=True)}
    )
    taken_back = launched(COURSE, values={"cmi.suspend_data": saved(newer, LATER)})
    go(taken_back, "quiz-buts")
    check(taken_back, CHOICE.id, "b")
    kept = taken_back.saved()["cmi.suspend_data"]
    back = launched(replace(COURSE, version="2"), LATER, values={"cmi.suspend_data": kept})
    expect(back.course.locator("#notice")).to_contain_text("ont été retrouvées")
    state = restored(back.saved()["cmi.suspend_data"], LATER)
    assert state.answers.keys() == {CHOICE.id, CLAIM.id}
    assert state.visits["buts"].seen
    assert "." not in back.saved()["cmi.suspend_data"]


def test_what_leaves_no_room_for_the_new_state_is_let_go(launched: Opening) -> None:
    play = launched(COURSE, values={"cmi.suspend_data": "x" * 4090})
    kept = play.saved()["cmi.suspend_data"]
    assert "." not in kept
    assert len(kept) < 100
