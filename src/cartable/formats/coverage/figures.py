"""What can be counted of a course's coverage."""

from __future__ import annotations

from cartable.model.course import Course, KeyPoint, Module, Objective
from cartable.model.coverage import Untouched, asking, longest, touched, unmeasured, untouched
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of a whole course.

    `longest` is the longest stretch of all transcripts that nothing rests on, with its module.
    `objectives` and `points` are how many there are in all.
    """

    sentences: int
    touched: int
    longest: tuple[Module, Untouched] | None
    unmeasured: tuple[Objective, ...]
    objectives: int
    unasked: tuple[KeyPoint, ...]
    points: int

    @property
    def share(self) -> int:
        """The share of the sentences that are touched, in whole per cent, never rounded up; 0 of none."""
        return 100 * self.touched // self.sentences if self.sentences else 0


def figures(course: Course) -> Figures:
    """The course, counted."""
    stretches = {id(stretch): (module, stretch) for module in course.modules for stretch in untouched(module)}
    worst = longest(stretch for _, stretch in stretches.values())
    return Figures(
        sentences=sum(len(one.transcript.sentences) for one in course.modules if one.transcript),
        touched=sum(len(touched(module)) for module in course.modules),
        longest=stretches[id(worst)] if worst else None,
        unmeasured=tuple(one for module in course.modules for one in unmeasured(module)),
        objectives=sum(len(module.objectives) for module in course.modules),
        unasked=tuple(
            point for module in course.modules for point in module.key_points if not asking(point, module)
        ),
        points=sum(len(module.key_points) for module in course.modules),
    )
