"""Where sentences begin and end.

A sentence ends at `.`, `!`, `?`, `؟` or `…` (with what closes after it: `»`, `”`, `)`) before white space,
unless what follows or what precedes says otherwise: a small letter, an abbreviation, an initial, a
German ordinal, the number of a list (see `stops`). A blank line before a capital ends one too.

Captions may carry no punctuation at all. So that such a text still has places to quote, a stretch
of more than 60 words that no stop ends (200 that one does) is parted at commas, else at the ends of
the file's lines; where there is neither, it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.read.transcript.stops import Stops
from cartable.read.transcript.stretches import parted

Span = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_STOPPED = re.compile(r"[.!?…؟۔](?=\s|\Z)")


def spans(text: str, language: str) -> list[Span]:
    """The sentences of a text as (start, end) offsets, white space trimmed, in order.

    Between them stands nothing but white space. A stretch without letter or digit joins the
    sentence before it, so a text of at least one visible character has at least one sentence.
    """
    found: list[Span] = []
    silent: int | None = None
    for stretch in _stretches(text, language):
        for start, end in parted(text, *stretch):
            if any(map(str.isalnum, text[start:end])):
                found.append((start if silent is None else silent, end))
                silent = None
            elif found:
                found[-1] = (found[-1][0], end)
            elif silent is None:
                silent = start
    if silent is not None:
        found.append((silent, len(text.rstrip())))
    return found


def is_unpunctuated(text: str) -> bool:
    """Whether a text, of 40 words or more, has less than one stop for 100 words: captions left raw."""
    words = len(text.split())
    return words >= 40 and len(_STOPPED.findall(text)) * 100 < words  # noqa: PLR2004 - said above


def _stretches(text: str, language: str) -> Iterator[Span]:
    stops = Stops(text, language)
    for first, last in _paragraphs(text):
        start = first
        for end in stops.ends(first, last):
            yield from _trimmed(text, start, end)
            start = end
        yield from _trimmed(text, start, last)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        end = blank.start()
        while end > start and text[end - 1].isspace():
            end -= 1
        before, after = text[max(0, end - 1) : end], text[blank.end() : blank.end() + 1]
        if before not in ",;:" and not after.islower():
            yield start, end
            start = blank.end()
    yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = start + len(stretch.rstrip())
    if left < right:
        yield left, right
