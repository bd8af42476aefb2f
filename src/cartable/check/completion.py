"""A way to complete the course that no learner can take."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """`complete-when: quiz-passed` or `both`, and no question that is graded."""
    wanted = course.settings.complete_when
    if wanted != "viewed" and where.whole and not any(question.graded for question in course.questions):
        said = where.of_course("settings", "complete-when")
        written = where.of_key("settings", "complete-when") != where.of_course("settings")
        yield problem("nothing-to-pass", said if written else where.of_key("modules"), when=wanted)
