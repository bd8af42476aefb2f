"""A lock that has seen nearly as many layouts as a learner's state can tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.read.lock import LAST_GENERATION
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem

_FEW_LEFT = 100


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A warning while a hundred or fewer are left, an error where the course needs one too many."""
    if layout.generation > LAST_GENERATION:
        yield problem("lock-full", where.of_key("modules"), most=LAST_GENERATION)
    elif layout.generation > LAST_GENERATION - _FEW_LEFT:
        at = where.of_key("modules")
        yield problem("lock-nearly-full", at, count=layout.generation, most=LAST_GENERATION)
