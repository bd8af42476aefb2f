"""A quiz as the key answers it: what is right, what is said of each answer, how it is marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import assert_never

from cartable.formats.numerals import number, points_said
from cartable.formats.paper.questions import coded, disorder, lettered, matched, targets, worth
from cartable.formats.words import Words
from cartable.model.course import Draw, Module, Question, Quiz
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.text import Text, plain_text
from cartable.model.transcript import Citation
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer that the author foresaw: the letter of an option or None, and what is said of it.

    `evidence` is what that rests on, where it is not what the whole question rests on. Of a thing to place,
    `letter` is its number and `place` what belongs into its box.
    """

    letter: str | None
    text: Text
    right: bool
    why: Text | None
    evidence: tuple[Citation, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Keyed:
    """A question with its answers.

    `short` is the answer in a word for the marking grid; `marking` says in words what an answer is
    worth. `rests_on` is the key point's text, `measures` the objective's.
    """

    code: str
    id: str
    stem: Text
    short: str
    points: Fraction
    marking: str
    judged: tuple[Judged, ...] = ()
    if_right: Text | None = None
    if_wrong: Text | None = None
    why: Text | None = None
    hint: Text | None = None
    rests_on: Text | None = None
    measures: Text | None = None
    evidence: tuple[Citation, ...] = ()
    pool: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of the paper, and the language that its numbers are written in."""

    say: Words
    language: str

    def number(self, value: Fraction) -> str:
        """The number as the language writes it."""
        return number(value, self.language)

    def points(self, value: Fraction) -> str:
        """So many points."""
        return points_said(value, self.say, self.language)


def keyed(module_number: int, module: Module, telling: Telling) -> list[Keyed]:
    """Every question of the module's quiz with its answers, in order; empty without a quiz."""
    if module.quiz is None:
        return []
    pools = {
        question.id: telling.say("drawn", n=entry.take, of=len(entry.pool))
        for entry in module.quiz.entries
        if isinstance(entry, Draw) and entry.take < len(entry.pool)
        for question in entry.pool
    }
    points = {point.id: point.text for point in module.key_points}
    objectives = {objective.id: objective.text for objective in module.objectives}
    rows = []
    for code, question in coded(module_number, module.quiz):
        judged, short = _judged(question, telling)
        row = Keyed(
            code=code,
            id=question.id,
            stem=question.stem,
            short=short,
            points=worth(question, module.quiz),
            marking=_marking(question, module.quiz, telling),
            judged=judged,
            if_right=question.if_right,
            if_wrong=question.if_wrong,
            why=question.why,
            hint=question.hint,
            rests_on=points.get(question.rests_on or ""),
            measures=objectives.get(question.measures or ""),
            evidence=question.evidence,
            pool=pools.get(question.id),
            draft=question.draft,
        )
        rows.append(row)
    return rows


def _judged(question: Question, telling: Telling) -> tuple[tuple[Judged, ...], str]:
    """The answers foreseen, and the right one in a word."""
    match question.interaction:
        case Choice() as choice:
            options = lettered(question, choice)
            judged = tuple(
                Judged(letter, one.text, one.right, one.why, one.evidence) for letter, one in options
            )
            return judged, _listed((letter for letter, one in options if one.right), telling.say)
        case TextEntry(answers):
            judged = tuple(
                Judged(None, plain_text(one.text), one.right, one.why, one.evidence) for one in answers
            )
            return judged, next((one.text for one in answers if one.right), "")
        case NumberEntry() as entry:
            right = Judged(None, plain_text(_within(entry, telling)), right=True, why=None)
            return (right,), _measured(entry.value, entry, telling)
        case Matching() as matching:
            letters = {one.id: (letter, f"{letter}. {one.text}") for letter, one in targets(matching)}
            placed = [(one.text, *letters[one.target]) for one in matched(question, matching)]
            short = (f"{number}{letter}" for number, (_, letter, _) in enumerate(placed, 1))
            return _placed([(text, place) for text, _, place in placed]), _listed(short, telling.say)
        case Gaps(gaps):
            filled = tuple(
                Judged(
                    str(number), plain_text(f" {telling.say('or')} ".join(gap.answers)), right=True, why=None
                )
                for number, gap in enumerate(gaps, 1)
            )
            return filled, _listed((gap.answers[0] for gap in gaps), telling.say)
        case Ordering(items) as ordering:
            by_id = {item.id: letter for letter, item in disorder(question, ordering)}
            order = [(item.text, by_id[item.id]) for item in items]
            return _placed(order), _listed((letter for _, letter in order), telling.say)
        case Essay():
            return (), telling.say("free")
        case _:
            assert_never(question.interaction)


def _placed(things: Sequence[tuple[Text, str]]) -> tuple[Judged, ...]:
    return tuple(
        Judged(str(number), text, right=True, why=None, place=place)
        for number, (text, place) in enumerate(things, 1)
    )


def _measured(value: Fraction, entry: NumberEntry, telling: Telling) -> str:
    written = telling.number(value)
    return f"{written}\N{NO-BREAK SPACE}{entry.unit}" if entry.unit else written


def _within(entry: NumberEntry, telling: Telling) -> str:
    """The number, and from where to where it is taken as right."""
    exact = _measured(entry.value, entry, telling)
    if not entry.tolerance:
        return exact
    least = telling.number(entry.value - entry.tolerance)
    most = _measured(entry.value + entry.tolerance, entry, telling)
    return telling.say("within", value=exact, least=least, most=most)


def _marking(question: Question, quiz: Quiz, telling: Telling) -> str:
    """What an answer is worth, in a sentence or two (see `cartable.model.scoring.share`)."""
    say, points = telling.say, worth(question, quiz)
    if not points:
        return say("not-graded")
    whole = telling.points(points)
    match question.interaction:
        case Choice(options, several=True):
            right = sum(option.right for option in options)
            wrong = len(options) - right
            each = telling.points(points / right)
            loss = telling.points(points / wrong) if wrong else ""
            rule = "marking-several" if wrong else "marking-several-all-right"
            return say(rule, points=whole, each=each, loss=loss)
        case Choice():
            rule = "marking-one"
        case TextEntry(forgives=forgives):
            rule = say("marking-words", points=whole)
            return f"{rule} {say('forgiven', what=_forgiven(forgives, say))}" if forgives else rule
        case Gaps(gaps, forgives):
            each = say("marking-gaps", points=whole, each=telling.points(points / len(gaps)))
            return f"{each} {say('forgiven', what=_forgiven(forgives, say))}" if forgives else each
        case Matching(items):
            return say("marking-each", points=whole, each=telling.points(points / len(items)))
        case Ordering():
            rule = "marking-order"
        case NumberEntry() | Essay():
            rule = "marking-number"
        case _:
            assert_never(question.interaction)
    return say(rule, points=whole)


def _forgiven(forgives: frozenset[str], say: Words) -> str:
    """What typing may get wrong, in a row: `capitals, accents and punctuation`."""
    things = [say(f"forgives-{kind}") for kind in ("case", "accents", "punctuation") if kind in forgives]
    if len(things) == 1:
        return things[0]
    return say("and", before=_listed(things[:-1], say), last=things[-1])


def _listed(things: Iterable[str], say: Words) -> str:
    return f"{say('comma')} ".join(things)
