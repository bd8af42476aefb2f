"""Two runs of words laid side by side, in time that grows with their length and not with its square.

`difflib` alone needs seconds for a lecture, because small words come a thousand times. So first the
stretches that both runs hold exactly once are laid on one another (as in “patience diff”), and
`difflib` looks only at the short gaps between them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from cartable.source.dataclass import dataclass

_GRAMS = (4, 2, 1)  # words in a stretch that must be the only one of its kind
_SMALL = 2_500  # pairs of words that difflib may look at in one gap
_PIECE = 25  # words of a gap that nothing divides, looked at together


@dataclass(frozen=True, slots=True)
class Step:
    """Words `a` to before `a_end` of one run against `b` to before `b_end` of the other."""

    a: int
    a_end: int
    b: int
    b_end: int
    equal: bool


def steps(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """Both runs, whole, in order: stretches that are equal and stretches that are not, by turns."""
    found: list[Step] = []
    a = b = 0
    for at, beside, size in sorted(_equal(one, other)):
        if at > a or beside > b:
            found.append(Step(a, at, b, beside, equal=False))
        elif found:  # they touch: one stretch
            before = found.pop()
            found.append(Step(before.a, at + size, before.b, beside + size, equal=True))
            a, b = at + size, beside + size
            continue
        a, b = at + size, beside + size
        found.append(Step(at, a, beside, b, equal=True))
    if a < len(one) or b < len(other):
        found.append(Step(a, len(one), b, len(other), equal=False))
    return found


def _equal(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The equal stretches, each as its two beginnings and its length, in no order."""
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        a, a_end, b, b_end = waiting.pop()
        size = 0
        while a + size < a_end and b + size < b_end and one[a + size] == other[b + size]:
            size += 1
        if size:
            yield a, b, size
            a, b = a + size, b + size
        size = 0
        while a < a_end - size and b < b_end - size and one[a_end - size - 1] == other[b_end - size - 1]:
            size += 1
        if size:
            a_end, b_end = a_end - size, b_end - size
            yield a_end, b_end, size
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _SMALL:
            yield from _compared(one, other, (a, a_end, b, b_end))
        elif anchors := _anchors(one[a:a_end], other[b:b_end]):
            ends = [*((a + at, b + beside) for at, beside in anchors), (a_end, b_end)]
            for (at, beside), (end, end_beside) in pairwise([(a, b), *ends]):
                waiting.append((at, end, beside, end_beside))
        else:
            yield from _in_pieces(one, other, (a, a_end, b, b_end))


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Where the same stretch begins in both, of stretches that each holds once; rising in both."""
    for size in _GRAMS:
        places = _single(other, size)
        pairs = [(at, places[gram]) for gram, at in _single(one, size).items() if gram in places]
        if pairs:
            rising = _rising(pairs)
            runs = {(at + 1, beside + 1) for at, beside in rising}  # what goes on with one is found with it
            return [pair for pair in rising if pair not in runs]
    return []


def _single(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    """Each stretch of `size` words that comes once only, and where it begins."""
    places: dict[tuple[str, ...], int] = {}
    twice: set[tuple[str, ...]] = set()
    for at, gram in enumerate(zip(*(words[offset:] for offset in range(size)), strict=False)):
        if gram in places:
            twice.add(gram)
        places[gram] = at
    for gram in twice:
        del places[gram]
    return places


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as can be kept so that both numbers rise; the first numbers do already."""
    ends: list[int] = []  # of each length, the least second number that a row of it ends with
    last: list[int] = []  # … and the pair that it stands in
    before: list[int] = []
    for index, (_, beside) in enumerate(pairs):
        at = bisect_left(ends, beside)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [beside]
        last[at : at + 1] = [index]
    kept = []
    index = last[-1]
    while index >= 0:
        kept.append(pairs[index])
        index = before[index]
    return kept[::-1]


def _compared(
    one: Sequence[str], other: Sequence[str], gap: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int]]:
    a, a_end, b, b_end = gap
    for block in SequenceMatcher(None, one[a:a_end], other[b:b_end], autojunk=False).get_matching_blocks():
        if block.size:
            yield a + block.a, b + block.b, block.size


def _in_pieces(
    one: Sequence[str], other: Sequence[str], gap: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int]]:
    """A long gap of words that all come again and again: piece against piece."""
    a, a_end, b, b_end = gap
    count = max(a_end - a, b_end - b) // _PIECE + 1
    rows = [(a + (a_end - a) * n // count, b + (b_end - b) * n // count) for n in range(count + 1)]
    for (at, beside), (end, end_beside) in pairwise(rows):
        yield from _compared(one, other, (at, end, beside, end_beside))
