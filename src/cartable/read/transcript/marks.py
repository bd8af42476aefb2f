"""The marks of a transcript: `>>` or a dash for a change of speaker, labels, brackets, voices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cartable.read.transcript.script import Script
from cartable.read.transcript.voices import Voices
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of words as the file has them, white space included, from `start`."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A bracketed stretch, brackets included, that may be a cue; `glued` when a letter touches it."""

    start: int
    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A mark that may open a turn: `>>`, a dash, a label, or a voice that the format names.

    `speaker` is the key of whoever it names. `voice` is what the format calls somebody who is none of
    the speakers.
    """

    start: int
    length: int
    speaker: str | None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A dash that opens no turn in a text where dashes do: it stays among the words."""

    start: int
    text: str
    before: str
    after: str


Mark = Speech | Bracketed | Change | Passed

_BEGINNING = re.compile(r"[>&\[(\n]")
_ARROWS = re.compile(r"(?:>|&gt;){2,}", re.IGNORECASE)
_DASHED = re.compile(r"^[ \t]*[-\u2013\u2014][ \t\u00a0\u202f]+(?=\S)", re.MULTILINE)
_BRACKETS = re.compile(r"\[[^\[\]]{1,120}\]|\([^()]{1,60}\)")
_LONGEST = 122  # characters of a bracketed stretch
_STOPS, _CLOSING = ".!?…؟", "»”\"’')]"
_LAST = re.compile(r"[^\W_]\S*[\W_]*\Z|\S+\Z")  # a word with what stands behind it, as the colon in French
_NEAR = 80  # characters in which the words around a dash are sought


def marks(script: Script, voices: Voices) -> Iterator[Mark]:
    """The text cut at its marks, in order; nothing but the marks is left out.

    `>>` is two or more signs, also as captions escape them (`&gt;&gt;`). A label is a speaker's key or
    name, in any case, and a colon at the beginning of a line or after `>>`. A dash at the beginning
    of a line counts where the text uses it so (see `_uses_dashes`) and what was said before it has
    ended, brackets between apart. Brackets hold at most 120 characters (round ones 60) and no brackets.
    """
    text = script.text
    label = re.compile(rf"[ \t]*({voices.pattern})[ \u00a0\u202f]?:(?=\s)", re.IGNORECASE)
    opening = _Opening(label, dashes=not script.voices and _uses_dashes(text))
    cuts = [0, *(voice.start for voice in script.voices), len(text)]
    for index, (first, end) in enumerate(pairwise(cuts)):
        if index:
            name = script.voices[index - 1].name
            key = voices.key(name)
            yield Change(first, 1, key, None if key else name)
        yield from _marks(text, opening, voices, (first, end))


@dataclass(frozen=True, slots=True)
class _Opening:
    """What may open a turn: arrows, a label, and a dash where `dashes` do."""

    label: re.Pattern[str]
    dashes: bool

    def at(self, text: str, start: int, last: int) -> _Opened | None:
        """The one that begins at `start`, if one does; nothing from `last` on is looked at."""
        if arrows := _ARROWS.match(text, start, last):
            named = self.label.match(text, arrows.end(), last)
            return _Opened((named or arrows).end(), named and named[1])
        if start and text[start - 1] != "\n":
            return None
        if named := self.label.match(text, start, last):
            return _Opened(named.end(), named[1])
        if self.dashes and (dash := _DASHED.match(text, start, last)):
            named = self.label.match(text, dash.end(), last)
            return _Opened((named or dash).end(), named and named[1], dash)
        return None


class _Opened(NamedTuple):
    """Where it ends, whom it names, and the dash that it may be."""

    end: int
    name: str | None
    dash: re.Match[str] | None = None


def _marks(text: str, opening: _Opening, voices: Voices, span: tuple[int, int]) -> Iterator[Mark]:
    at, last = span
    reached = at
    for start in _beginnings(text, span):
        if start < reached:
            continue
        opened = opening.at(text, start, last)
        brackets = None if opened else _BRACKETS.match(text, start, last)
        if opened and opened.dash and not _has_ended(text, start):
            reached = opened.end
            yield _passed(text, opened.dash, reached)
            continue
        if not (opened or brackets):
            continue
        if at < start:
            yield Speech(at, text[at:start])
        if opened:
            at = opened.end
            yield Change(start, at - start, voices.key(opened.name) if opened.name else None)
        elif brackets:
            at = brackets.end()
            touching = text[max(0, start - 1) : start] + text[at : at + 1]
            yield Bracketed(start, brackets[0], any(map(str.isalpha, touching)))
        reached = at
    if at < last:
        yield Speech(at, text[at:last])


def _beginnings(text: str, span: tuple[int, int]) -> Iterator[int]:
    """Where marks can begin, some of them twice: the pattern of a mark is slow to try at each character."""
    yield span[0]
    for sign in _BEGINNING.finditer(text, *span):
        yield sign.end() if sign[0] == "\n" else sign.start()


def _has_ended(text: str, at: int) -> bool:
    """Whether what is said before an offset has ended, or nothing is."""
    end = _said(text, at)
    return not end or _stops(text, end)


def _said(text: str, at: int) -> int:
    """Where the words before an offset end: white space and brackets behind them are none."""
    while True:
        while at and text[at - 1].isspace():
            at -= 1
        if not at or _stops(text, at):
            return at
        opening = max(text.rfind(sign, max(0, at - _LONGEST), at) for sign in "[(")
        if opening < 0 or _BRACKETS.fullmatch(text, opening, at) is None:
            return at
        at = opening


def _stops(text: str, end: int) -> bool:
    while end and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    return end > 0 and text[end - 1] in _STOPS


def _passed(text: str, dash: re.Match[str], last: int) -> Passed:
    start = dash.start() + len(dash[0]) - len(dash[0].lstrip())
    end = _said(text, dash.start())
    before, after = text[max(0, end - _NEAR) : end], text[start + 1 : last + _NEAR]
    word = _LAST.search(before)
    return Passed(start, text[start], word[0] if word else "", after.split(maxsplit=1)[0])


def _uses_dashes(text: str) -> bool:
    """Whether lines that begin with a dash are turns: two at least, most after a sentence's end, no `>>`.

    A list of things has its dashes after a colon, or after lines that end in nothing.
    """
    if (">" in text or "&" in text) and _ARROWS.search(text):
        return False
    dashes = [found.start() for found in _DASHED.finditer(text)]
    ended = sum(_has_ended(text, at) for at in dashes)
    return len(dashes) > 1 and ended * 2 > len(dashes)
