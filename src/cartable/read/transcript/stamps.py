"""The times that a file tells, made sense of: what is wrong is named, what is missing is reckoned.

Words are never in doubt here, only when they were said. A time that fits none of the others (one digit
too many) would drag all that follows with it: the times that agree with one another are the longest run
of them that never goes back, and a time outside that run is reckoned anew from its neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cartable.read.transcript.script import Stretch
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.timecodes import MAY_BE_IMPOSSIBLE, is_impossible
from cartable.source.problem import Problem, problem

A_CHARACTER = 70
"""Milliseconds that a character takes to say where nothing tells when the words end: some 14 a second."""
_CROWD = 20
"""Captions that begin within one second: no reader follows more than a few, and word by word it is some 5."""
_SECOND = 1000


class Stamp(NamedTuple):
    """The times that a file gives characters `first` to before `last` of a script, in milliseconds.

    None is a time that the file does not tell, or tells so that nobody can read it. The times are
    written at `origin` in the source, `length` characters.
    """

    first: int
    last: int
    start: int | None
    end: int | None
    origin: int
    length: int


def stretches(
    stamps: Sequence[Stamp], source: SourceText, *, rolling: bool = False
) -> tuple[list[Stretch], list[Problem]]:
    """When each stretch of the script was said, and what is wrong with the times, like things once.

    `rolling` captions stand on screen while the next ones are said already: nobody is told of it.
    """
    findings = _Findings(source)
    _find_impossible(stamps, source, findings)
    sound = [_sound(stamp, findings) for stamp in stamps]
    fitting = agreeing([one.start for one in sound])
    known = []
    for index, stamp in enumerate(sound):
        if index in fitting:
            known.append(stamp)
        elif stamp.start is not None:
            findings.add("times-out-of-order", stamp)
    if not rolling:
        for before, stamp in pairwise(known):
            if before.end is not None and stamp.start is not None and stamp.start < before.end:
                findings.add("times-overlap", stamp)
    _find_crowds(known, findings)
    return _filled(known, rolling=rolling), findings.problems()


class _Findings:
    """Where each code was seen first, and how often."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._seen: dict[str, tuple[Stamp, int]] = {}

    def add(self, code: str, stamp: Stamp) -> None:
        """Seen once more."""
        first, count = self._seen.get(code, (stamp, 0))
        self._seen[code] = first, count + 1

    def problems(self) -> list[Problem]:
        """One for each code."""
        return [
            problem(code, self._source.place(first.origin, first.length), count=count)
            for code, (first, count) in self._seen.items()
        ]


def _find_impossible(stamps: Sequence[Stamp], source: SourceText, findings: _Findings) -> None:
    """Minutes and seconds that no clock shows. They are reckoned as written: some tools count no hours."""
    if MAY_BE_IMPOSSIBLE.search(source.text) is None:
        return
    told = -1
    for stamp in stamps:
        written = source.text[stamp.origin : stamp.origin + stamp.length]
        if stamp.start is not None and stamp.origin != told and is_impossible(written):
            findings.add("impossible-time", stamp)
        told = stamp.origin


def _sound(stamp: Stamp, findings: _Findings) -> Stamp:
    """The stamp with times that may be; from a caption that ends before it starts the start is kept."""
    start, end = stamp.start, stamp.end
    if start is not None and end is not None and 0 <= start <= end:
        return stamp  # as nearly all are
    if min(start or 0, end or 0) < 0:
        findings.add("negative-time", stamp)
        start, end = max(0, start or 0), None if end is None or end < 0 else end
    if start is not None and end is not None and end < start:
        findings.add("ends-before-start", stamp)
        end = None
    is_same = start == stamp.start and end == stamp.end
    return stamp if is_same else stamp._replace(start=start, end=end)


def agreeing(starts: Sequence[int | None]) -> set[int]:
    """The indices of the longest run of starts that never goes back (patience sorting, n log n)."""
    told = [start for start in starts if start is not None]
    if told == sorted(told):
        return {index for index, start in enumerate(starts) if start is not None}
    tails: list[int] = []  # of runs by length, the smallest last start
    at: list[int] = []  # … and whose it is
    before: dict[int, int] = {}
    for index, start in enumerate(starts):
        if start is None:
            continue
        pile = bisect_right(tails, start)
        tails[pile : pile + 1], at[pile : pile + 1] = [start], [index]
        before[index] = at[pile - 1] if pile else -1
    found: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _find_crowds(known: Sequence[Stamp], findings: _Findings) -> None:
    starts = [stamp.start or 0 for stamp in known]
    for earlier, start, stamp in zip(starts, starts[_CROWD:], known[_CROWD:], strict=False):
        if start < earlier + _SECOND:
            findings.add("crowded-captions", stamp)


def _filled(known: Sequence[Stamp], *, rolling: bool) -> list[Stretch]:
    """Stretches with both times: an end that is not told is the next start, the last by the usual pace."""
    made: list[Stretch] = []
    followings = [*(stamp.start for stamp in known[1:]), None]
    for (first, last, told, until, *_), following in zip(known, followings, strict=False):
        start = told or 0
        if until is not None and (following is None or not rolling):
            end = until
        elif following is not None:
            end = following if until is None or following < until else until
        else:
            end = start + (last - first) * A_CHARACTER
        if last > first:
            made.append(Stretch(first, last, start, end))
    return made
