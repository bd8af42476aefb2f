"""A text read with corrections: what the reader is given, and where each of it was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cartable.source.problem import Edit


class Corrections:
    """Edits on the lines of a text, from which the corrected text and the way back follow.

    Lines are numbered from 1 and neither come nor go; columns are counted from 0 here.
    """

    def __init__(self) -> None:
        self._edits: defaultdict[int, dict[Edit, None]] = defaultdict(dict)
        self._starts: dict[int, Edit] = {}

    def begin(self, edit: Edit, *, keep: bool = False) -> None:
        """Take in what a line begins with instead; the last word on it wins, unless `keep`."""
        if not (keep and edit.place.line in self._starts):
            self._starts[edit.place.line] = edit

    def add(self, edits: Iterable[Edit]) -> None:
        """Take edits in, each once."""
        for edit in edits:
            self._edits[edit.place.line][edit] = None

    def __bool__(self) -> bool:
        return bool(self._edits or self._starts)

    def corrected(self, lines: list[str]) -> str:
        """The text as the reader gets it, its lines ended by a line feed."""
        if not self:
            return "\n".join(lines)
        written = [self.line(number, line) for number, line in enumerate(lines, start=1)]
        return "\n".join(written)

    def line(self, number: int, line: str) -> str:
        """One line as the reader gets it."""
        if number not in self._edits and number not in self._starts:
            return line
        pieces, done = [], 0
        for edit in self._in_order(number):
            start = edit.place.column - 1
            pieces += [line[done:start], edit.new]
            done = start + len(edit.old)
        return "".join([*pieces, line[done:]])

    def column(self, number: int, corrected: int) -> int:
        """The author's column for a column of the corrected line; what was put in has that of its place."""
        if number not in self._edits and number not in self._starts:
            return corrected
        shift = 0
        for edit in self._in_order(number):
            start = edit.place.column - 1 + shift
            if corrected < start:
                break
            if corrected < start + len(edit.new):
                return edit.place.column - 1 + min(corrected - start, len(edit.old))
            shift += len(edit.new) - len(edit.old)
        return corrected - shift

    def _in_order(self, number: int) -> list[Edit]:
        """The edits of a line from left to right; of two that overlap, the first."""
        start = self._starts.get(number)
        chosen = [start] if start else []
        done = len(start.old) if start else 0
        for edit in sorted(self._edits.get(number, ()), key=lambda one: (one.place.column, bool(one.old))):
            if edit.place.column - 1 >= done:
                chosen.append(edit)
                done = edit.place.column - 1 + len(edit.old)
        return chosen
