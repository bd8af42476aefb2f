"""Two windows of one course: the second says so, and neither overwrites newer work."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from player.conftest import Opening
from player.lms import Launched
from player.moves import check, go, one_module
from player.sample import CHOICE, CLAIM, COURSE

pytestmark = pytest.mark.browser

ANNA = {"cmi.core.student_id": "anna"}
BORIS = {"cmi.core.student_id": "boris"}
WITHOUT_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined});"


def written(play: Launched) -> list[str]:
    """The calls that write, in order."""
    return [call[0] for call in play.calls() if call[0] in {"LMSSetValue", "LMSCommit", "LMSFinish"}]


@pytest.mark.parametrize("script", ["", WITHOUT_LOCKS])
def test_the_second_window_says_so_and_writes_nothing(launched: Opening, script: str) -> None:
    course = one_module(CHOICE, CLAIM)
    first = launched(course, values=ANNA, script=script)
    kept = first.saved()
    second = launched(course, values=kept, beside=first, script=script)
    second.course.locator("body[data-saved=elsewhere]").wait_for()
    expect(second.course.locator("#saved")).to_contain_text("Ouvert dans un autre onglet")
    expect(second.course.locator("#notice")).to_contain_text("continuez là-bas")
    second.page.clock.install()
    go(second, "quiz-buts")
    expect(second.course.locator(f"#q-{CHOICE.id} input").first).to_be_disabled()
    before = written(second)
    # Without locks a first window that answers late lets the second save once, before it knows.
    assert script or "LMSCommit" not in before
    go(second, "result")
    second.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    second.page.clock.run_for(60_000)
    assert written(second) == before
    go(first, "quiz-buts")
    check(first, CHOICE.id, "a")
    first.saved()


@pytest.mark.parametrize("script", ["", WITHOUT_LOCKS])
def test_the_frame_reloaded_is_not_a_second_window(launched: Opening, script: str) -> None:
    play = launched(COURSE, values=ANNA, script=script)
    play.saved()
    play.page.frames[1].evaluate("location.reload()")
    play.page.frames[1].wait_for_function("document.body.dataset.saved === 'saved'")
    play.kill()  # an LMS that refuses the second LMSInitialize is what a reload brings


@pytest.mark.parametrize("script", ["", WITHOUT_LOCKS])
def test_two_learners_or_two_courses_do_not_meet(launched: Opening, script: str) -> None:
    first = launched(COURSE, values=ANNA, script=script)
    first.saved()
    launched(COURSE, values=BORIS, beside=first, script=script).saved()


def test_a_window_that_closed_leaves_the_course_to_the_next(launched: Opening) -> None:
    first = launched(COURSE, values=ANNA)
    kept = first.saved()
    first.kill()
    launched(COURSE, values=kept, beside=first).saved()


NAMED = """{
  const Real = BroadcastChannel;
  window.BroadcastChannel = class extends Real {
    constructor(name) { super(name); window.channelName = name; }
  };
}"""
ASKED_LONG_AGO = """() => new BroadcastChannel(window.channelName).postMessage(
  {kind: "hello", id: 1, since: Date.now() - 5000, sent: Date.now() - 5000, to: 0})"""


def test_a_window_that_slept_while_another_opened_yields(launched: Opening) -> None:
    play = launched(COURSE, values=ANNA, script=WITHOUT_LOCKS + NAMED)
    play.saved()
    play.page.frames[1].evaluate(ASKED_LONG_AGO)
    play.course.locator("body[data-saved=elsewhere]").wait_for()
