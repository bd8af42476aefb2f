"""The times before a line of a clean copy, also where a hand has broken them: then they are not spoken.

    [00:00:04.000 --> 00:00:06.500] host: So which one do I take?
    00:00:06.500 -> 00:00:08.000] Tell me.

The second can't be read for certain, but nobody says an arrow between two times. Such a sentence gets its
times from its neighbours, as a caption does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from cartable.model.transcript import Sentence
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stamps import A_CHARACTER, agreeing
from cartable.read.transcript.timecodes import TIME, milliseconds
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, problem

_WHOLE = re.compile(rf"\[[^\S\n]*({TIME})[^\S\n]*-->[^\S\n]*({TIME})[^\S\n]*\]")
_ARROW = r"(?:[-=–—]{0,2}>|→|⟶)"
_NUMBER = r"-?\d(?:[\d:.,;]{0,18}\d)?"  # bounded: a line may be all digits
_BROKEN = re.compile(
    # in brackets, with an arrow, and no word: a letter O for a zero, a space between digits
    rf"\[(?=[^\[\]\n]*\d:)(?![^\[\]\n]*[^\W\d_]{{2}})[^\[\]\n]{{0,60}}?{_ARROW}[^\[\]\n]{{0,40}}\]"
    # in brackets, nothing but times
    r"|[\[({](?=[^\n\])}]*\d:\d\d)[\d:.,;\s–—-]{4,60}[\])}]"
    # an arrow with a time on one of its sides or on both; brackets missing or of another kind
    rf"|(?=[^\n>→⟶]*\d:\d|[^\n>→⟶]*(?:>|→|⟶)\s*{_NUMBER})"
    rf"[\[({{]?[^\S\n]*(?:{_NUMBER}[^\S\n]*){{0,3}}{_ARROW}(?:[^\S\n]*{_NUMBER})?(?:[^\S\n]*[\])}}])?"
    # one time as the copy writes it, to the thousandth
    r"|[\[({]?\d{1,4}:\d{1,2}:\d{1,2}[.,]\d{3}(?!\d)(?:[^\S\n]*[\])}])?"
)
_CLOCK = re.compile(r"\d:\d")
_PARTS = re.compile(r"-?(?:(\d+):)?(\d+):(\d+)")
_SIXTY = 60


@dataclass(frozen=True, slots=True)
class Lead:
    """The times that a line begins with, from `first` to before `last` of it; the words are behind.

    `start` and `end` are in milliseconds as they are written, None where they can't be read.
    """

    first: int
    last: int
    start: int | None
    end: int | None


def lead(line: str, at: int) -> Lead | None:
    """What stands at an offset of a line and is meant as times, None where words stand there."""
    if whole := _WHOLE.match(line, at):
        if _is_clock(whole[1]) and _is_clock(whole[2]):
            return Lead(at, whole.end(), milliseconds(whole[1]), milliseconds(whole[2]))
        return Lead(at, whole.end(), None, None)
    broken = _BROKEN.match(line, at)
    if broken and _CLOCK.search(broken.group()):
        return Lead(at, broken.end(), None, None)
    return None


def _is_clock(time: str) -> bool:
    """Whether minutes and seconds are below sixty; minutes without hours may be more."""
    parts = _PARTS.match(time)
    return parts is not None and int(parts[3]) < _SIXTY and (parts[1] is None or int(parts[2]) < _SIXTY)


class Times:
    """The leads of a copy's lines, by the number of their sentence."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._found: dict[int, Lead] = {}
        self._seen: dict[str, tuple[int, int, int]] = {}

    def add(self, found: Lead, offset: int, number: int | None) -> None:
        """Times of a line at an offset of the text, before a sentence, or (None) before something else."""
        start, end = found.start, found.end
        if start is None or end is None:
            self._find("unreadable-time", found, offset)
        elif min(start, end) < 0:
            self._find("negative-time", found, offset)
            start, end = max(0, start), None if end < 0 else end
        elif end < start:
            self._find("ends-before-start", found, offset)
            end = None
        if number is not None:
            self._found[number] = Lead(offset + found.first, offset + found.last, start, end)

    def _find(self, code: str, found: Lead, offset: int) -> None:
        *first, count = self._seen.get(code, (offset + found.first, found.last - found.first, 0))
        self._seen[code] = first[0], first[1], count + 1

    def moments(self, sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
        """Start and end in milliseconds of each sentence that has a lead, by its number.

        Starts never go back. Where no line tells a time nobody has one.
        """
        numbers = list(self._found)
        fitting = agreeing([one.start for one in self._found.values()])
        known: dict[int, tuple[int, int | None]] = {}
        for index, (number, one) in enumerate(self._found.items()):
            if one.start is None:
                continue
            if index in fitting:
                known[number] = one.start, one.end
            else:
                self._find("times-out-of-order", Lead(0, one.last - one.first, None, None), one.first)
        return _filled(numbers, known, {one.number: len(one.text) for one in sentences}) if known else {}

    def problems(self) -> list[Problem]:
        """What is wrong, like things once, at the first of them."""
        return [
            problem(code, self._source.place(first, length), count=count)
            for code, (first, length, count) in self._seen.items()
        ]


def _filled(
    numbers: Sequence[int], known: Mapping[int, tuple[int, int | None]], lengths: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """Both times of each: an end is the next start; between two that are known, time runs by characters."""
    made: dict[int, tuple[int, int]] = {}
    now = 0
    groups = [list(group) for _, group in groupby(numbers, key=lambda one: one in known)]
    for at, group in enumerate(groups):
        if group[0] in known:
            starts = [known[number][0] for number in group]
            for number, following in zip(group, [*starts[1:], None], strict=True):
                start, end = known[number]
                if end is None:
                    end = start + lengths[number] * A_CHARACTER if following is None else following
                made[number] = start, end
                now = max(now, end) if following is None else now
            continue
        characters = sum(lengths[number] for number in group)
        after = known[groups[at + 1][0]][0] if at + 1 < len(groups) else now + characters * A_CHARACTER
        first = min(now, after)
        said = 0
        for number in group:
            begin = first + (after - first) * said // max(1, characters)
            said += lengths[number]
            made[number] = begin, first + (after - first) * said // max(1, characters)
    return made
