"""The marks of a plain-text transcript: `>>` for a change of speaker, labels, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


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
    """A mark that may open a turn; `speaker` is the key of a label, None for a bare `>>`."""

    start: int
    length: int
    speaker: str | None


Mark = Speech | Bracketed | Change


def marks(text: str, speakers: tuple[str, ...]) -> Iterator[Mark]:
    """The text cut at its marks, in order; nothing but the marks is left out.

    `>>` is two or more signs, also as captions escape them (`&gt;&gt;`). A label is a speaker's key, in
    any case, and a colon at the beginning of a line or after `>>`. Brackets hold at most 120
    characters (round ones 60) and no brackets.
    """
    keys = "|".join(sorted(map(re.escape, speakers), key=len, reverse=True)) or r"(?!)"
    label = rf"({keys})[ \u00a0\u202f]?:(?=\s)"
    pattern = re.compile(
        rf"(?P<change>(?:>|&gt;){{2,}}(?:[ \t]*{label})?|^[ \t]*{label})"
        r"|\[[^\[\]]{1,120}\]|\([^()]{1,60}\)",
        re.IGNORECASE | re.MULTILINE,
    )
    by_key = {key.casefold(): key for key in speakers}
    at = 0
    for found in pattern.finditer(text):
        if at < found.start():
            yield Speech(at, text[at : found.start()])
        at = found.end()
        if found["change"] is None:
            touching = text[found.start() - 1 : found.start()] + text[at : at + 1]
            yield Bracketed(found.start(), found.group(), any(map(str.isalpha, touching)))
        else:
            key = found[2] or found[3]
            length = len(found.group().split("\n", maxsplit=1)[0])
            yield Change(found.start(), length, by_key.get(key.casefold()) if key else None)
    if at < len(text):
        yield Speech(at, text[at:])
