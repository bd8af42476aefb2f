"""What a learner does in a course that is played."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from playwright.sync_api import expect

from cartable.model.course import Course, Question, Quiz, Settings
from player.lms import Launched
from player.sample import COURSE

SETTINGS = Settings(passing=Fraction(3, 5))
_TURN = """state => {
  Object.defineProperty(document, "visibilityState", {configurable: true, get: () => state});
  document.dispatchEvent(new Event("visibilitychange"));
}"""
_COMMITS = "window.calls.filter(([name]) => name.endsWith('Commit')).length"


def one_module(*questions: Question, settings: Settings = SETTINGS) -> Course:
    """A course of one quiz."""
    module = replace(COURSE.modules[0], quiz=Quiz(questions))
    return replace(COURSE, modules=(module,), settings=settings)


def go(play: Launched, page: str) -> None:
    """Shows a page by its address."""
    play.page.frames[1].evaluate("id => { location.hash = id }", page)
    play.course.locator(f"#{page}:not([hidden])").wait_for()


def arrives(play: Launched, page: str) -> None:
    """The page comes, and its heading has the focus."""
    expect(play.course.locator(f"#{page} h1")).to_be_focused()


def check(play: Launched, question: str, *options: str) -> None:
    """Answers a choice and checks it."""
    for option in options:
        play.course.locator(f"#q-{question} input[value={option}]").check()
    play.course.locator(f"#q-{question} button").click()


def type_in(play: Launched, question: str, words: str) -> None:
    """Types an answer and checks it."""
    play.course.locator(f"#q-{question} :is(input, textarea)").fill(words)
    play.course.locator(f"#q-{question} button").click()


def turn(play: Launched, state: Literal["hidden", "visible"]) -> None:
    """Another tab comes before the course, or goes."""
    play.page.frames[1].evaluate(_TURN, state)


def commits(play: Launched) -> int:
    """How often the course has asked the LMS to keep what it has."""
    asked: int = play.page.evaluate(_COMMITS)
    return asked


def commits_again(play: Launched, before: int) -> None:
    """The course asks the LMS once more than before: its header may say "saving" too short to be seen."""
    play.page.wait_for_function(f"before => {_COMMITS} > before", arg=before)


def plays(play: Launched) -> None:
    """The recording of the page shown plays, without a sound."""
    media = play.course.locator(".page:not([hidden]) :is(audio, video)")
    media.evaluate("one => { one.muted = true; return one.play(); }")
