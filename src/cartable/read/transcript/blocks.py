"""Captions found by their timing lines: what WebVTT and SRT share, read as leniently as it is written.

    12
    00:01:12.340 --> 00:01:15.900 align:start
    The one that is a metre longer
    than you need.

A line of times opens a caption, whatever stands around it: the numbers of SRT go missing, and so do the
empty lines between captions. Words that no caption claims are kept with the caption before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import NamedTuple

from cartable.read.transcript.captions import Caption
from cartable.read.transcript.payload import runs
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.timecodes import TIME, milliseconds
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, problem

TIMING = re.compile(rf"[ \t]*({TIME})[ \t]*-{{1,2}}>[ \t]*({TIME})([ \t].*)?")
"""A line of times, whole; settings may follow."""

_NUMBERS = re.compile(r"[\d:.,-]*")
_SETTING = re.compile(r"[\w-]+:\S+")
_DIGIT = re.compile(r"\d")
_FRAGMENT = re.compile(r"(?=.*\d)[\d:.,\- \t]*(?:>[ \t]*)?")


@dataclass(slots=True)
class Blocks:
    """The captions of a file, and what is wrong with its form."""

    captions: list[Caption] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    commas: list[tuple[int, int]] = field(default_factory=list)
    points: list[tuple[int, int]] = field(default_factory=list)
    """Where times are written with a comma and with a point: offset and length."""


class _Line(NamedTuple):
    offset: int
    text: str
    times: re.Match[str] | None = None
    broken: bool = False


def blocks(source: SourceText, *, head: Callable[[str], bool], is_name: Callable[[str, int], bool]) -> Blocks:
    """The captions of a source. Never raises; no words of a caption are lost.

    `head` says whether a block that begins with such a line holds no words (a header, a note). `is_name`
    says whether a line before the times is the caption's name or number, given how many captions there
    were, when nothing but the line's place speaks for it.
    """
    found = Blocks()
    lines = _lines(source.text)
    caption: Caption | None = None
    strays: list[_Line] = []
    broken: list[_Line] = []
    silent = is_closed = False  # within a block without words; an empty line came after the caption's words
    is_fresh = True  # a block may begin here
    for index, line in enumerate(lines):
        offset, text, times, is_broken = line
        if times or is_broken:
            caption = _opened(line, found)
            found.captions.append(caption)
            broken += [line] if is_broken else []
            silent = is_fresh = is_closed = False
        elif not text or (text.isspace() and _opens(lines, index + 1, index + 3)):  # YouTube pads with such
            is_fresh, silent = True, False
            is_closed = caption is not None and bool(caption.lines)
        elif is_fresh and head(text):
            silent, is_fresh = True, False
        elif silent or (
            _opens(lines, index + 1, index + 2) and _is_name(text, is_name, found, is_fresh=is_fresh)
        ):
            pass
        else:
            is_fresh = False
            if caption is None:
                caption = Caption(None, None, offset, len(text))
                found.captions.append(caption)
                is_closed = True
            strays += [line] if is_closed else []
            caption.lines.append(runs(text, offset))
    _tell(source, found, strays, broken, lines)
    return found


def _lines(text: str) -> list[_Line]:
    lines = []
    offset = 0
    for line in text.split("\n"):
        if "->" in line:
            times = TIMING.fullmatch(line)
            lines.append(_Line(offset, line, times, times is None and _is_broken(line)))
        else:
            lines.append(_Line(offset, line))
        offset += len(line) + 1
    return lines


def _is_broken(line: str) -> bool:
    """Whether a line is one of times, be they unreadable: figures, an arrow, figures and settings.

    Piece by piece: one expression for the whole line tries each way to share out its spaces.
    """
    before, arrow, after = line.partition("-->")
    if not arrow or _DIGIT.search(line) is None:
        return False
    glued, *pieces = re.split(r"[ \t]+", after)
    return all(map(_NUMBERS.fullmatch, [*re.split(r"[ \t]+", before), glued])) and all(
        _NUMBERS.fullmatch(piece) or _SETTING.fullmatch(piece) for piece in pieces
    )


def _opened(line: _Line, found: Blocks) -> Caption:
    """A caption with the times of a line."""
    times = line.times
    if times is None:
        lead = len(line.text) - len(line.text.lstrip())
        return Caption(None, None, line.offset + lead, max(1, len(line.text.strip())))
    (first, _), (second, last) = times.span(1), times.span(2)
    written = times[1], times[2]
    for time, at in zip(written, (first, second), strict=True):
        if "." in time:
            found.points.append((line.offset + at, len(time)))
        elif "," in time:
            found.commas.append((line.offset + at, len(time)))
    return Caption(milliseconds(written[0]), milliseconds(written[1]), line.offset + first, last - first)


def _opens(lines: list[_Line], first: int, last: int) -> bool:
    """Whether a line of times is one of those from `first` to before `last`."""
    return any(one.times or one.broken for one in lines[first:last])


def _is_name(text: str, is_name: Callable[[str, int], bool], found: Blocks, *, is_fresh: bool) -> bool:
    """Whether a line right before one of times is the name or number of the caption that this opens."""
    text, captions = text.strip(), len(found.captions)
    return is_name(text, captions) if is_fresh else text == str(captions + 1)


def _tell(
    source: SourceText, found: Blocks, strays: list[_Line], broken: list[_Line], lines: list[_Line]
) -> None:
    """Say what is wrong with the form; a file that breaks off loses only the piece of a time at its end."""
    last = next((line for line in reversed(lines) if line.text.strip()), None)
    cut = False
    if last is not None and (last.times or last.broken):
        cut = True
        found.captions.pop()
        broken[:] = [line for line in broken if line is not last]
    while strays and strays[-1] is not lines[0] and last is not None and _FRAGMENT.fullmatch(strays[-1].text):
        if strays[-1] is not last and not cut:
            break
        if strays[-1].offset <= found.captions[-1].origin:
            break  # it stands before the last caption: nothing was cut off there
        cut = True
        strays.pop()
        found.captions[-1].lines.pop()
    if cut and last is not None:
        found.problems.append(problem("cut-off-captions", source.place(last.offset, len(last.text))))
    for code, where in (("unreadable-time", broken), ("caption-without-time", strays)):
        if where:
            place = source.place(where[0].offset, len(where[0].text))
            found.problems.append(problem(code, place, count=len(where)))
