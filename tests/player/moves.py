"""What a learner does in a course that is played."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from playwright.sync_api import expect

from cartable.model.course import Course, Question, Quiz, Settings
from player.lms import Launched
from player.sample import COURSE

SETTINGS = Settings(passing=Fraction(3, 5))


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
