"""Plain text, with or without time codes at the beginning of lines.

    [00:12] host: So which one do I take?
    00:01:12.340
    The one that is a metre longer than you need.
    (1:20) Tell me.

A time between brackets is always one. A bare one, `12:30`, may be what somebody says: it counts in a
file that is full of them, in order. Meetings are written down with a speaker's name before the time, on
a line of its own (`Ama Boateng  0:03`), and speech recognition with both times (`[00:12 --> 00:15]`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cartable.read.transcript.script import Draft, Script
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stamps import Stamp, stretches
from cartable.read.transcript.timecodes import TIME, milliseconds
from cartable.read.transcript.voices import Voices
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem

_RANGE = rf"(?:{TIME})(?:[ \t]*(?:--?>|[-–—])[ \t]*(?:{TIME}))?"
_LEAST, _SHARE = 2, 4  # bare times count in a file of two times and more, at a quarter of its lines
_TWO = re.compile(TIME)
_DIGIT = re.compile(r":\d")
"""No time is without: it costs next to nothing to see that a text has none."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A time at the beginning of a line: from where to where it is cut out, and whose name with it."""

    first: int
    last: int
    written: str
    start: int
    end: int | None
    bare: bool
    name: str | None


def script(source: SourceText, voices: Voices) -> tuple[Script, list[Problem]]:
    """The text without its times, and what is wrong with these."""
    text = source.text
    anchors = _anchors(text, voices)
    if not anchors:
        return Script(source, text), []
    draft = Draft(source)
    draft.add(text[: anchors[0].first], 0)
    stamps = []
    for anchor, following in zip(anchors, [*(one.first for one in anchors[1:]), len(text)], strict=True):
        if anchor.name is not None:
            draft.voice(anchor.name, anchor.first)
        first = draft.length
        words = text[anchor.last : following]
        draft.add(words, anchor.last)
        last = first + len(words.rstrip())
        stamps.append(Stamp(first, last, anchor.start, anchor.end, anchor.first, len(anchor.written)))
    times, problems = stretches(stamps, source)
    return draft.script(times), problems


def _anchors(text: str, voices: Voices) -> list[_Anchor]:
    if _DIGIT.search(text) is None:
        return []
    pattern = re.compile(
        rf"^[ \t]*(?:(?P<name>{voices.pattern})[ \t,:–-]+(?=[\[(]?{_RANGE}[\])]?[ \t]*$))?"
        rf"(?P<time>\[(?:{_RANGE})\]|\((?:{_RANGE})\)|(?P<bare>{_RANGE})(?![^\s]))[ \t]*(?:\n|\Z)?",
        re.MULTILINE | re.IGNORECASE,
    )
    found = []
    for match in pattern.finditer(text):
        times = [milliseconds(one) for one in _TWO.findall(match["time"])]
        is_bare = match["bare"] is not None and match["name"] is None
        end = times[1] if len(times) > 1 else None
        lead = len(match[0]) - len(match[0].lstrip(" \t"))
        first = match.start() + lead
        found.append(_Anchor(first, match.end(), match[0].strip(), times[0], end, is_bare, match["name"]))
    return found if _believed(text, found) else [one for one in found if not one.bare]


def _believed(text: str, found: Sequence[_Anchor]) -> bool:
    """Whether bare times are time codes: the file has several of them, at many lines and in order."""
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    in_order = sum(one.start <= two.start for one, two in pairwise(found))
    return len(found) >= _LEAST and len(found) * _SHARE >= lines and in_order * 2 > len(found) - 1
