"""The spaces of French, as France, Québec and Switzerland put them.

| profile | before `;` `!` `?` | before `:` | inside `«` `»` |
| --- | --- | --- | --- |
| fr-FR | U+202F | U+00A0 | U+202F |
| fr-CA | none | U+00A0 | U+00A0 |
| fr-CH | U+202F | U+202F | U+202F |

A number and its unit, or the thousands of a number, never part at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cartable.formats.typography.edits import SPACES, Edit, spaces_before
from cartable.formats.typography.protected import Span, protected

NO_BREAK = "\u00a0"
NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Profile:
    """The space before high marks, before a colon, and inside guillemets."""

    high: str
    colon: str
    inside: str


FRANCE = Profile(NARROW, NO_BREAK, NARROW)
QUEBEC = Profile("", NO_BREAK, NO_BREAK)
SWITZERLAND = Profile(NARROW, NARROW, NARROW)

# Each pattern begins with the characters that make it worth a look, never with a look behind: a text is
# mostly letters, and `re` skips them quickly only so.
_HIGH = re.compile(r"[!?]+(?=\s|\Z|[»”’\"')\]}…,.—–\ufffc])|;(?=\s|\Z|[»—–])")
_COLON = re.compile(r":(?=\s|\Z|[«»\"“—–\ufffc])")
_LEFT = re.compile(rf"«[{SPACES}]*(?=[^\s»])")
_RIGHT = re.compile("»")
# What no space is put after: what opens, and other marks (so that `::`, `:-)` and `(?)` stay whole).
_OPENING = frozenset("([{«“‘¿¡-–—/:;!?<=\"'^")
_OPENED = frozenset("«")
_PERCENT = re.compile(r"[0-9]( ?)(?=[%‰](?![\w%]))")
_UNIT = re.compile(
    r"[0-9]( )(?=(?:[kMGT]?[oOB]|[kcm]?m[²³]?|k?m/[hs]|[kmµ]?g|[kcmd]?[lL]|[kM]?€|\$|£|°[CF]?|ha|h|min|m?s"
    r"|[kMG]?Hz|[kM]?Wh?|[km]?V|m?A|px|pt|t)(?![\w’'/]))"
)
_HOUR = re.compile(r"[0-9]\s(?:h|min)( )(?=[0-9]{1,2}(?!\d))")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?!\d)")
_WITHIN_NUMBER = re.compile(r"\d[ \u00a0\u202f,.]?\Z")
_NUMBERED = re.compile(r"(?:[nN][°º]|§|\bpp?\.)( )(?=[0-9])")
_TITLE = re.compile(r"(?:\bMM?\.|\bMmes?|\bMlle|\bDr)( )(?=[A-ZÀ-Ý])")
_DIGIT = re.compile(r"[0-9]")


def profile(subtags: Sequence[str]) -> Profile:
    """The profile of a French tag, given as its subtags in small letters; France's unless told."""
    if "ca" in subtags:
        return QUEBEC
    return SWITZERLAND if "ch" in subtags else FRANCE


def french_spaces(text: str, subtags: Sequence[str]) -> list[Edit]:
    """What puts French spaces into a text, whether the author typed a space, a no-break one or none."""
    wanted = profile(subtags)
    spans = protected(text)
    return [
        edit
        for edit in _edits(text, wanted)
        if text[edit.start : edit.end] != edit.new and not (spans and _splits(edit, spans))
    ]


def _splits(edit: Edit, spans: list[Span]) -> bool:
    """Whether the edit lies within a protected stretch (one just before it or after it may be made)."""
    return any(start < edit.start < end for start, end in spans)


def _edits(text: str, wanted: Profile) -> Iterator[Edit]:
    yield from _before(_HIGH, text, wanted.high)
    if ":" in text:
        yield from _before(_COLON, text, wanted.colon)
    if "«" in text:
        yield from (Edit(*found.span(), "«" + wanted.inside) for found in _LEFT.finditer(text))
    if "»" in text:
        yield from _before(_RIGHT, text, wanted.inside, _OPENED)
    if _DIGIT.search(text):
        yield from _numbers(text)
    if "M" in text or "Dr" in text:
        yield from _filled(_TITLE, text)


def _before(
    mark: re.Pattern[str], text: str, space: str, opening: frozenset[str] = _OPENING
) -> Iterator[Edit]:
    """The space before each mark, but where it stands first in its line or after what opens."""
    for found in mark.finditer(text):
        end = found.start()
        start = spaces_before(text, end)
        if start and not (before := text[start - 1]).isspace() and before not in opening:
            yield Edit(start, end, space)


def _numbers(text: str) -> Iterator[Edit]:
    for pattern in (_PERCENT, _UNIT, _HOUR, _NUMBERED):
        yield from _filled(pattern, text)
    for number in _THOUSANDS.finditer(text):
        if _WITHIN_NUMBER.search(text, max(0, number.start() - 2), number.start()):
            continue
        for at in range(*number.span()):
            if text[at] == " ":
                yield Edit(at, at + 1, NARROW)


def _filled(pattern: re.Pattern[str], text: str) -> Iterator[Edit]:
    """A no-break space in the pattern's group, which holds one space or none."""
    return (Edit(*found.span(1), NO_BREAK) for found in pattern.finditer(text))
