"""Whether words in the colours of the course's theme can be read."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.colour import DAY, NIGHT, READABLE, least_contrast, readable
from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """An accent under the least contrast, with how far it stands out and the nearest that can be read."""
    theme = course.theme
    for key, colour, grounds in (("accent", theme.accent, DAY), ("accent-dark", theme.accent_dark, NIGHT)):
        if colour is None or (ratio := least_contrast(colour, grounds)) >= READABLE:
            continue
        whole, decimals = divmod(int(ratio * 10), 10)  # floored: 4.49 never reads 4.5
        yield problem(
            "low-contrast",
            where.of_course("theme", key),
            day=colour if key == "accent" else None,
            night=colour if key == "accent-dark" else None,
            whole=whole,
            decimals=decimals,
            nearest=readable(colour, grounds),
        )
