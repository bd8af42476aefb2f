"""The words of a text, freed from typography, and where in a transcript a run of them stands.

Two texts say the same when their words are equal. Apostrophes, quotation marks, dashes, other
punctuation and all spaces part words and count for nothing; soft hyphens, no-width characters and
ligatures (`œ`) neither. Accents count, capitals do, and so do signs that are read aloud (`%`, `€`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from cartable.model.transcript import Transcript
from cartable.read.transcript.cues import cue
from cartable.read.transcript.stops import ends_sentence

_JOINED = "\u00ad\u200b-\u200d\u2060\u0300-\u036f"  # stand within a word, not between two
# One set for all that goes on within a word: `re` is slow at a group. `_` parts words: it is blanked before.
_WORD = re.compile(rf"\w[\w{_JOINED}]*|[%‰€$£¥+=×÷]")
_NOT_SAID = re.compile(
    r"(?:>|&gt;){2,}|\[\s*sic\s*(?:!\s*)?\]|\[[^\[\]]{1,120}\]|\([^()]{1,60}\)", re.IGNORECASE
)
_OPENING = re.compile(r"[>&\[(]")
_SIC = re.compile(r"\[\s*sic\s*(?:!\s*)?\]", re.IGNORECASE)
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}
_WITHOUT_TRACE = str.maketrans(_LIGATURES | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", ""))


class Words:
    """A text with its words: `words[i]`, freed, is what stands at `text[slice(*spans[i])]`.

    `heard` is the text with spaces for what is not said, as long as the text.
    """

    def __init__(self, text: str, heard: str, kept: slice = slice(None)) -> None:
        self.text = text
        self._heard = heard.replace("_", " ")
        self.words = tuple(map(_freed, _WORD.findall(self._heard)))[kept]
        self._kept = kept

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in the text; only what is told of a quote that is not found asks for it."""
        return tuple(one.span() for one in _WORD.finditer(self._heard))[self._kept]

    def only(self, part: slice) -> Words:
        """The same text with some of its words."""
        kept = range(len(self.text))[self._kept][part]
        return Words(self.text, self._heard, slice(kept.start, kept.stop))

    def passage(self, first: int, end: int) -> str:
        """The text from word `first` to before word `end`, as written."""
        return self.text[self.spans[first][0] : self.spans[end - 1][1]] if first < end else ""

    def whole(self, first: int, end: int) -> str:
        """The passage out to the spaces around it (`l’entreprise`, not `l`), without outer punctuation."""
        if first >= end:
            return ""
        left, right = self.spans[first][0], self.spans[end - 1][1]
        while left and not self.text[left - 1].isspace():
            left -= 1
        while right < len(self.text) and not self.text[right].isspace():
            right += 1
        return self.text[left:right].strip("«»“”\"'’‘()[]…,.;:!? \u00a0\u202f")


def words_of(text: str) -> Words:
    """The words that somebody quotes; `>>`, cues and `[sic]` are none."""
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    return Words(text, _NOT_SAID.sub(_silence, text) if _OPENING.search(text) else text)


def opened(word: str, other: str) -> bool:
    """Whether two words are equal, the case of the first letter apart."""
    return word == other or (word[1:] == other[1:] and word[:1].casefold() == other[:1].casefold())


def folded(word: str) -> str:
    """A word without accents and capitals, for likeness only."""
    if word.isascii():
        return word.lower()
    plain = (letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return "".join(plain).casefold()


def _silence(mark: re.Match[str]) -> str:
    text = mark.group()
    if text[0] in "[(" and not _SIC.fullmatch(text):
        before, after = mark.string[: mark.start()], mark.string[mark.end() : mark.end() + 1]
        glued = before[-1:].isalpha() or after.isalpha()
        broken = bool(before.strip()) and not ends_sentence(before, "")
        if cue(text, glued=glued, breaks_sentence=broken) is None:
            return text
    return " " * len(text)


def _freed(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFKC", word.translate(_WITHOUT_TRACE))


class _Within(dict[str, list[str]]):
    """The words, freed, of what stands between spaces; each looked for once, for most come again."""

    def __missing__(self, piece: str) -> list[str]:
        composed = piece if piece.isascii() else unicodedata.normalize("NFC", piece)
        found = self[piece] = [_freed(word) for word in _WORD.findall(composed.replace("_", " "))]
        return found


class Spoken:
    """The words of a transcript, made ready for many searches. Words are counted from 0."""

    def __init__(self, transcript: Transcript) -> None:
        self._sentences = transcript.sentences
        self._turns = transcript.turns
        within = _Within()
        words: list[str] = []
        self._firsts: list[int] = []  # of each sentence, its first word
        for sentence in self._sentences:
            self._firsts.append(len(words))
            heard = _SIC.sub(_blank, sentence.text) if "[" in sentence.text else sentence.text
            for piece in heard.split():
                words += within[piece]
        self.words = words
        self._joined = f" {' '.join(words)} "
        # Of each word, where it stands in the joined words; last, where the next one would.
        self._starts = [*accumulate((len(word) + 1 for word in words), initial=1)]

    @property
    def sentence_count(self) -> int:
        """How many sentences there are."""
        return len(self._sentences)

    def found(self, wanted: Sequence[str], after: int = 0) -> int | None:
        """The first word, from word `after` on, at which the wanted words stand."""
        if after >= len(self.words) or not wanted:
            return None
        begin = self._starts[after] - 1
        hits = [self._joined.find(needle, begin) for needle in _needles(wanted)]
        return min((self._word_at(hit) for hit in hits if hit >= 0), default=None)

    def found_last(self, wanted: Sequence[str], before: int) -> int | None:
        """The last word at which the wanted words stand, all of them before word `before`."""
        end = self._starts[before] if before < len(self.words) else len(self._joined)
        hits = [self._joined.rfind(needle, 0, end) for needle in _needles(wanted)]
        return max((self._word_at(hit) for hit in hits if hit >= 0), default=None)

    def sentence_of(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._firsts, word)

    def is_opening(self, word: int) -> bool:
        """Whether a sentence begins with this word."""
        return self._firsts[self.sentence_of(word) - 1] == word

    def opening(self, sentence: int) -> int:
        """The first word of a sentence."""
        return self._firsts[sentence - 1]

    def turn_of(self, word: int) -> int:
        """The number, from 1, of the turn that a word stands in."""
        return bisect_right(self._turn_firsts, self.sentence_of(word))

    def said(self, first: int, end: int) -> Words:
        """The words `first` to before `end` as they stand in the transcript, punctuation with them."""
        meant = self._sentences[self.sentence_of(first) - 1 : self.sentence_of(end - 1)]
        text = " ".join(unicodedata.normalize("NFC", sentence.text) for sentence in meant)
        skipped = first - self.opening(self.sentence_of(first))
        return Words(text, _SIC.sub(_blank, text), slice(skipped, skipped + end - first))

    @cached_property
    def folded(self) -> list[str]:
        """The words without accents and capitals."""
        known = {word: folded(word) for word in dict.fromkeys(self.words)}
        return [known[word] for word in self.words]

    @cached_property
    def _turn_firsts(self) -> list[int]:
        firsts, number = [], 1
        for turn in self._turns:
            firsts.append(number)
            number += len(turn.sentences)
        return firsts

    def _word_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset + 1) - 1


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark.group())


def _needles(wanted: Sequence[str]) -> list[str]:
    first, rest = wanted[0], "".join(f" {word}" for word in wanted[1:])
    openings = dict.fromkeys((first, first[:1].upper() + first[1:], first[:1].lower() + first[1:]))
    return [f" {opening}{rest} " for opening in openings]
