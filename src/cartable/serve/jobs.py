"""Which build comes next.

A course is asked for as a whole; what is quick of it (packages, cards, its problems) comes first and at one
stroke, its papers after, one by one, if it is sound. Asked for again while it is being built, it is
built once more, however often it was asked. What somebody looks at goes before all else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field
from enum import Enum

from cartable.source.dataclass import dataclass

QUICK = "quick"
"""The part of a course that is everything but its papers, each of which is a part by its output's name."""


class Lane(Enum):
    """What a worker takes: what somebody waits for and is quick, the papers of that, or anything."""

    QUICK = "quick"
    PAPERS = "papers"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Job:
    """A part of a course to build, to which outputs, at which asking."""

    course: str
    part: str
    outputs: tuple[str, ...]
    asking: int


@dataclass(slots=True)
class _Asked:
    """A course that was asked for: when (`asking` grows), for what, and what of it is done or under way."""

    asking: int
    quick: tuple[str, ...]
    papers: tuple[str, ...]
    waited_for: bool
    is_sound: bool = False
    done: dict[str, int] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)

    def pending(self) -> Iterator[str]:
        """The parts that can be built now, the quick one first."""
        if self.done.get(QUICK) != self.asking:
            if QUICK not in self.running:
                yield QUICK
        elif self.is_sound:
            for part in self.papers:
                if self.done.get(part) != self.asking and part not in self.running:
                    yield part


class Jobs:
    """The courses that were asked for and are not done."""

    def __init__(self) -> None:
        self._asked: dict[str, _Asked] = {}
        self._askings = 0

    def ask(self, course: str, quick: Collection[str], papers: Collection[str], *, waited_for: bool) -> None:
        """Ask for a course; `waited_for` where somebody has just saved it."""
        self._askings += 1
        before = self._asked.get(course)
        asked = _Asked(self._askings, tuple(quick), tuple(papers), waited_for)
        if before:
            asked.running = before.running
            asked.waited_for |= before.waited_for
        self._asked[course] = asked

    def forget(self, course: str) -> None:
        """The course is gone."""
        self._asked.pop(course, None)

    def is_running(self, course: str) -> bool:
        """Whether a part of a course is being built."""
        return course in self._asked and bool(self._asked[course].running)

    def is_open(self, course: str) -> bool:
        """Whether something of a course is being built, or will be."""
        return self.is_running(course) or any(self._asked[course].pending() if course in self._asked else ())

    def taken(self, lane: Lane, looked_at: Collection[str]) -> Job | None:
        """The job that a worker of that lane does next, from now on under way; None where there is none."""
        best: tuple[tuple[bool, bool, bool, int], str, str] | None = None
        for course, asked in self._asked.items():
            is_urgent = asked.waited_for or course in looked_at
            for part in asked.pending():
                if not _fits(lane, part, is_urgent=is_urgent):
                    continue
                rank = (course not in looked_at, not is_urgent, part != QUICK, asked.asking)
                if best is None or rank < best[0]:
                    best = rank, course, part
        if best is None:
            return None
        _, course, part = best
        asked = self._asked[course]
        asked.running.add(part)
        return Job(course, part, asked.quick if part == QUICK else (part,), asked.asking)

    def finish(self, job: Job, *, is_sound: bool) -> bool:
        """A job is done; gives whether it is still what was asked for last."""
        asked = self._asked.get(job.course)
        if asked is None:
            return False
        asked.running.discard(job.part)
        asked.done[job.part] = job.asking
        if job.asking != asked.asking:
            return False
        if job.part == QUICK:
            asked.is_sound = is_sound
        if not asked.running and not any(asked.pending()):
            del self._asked[job.course]
        return True


def _fits(lane: Lane, part: str, *, is_urgent: bool) -> bool:
    match lane:
        case Lane.QUICK:
            return is_urgent and part == QUICK
        case Lane.PAPERS:
            return is_urgent and part != QUICK
        case Lane.ANYTHING:
            return part != QUICK or not is_urgent
