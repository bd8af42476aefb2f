"""Dashes: a hyphen between spaces is one, and so is the hyphen of a range where that is sure.

A dash never begins a line but where one was begun with it: the space before it does not break. Hyphens
of subtractions, dates, scores, numbers of telephones and verses stay hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.formats.typography.edits import OBJECT, SPACES, Edit, spaces_before
from cartable.formats.typography.numbers import unit
from cartable.formats.typography.profiles import NO_BREAK, Profile
from cartable.formats.typography.protected import is_inside, protected

_DASH = re.compile(rf"(?:--?|[–—])([{SPACES}]+)(?=[^\s»])")
_RANGE = re.compile(r"([0-9]{1,4})(-)([0-9]{1,4})(?![\w:/–-]|[.,][0-9])")
_LED = re.compile(r"(?:pp?|pages?|S|Seiten?|chapters?|Kapitel|[aA]bb|Nr)\.?[ \u00a0]\Z")
_BEFORE_RANGE = frozenset(".,:;/–-'’")
_ENDS = frozenset(f"»”’›“‘)]…?!.,%\"'{OBJECT}")
_BEGINS = frozenset(f"«“‘„‚‹([¿¡\"'{OBJECT}")
_DASHES = frozenset("-–—")
_YEARS = range(1000, 2200)
_YEAR = 4
_LONGEST_LEAD = 12


def dashes(text: str, wanted: Profile) -> list[Edit]:
    """What makes the dashes of a text true: the mark, and a no-break space before it."""
    if not wanted.dashes or not ("-" in text or "–" in text or "—" in text):
        return []
    edits = [*_spaced(text), *(_ranges(text, wanted) if wanted.counted else ())]
    edits = [edit for edit in edits if text[edit.start : edit.end] != edit.new]
    spans = protected(text) if edits else []
    return [edit for edit in edits if not is_inside(edit.start, spans)]


def _spaced(text: str) -> Iterator[Edit]:
    for found in _DASH.finditer(text):
        at, end = found.start(), found.end()
        start = spaces_before(text, at)
        if text[end] in _DASHES or text[start - 1 : start] in _DASHES:
            continue
        if start == 0 or text[start - 1] == "\n":
            if text[at] in "–—":
                yield Edit(*found.span(1), NO_BREAK)
        elif start < at and text[at] in "–—":
            yield Edit(start, at, NO_BREAK)
        elif start < at and _parts_words(text, start, end):
            yield Edit(start, end, f"{NO_BREAK}– ")


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether a hyphen with the spaces around it, from `start` to `end`, stands between words of prose."""
    before, after = text[start - 1], text[end]
    if not ((before.isalnum() or before in _ENDS) and (after.isalnum() or after in _BEGINS)):
        return False
    left, right = start, end
    while left and text[left - 1].isalnum():
        left -= 1
    while right < len(text) and text[right].isalnum():
        right += 1
    return not (_is_term(text[left:start]) and _is_term(text[end:right]))


def _is_term(word: str) -> bool:
    """Whether the word may be one of a sum: a number, or a letter that stands for one."""
    return word.isdigit() or len(word) == 1


def _ranges(text: str, wanted: Profile) -> Iterator[Edit]:
    for found in _RANGE.finditer(text):
        start, first, last = found.start(), int(found[1]), int(found[3])
        if first >= last or (start and (text[start - 1].isalnum() or text[start - 1] in _BEFORE_RANGE)):
            continue
        years = first in _YEARS and last in _YEARS and len(found[3]) == _YEAR
        if years or _is_led(text, start) or _is_counted(text, found.end(), wanted):
            yield Edit(*found.span(2), "–")


def _is_led(text: str, start: int) -> bool:
    return _LED.search(text, max(0, start - _LONGEST_LEAD), start) is not None


def _is_counted(text: str, end: int, wanted: Profile) -> bool:
    """Whether what follows the range says what it counts: a unit, a percent sign, years or pages."""
    after = text[end : end + 2].strip(SPACES)
    if after.startswith(("%", "‰")):
        return True
    symbols = unit(wanted.numbers.unit) if wanted.numbers else None
    if symbols and symbols.match(text.replace(NO_BREAK, " "), end - 1):
        return True
    begin = end + 1 if text[end : end + 1] in (" ", NO_BREAK) else end
    return begin > end and wanted.counted is not None and wanted.counted.match(text, begin) is not None
