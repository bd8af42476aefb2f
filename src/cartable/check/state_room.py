"""A course whose answers, at their longest, an LMS could not keep whole.

SCORM 1.2 leaves 4,096 characters (RTE 3.4.4); what is longer may be cut, and the learner's work is
lost with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.model.state_size import ROOM, contributions, worst_case
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:
    """A problem at the question that takes the most room."""
    size = worst_case(course, layout)
    if size <= ROOM or not course.questions:
        return
    weights = contributions(course, layout)
    heaviest = max(course.questions, key=lambda question: weights[question.id])
    path = ("longest",) if heaviest.type in {"essay", "short-text"} else ()
    yield problem(
        "state-too-large",
        where.of_question(heaviest.id, *path),
        id=heaviest.id,
        size=size,
        most=ROOM,
        share=weights[heaviest.id],
    )
