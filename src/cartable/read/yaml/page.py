"""The lines of a file as the first reading walks over them, and how far things reach in them."""

from __future__ import annotations

import re
from functools import cached_property

from cartable.read.yaml.quoting import Segment
from cartable.source.place import Place

NO_BREAK = "\u00a0\u202f"
"""The no-break spaces that French keyboards and word processors write."""

COLON = re.compile(r":(?=[ \t]|$)")
"""A colon that makes a key of what stands before it."""

TAB = 2
"""How many spaces a tab is read as, where it indents."""

_LEAD = re.compile(f"[ \t{NO_BREAK}]*")
_ALIAS = re.compile(r"\*([\w-]+)", re.ASCII)
_COMMENT = re.compile(r"[ \t][ \t]#|[ \t]#(?=[\s#!]|$)")
_STRUCTURE = re.compile(r"-(?=[ \t]|$)|[^\s#\"'\[\]{},:][^:]*:(?=[ \t]|$)|---|\.\.\.")
_FIELD = re.compile(f"(?:- +)*([a-z][a-z-]*)[ {NO_BREAK}]?:(?=[ \t]|$)")


class Page:
    """Lines, numbered from 0, and columns from 0; places are the author's, counted from 1.

    `written` holds the lines as they came. In `lines`, tabs and no-break spaces that indent are
    spaces, for the lines in `respaced`; `place` takes that back. `odd` are those among them that
    are structure, not the inside of a text.
    """

    def __init__(self, lines: list[str], path: str, words: frozenset[str]) -> None:
        self.path = path
        self.words = words
        self.written = lines
        self.lines = list(lines)
        self.respaced: dict[int, None] = {}
        self.odd: dict[int, None] = {}
        self._wider = [0] * len(lines)
        for number, line in enumerate(lines):
            if line.startswith("\t") and line.strip():
                self._respace(number)

    @cached_property
    def aliases(self) -> frozenset[str]:
        """Every name that may be referred to by `*name`."""
        return frozenset(name for line in self.written for name in _ALIAS.findall(line))

    def lead(self, line: int) -> str:
        """The white space that the line begins with, tabs and no-break spaces too, as written."""
        found = _LEAD.match(self.written[line])
        return found[0] if found else ""

    def begins_oddly(self, line: int) -> bool:
        """Whether a line of structure began with other white space than spaces; now it is spaces."""
        if not self.lead(line).strip(" "):
            return False
        if line not in self.respaced:
            self._respace(line)
        self.odd[line] = None
        return True

    def _respace(self, line: int) -> None:
        lead = self.lead(line)
        new = "".join(" " * TAB if sign == "\t" else " " for sign in lead)
        self.lines[line] = new + self.written[line][len(lead) :]
        self._wider[line] = len(new) - len(lead)
        self.respaced[line] = None

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """The author's place."""
        return Place(self.path, line + 1, max(column - self._wider[line], 0) + 1, max(length, 1))

    def indent(self, line: int) -> int:
        """How many spaces stand before the first word."""
        text = self.lines[line]
        return len(text) - len(text.lstrip(" "))

    def rest(self, line: int) -> str:
        """The line without its indentation."""
        return self.lines[line].lstrip(" ")

    def blank(self, line: int) -> bool:
        """Whether nothing stands on the line."""
        return not self.lines[line].strip(" \t")

    def next_written(self, line: int) -> int | None:
        """The next line, this one included, that holds more than a comment."""
        for number in range(line, len(self.lines)):
            if (text := self.lines[number].strip(" \t")) and not text.startswith("#"):
                return number
        return None

    def after_blanks(self, line: int, column: int) -> int | None:
        """The column of the next sign on the line, or None."""
        text = self.lines[line]
        while column < len(text) and text[column] in " \t":
            column += 1
        return column if column < len(text) else None

    def field(self, text: str) -> str | None:
        """The word of the grammar that the text begins with, as a field, behind any dashes."""
        found = _FIELD.match(text)
        return found[1] if found and found[1] in self.words else None

    def segments(self, line: int, column: int, parent: int) -> tuple[list[Segment], int]:
        """A plain text from where it starts to where it can't go on, and the line after it.

        It goes on over lines that are further right than `parent`; a comment, a line that begins
        with a word of the grammar, and a new document end it. A `#` that follows one space and
        sticks to a word counts as text.
        """
        text, ended = before_comment(self.lines[line][column:])
        segments = [Segment(self.place(line, column, len(text)), text)]
        after = number = line + 1
        while not ended and number < len(self.lines):
            if not self.blank(number):
                indent, rest = self.indent(number), self.rest(number)
                if indent <= parent or rest.startswith("#") or is_marker(rest, indent) or self.field(rest):
                    break
                text, ended = before_comment(rest)
                segments.append(Segment(self.place(number, indent, len(text)), text))
                after = number + 1
            number += 1
        return segments, after

    def block_end(self, line: int, parent: int, depth: int | None) -> tuple[int, int | None]:
        """Where a block text stops that may begin on `line`, and the column its lines share.

        `depth` is that column where it is known.
        """
        column = depth
        for number in range(line, len(self.lines)):
            if not self.lines[number].strip(" "):
                continue
            indent = self.indent(number)
            if column is None and indent > parent:
                column = indent
            if column is None or indent < column or is_marker(self.lines[number], indent):
                return number, column
        return len(self.lines), column

    def parts(self, line: int, parent: int) -> bool:
        """Whether a line, no further right than `parent`, is plainly a field, an item or a marker."""
        indent = self.indent(line)
        return indent <= parent and _STRUCTURE.match(self.lines[line], indent) is not None


def is_marker(text: str, indent: int) -> bool:
    """Whether a line begins or ends a document."""
    return indent == 0 and text[:3] in ("---", "...") and text[3:4] in ("", " ", "\t")


def is_dash(text: str) -> bool:
    """Whether a text begins an item of a list."""
    return text[:1] == "-" and text[1:2] in ("", " ", "\t")


def before_comment(text: str) -> tuple[str, bool]:
    """The text up to a comment, and whether there was one."""
    found = _COMMENT.search(text)
    return (text[: found.start()] if found else text).rstrip(" \t"), found is not None
