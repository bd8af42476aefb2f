"""A quiz as the handout asks it: without a trace of what is right.

What a template is given here holds no answer, so that no template can print one. Identifiers that
authors give their questions often tell the answer (`Q1-the-same`): the sheet counts instead.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, assert_never

from cartable.model.course import Draw, Figure, Module, Question, Quiz
from cartable.model.drawing import disordered, shuffled
from cartable.model.interaction import (
    Choice,
    Essay,
    Gaps,
    Item,
    Match,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    Target,
    TextEntry,
)
from cartable.model.text import Text, plain_text
from cartable.source.dataclass import dataclass

Room = Literal["one", "several", "words", "number", "pairs", "order", "gaps", "lines"]

_ORDER = 0
"""The seed of the order that shuffled options have on every sheet: the key has the same."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the sheet: its code (`1.3`), and the room there is to answer.

    `options` are letter and text: of things to choose, to match others with, or to put in order; `items`
    are those that are matched, `bank` the words that gaps are filled with. `lines` counts ruled lines for
    `lines`; `unit` follows a number.
    """

    code: str
    stem: Text
    room: Room
    points: Fraction
    options: tuple[tuple[str, Text], ...] = ()
    items: tuple[Text, ...] = ()
    bank: tuple[str, ...] = ()
    unit: str | None = None
    lines: int = 0
    figure: Figure | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Questions in a row; `take` says how many of them the screen draws, None for all."""

    take: int | None
    asked: tuple[Asked, ...]


def coded(module_number: int, quiz: Quiz) -> list[tuple[str, Question]]:
    """Every question of a quiz with its code on paper: the module's number and its own."""
    return [(f"{module_number}.{number}", question) for number, question in enumerate(quiz.questions, 1)]


def lettered(question: Question, choice: Choice) -> list[tuple[str, Option]]:
    """The options with their letters, in the order of both papers: one for ever where they are shuffled.

    Authors often write the right option first; printed in that order, every answer would be `a`.
    """
    options = shuffled(choice.options, _ORDER, question.id) if choice.shuffled else list(choice.options)
    return [(_letter(number), option) for number, option in enumerate(options)]


def matched(question: Question, matching: Matching) -> list[Match]:
    """The items to match in the order of both papers."""
    return shuffled(matching.items, _ORDER, question.id) if matching.shuffled else list(matching.items)


def targets(matching: Matching) -> list[tuple[str, Target]]:
    """What they are matched with, with their letters, in the order of both papers."""
    return [(_letter(number), target) for number, target in enumerate(matching.targets)]


def disorder(question: Question, ordering: Ordering) -> list[tuple[str, Item]]:
    """The items to put in order with their letters, in the wrong order of both papers."""
    items = disordered(ordering.items, _ORDER, question.id)
    return [(_letter(number), item) for number, item in enumerate(items)]


def _letter(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = _LETTERS[number % len(_LETTERS)] + letters
        number = number // len(_LETTERS) - 1
    return letters


def asked(module_number: int, module: Module) -> list[Group]:
    """The module's quiz in groups, in order; empty without a quiz."""
    if module.quiz is None:
        return []
    codes = iter(coded(module_number, module.quiz))
    groups: list[Group] = []
    for entry in module.quiz.entries:
        if isinstance(entry, Draw):
            pool = tuple(_asked(*next(codes), module.quiz) for _ in entry.pool)
            groups.append(Group(entry.take if entry.take < len(pool) else None, pool))
        else:
            groups.append(Group(None, (_asked(*next(codes), module.quiz),)))
    return groups


def worth(question: Question, quiz: Quiz) -> Fraction:
    """The points that a question can give in its quiz; 0 where it is not graded."""
    return question.points if quiz.graded and question.graded else Fraction(0)


def possible(quiz: Quiz) -> Fraction | None:
    """The points of a whole quiz; None where they hang on which questions are drawn."""
    total = Fraction(0)
    for entry in quiz.entries:
        if isinstance(entry, Draw):
            values = {worth(question, quiz) for question in entry.pool}
            if len(values) > 1:
                return None
            total += sum(values) * min(entry.take, len(entry.pool))
        else:
            total += worth(entry, quiz)
    return total


def _asked(code: str, question: Question, quiz: Quiz) -> Asked:
    points, figure, draft = worth(question, quiz), question.figure, question.draft
    match question.interaction:
        case Choice() as choice:
            options = tuple((letter, option.text) for letter, option in lettered(question, choice))
            room: Room = "several" if choice.several else "one"
            return Asked(code, question.stem, room, points, options, figure=figure, draft=draft)
        case TextEntry():
            return Asked(code, question.stem, "words", points, figure=figure, draft=draft)
        case NumberEntry(unit=unit):
            return Asked(code, question.stem, "number", points, unit=unit, figure=figure, draft=draft)
        case Matching() as matching:
            lettered_targets = tuple((letter, plain_text(one.text)) for letter, one in targets(matching))
            items = tuple(one.text for one in matched(question, matching))
            return Asked(
                code, question.stem, "pairs", points, lettered_targets, items, figure=figure, draft=draft
            )
        case Gaps(words=bank):
            return Asked(code, question.stem, "gaps", points, bank=bank, figure=figure, draft=draft)
        case Ordering() as ordering:
            options = tuple((letter, item.text) for letter, item in disorder(question, ordering))
            return Asked(code, question.stem, "order", points, options, figure=figure, draft=draft)
        case Essay(lines=lines):
            return Asked(code, question.stem, "lines", points, lines=lines, figure=figure, draft=draft)
        case _:
            assert_never(question.interaction)
