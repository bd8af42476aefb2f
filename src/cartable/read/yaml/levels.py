"""Which fields and items are open at a line, by their columns."""

from __future__ import annotations

from enum import Enum, auto

from cartable.source.dataclass import dataclass


@dataclass(slots=True)
class Level:
    """An open field, or an open item where `name` is None; `full` once it has its value.

    `column` is where it is read, `written` where it stands.
    """

    column: int
    line: int
    name: str | None
    written: int
    full: bool = False


class Fit(Enum):
    """How a line that starts at a column goes with what is open."""

    CHILD = auto()
    """It is the value of the innermost level."""
    SIBLING = auto()
    """It follows what started at the same column."""
    FOREIGN = auto()
    """Its column is taken by the other kind: fields among items, or items behind a full field."""
    MISFIT = auto()
    """Nothing starts there."""


class Levels:
    """The open levels, outermost first; columns never decrease."""

    def __init__(self) -> None:
        self._open: list[Level] = []

    def clear(self) -> None:
        """Begin a document."""
        self._open.clear()

    @property
    def innermost(self) -> Level | None:
        """The level that a deeper line would belong to."""
        return self._open[-1] if self._open else None

    @property
    def parent_name(self) -> str | None:
        """The name of the field whose list the innermost item stands in."""
        return next((level.name for level in reversed(self._open) if level.name is not None), None)

    def fit(self, column: int, *, dash: bool) -> Fit:
        """How a line goes here; nothing changes."""
        return self._fit(column, dash=dash)[0]

    def settle(self, column: int, *, dash: bool) -> Fit:
        """The same, and the levels that the line closes are closed."""
        fit, kept = self._fit(column, dash=dash)
        if fit in (Fit.CHILD, Fit.SIBLING):
            del self._open[kept:]
            if fit is Fit.CHILD and self._open:
                self._open[-1].full = True
        return fit

    def push(self, level: Level) -> None:
        """Open a level."""
        self._open.append(level)

    def nearest(self, column: int, *, dash: bool) -> Level | None:
        """The open level of the same kind whose column is nearest, the deeper of two."""
        kind = [level for level in self._open if (level.name is None) == dash]
        return min(reversed(kind), key=lambda level: abs(level.column - column), default=None)

    def _fit(self, column: int, *, dash: bool) -> tuple[Fit, int]:
        """The fit, and how many of the open levels stay open."""
        kept = len(self._open)
        while kept and self._open[kept - 1].column > column:
            kept -= 1
        if not kept:
            return (Fit.MISFIT if self._open else Fit.CHILD), 0
        top = self._open[kept - 1]
        if top.column < column:
            return (Fit.MISFIT if kept < len(self._open) or top.full else Fit.CHILD), kept
        if (top.name is None) == dash:
            return Fit.SIBLING, kept - 1
        if dash:
            return (Fit.FOREIGN if top.full else Fit.CHILD), kept
        # A list may stand right under its field; the next field then ends both.
        below = self._open[kept - 2] if kept > 1 else None
        listed = below is not None and below.column == column and below.name is not None
        return (Fit.SIBLING, kept - 2) if listed else (Fit.FOREIGN, kept)
