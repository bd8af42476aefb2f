"""What learners put in: someone who knows, and someone who does not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from zlib import crc32

from cartable.model.course import Question
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.responses import Response
from cartable.model.scoring import foreseen

Reply = Callable[[Question], Response]

ESSAY = "Être d’ici, c’est déjà une raison de s’allier : 1 + 1 = 3."
"""Accents, a curly apostrophe, a sign: what an essay's way to the LMS and back must leave whole."""
_STRANGE = "qwfp zxcv"
_DIGITS = 30


def best(question: Question) -> Response:
    """All that is right; for an essay, some words."""
    match question.interaction:
        case Choice(options):
            return frozenset(option.id for option in options if option.right)
        case TextEntry(answers):
            return next(answer.text for answer in answers if answer.right)
        case NumberEntry(value):
            with localcontext(prec=_DIGITS):
                return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
        case Matching(items):
            return frozenset(f"{item.id}.{item.target}" for item in items)
        case Ordering(items):
            return tuple(item.id for item in items)
        case Gaps(gaps):
            return frozenset(f"{gap.id}={gap.answers[0]}" for gap in gaps)
        case Essay():
            return ESSAY


def middling(question: Question) -> Response:
    """Now right, now wrong, by the question's name."""
    return best(question) if crc32(question.id.encode()) % 3 else worst(question)


def worst(question: Question) -> Response:
    """As wrong as the question allows; for an essay, some words."""
    interaction = question.interaction
    match interaction:
        case Choice():
            return _mischosen(interaction)
        case TextEntry():
            return _unforeseen(interaction)
        case NumberEntry(value, tolerance):
            return str(int(value + tolerance) + 1000)
        case Matching():
            return _mismatched(interaction)
        case Ordering(items):
            return tuple(item.id for item in reversed(items))
        case Gaps():
            return _misfilled(interaction)
        case Essay():
            return ESSAY


def _mischosen(choice: Choice) -> Response:
    wrong = [option.id for option in choice.options if not option.right] or [choice.options[0].id]
    return frozenset(wrong if choice.several and len(wrong) < len(choice.options) else wrong[:1])


def _unforeseen(entry: TextEntry) -> Response:
    words = _STRANGE
    while foreseen(words, entry):
        words += _STRANGE[0]
    return words


def _mismatched(matching: Matching) -> Response:
    """Everything beside the target that follows its own."""
    ids = [target.id for target in matching.targets]
    following = dict(zip(ids, ids[1:] + ids[:1], strict=True))
    return frozenset(f"{item.id}.{following[item.target]}" for item in matching.items)


def _misfilled(gaps: Gaps) -> Response:
    """In each gap what belongs into none: a word of the bank that is wrong there, else a strange one."""
    filled = set()
    for gap in gaps.gaps:
        other = next((word for word in gaps.words if word not in gap.answers), _STRANGE)
        filled.add(f"{gap.id}={other}")
    return frozenset(filled)
