"""A line of a caption: its words, freed of tags and entities, with the voices and times within it."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import NamedTuple

from cartable.read.transcript.source_text import seen
from cartable.read.transcript.timecodes import TIME, milliseconds

# WebVTT, 4.2.2: cue spans, timestamps and entities; HTML and SSA tags, which SRT files carry. A sign
# that is none of these is spoken: `a < b`.
_TAG = r"</?(?:c|i|b|u|s|em|strong|font|ruby|rt|lang|span)(?:\.[^\s<>]*)?(?:[ \t][^<>]*)?/?>"
_MARKED = re.compile(r"[<{&]")


@cache
def _token() -> re.Pattern[str]:
    """A sign, compiled for the first line that may hold one: it takes 3 ms, and few transcripts have any."""
    return re.compile(
        rf"(?:{_TAG})*<(?P<time>{TIME})>(?:{_TAG})*"
        r"|<v(?:\.[^\s<>]*)?[ \t]+(?P<voice>(?![ \t])[^<>]*)>"
        rf"|(?:{_TAG})+"
        r"|</?v(?:\.[^\s<>]*)?(?:[ \t][^<>]*)?/?>"
        r"|\{\\[^{}]*\}"
        r"|(?P<break><br[ \t]*/?>)"
        r"|(?P<entity>&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)",
        re.IGNORECASE,
    )


class Run(NamedTuple):
    """Words from `origin` in the source on; before them a voice may begin, or a time be told.

    `voice` is a name and where it is written; `moment` is in milliseconds.
    """

    text: str
    origin: int
    voice: tuple[str, int] | None = None
    moment: int | None = None


def runs(line: str, origin: int) -> list[Run]:
    """The runs of a line that stands in the source from `origin` on; a run may hold no words."""
    if not _MARKED.search(line):
        return [Run(line, origin)]
    found: list[Run] = []
    at = 0
    voice: tuple[str, int] | None = None
    moment: int | None = None
    for token in _token().finditer(line):
        start, end = token.span()
        if at < start:
            found.append(Run(line[at:start], origin + at, voice, moment))
            voice = moment = None
        at = end
        kind = token.lastgroup
        if kind == "time":
            moment = milliseconds(token["time"])
        elif kind == "voice":
            name = " ".join(html.unescape(token["voice"]).split())
            voice = (name, origin + token.start("voice")) if name else voice
        elif kind:
            meant = seen(html.unescape(token["entity"])) if kind == "entity" else " "
            found.append(Run(meant, origin + start, voice, moment))
            voice = moment = None
    if at < len(line) or voice:
        found.append(Run(line[at:], origin + at, voice, moment))
    return found
