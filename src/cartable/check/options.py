"""Options that make a question impossible or unfair by logic alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.model.course import Course, Question
from cartable.model.interaction import Choice
from cartable.model.layout import Layout
from cartable.model.scoring import normal
from cartable.read.whereabouts import Whereabouts
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_ALL_OR_NONE = re.compile(
    r"(toutes? les (réponses|propositions|options)|tous les choix|"
    r"aucune (des|de ces) (réponses|propositions|options)|"
    r"(all|none|any) of (the above|these|them|the options)|les deux réponses)\b",
    re.IGNORECASE,
)


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """Two options that are equal once normalised; 'all of the above' among shuffled options."""
    for question in course.questions:
        if isinstance(question.interaction, Choice) and question.type != "true-false":
            yield from _same(question, question.interaction, where)
            yield from _all_of_the_above(question, question.interaction, where)


def _same(question: Question, choice: Choice, where: Whereabouts) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for number, option in enumerate(choice.options):
        words = normal(option.text.plain, ("case", "punctuation")) or option.text.plain
        first = seen.setdefault(words, number)
        if first != number:
            yield problem(
                "same-options",
                _place(question, number, where),
                related=(("first-used", _place(question, first, where)),),
                text=option.text.plain,
            )


def _all_of_the_above(question: Question, choice: Choice, where: Whereabouts) -> Iterator[Problem]:
    if not choice.shuffled:
        return
    for number, option in enumerate(choice.options):
        if _ALL_OR_NONE.match(option.text.plain.strip()):
            yield problem("all-of-the-above", _place(question, number, where), text=option.text.plain)


def _place(question: Question, number: int, where: Whereabouts) -> Place:
    choice = question.interaction
    word = "right" if isinstance(choice, Choice) and choice.options[number].right else "wrong"
    return where.of_question(question.id, "options", number, word)
