"""Questions as written, lowered to the model."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.model.course import Entry, KeyPoint, Objective, Question
from cartable.model.interaction import (
    Choice,
    Essay,
    Gaps,
    Interaction,
    Matching,
    NumberEntry,
    Ordering,
    TextEntry,
)
from cartable.model.layout import SlotKind
from cartable.model.text import Text
from cartable.model.transcript import Citation
from cartable.questions.registry import QuestionType, types
from cartable.questions.written import WrittenFeedback, WrittenQuestion
from cartable.read.desk import Sheet
from cartable.read.evidence import cited
from cartable.read.identity import Identity
from cartable.read.outline import Asked, stem
from cartable.read.transcript import Spoken
from cartable.read.walk import Step
from cartable.source.dataclass import dataclass
from cartable.source.nearness import nearest
from cartable.source.problem import Argument

_FOLLOWING = frozenset(
    {"right-or-wrong", "option-count", "no-right", "no-right-answer", "item-count", "one-target", "gap-count"}
)
"""What may only follow from something in the question that was left out because it is wrong."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a question of a module may refer to.

    `cites` says whether quotes are looked up: not where a transcript is named and could not be read.
    """

    language: str
    words: Mapping[str, Entry]
    shuffled: bool
    spoken: Spoken | None
    cites: bool
    objectives: tuple[Objective, ...]
    key_points: tuple[KeyPoint, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """`cartable.questions.reading.Reading` over a sheet."""

    sheet: Sheet
    language: str
    words: Mapping[str, Entry]
    identity: Identity
    context: Context

    def word(self, key: str, otherwise: str) -> str:
        own = self.words.get(key)
        return own if isinstance(own, str) else otherwise

    def text(self, words: str, *path: Step) -> Text:
        return self.sheet.text(words, *path)

    def optional_text(self, words: str | None, *path: Step) -> Text | None:
        return self.sheet.optional_text(words, *path)

    def evidence(self, written: WrittenFeedback, *path: Step) -> tuple[Citation, ...]:
        if written.rests_on is None and not written.evidence:
            return ()
        return _rested(written, self.sheet.at(*path), self.context)[1]

    def report(self, code: str, *path: Step, **arguments: Argument | None) -> None:
        if not (code in _FOLLOWING and self.sheet.is_maimed):
            self.sheet.report(code, *path, **arguments)

    def option_id(self, number: int) -> str:
        return self.identity.options[number]


def question(asked: Asked, identity: Identity, context: Context) -> Question | None:
    """The question, or None where it can't be asked; what is wrong is reported."""
    written, sheet = asked.written, asked.sheet
    reading = _Reading(sheet, context.language, context.words, identity, context)
    type_ = types()[asked.word]
    by_type = getattr(type_, "worded", None)
    wording = by_type(written, reading) if by_type else reading.text(stem(asked), asked.word)
    interaction = type_.lowered(written, reading, shuffled=context.shuffled)
    rests_on, evidence = _rested(written, sheet, context)
    if interaction is None:
        return None
    _hold_to_slot(type_, interaction, identity)
    return Question(
        id=identity.id,
        type=asked.word,
        stem=wording,
        interaction=interaction,
        points=written.points * (not isinstance(interaction, Essay)),
        why=reading.optional_text(written.why, "why"),
        if_right=reading.optional_text(written.if_right, "if-right"),
        if_wrong=reading.optional_text(written.if_wrong, "if-wrong"),
        hint=reading.optional_text(written.hint, "hint"),
        figure=sheet.figure(written.image, written.alt),
        rests_on=rests_on.id if rests_on else None,
        evidence=evidence,
        measures=_objective(asked, context),
        tags=tuple(written.tags),
        draft=written.draft,
    )


def _hold_to_slot(type_: QuestionType, interaction: Interaction, identity: Identity) -> None:
    """A state that the slot can't hold would never be saved: better no package than that one."""
    if not _fits(type_.SLOT, interaction, identity):
        name = type(interaction).__name__
        mismatch = f"the type {type_.WORD} has the slot {type_.SLOT} and lowers to {name}"
        raise TypeError(mismatch)


def _fits(slot: SlotKind, interaction: Interaction, identity: Identity) -> bool:
    known = set(identity.options)
    match interaction:
        case Choice(options, several, _):
            return {option.id for option in options} <= known and slot == ("choices" if several else "choice")
        case Matching(items, targets):
            return {*(one.id for one in items), *(one.id for one in targets)} <= known and slot == "pairs"
        case Ordering(items):
            return {item.id for item in items} <= known and slot == "order"
        case Gaps(gaps):
            return {gap.id for gap in gaps} <= known and slot == "texts"
        case TextEntry() | NumberEntry() | Essay():
            return slot == "text"


def _rested(
    written: WrittenQuestion | WrittenFeedback, sheet: Sheet, context: Context
) -> tuple[KeyPoint | None, tuple[Citation, ...]]:
    """The key point that a question, or feedback, rests on, and its quotes: its own, else the key point's."""
    known = {point.id: point for point in context.key_points}
    point = known.get(written.rests_on or "")
    if written.rests_on is not None and point is None:
        _report_unknown("unknown-key-point", "rests-on", written.rests_on, list(known), sheet)
    own = cited(written.evidence if context.cites else None, context.spoken, sheet)
    return point, own or (point.evidence if point else ())


def _objective(asked: Asked, context: Context) -> str | None:
    wanted = asked.written.measures
    known = [objective.id for objective in context.objectives]
    if wanted is None or wanted in known:
        return wanted
    _report_unknown("unknown-objective", "measures", wanted, known, asked.sheet)
    return None


def _report_unknown(code: str, field: str, wanted: str, known: list[str], sheet: Sheet) -> None:
    if wanted in sheet.desk.lost:
        return
    near = nearest(wanted, known)
    listed = None if near else ", ".join(known) or None
    sheet.report(code, field, id=wanted, nearest=near, known=listed)
