"""What stays on one line with a number or a name: units, percent signs, thousands, titles, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cartable.formats.typography.edits import Edit
from cartable.formats.typography.profiles import NARROW, NO_BREAK, Numbers, Profile
from cartable.formats.typography.protected import protected, splits

_DIGIT = re.compile(r"[0-9]")
# A digit with something after it: where there is none, four patterns have nothing to find.
_NUMBER_ENDS = re.compile(r"[0-9][\s%‰]")
_SPACED_PERCENT = re.compile(r"[0-9]( ?)(?=[%‰](?![\w%]))")
_TYPED_PERCENT = re.compile(r"[0-9]( )(?=[%‰](?![\w%]))")
_HOUR = re.compile(r"[0-9]\s(?:h|min)( )(?=[0-9]{1,2}(?!\d))")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?!\d)")
_WITHIN_NUMBER = re.compile(r"\d[ \u00a0\u202f,.]?\Z")


def bound(text: str, wanted: Profile) -> list[Edit]:
    """What keeps numbers and names with the words that they can't do without.

    Only spaces that were typed become no-break ones; before a percent sign one may be put in.
    """
    edits = list(_edits(text, wanted))
    spans = protected(text) if edits else []
    return [edit for edit in edits if not splits(edit.start, spans)] if spans else edits


def _edits(text: str, wanted: Profile) -> Iterator[Edit]:
    # Most texts have nothing of the kind: a quick search tells, where `_filled` would begin to look.
    numbers = wanted.numbers
    if numbers and _DIGIT.search(text):
        if numbers.led and numbers.led.search(text):
            yield from _filled(numbers.led, text)
        if numbers.followed and numbers.followed.search(text):
            yield from _filled(numbers.followed, text)
        if _NUMBER_ENDS.search(text):
            yield from _counted(text, numbers)
    if wanted.names and wanted.names.search(text):
        yield from _filled(wanted.names, text)
    if wanted.whole and ". " in text:
        yield from _filled(wanted.whole, text, wanted.joint)


def _counted(text: str, wanted: Numbers) -> Iterator[Edit]:
    yield from _filled(_SPACED_PERCENT if wanted.spaced_percent else _TYPED_PERCENT, text)
    yield from _filled(unit(wanted.unit), text)
    yield from _filled(_HOUR, text)
    for number in _THOUSANDS.finditer(text) if wanted.thousands else ():
        if _WITHIN_NUMBER.search(text, max(0, number.start() - 2), number.start()):
            continue
        for at in range(*number.span()):
            if text[at] == " ":
                yield Edit(at, at + 1, NARROW)


@lru_cache(maxsize=16)
def unit(symbols: str) -> re.Pattern[str]:
    """A digit, the space in its group, and one of the symbols, whole."""
    return re.compile(rf"[0-9]( )(?=(?:{symbols})(?![\w’'/]))")


def _filled(pattern: re.Pattern[str], text: str, space: str = NO_BREAK) -> Iterator[Edit]:
    """A no-break space in the pattern's group, which holds one space or none; never within a word."""
    for found in pattern.finditer(text):
        start = found.start()
        if start == 0 or text[start].isdigit() or not text[start - 1].isalnum():
            yield Edit(*found.span(1), space)
