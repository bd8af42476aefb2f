"""Warnings that an author lets stand, and why: `acknowledged:` of the course and of its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cartable.read.desk import Sheet
from cartable.read.outline import Asked
from cartable.read.written.course import WrittenCourse
from cartable.read.yaml import Mapping as Pairs
from cartable.read.yaml import Node, Scalar, Sequence
from cartable.source.dataclass import dataclass
from cartable.source.nearness import nearest
from cartable.source.place import Place
from cartable.source.problem import Level, Problem, problem
from cartable.source.wording import codes, level


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A warning that may stay: its code, where that was written, and the lines it speaks for.

    `lines` are the first and the last line of a question, None for the whole course, its banks and
    its transcripts included.
    """

    code: str
    place: Place
    lines: tuple[int, int] | None = None

    def covers(self, one: Problem) -> bool:
        """Whether the problem is one that it speaks of."""
        if one.code != self.code:
            return False
        if self.lines is None:
            return True
        first, last = self.lines
        return one.place.path == self.place.path and first <= one.place.line <= last


def acknowledgements(
    course: WrittenCourse, sheet: Sheet, asked: Iterable[Asked]
) -> tuple[list[Acknowledgement], list[Problem]]:
    """What the course and its questions acknowledge, and a problem for each that can't be."""
    silences: list[Acknowledgement] = []
    found: list[Problem] = []
    stated: list[tuple[Mapping[str, str], Sheet, tuple[int, int] | None]] = [
        (course.acknowledged, sheet, None),
        *((said, one.sheet, _lines(one.sheet)) for one in asked if (said := one.written.acknowledged)),
    ]
    for reasons, here, lines in stated:
        for code in reasons:
            place = here.key("acknowledged", code)
            unfit = _unfit(code, place)
            found.extend(unfit)
            if not unfit:
                silences.append(Acknowledgement(code, place, lines))
    return silences, found


def _unfit(code: str, place: Place) -> list[Problem]:
    if code not in codes():
        warnings = [known for known in codes() if level(known) is Level.WARNING]
        return [problem("unknown-code", place, wrote=code, nearest=nearest(code, warnings))]
    if level(code) is not Level.WARNING:
        return [problem("not-a-warning", place, id=code)]
    return []


def _lines(sheet: Sheet) -> tuple[int, int]:
    reach = [*_reach(sheet.here[0])]
    return min(reach), max(reach)


def _reach(node: Node) -> Iterator[int]:
    """The lines on which a node and all in it begin and end."""
    yield node.place.line
    match node:
        case Scalar(text, place):
            yield place.line + text.count("\n")
        case Sequence(items):
            for item in items:
                yield from _reach(item)
        case Pairs(entries):
            for key, value in entries:
                yield from _reach(key)
                yield from _reach(value)
