"""Key points that no question asks for."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.coverage import unasked
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A note for each module that has such key points, where its questions rest on any at all."""
    if not where.whole:
        return
    for number, module in enumerate(course.modules):
        silent = unasked(module)
        if silent and len(silent) < len(module.key_points):
            ids = [module.key_points[at].id for at in silent]
            yield problem(
                "unasked-key-point",
                where.of_course("modules", number, "key-points", silent[0]),
                id=ids[0] if len(ids) == 1 else None,
                ids=", ".join(ids) if len(ids) > 1 else None,
            )
