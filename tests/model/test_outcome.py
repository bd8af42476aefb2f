"""What a state comes to; the player's own outcome is held to it in a browser (tests/prove)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cartable.model.course import CompleteWhen, Course, Draw, Module, Question, Quiz, Settings
from cartable.model.interaction import Choice, Option
from cartable.model.outcome import Outcome, dealt, outcome
from cartable.model.state import Given, State, Visit
from cartable.model.text import plain_text


def asked(id_: str, points: int = 1) -> Question:
    options = (Option("r", plain_text("right"), right=True), Option("w", plain_text("wrong"), right=False))
    return Question(id_, "choice", plain_text(id_), Choice(options), Fraction(points))


COURSE = Course(
    "c", "1", "C", "en", (Module("m", "M", quiz=Quiz((asked("a"), asked("b", 2)))), Module("n", "N")),
    settings=Settings(passing=Fraction(2, 3), attempts=2),
)  # fmt: skip


def state(
    answers: str, *, attempts: int = 1, submitted: bool = True, seen: str = "", kept: str = ""
) -> State:
    """`answers` are those to `a` and `b`, a letter each."""
    visits = {id_: Visit(seen=id_ in seen) for id_ in "mn"}
    visits["m"] = Visit("m" in seen, attempts, submitted)
    given = {
        id_: Given(frozenset({letter}), checked=True) for id_, letter in zip("ab", answers, strict=False)
    }
    return State(0, 1, visits, given, {id_: frozenset({one}) for id_, one in zip("ab", kept, strict=False)})


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (state("rr", submitted=False), Outcome("incomplete", None, None)),
        (state("rr"), Outcome("passed", "100", passed=True)),
        (state("wr"), Outcome("passed", "66.66", passed=True)),
        (state("rw"), Outcome("incomplete", "33.33", passed=False)),
        (state("rw", attempts=2), Outcome("failed", "33.33", passed=False)),
        (state("", attempts=2, submitted=False, kept="rr"), Outcome("passed", "100", passed=True)),
        (state("ww", attempts=2, kept="wr"), Outcome("passed", "66.66", passed=True)),
    ],
)
def test_score_and_status_follow_from_the_attempt_that_counts(held: State, expected: Outcome) -> None:
    assert outcome(COURSE, held) == expected


@pytest.mark.parametrize(
    ("when", "seen", "answers", "status"),
    [
        ("both", "mn", "rr", "passed"),
        ("both", "m", "rr", "incomplete"),
        ("viewed", "mn", "ww", "completed"),
        ("viewed", "n", "rr", "incomplete"),
    ],
)
def test_the_rule_of_the_course_decides_the_status(
    when: CompleteWhen, seen: str, answers: str, status: str
) -> None:
    course = replace(COURSE, settings=replace(COURSE.settings, complete_when=when))
    assert outcome(course, state(answers, seen=seen)).status == status


def test_a_quiz_that_does_not_count_gives_no_score() -> None:
    module = replace(COURSE.modules[0], quiz=Quiz((asked("a"),), graded=False))
    course = replace(COURSE, modules=(module,))
    assert outcome(course, state("r", seen="m")) == Outcome("completed", None, None)


def test_a_draw_is_that_of_the_seed_in_the_pools_order() -> None:
    pool = tuple(asked(id_) for id_ in "abcdef")
    module = Module("m", "M", quiz=Quiz((Draw("bank", 3, pool), asked("z"))))
    drawn = [[one.id for one in dealt(module, seed)] for seed in range(20)]
    assert all(ids == [*sorted(ids[:3]), "z"] for ids in drawn)
    assert len({tuple(ids) for ids in drawn}) > 5
    mixed = replace(module, quiz=Quiz((Draw("bank", 3, pool), asked("z")), shuffled=True))
    assert {one.id for one in dealt(mixed, 7)} == {one.id for one in dealt(module, 7)}
