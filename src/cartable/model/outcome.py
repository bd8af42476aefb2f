"""What a learner's state comes to: the questions met, the score over all graded quizzes, the status.

The twin of the player's `dealing.js`, `journey.js` and `outcome.js`, for whoever judges what they say.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from cartable.model.course import Course, Draw, Module, Question
from cartable.model.drawing import drawn, shuffled
from cartable.model.interaction import Essay
from cartable.model.responses import Response
from cartable.model.scoring import percent, share
from cartable.model.state import State, Visit
from cartable.source.dataclass import dataclass

Status = Literal["incomplete", "completed", "passed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The status; the score as it is sent, `79.99`, and whether it passes: None until all is submitted."""

    status: Status
    score: str | None
    passed: bool | None


def dealt(module: Module, seed: int) -> tuple[Question, ...]:
    """The questions of a module's quiz that the learner of this seed meets, in the order shown."""
    if not module.quiz:
        return ()
    met: list[Question] = []
    for entry in module.quiz.entries:
        if isinstance(entry, Draw):
            met += drawn(entry.pool, entry.take, seed, f"draw:{module.id}:{entry.bank}")
        else:
            met.append(entry)
    return tuple(shuffled(met, seed, f"quiz:{module.id}") if module.quiz.shuffled else met)


def outcome(course: Course, state: State) -> Outcome:
    """What the LMS is to be told of a state."""
    quizzes = [module for module in course.modules if _counts(module, state)]
    earned = possible = Fraction(0)
    for module in quizzes:
        responses = counted(module, state)
        for question in dealt(module, state.seed):
            if question.graded:
                possible += question.points
                earned += question.points * share(question, responses.get(question.id), course.language)
    done = bool(quizzes) and all(_submitted(course, module, state) for module in quizzes)
    part = earned / possible if possible else Fraction(0)
    passed = part >= course.settings.passing if done else None
    return Outcome(_status(course, state, quizzes, passed), percent(part) if done else None, passed)


def counted(module: Module, state: State) -> dict[str, Response]:
    """The responses of the attempt that counts, by question."""
    ids = [question.id for question in dealt(module, state.seed)]
    if any(id_ in state.kept for id_ in ids) or not _visit(state, module).submitted:
        return {id_: state.kept[id_] for id_ in ids if id_ in state.kept}
    return {id_: state.answers[id_].response for id_ in ids if id_ in state.answers}


def _visit(state: State, module: Module) -> Visit:
    return state.visits.get(module.id, Visit())


def _submitted(course: Course, module: Module, state: State) -> bool:
    """Whether an attempt was ever submitted, and nothing came to it since."""
    visit = _visit(state, module)
    return not _goes_on(course, module, state) if visit.submitted else visit.attempts > 1


def _goes_on(course: Course, module: Module, state: State) -> bool:
    """Whether a newer version asks more in a submitted quiz: in practice all was answered then."""
    met = dealt(module, state.seed)
    waiting = [one for one in met if not isinstance(one.interaction, Essay)] or met
    checked = {id_ for id_, given in state.answers.items() if given.checked}
    return course.settings.mode == "practice" and any(one.id not in checked for one in waiting)


def _counts(module: Module, state: State) -> bool:
    quiz = module.quiz
    return bool(quiz and quiz.graded and any(one.graded for one in dealt(module, state.seed)))


def _status(course: Course, state: State, quizzes: list[Module], passed: bool | None) -> Status:  # noqa: FBT001 - one of three
    settings = course.settings
    seen = all(_visit(state, module).seen for module in course.modules)
    when = settings.complete_when if quizzes else "viewed"
    if when == "viewed":
        return "completed" if seen else "incomplete"
    if passed is None:
        return "incomplete"
    if passed:
        return "passed" if when == "quiz-passed" or seen else "incomplete"
    visits = [_visit(state, module) for module in quizzes]
    # A try that is under way or left: Moodle opens what has failed for review only.
    left = any(
        not visit.submitted or not settings.attempts or visit.attempts < settings.attempts for visit in visits
    )
    return "incomplete" if left else "failed"
