"""Wrong options that say nothing to who chooses them.

Feedback for each option has an effect of 0.49 on learning, right/wrong alone 0.05
(Van der Kleij, Feskens and Eggen 2015).
"""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course, Question
from cartable.model.interaction import Choice
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A problem for each wrong option without `why:`, unless the question speaks for all of them."""
    for question in course.questions:
        if question.id in where.maimed:
            continue
        if isinstance(question.interaction, Choice) and not (question.why or question.if_wrong):
            for number, option in enumerate(question.interaction.options):
                if not option.right and option.why is None:
                    yield _silent(question, number, option.id, where)


def _silent(question: Question, number: int, option: str, where: Whereabouts) -> Problem:
    if question.type == "true-false":
        key = "if-true" if option == "t" else "if-false"
        return problem("no-feedback", where.of_question(question.id, "true-false"), key=key)
    return problem("no-feedback", where.of_question(question.id, "options", number, "wrong"), key="why")
