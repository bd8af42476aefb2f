"""A quiz as its cards ask it."""

from __future__ import annotations

from typing import Literal, assert_never

from cartable.formats.numerals import number
from cartable.model.course import Draw, Question, Quiz
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    Target,
    TextEntry,
)
from cartable.model.text import Paragraph, Text
from cartable.model.transcript import Citation
from cartable.source.dataclass import dataclass

Kind = Literal["choice", "text", "number", "pairs", "order", "gaps", "essay"]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A typed answer that the author foresaw, by its place among them, and what its feedback rests on."""

    index: int
    why: Text | None
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A thing to place: its id, its words, and where it belongs, in a word."""

    id: str
    text: Text
    belongs: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its card shows it.

    The stem is parted: `lead` is its first paragraph, which may stand in a legend, `body` what
    follows. `number` counts the quiz's questions as written; the script counts those it shows.
    """

    number: int
    id: str
    question: Question
    kind: Kind
    lead: Text | None
    body: Text | None
    several: bool = False
    options: tuple[Option, ...] = ()
    answers: tuple[Foreseen, ...] = ()
    expected: str | None = None
    unit: str | None = None
    rows: tuple[Row, ...] = ()
    targets: tuple[Target, ...] = ()
    gaps: tuple[Gap, ...] = ()
    bank: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """A quiz: every question a learner may meet, and how many each does."""

    asked: tuple[Asked, ...]
    size: int


def size(quiz: Quiz) -> int:
    """How many questions each learner meets."""
    return sum(min(entry.take, len(entry.pool)) if isinstance(entry, Draw) else 1 for entry in quiz.entries)


def asking(quiz: Quiz, language: str) -> Asking:
    """The quiz in the author's order."""
    return Asking(tuple(_asked(at, one, language) for at, one in enumerate(quiz.questions, 1)), size(quiz))


def _asked(at: int, question: Question, language: str) -> Asked:
    lead, body = _stem(question.stem)
    match question.interaction:
        case Choice(options, several):
            return Asked(at, question.id, question, "choice", lead, body, several, options)
        case TextEntry(answers):
            foreseen = tuple(
                Foreseen(index, answer.why, answer.evidence) for index, answer in enumerate(answers)
            )
            return Asked(
                at,
                question.id,
                question,
                "text",
                lead,
                body,
                answers=foreseen,
                expected=_first_right(answers),
            )
        case NumberEntry(value, _, unit):
            shown = number(value, language)
            expected = f"{shown}\N{NO-BREAK SPACE}{unit}" if unit else shown
            return Asked(at, question.id, question, "number", lead, body, expected=expected, unit=unit)
        case Matching() as matching:
            names = {target.id: target.text for target in matching.targets}
            rows = tuple(Row(one.id, one.text, names[one.target]) for one in matching.items)
            return Asked(at, question.id, question, "pairs", lead, body, rows=rows, targets=matching.targets)
        case Gaps():
            stem, gaps = question.stem, question.interaction
            return Asked(at, question.id, question, "gaps", None, stem, gaps=gaps.gaps, bank=gaps.words)
        case Ordering(items):
            rows = tuple(Row(one.id, one.text, str(place)) for place, one in enumerate(items, 1))
            return Asked(at, question.id, question, "order", lead, body, rows=rows)
        case Essay():
            return Asked(at, question.id, question, "essay", lead, body)
        case _:
            assert_never(question.interaction)


def _first_right(answers: tuple[Answer, ...]) -> str | None:
    return next((answer.text for answer in answers if answer.right), None)


def _stem(stem: Text) -> tuple[Text | None, Text | None]:
    if stem.blocks and isinstance(stem.blocks[0], Paragraph):
        return Text(stem.blocks[:1]), Text(stem.blocks[1:]) if stem.blocks[1:] else None
    return None, stem
