"""Parts still marked as drafts."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A note for each `draft: true`."""
    if course.draft:
        yield problem("still-draft", where.of_course("draft"), what=course.title)
    for number, module in enumerate(course.modules):
        if module.draft:
            yield problem("still-draft", where.of_course("modules", number, "draft"), what=module.title)
        for at, point in enumerate(module.key_points):
            if point.draft:
                yield problem(
                    "still-draft",
                    where.of_course("modules", number, "key-points", at, "draft"),
                    what=point.id,
                )
    for question in course.questions:
        if question.draft:
            yield problem("still-draft", where.of_question(question.id, "draft"), what=question.id)
