"""A course whose answers, at their longest, an LMS could not keep whole.

SCORM 1.2 leaves 4,096 characters (RTE 3.4.4); what is longer may be cut, and the learner's work is
lost with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course, Question
from cartable.model.interaction import Essay, TextEntry
from cartable.model.layout import Layout
from cartable.model.state_size import ROOM, contributions, worst_case
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem

_BITS = 6  # to a character of the state
_BITS_PER_UNIT = 3 * 8
_FEWEST = 20


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:
    """A problem at the question that takes the most room."""
    size = worst_case(course, layout)
    if size <= ROOM or not course.questions:
        return
    weights = contributions(course, layout)
    heaviest = max(course.questions, key=lambda question: weights[question.id])
    path = ("longest",) if heaviest.type in {"essay", "short-text"} else ()
    longest = heaviest.interaction.longest if isinstance(heaviest.interaction, TextEntry | Essay) else None
    yield problem(
        "state-too-large",
        where.of_question(heaviest.id, *path),
        id=heaviest.id,
        size=size,
        most=ROOM,
        share=weights[heaviest.id],
        longest=longest,
        enough=_enough(course, heaviest, longest, size) if longest else None,
    )


def _enough(course: Course, question: Question, longest: int, size: int) -> int | None:
    """The most characters that the question could take so that all fits; None where they were too few.

    A typed character takes three bytes at worst, twice that where the best attempt is kept as well.
    """
    copies = 2 if question.graded and course.settings.attempts != 1 else 1
    left = longest - -(-(size - ROOM) * _BITS // (_BITS_PER_UNIT * copies))
    return left // 10 * 10 if left >= _FEWEST else None
