"""Straight marks and the true ones: apostrophes, quotes, ellipses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cartable.formats.typography.edits import OBJECT, SPACES, Edit, spaces_before
from cartable.formats.typography.profiles import Pair, Profile
from cartable.formats.typography.protected import Span, is_inside, protected

_ELLIPSIS = re.compile(r"(?<![./\\])\.{3}(?![./\\])")
_STRAIGHT = re.compile("'")
# Quotes side by side, whatever their form and the spaces inside guillemets, have the same neighbours.
_QUOTE_RUN = re.compile(rf'["“”„«»](?:["“”„«»]|(?<=«)[{SPACES}]+|[{SPACES}]+»)*')
_ELIDING = frozenset("cdjlmnstuCDJLMNSTU")
_ELIDED = frozenset(f'«“"{OBJECT}')
_DECADE = re.compile(r"'\d\ds?(?!\w)")
_THOUSAND = re.compile(r"'[0-9]{3}(?![0-9])")
# Straight and curly single marks count alike, so that setting one changes nothing for its neighbours.
_OPENS_AFTER = frozenset("([{«“„\"'‘’‚‹¿¡—–-/")
_CLOSES_BEFORE = frozenset(".,;:!?…)]}»”“\"'‘’›—–-/")


def quotes(text: str, wanted: Profile) -> list[Edit]:
    """What makes the double quotes and ellipses of a text true.

    Quotes become the profile's where they come in pairs; one that stands alone (an inch, a slip) stays.
    """
    doubles = '"' in text and wanted.quotes
    dots = "..." in text
    if not (doubles or dots):
        return []
    spans = protected(text)
    edits = [Edit(*found.span(), "…") for found in _ELLIPSIS.finditer(text)] if dots else []
    if doubles:
        edits += _doubles(text, doubles, spans)
    return _outside(spans, edits)


def apostrophes(text: str, wanted: Profile) -> list[Edit]:
    """What makes the straight apostrophes of a text true, and its single quotes where the profile has any."""
    if "'" not in text:
        return []
    spans = protected(text)
    edits = _singles(text, wanted, spans) if wanted.singles else _between_letters(text, wanted)
    return _outside(spans, edits)


def _outside(spans: list[Span], edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if not is_inside(edit.start, spans)]


def _between_letters(text: str, wanted: Profile) -> Iterator[Edit]:
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if _joins(text, at, wanted) or (_is_letter(before) and _is_letter(after)):
            yield Edit(at, at + 1, "’")


def _joins(text: str, at: int, wanted: Profile) -> bool:
    """Whether the mark elides before a number or a quote (`l'11 mai`), or parts thousands (`1'000`)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if wanted.elides and before in _ELIDING and (after.isdigit() or after in _ELIDED):
        return True
    return wanted.grouped and before.isdigit() and _THOUSAND.match(text, at) is not None


def _singles(text: str, wanted: Profile, spans: list[Span]) -> Iterator[Edit]:
    """Apostrophes, and single quotes: one that opens is set where one that closes follows."""
    left, right = wanted.singles or ("'", "'")
    opened: list[int] = []
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        if is_inside(at, spans):
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens, closes = _sides(before, after)
        within = (_is_letter(before) or before.isdigit()) and _is_letter(after)
        clipped = _DECADE.match(text, at) or (wanted.clipped and wanted.clipped.match(text, at))
        if within or _joins(text, at, wanted) or (opens and clipped):
            yield Edit(at, at + 1, "’")
        elif opens and not closes:
            opened.append(at)
        elif closes and not opens and (opened or not before.isdigit()):
            yield from (Edit(start, start + 1, left) for start in opened)
            yield Edit(at, at + 1, right if opened else "’")
            opened.clear()


def _doubles(text: str, wanted: tuple[Pair, Pair], spans: list[Span]) -> Iterator[Edit]:
    """Double quotes in pairs; those within others, set already or not, are the nested ones."""
    left, right = wanted[0]
    depth = 0
    opened: list[tuple[int, int]] = []
    for run in _QUOTE_RUN.finditer(text):
        start = spaces_before(text, run.start()) if run[0][0] == "»" else run.start()
        opens, closes = _sides(text[start - 1 : start], text[run.end() : run.end() + 1])
        for at in range(*run.span()):
            if text[at] == left:
                depth += 1
            elif text[at] == right:
                depth = max(0, depth - 1)
            elif text[at] != '"' or is_inside(at, spans):
                continue
            elif opens and not closes:
                opened.append((at, depth + len(opened)))
            elif closes and not opens and opened:
                start, level = opened.pop()
                marks = wanted[level > 0]
                yield Edit(start, start + 1, marks[0])
                yield Edit(at, at + 1, marks[1])


def _sides(before: str, after: str) -> tuple[bool, bool]:
    """Whether a quote between these two characters may open, and whether it may close."""
    opens = (not before or before.isspace() or before in _OPENS_AFTER) and bool(after) and not after.isspace()
    closes = (
        bool(before) and not before.isspace() and (not after or after.isspace() or after in _CLOSES_BEFORE)
    )
    return opens, closes


def _is_letter(character: str) -> bool:
    return character.isalpha() or (character != "" and unicodedata.combining(character) > 0)
