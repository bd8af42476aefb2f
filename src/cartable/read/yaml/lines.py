"""A text as YAML breaks it into lines: at CR LF, LF or CR, nowhere else."""

from __future__ import annotations

import re

from cartable.source.dataclass import dataclass

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its ending, and the ending: empty for the last."""

    text: str
    ending: str


def broken(text: str) -> list[Line]:
    """The lines of a text, at least one; the last is empty where the text ends in a line break."""
    lines, start = [], 0
    for found in _BREAK.finditer(text):
        lines.append(Line(text[start : found.start()], found[0]))
        start = found.end()
    return [*lines, Line(text[start:], "")]


def texts(text: str) -> list[str]:
    """The same lines, their texts alone."""
    return _BREAK.split(text)
