"""Which stops end a sentence: the rules that speak of single marks and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.read.transcript.abbreviations import abbreviations

_CLOSING = "»«”“\"’'‘)]"
_STOP = re.compile(rf"[.!?…؟۔。！？]+(?:[ \u00a0\u202f]?»|[{re.escape(_CLOSING)}])*")
_FOLLOWING = re.compile(r"\s+[«»„“”\"‘’'(\[¿¡—–\-\s]*([^\W_][\w’'-]{0,40})?")
_NEXT_INITIAL = re.compile(r"\s+[^\W\d_]\.")
_NEXT_PAIR = re.compile(r"\s+([^\W\d_]{2})\.")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_PARTING = re.compile(r"[’'«“\"(\[„/]")
_ROMAN = re.compile(r"[IVXLC]+\b")
_BEFORE = 40  # a longer word is no abbreviation
_SHORTEST = 4  # before a small letter, a shorter word with a dot is taken for an abbreviation


def stop_at_end(text: str, start: int, end: int) -> re.Match[str] | None:
    """The stop, with what closes after it, that a stretch of text ends with."""
    stops = list(_STOP.finditer(text, max(start, end - _BEFORE), end))
    return stops[-1] if stops and stops[-1].end() == end else None


def ends_sentence(text: str, language: str) -> bool:
    """Whether a text stops where a sentence may end: a stop that is no title's dot, or a dash cut short."""
    text = text.rstrip()
    stop = stop_at_end(text, 0, len(text))
    if stop is None:
        return text.endswith(("—", "–", "--"))
    return stop.group() != "." or not _listed(_word_before(text, stop.start()), abbreviations(language).bound)


class Stops:
    """The sentence ends of one text."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._words = abbreviations(language)
        self._cased = text != text.lower()  # without a capital anywhere, small letters say nothing

    def ends(self, start: int, end: int) -> Iterator[int]:
        """Where sentences end between two offsets, the last end left out."""
        first = start
        for stop in _STOP.finditer(self._text, start, end):
            if stop.end() < end and self._is_end(first, stop):
                first = stop.end()
                yield first

    def _is_end(self, first: int, stop: re.Match[str]) -> bool:
        following = _FOLLOWING.match(self._text, stop.end())
        if following is None:
            return stop.group()[0] in "。！？"
        after = following[1]
        if after is None:
            return self._text[following.end() : following.end() + 1] not in (*"!?….,;:)",)
        if stop[0] == ".":
            return self._is_last(first, stop, after)
        mark = stop[0].rstrip(f"{_CLOSING} \u00a0\u202f")
        small = after[0].islower()
        if mark != "." and set(mark) <= set(".…"):
            return not small
        return not (small and self._cased)

    def _is_last(self, first: int, stop: re.Match[str], after: str) -> bool:
        """Whether a bare dot ends its sentence, which begins at `first`, before the word `after`."""
        before = _word_before(self._text, stop.start())
        small = after[0].islower()
        if len(before) > self._words.longest and not (small or "." in before or before.isdecimal()):
            return True  # no rule below speaks of so long a word, and most sentences end in one
        numbered = after[0].isdigit() or _ROMAN.match(after) is not None
        if (
            _listed(before, self._words.bound)
            or (numbered and _listed(before, self._words.numbered))
            or self._is_followed(before, stop)
        ):
            return False
        if before.isdecimal():
            lead = stop.start() - len(before)
            while lead > first and self._text[lead - 1].isspace():
                lead -= 1
            of_a_list = lead == first or self._text[lead - 1] in ":;"
            return not of_a_list and (after in self._words.openers if self._words.ordinals else not small)
        if (len(before) == 1 and before.isupper()) or _DOTTED.fullmatch(before):
            return after in self._words.openers
        if small:
            return not _listed(before, self._words.soft) and len(before) >= (_SHORTEST if self._cased else 2)
        return True

    def _is_followed(self, before: str, stop: re.Match[str]) -> bool:
        """Whether more of the same abbreviation follows: `z. B.`, `EE. UU.`."""
        if len(before) == 1 and not before.isupper():
            return _NEXT_INITIAL.match(self._text, stop.end()) is not None
        pair = _NEXT_PAIR.match(self._text, stop.end())
        return pair is not None and len(before) == len(pair[1]) and (before + pair[1]).isupper()


def _word_before(text: str, end: int) -> str:
    before = text[max(0, end - _BEFORE) : end]
    if not before or before[-1].isspace():
        return ""
    return _PARTING.split(before.rsplit(maxsplit=1)[-1])[-1]


def _listed(word: str, words: frozenset[str]) -> bool:
    return word in words or word[:1].lower() + word[1:] in words
