"""Where the marks of one page fall on another: between which of its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice, product, takewhile

from cartable.formats.clean_copy.alignment import Step
from cartable.formats.clean_copy.page import Mark, Page


class Gaps:
    """The gaps between the words of two pages, laid on one another by the steps of their alignment."""

    def __init__(self, rows: Sequence[Step], before: Page, after: Page) -> None:
        self._rows = rows
        self._starts = [row.a for row in rows]
        self._b_starts = [row.b for row in rows]
        self._ends = len(before.words), len(after.words)

    def exact(self, gap: int) -> int | None:
        """Where the word behind an old gap now stands; None where it is gone or became another."""
        row = self._row(self._starts, gap)
        if row is None or not row.equal or not row.a <= gap < row.a_end:
            return None
        return row.b + gap - row.a

    def around(self, gap: int) -> tuple[int, int]:
        """The first and the last gap, both included, where a mark of the old gap may stand now."""
        near = []
        at = bisect_right(self._starts, gap)
        for row in self._rows[max(0, at - 3) : at + 1]:
            if row.a <= gap <= row.a_end:
                near += [row.b + gap - row.a] * 2 if row.equal else [row.b, row.b_end]
        return (min(near), max(near)) if near else (0, 0)

    def kept(self, first: int, end: int) -> bool:
        """Whether any of the old words `first` to before `end` is still there."""
        at = max(0, bisect_right(self._starts, first) - 1)
        near = takewhile(lambda row: row.a < end, islice(self._rows, at, None))
        return any(row.equal and first < row.a_end for row in near)

    def is_old(self, first: int, end: int) -> bool:
        """Whether any of the new words `first` to before `end` was there before."""
        at = max(0, bisect_right(self._b_starts, first) - 1)
        for row in self._rows[at:]:
            if row.b >= end:
                return False
            if row.equal and first < row.b_end:
                return True
        return False

    def paired(
        self, before: Sequence[Mark], after: Sequence[Mark]
    ) -> tuple[list[tuple[Mark, Mark]], list[Mark], list[Mark]]:
        """The marks that are each other's, then those that are gone, then those that are new.

        Who stands where it stood goes before who is nearby, who says the same before who does not.
        """
        gaps = [mark.gap for mark in after]
        free = [True] * len(after)
        pairs: list[tuple[Mark, Mark]] = []
        gone = list(before)
        for lenient, alike in product((False, True), (True, False)):
            left = []
            for mark in gone:
                near = self._near(gaps, mark.gap, lenient=lenient)
                same = (at for at in near if free[at] and (not alike or after[at].value == mark.value))
                found = next(same, None)
                if found is None:
                    left.append(mark)
                else:
                    free[found] = False
                    pairs.append((mark, after[found]))
            gone = left
        return pairs, gone, [mark for mark, is_free in zip(after, free, strict=True) if is_free]

    def _near(self, gaps: Sequence[int], gap: int, *, lenient: bool) -> range:
        """Which of the new gaps an old one may be."""
        exact = self.exact(gap)
        if not lenient and exact is None:
            return range(0)
        first, last = self.around(gap) if lenient or exact is None else (exact, exact)
        return range(bisect_left(gaps, first), bisect_right(gaps, last))

    def _row(self, starts: list[int], gap: int) -> Step | None:
        at = bisect_right(starts, gap) - 1
        return self._rows[at] if at >= 0 else None
