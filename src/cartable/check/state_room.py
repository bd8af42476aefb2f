"""A course whose answers, at their longest, an LMS could not keep whole.

SCORM 1.2 leaves 4,096 characters (RTE 3.4.4); what is longer may be cut, and the learner's work is
lost with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from cartable.model.course import Course, Question, Quiz
from cartable.model.interaction import Essay, TextEntry
from cartable.model.layout import Layout
from cartable.model.state_size import ROOM, contributions, room, worst_case
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem

_FEWEST = 20
"""Less is no room to write."""
_STEP = 10


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:
    """A problem at the question that can give the most room back."""
    size = worst_case(course, layout)
    if size <= ROOM or not course.questions:
        return
    weights = contributions(course, layout)
    heaviest = max(course.questions, key=lambda one: (_spare(course, layout, one), weights[one.id]))
    lowered = [one for one in course.questions if _kept(layout, one) > room(one.interaction)]
    grown = max(lowered, key=partial(_kept, layout), default=None)
    path = ("longest",) if heaviest.type in {"essay", "short-text"} else ()
    field = heaviest.interaction
    yield problem(
        "state-too-large",
        where.of_question(heaviest.id, *path),
        id=heaviest.id,
        size=size,
        most=ROOM,
        share=weights[heaviest.id],
        longest=field.longest if isinstance(field, TextEntry | Essay) else None,
        enough=_enough(course, layout, heaviest, size - ROOM),
        grown=grown.id if grown else None,
        was=_kept(layout, grown) if grown else None,
    )


def _kept(layout: Layout, question: Question) -> int:
    """The bytes that learners may have typed there under an earlier build."""
    return layout.question(question.id).longest


def _spare(course: Course, layout: Layout, question: Question) -> int:
    """What the question gives back, in characters, with its `longest` at the least."""
    field = question.interaction
    if not isinstance(field, TextEntry | Essay):
        return 0
    short = replace(question, interaction=replace(field, longest=min(_FEWEST, field.longest)))
    return _share(course, layout, question) - _share(course, layout, short)


def _enough(course: Course, layout: Layout, question: Question, excess: int) -> int | None:
    """What `longest` the question could have so that all fits; None where it can't help alone."""
    field = question.interaction
    if not isinstance(field, TextEntry | Essay):
        return None
    shares = (
        (longest, _share(course, layout, replace(question, interaction=replace(field, longest=longest))))
        for longest in range(field.longest // _STEP * _STEP, _FEWEST - 1, -_STEP)
    )
    most = _share(course, layout, question) - excess
    return next((longest for longest, share in shares if share < most), None)


def _share(course: Course, layout: Layout, question: Question) -> int:
    """What the question's answer can add, in characters."""
    module = replace(course.modules[0], quiz=Quiz((question,)))
    return contributions(replace(course, modules=(module,)), layout)[question.id]
