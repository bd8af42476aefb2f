"""Objectives that no question measures."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.coverage import unmeasured
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A note for each module that has such objectives; none where a course has no question at all."""
    if not course.questions or not where.whole:
        return
    for number, module in enumerate(course.modules):
        ids = [one.id for one in unmeasured(module)]
        if ids:
            at = [one.id for one in module.objectives].index(ids[0])
            yield problem(
                "unmeasured-objective",
                where.of_key("modules", number, "objectives", at),
                id=ids[0] if len(ids) == 1 else None,
                ids=", ".join(ids) if len(ids) > 1 else None,
            )
