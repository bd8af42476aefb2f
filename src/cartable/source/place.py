"""A place in what an author wrote."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of one line of one file; places sort as they are read.

    `path` is relative to the workspace, with forward slashes. `line` and `column` count from 1, in
    characters; line 0 means the file as a whole, column 0 the line as a whole. `length` is how many
    characters the stretch has, at least 1; it never leaves its line.
    """

    path: str
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"

    def shifted(self, columns: int, length: int | None = None) -> Place:
        """The place `columns` characters further right on the same line."""
        return Place(self.path, self.line, self.column + columns, length or self.length)
