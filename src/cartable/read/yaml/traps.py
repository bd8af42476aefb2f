"""The traps of YAML for prose: what each is, in the author's words, and what mends it."""

from __future__ import annotations

import re
from typing import Literal, assert_never

from cartable.read.yaml.findings import Findings
from cartable.read.yaml.keys import Key
from cartable.read.yaml.page import COLON
from cartable.read.yaml.quoting import Segment, is_curly, quoting, requoting
from cartable.read.yaml.starts import Start
from cartable.source.place import Place
from cartable.source.problem import Argument, Edit, problem

_SIGN = re.compile(r"(.)\1*")
_LOST = re.compile(r"(?<![ \t])[ \t]#(?=[^\s#!])")
_FIELD_LIKE = re.compile(r"[a-z][a-z-]*:(?=[ \t]|$)")
_MOST_SHOWN = 60


def plain_text(found: Findings, segments: list[Segment]) -> bool:
    """Whether a text without quotes holds a trap; then it is reported, and read as quoted."""
    colon = next((place for segment in segments if (place := _at(COLON, segment))), None)
    lost = next(((place, segment) for segment in segments if (place := _at(_LOST, segment))), None)
    if colon and not (lost and lost[0] < colon):
        _report(found, "colon-in-text", colon, segments)
    if lost:
        place, segment = lost
        words = segment.text[place.column - segment.place.column + 2 :]
        _report(found, "comment-in-text", place.shifted(1, len(words) + 1), segments, lost=_short(words))
    return bool(colon or lost)


def curly(found: Findings, segments: list[Segment]) -> None:
    """A text on one line between curly quotes: read as written, since they may be meant as words."""
    if len(segments) == 1 and is_curly(segments):
        first = segments[0]
        found.mended("curly-quotes", first.place.shifted(0, 1), quoting(segments), quote=first.text[0])


def became_pair(found: Findings, segments: list[Segment]) -> None:
    """An item of a list that a colon turned into a pair."""
    text = " ".join(segment.text for segment in segments)
    _report(found, "text-became-pair", segments[0].place, segments, text=_short(text))


def started_badly(found: Findings, segments: list[Segment]) -> None:
    """A text whose first characters mean something to YAML."""
    first = segments[0]
    sign = start[0] if (start := _SIGN.match(first.text)) else ""
    _report(found, "text-start", first.place.shifted(0, len(sign)), segments, start=sign)


def lost_start(found: Findings, segments: list[Segment]) -> None:
    """A text that begins with `#` and so is all comment."""
    _report(found, "comment-in-text", segments[0].place, segments, lost=_short(segments[0].text[1:]))


_Mistaken = Literal[
    Start.TEXT, Start.NESTED_QUOTES, Start.OPEN_QUOTE, Start.OPEN_BRACKET, Start.EXTRA_BRACKET
]


def mistaken(found: Findings, kind: _Mistaken, segments: list[Segment]) -> None:
    """A text whose beginning YAML mistakes for something else, or can't bring to an end."""
    match kind:
        case Start.TEXT:
            started_badly(found, segments)
        case Start.NESTED_QUOTES:
            edits = requoting(segments)
            found.corrections.add(edits)
            found.mended("quote-in-quotes", segments[0].place, edits, quote=segments[0].text[0])
        case Start.OPEN_QUOTE:
            _unclosed(found, "unclosed-quote", segments)
        case Start.OPEN_BRACKET:
            _unclosed(found, "unclosed-bracket", segments)
        case Start.EXTRA_BRACKET:
            found.read_as_quoted(segments)
            last = segments[-1]
            sign = last.text[-1]
            found.report(problem("stray-bracket", last.end.shifted(-1), sign=sign))
        case _:
            assert_never(kind)


def _unclosed(found: Findings, code: str, segments: list[Segment]) -> None:
    # Where the end belongs, the author knows: no edit.
    found.read_as_quoted(segments)
    opened = segments[0]
    found.report(problem(code, opened.place.shifted(0, 1), sign=opened.text[0]))


def dash_in_text(found: Findings, place: Place, segments: list[Segment]) -> None:
    """A dash that goes on with a text instead of beginning an item."""
    found.read_as_quoted(segments)
    found.report(problem("dash-in-text", place, line=segments[0].place.line))


def glued_colon(found: Findings, line: int, key: Key) -> None:
    """A colon without its space behind, or with one that YAML does not know."""
    parted = key.parted or ":"
    place = found.page.place(line, key.colon, len(parted))
    _glued(found, "space-after-colon", place, parted, ": ", field=key.name)


def glued_dash(found: Findings, line: int, column: int, glue: str) -> None:
    """A dash likewise."""
    place = found.page.place(line, column, len(glue))
    _glued(found, "space-after-dash", place, glue, "- ")


def _glued(
    found: Findings, code: str, place: Place, old: str, new: str, **arguments: Argument | None
) -> None:
    edits = (Edit(place, old, new),)
    found.corrections.add(edits)
    found.mended(code, place, edits, **arguments)


def _report(
    found: Findings, code: str, place: Place, segments: list[Segment], **arguments: Argument | None
) -> None:
    edits = found.read_as_quoted(segments)
    # What looks like a field, or like a list under its introduction, may be meant as one.
    field = found.page.field(segments[0].text)
    lines = any(one.text.startswith("- ") or _FIELD_LIKE.match(one.text) for one in segments[1:])
    if field or lines:
        arguments |= {"field": field, "block": "|" if lines else None}
        edits = ()
    found.mended(code, place, edits, **arguments)


def _at(pattern: re.Pattern[str], segment: Segment) -> Place | None:
    match = pattern.search(segment.text)
    return segment.place.shifted(match.start(), 1) if match else None


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1].rstrip() + "…"
