"""Straight marks and the true ones: apostrophes, quotes, ellipses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from cartable.formats.typography.edits import OBJECT, SPACES, Edit, spaces_before
from cartable.formats.typography.protected import Span, is_inside, protected

_ELLIPSIS = re.compile(r"(?<![./\\])\.{3}(?![./\\])")
_STRAIGHT = re.compile("'")
# Quotes side by side, whatever their form and the spaces inside guillemets, have the same neighbours.
_QUOTE_RUN = re.compile(rf'["“”«»](?:["“”«»]|(?<=«)[{SPACES}]+|[{SPACES}]+»)*')
_ELIDING = frozenset("cdjlmnstuCDJLMNSTU")
_ELIDED = frozenset(f'«“"{OBJECT}')
_DECADE = re.compile(r"'\d\ds?(?!\w)")
_CLIPPED = re.compile(r"'(?:tis|twas|twere|til|em|cause|bout|round|n)(?!\w)", re.IGNORECASE)
# Straight and curly single marks count alike, so that setting one changes nothing for its neighbours.
_OPENS_AFTER = frozenset("([{«“\"'‘’—–-/")
_CLOSES_BEFORE = frozenset(".,;:!?…)]}»”\"'‘’—–-/")

_QUOTES = {"fr": (("«", "»"), ("“", "”")), "en": (("“", "”"), ("“", "”"))}


def quotes(text: str, language: str) -> list[Edit]:
    """What makes the double quotes and ellipses of a text true; `language` is a primary subtag.

    Quotes become those of French and English where they come in pairs; other languages keep them,
    and so does one that stands alone (an inch, a slip).
    """
    doubles = '"' in text and language in _QUOTES
    dots = "..." in text
    if not (doubles or dots):
        return []
    spans = protected(text)
    edits = [Edit(*found.span(), "…") for found in _ELLIPSIS.finditer(text)] if dots else []
    if doubles:
        edits += _doubles(text, language, spans)
    return _outside(spans, edits)


def apostrophes(text: str, language: str) -> list[Edit]:
    """What makes the straight apostrophes of a text true; in English, its single quotes too."""
    if "'" not in text:
        return []
    spans = protected(text)
    edits = _english_singles(text, spans) if language == "en" else _between_letters(text, language)
    return _outside(spans, edits)


def _outside(spans: list[Span], edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if not is_inside(edit.start, spans)]


def _between_letters(text: str, language: str) -> Iterator[Edit]:
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        elides = language == "fr" and before in _ELIDING and (after.isdigit() or after in _ELIDED)
        if elides or (_is_letter(before) and _is_letter(after)):
            yield Edit(at, at + 1, "’")


def _english_singles(text: str, spans: list[Span]) -> Iterator[Edit]:
    """Apostrophes, and single quotes: one that opens is curled where one that closes follows."""
    opened: list[int] = []
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        if is_inside(at, spans):
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens, closes = _sides(before, after)
        within = (_is_letter(before) or before.isdigit()) and _is_letter(after)
        if within or (opens and (_DECADE.match(text, at) or _CLIPPED.match(text, at))):
            yield Edit(at, at + 1, "’")
        elif opens and not closes:
            opened.append(at)
        elif closes and not opens and (opened or not before.isdigit()):
            yield from (Edit(start, start + 1, "‘") for start in opened)
            opened.clear()
            yield Edit(at, at + 1, "’")


def _doubles(text: str, language: str, spans: list[Span]) -> Iterator[Edit]:
    depth = 0
    opened: list[tuple[int, int]] = []
    for run in _QUOTE_RUN.finditer(text):
        start = spaces_before(text, run.start()) if run[0][0] == "»" else run.start()
        opens, closes = _sides(text[start - 1 : start], text[run.end() : run.end() + 1])
        for at in range(*run.span()):
            if text[at] == "«":
                depth += 1
            elif text[at] == "»":
                depth = max(0, depth - 1)
            elif text[at] != '"' or is_inside(at, spans):
                continue
            elif opens and not closes:
                opened.append((at, depth + len(opened)))
            elif closes and not opens and opened:
                start, level = opened.pop()
                left, right = _QUOTES[language][level > 0]
                yield Edit(start, start + 1, left)
                yield Edit(at, at + 1, right)


def _sides(before: str, after: str) -> tuple[bool, bool]:
    """Whether a quote between these two characters may open, and whether it may close."""
    opens = (not before or before.isspace() or before in _OPENS_AFTER) and bool(after) and not after.isspace()
    closes = (
        bool(before) and not before.isspace() and (not after or after.isspace() or after in _CLOSES_BEFORE)
    )
    return opens, closes


def _is_letter(character: str) -> bool:
    return character.isalpha() or (character != "" and unicodedata.combining(character) > 0)
