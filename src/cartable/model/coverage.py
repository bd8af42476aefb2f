"""How far the key points and questions of a module reach over what was said, and over its objectives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from cartable.model.course import KeyPoint, Module, Objective, Question
from cartable.model.interaction import Choice, TextEntry
from cartable.model.transcript import Citation, Sentence
from cartable.source.dataclass import dataclass

Kind = Literal["point", "question"]


@dataclass(frozen=True, slots=True)
class Rest:
    """A key point or a question, and the numbers of the sentences that it rests on, its feedback's too."""

    kind: Kind
    of: KeyPoint | Question
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Untouched:
    """Sentences in a row that nothing rests on, as many as there are, and how many words they have."""

    sentences: tuple[Sentence, ...]
    words: int


def rests(module: Module) -> tuple[Rest, ...]:
    """The key points of the module, then its questions, in order; on no sentence where they quote none."""
    points = (Rest("point", point, _sentences(point.evidence)) for point in module.key_points)
    asked = module.quiz.questions if module.quiz else ()
    return (*points, *(Rest("question", one, _sentences(_quoted(one))) for one in asked))


def touched(module: Module) -> dict[int, frozenset[Kind]]:
    """What kinds of things rest on each sentence that anything rests on, by its number."""
    kinds: dict[int, set[Kind]] = {}
    for rest in rests(module):
        for number in rest.sentences:
            kinds.setdefault(number, set()).add(rest.kind)
    return {number: frozenset(kinds[number]) for number in sorted(kinds)}


def untouched(module: Module) -> tuple[Untouched, ...]:
    """The stretches between those sentences, in order, each as long as can be."""
    if module.transcript is None:
        return ()
    reached = touched(module)
    runs = groupby(module.transcript.sentences, key=lambda one: one.number in reached)
    return tuple(_stretch(tuple(run)) for is_touched, run in runs if not is_touched)


def longest(stretches: Iterable[Untouched]) -> Untouched | None:
    """The one of most words, the first of those alike; None of none."""
    return max(stretches, key=lambda one: one.words, default=None)


def unmeasured(module: Module) -> tuple[Objective, ...]:
    """The objectives that no question of the module measures."""
    asked = module.quiz.questions if module.quiz else ()
    measured = {question.measures for question in asked}
    return tuple(one for one in module.objectives if one.id not in measured)


def unasked(module: Module) -> tuple[int, ...]:
    """The indexes of the key points that no question of the module asks for."""
    asked = module.quiz.questions if module.quiz else ()
    named = set[str]().union(*map(_named, asked))
    quoted = _sentences(citation for one in asked for citation in _quoted(one))
    points = enumerate(module.key_points)
    return tuple(at for at, one in points if one.id not in named and not quoted & _sentences(one.evidence))


def asking(point: KeyPoint, module: Module) -> tuple[Question, ...]:
    """The questions that ask for a key point: they, or their feedback, name it or quote its sentences."""
    reach = _sentences(point.evidence)
    asked = module.quiz.questions if module.quiz else ()
    return tuple(one for one in asked if point.id in _named(one) or reach & _sentences(_quoted(one)))


def unsupported(module: Module) -> tuple[Question, ...]:
    """The questions that rest on nothing, though the module has a transcript to quote."""
    if module.transcript is None or module.quiz is None:
        return ()
    return tuple(one for one in module.quiz.questions if not _named(one) and not [*_quoted(one)])


def _stretch(sentences: tuple[Sentence, ...]) -> Untouched:
    return Untouched(sentences, sum(len(one.text.split()) for one in sentences))


def _sentences(citations: Iterable[Citation]) -> frozenset[int]:
    return frozenset[int]().union(*(one.sentences for one in citations))


def _quoted(question: Question) -> Iterator[Citation]:
    """What a question quotes, its feedback included."""
    yield from question.evidence
    match question.interaction:
        case Choice(options):
            yield from (citation for option in options for citation in option.evidence)
        case TextEntry(answers):
            yield from (citation for answer in answers for citation in answer.evidence)
        case _:
            pass


def _named(question: Question) -> set[str]:
    """The key points that a question names, its feedback included."""
    named = {question.rests_on}
    match question.interaction:
        case Choice(options):
            named |= {option.rests_on for option in options}
        case TextEntry(answers):
            named |= {answer.rests_on for answer in answers}
        case _:
            pass
    return {one for one in named if one is not None}
