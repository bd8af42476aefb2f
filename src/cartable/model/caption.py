"""What is shown over a recording while it is said."""

from __future__ import annotations

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on the screen from `start` to `end`, milliseconds from the recording's beginning.

    `lines` are shown one under the other. `speaker` is a name, told where another one begins to speak;
    `others` are the lines after the first in which one does: index and name.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str | None = None
    others: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a recording under a title, `start` to `end` in milliseconds."""

    title: str
    start: int
    end: int
