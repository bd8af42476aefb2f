"""Options that make a question impossible or unfair by logic alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cartable.model.course import Course, Question
from cartable.model.interaction import Choice
from cartable.model.layout import Layout
from cartable.model.scoring import normal
from cartable.read.whereabouts import Whereabouts
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_ANSWERS = r"(réponses?|propositions?|options?|choix)"
_ABOVE = r"( (ci-dessus|précédente?s?|proposée?s?|(sont|n'est|ne sont) .{1,20}))?"
_ALL_OR_NONE = re.compile(
    rf"((toutes|tous|les deux|l'ensemble de[s]?)( les| ces)? {_ANSWERS}|"
    rf"aucune?( des| de ces)?( deux)? {_ANSWERS}){_ABOVE}|"
    r"(all|none|both|any) of (the above|the options|these|them)( (are|is) .{1,20})?|"
    r"(all|none|both|neither) (the )?(answers|options)( above)?( (are|is) .{1,20})?",
    re.IGNORECASE,
)
"""An option that says this and nothing else speaks of the other options."""

_STOPS = tuple(".,;:!?")
_CLOSING = re.compile(r"(?<=[^\W\d_])\s*[.,;:!?]+$")
_QUOTES = re.compile(r' *" *')
_WORDS = 4
"""Letters from which on capitals no longer matter: `Mm` and `mm` differ, `Paris` and `paris` do not."""


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """Two options that are equal once normalised; 'all of the above' among shuffled options."""
    for question in course.questions:
        choice = question.interaction
        if isinstance(choice, Choice) and question.type != "true-false":
            words = [_unclosed(normal(option.text.plain, ())) for option in choice.options]
            yield from _same(question, choice, words, where)
            if choice.shuffled:
                yield from _all_of_the_above(question, choice, words, where)


def _unclosed(words: str) -> str:
    """The words without the punctuation at their end."""
    return _CLOSING.sub("", words) if words.endswith(_STOPS) else words


def _same(question: Question, choice: Choice, words: list[str], where: Whereabouts) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, one in enumerate(words):
        first = seen.setdefault(_compared(one), number)
        if first != number:
            yield problem(
                "same-options",
                _place(question, number, where),
                related=(("first-used", _place(question, first, where)),),
                text=choice.options[number].text.plain,
            )


def _compared(words: str) -> str:
    """The words of an option without what tells no two apart; `-5`, `5`, `5 %`, `C` and `C#` stay apart."""
    words = _QUOTES.sub('"', words)
    letters = islice(filter(str.isalpha, words), _WORDS)
    return normal(words, ("case",)) if len([*letters]) == _WORDS else words


def _all_of_the_above(
    question: Question, choice: Choice, words: list[str], where: Whereabouts
) -> Iterator[Problem]:
    for number, one in enumerate(words):
        if _ALL_OR_NONE.fullmatch(one):
            yield problem(
                "all-of-the-above", _place(question, number, where), text=choice.options[number].text.plain
            )


def _place(question: Question, number: int, where: Whereabouts) -> Place:
    choice = question.interaction
    word = "right" if isinstance(choice, Choice) and choice.options[number].right else "wrong"
    return where.of_question(question.id, "options", number, word)
