"""The terms of a glossary where they stand in running words, and their marks where they do first.

A term is found whole, in the case it is written in, and with a capital where a sentence begins. In
English, French, Portuguese and Spanish its longer words may take an `s`. Where two terms begin at one
place, the longer is meant. Addresses and file names hold none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from cartable.formats import html
from cartable.formats.typography import typeset
from cartable.formats.typography.protected import is_inside, protected
from cartable.model.course import Term
from cartable.model.tag import primary
from cartable.model.text import Text
from cartable.model.transcript import Transcript

_PLURAL = frozenset(("en", "es", "fr", "pt"))
_LONG = 5
"""Letters from which on a word may take an `s`: `cour` and `cours`, `foi` and `fois` are not one word."""

_JOINS = "\\w\\-\u2011"
_COMBINING = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_SPACE = "[ \u00a0\u202f]+"
_OPENING = re.compile(r"(?:\A|[.!?…]|\n)[\s\"«»“”„‘’‹›(\[¿¡—–-]*\Z")
_ALIKE = {"'": "['’]", "’": "['’]", "-": "[-\u2011]"}
_FURTHEST = 12
"""Characters before a word within which the end of the sentence before it is looked for."""

_OPENED = re.compile(r"((?:<a\b.*?</a>|[^ <])*)( ?)(.*)", re.DOTALL)


def alphabetical(terms: Iterable[Term]) -> list[Term]:
    """The terms by the alphabet, accents and capitals apart; `œ` stands as `oe`."""
    return sorted(terms, key=lambda term: (_bare(term.term), term.term))


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(mark for mark in apart if unicodedata.category(mark) != "Mn")


class Finder:
    """Finds the terms of a glossary in words that are set; `language` is a BCP 47 tag."""

    def __init__(self, terms: Iterable[str], language: str) -> None:
        self._terms = sorted(dict.fromkeys(terms), key=lambda term: (-len(term), term))
        plural = primary(language) in _PLURAL
        forms = "|".join(f"({_form(term, plural=plural)})" for term in self._terms)
        firsts = "".join(dict.fromkeys(re.escape(both) for term in self._terms for both in _cases(term[0])))
        self._pattern = (
            re.compile(rf"(?=[{firsts}])(?<![{_JOINS}@/\\])(?:{forms})(?![{_JOINS}{_COMBINING}@/\\]|\.\w)")
            if self._terms
            else None
        )

    def found(self, words: str) -> Iterator[tuple[int, int, str]]:
        """Where a term stands (start, end) and which, in order; none within another."""
        if self._pattern is None:
            return
        spans: list[tuple[int, int]] | None = None
        for match in self._pattern.finditer(words):
            term = self._terms[(match.lastindex or 1) - 1]
            start, end = match.span()
            if words[start] != term[0] and not _OPENING.search(words, max(0, start - _FURTHEST), start):
                continue
            spans = protected(words) if spans is None else spans
            if not is_inside(start, spans):
                yield start, end, term


def _form(term: str, *, plural: bool) -> str:
    first, *more = (_word(word, plural=plural) for word in unicodedata.normalize("NFC", term).split())
    initial = _cases(term[0])
    if len(initial) > 1:
        first = f"[{''.join(map(re.escape, initial))}]{first.removeprefix(re.escape(term[0]))}"
    return _SPACE.join((first, *more))


def _word(word: str, *, plural: bool) -> str:
    letters = "".join(_ALIKE.get(letter, re.escape(letter)) for letter in word)
    takes = plural and len(word) >= _LONG and word[-1].isalpha() and word[-1].lower() not in "sxz"
    return f"{letters}s?" if takes else letters


def _cases(letter: str) -> tuple[str, ...]:
    """The letter as it stands, and as it opens a sentence."""
    return (letter, letter.upper()) if letter.islower() and len(letter.upper()) == 1 else (letter,)


def first_said(finder: Finder, transcript: Transcript, by: str) -> dict[str, int]:
    """Each term that the transcript says, with the number of the sentence that says it first."""
    said: dict[str, int] = {}
    for sentence in transcript.sentences:
        for _, _, term in finder.found(typeset(sentence.text, by)):
            said.setdefault(term, sentence.number)
    return said


class Marking:
    """Marks every term where it first stands in the texts of a page, in the order in which they are set.

    It remembers what it has marked: whoever sets a page goes through it once, from the top. `anchors`
    maps a term to the id of its entry; `mark` is a link, given that id and the words.
    """

    def __init__(
        self,
        anchors: Mapping[str, str],
        setting: html.Setting,
        mark: Markup = Markup('<a class="term" href="#%s">%s</a>'),  # noqa: B008 - a constant
    ) -> None:
        self._waiting = dict(anchors)
        self._finder = Finder(anchors, setting.language)
        self._mark = mark
        self._setting = replace(setting, marked=self._marked)

    def words(self, text: str) -> Markup:
        """Plain words, typeset, escaped and marked."""
        return self._marked(typeset(text, self._setting.profile))

    def blocks(self, text: Text) -> Markup:
        """The text as `html.blocks` gives it, marked; words of links and code are not."""
        return html.blocks(text, self._setting)

    def _marked(self, words: str) -> Markup:
        if not self._waiting:
            return escape(words)
        pieces = []
        done = 0
        for start, end, term in self._finder.found(words):
            if (anchor := self._waiting.pop(term, None)) is not None:
                pieces += [escape(words[done:start]), self._mark % (anchor, words[start:end])]
                done = end
        return Markup("").join([*pieces, escape(words[done:])])


def opened(markup: Markup) -> tuple[Markup, Markup, Markup]:
    """The first word of marked words, whole where it is a term, the space after it, and the rest."""
    parts = _OPENED.fullmatch(markup)
    first, space, rest = parts.groups() if parts else (markup, "", "")
    return Markup(first), Markup(space), Markup(rest)  # noqa: S704 - parts of what was escaped
