"""What an answer is worth, exactly.

The player judges in JavaScript, the papers and the tests here; both run `tests/vectors/scoring.json`.
Shares are fractions from 0 to 1; nothing is rounded before pass or fail is decided.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from cartable.model.course import Question
from cartable.model.interaction import Answer, Choice, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.responses import Response
from cartable.model.tag import primary

_SAME = str.maketrans({
    **dict.fromkeys("’‘ʼ`´′", "'"), **dict.fromkeys("«»“”„″", '"'), **dict.fromkeys("‐‑‒–—−", "-"),
    "…": "...", "٫": ".",
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
})  # fmt: skip
_ALIKE = re.compile(f"[{''.join(map(chr, _SAME))}]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"([+-]?)(\d*)(?:[.,](\d*))?")


def normal(words: str, forgives: Iterable[str]) -> str:
    """The words as they are compared.

    Always: white space of any kind is one space and none at the ends; the kinds of apostrophes,
    quotation marks, dashes and digits are one kind each (Arabic keyboards type ٤ for 4). `case`:
    capitals and small letters are the same (ß is SS). `accents`: marks on letters don't count, œ is
    oe. `punctuation` doesn't count.
    """
    forgiven = frozenset(forgives)
    words = unicodedata.normalize("NFC", words)
    if _ALIKE.search(words):  # the table is slow: it is looked at for each character
        words = words.translate(_SAME)
    if "case" in forgiven:
        words = words.upper()
    if "accents" in forgiven:
        apart = unicodedata.normalize("NFD", words.translate(_LIGATURES))
        words = "".join(mark for mark in apart if unicodedata.category(mark) != "Mn")
    if "punctuation" in forgiven:
        words = "".join(" " if unicodedata.category(mark).startswith("P") else mark for mark in words)
    return " ".join(words.split())


def number(typed: str, unit: str | None, language: str) -> Fraction | None:
    """The number typed, or None. Comma or point is decimal; spaces may group, and in English commas.

    The unit may follow the number, typed as it is shown.
    """
    compact = "".join(typed.translate(_SAME).replace("٬", "").split())
    if unit:
        compact = compact.removesuffix("".join(unit.translate(_SAME).split()))
    if primary(language) == "en" and _GROUPED.fullmatch(compact):
        compact = compact.replace(",", "")
    parts = _NUMBER.fullmatch(compact)
    if not parts or not compact.isascii() or not (parts[2] or parts[3]):
        return None
    decimals = parts[3] or ""
    size = Fraction(int((parts[2] or "0") + decimals), 10 ** len(decimals))
    return -size if parts[1] == "-" else size


def foreseen(typed: str, entry: TextEntry) -> Answer | None:
    """The first answer the author foresaw that equals what was typed, or None."""
    compared = normal(typed, entry.forgives)
    return next((answer for answer in entry.answers if normal(answer.text, entry.forgives) == compared), None)


def share(question: Question, response: Response | None, language: str) -> Fraction:
    """How right a response is, 0 to 1; 0 for none, and for an essay."""
    interaction = question.interaction
    match interaction, response:
        case Choice(), frozenset() if response:
            return _chosen(interaction, response)
        case TextEntry(), str():
            answer = foreseen(response, interaction)
            return Fraction(int(answer is not None and answer.right))
        case NumberEntry(value, tolerance, unit), str():
            typed = number(response, unit, language)
            return Fraction(int(typed is not None and abs(typed - value) <= tolerance))
        case Matching(items), frozenset():
            return Fraction(sum(f"{item.id}.{item.target}" in response for item in items), len(items))
        case Gaps(), frozenset():
            return Fraction(sum(_filled(interaction, response)), len(interaction.gaps))
        case Ordering(items), tuple():
            return _tau([item.id for item in items], response)
        case _:  # an essay, no response, or one that is none to this question
            return Fraction(0)


def _chosen(choice: Choice, chosen: frozenset[str]) -> Fraction:
    right = {option.id for option in choice.options if option.right}
    wrong = len(choice.options) - len(right)
    good = Fraction(len(chosen & right), len(right))
    bad = Fraction(len(chosen - right), wrong) if choice.several and wrong else Fraction(0)
    return max(Fraction(0), good - bad)


def _filled(gaps: Gaps, response: frozenset[str]) -> Iterator[bool]:
    """Of each gap, whether it is rightly filled."""
    typed = dict(one.split("=", 1) for one in response)
    for gap in gaps.gaps:
        words = normal(typed.get(gap.id, ""), gaps.forgives)
        yield any(normal(answer, gaps.forgives) == words for answer in gap.answers)


def _tau(right: Sequence[str], order: Sequence[str]) -> Fraction:
    """Kendall's tau of an order, 0 to 1; 0 where it lacks a thing, or has one twice."""
    if sorted(right) != sorted(order):
        return Fraction(0)
    places = [right.index(one) for one in order]
    pairs = [*combinations(places, 2)]
    ways = sum(1 if first < second else -1 for first, second in pairs)
    return max(Fraction(0), Fraction(ways, len(pairs)))


def score(questions: Iterable[Question], responses: Mapping[str, Response], language: str) -> Fraction:
    """Points earned of points possible over the graded questions, 0 to 1; 0 where none is graded."""
    earned = possible = Fraction(0)
    for question in questions:
        if question.graded:
            possible += question.points
            earned += question.points * share(question, responses.get(question.id), language)
    return earned / possible if possible else Fraction(0)


def percent(share_: Fraction) -> str:
    """The share as it is shown and sent: 0 to 100, floored to two decimals, `79.99`, `80`.

    Floored, so that nothing short of the pass mark ever reads as the pass mark.
    """
    hundredths = share_ * 10_000 // 1
    whole, rest = divmod(int(hundredths), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)
