"""Questions as written, lowered to the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartable.model.course import Entry, KeyPoint, Objective, Question
from cartable.model.interaction import Choice, Essay, Interaction, NumberEntry, TextEntry
from cartable.model.layout import SlotKind
from cartable.model.text import Text
from cartable.model.transcript import Citation
from cartable.questions.registry import QuestionType, types
from cartable.read.desk import Sheet
from cartable.read.evidence import cited
from cartable.read.identity import Identity
from cartable.read.outline import Asked, stem
from cartable.read.transcript import Spoken
from cartable.read.walk import Step
from cartable.source.nearness import nearest
from cartable.source.problem import Argument

_FOLLOWING = frozenset({"right-or-wrong", "option-count", "no-right", "no-right-answer"})
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

    def word(self, key: str, otherwise: str) -> str:
        own = self.words.get(key)
        return own if isinstance(own, str) else otherwise

    def text(self, words: str, *path: Step) -> Text:
        return self.sheet.text(words, *path)

    def optional_text(self, words: str | None, *path: Step) -> Text | None:
        return self.sheet.optional_text(words, *path)

    def report(self, code: str, *path: Step, **arguments: Argument | None) -> None:
        if not (code in _FOLLOWING and self.sheet.is_maimed):
            self.sheet.report(code, *path, **arguments)

    def option_id(self, number: int) -> str:
        return self.identity.options[number]


def question(asked: Asked, identity: Identity, context: Context) -> Question | None:
    """The question, or None where it can't be asked; what is wrong is reported."""
    written, sheet = asked.written, asked.sheet
    reading = _Reading(sheet, context.language, context.words, identity)
    wording = reading.text(stem(asked), asked.word)
    interaction = types()[asked.word].lowered(written, reading, shuffled=context.shuffled)
    rests_on = _key_point(asked, context)
    evidence = cited(written.evidence if context.cites else None, context.spoken, sheet)
    if interaction is None:
        return None
    _hold_to_slot(types()[asked.word], interaction, identity)
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
        evidence=evidence or _inherited(rests_on),
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
    match interaction:
        case Choice(options, several, _):
            known = {option.id for option in options} <= set(identity.options)
            return known and slot == ("choices" if several else "choice")
        case TextEntry() | NumberEntry() | Essay():
            return slot == "text"


def _inherited(key_point: KeyPoint | None) -> tuple[Citation, ...]:
    return key_point.evidence if key_point else ()


def _key_point(asked: Asked, context: Context) -> KeyPoint | None:
    wanted = asked.written.rests_on
    known = {point.id: point for point in context.key_points}
    if wanted is None or wanted in known:
        return known.get(wanted or "")
    _report_unknown("unknown-key-point", "rests-on", wanted, list(known), asked)
    return None


def _objective(asked: Asked, context: Context) -> str | None:
    wanted = asked.written.measures
    known = [objective.id for objective in context.objectives]
    if wanted is None or wanted in known:
        return wanted
    _report_unknown("unknown-objective", "measures", wanted, known, asked)
    return None


def _report_unknown(code: str, field: str, wanted: str, known: list[str], asked: Asked) -> None:
    if wanted in asked.sheet.desk.lost:
        return
    near = nearest(wanted, known)
    listed = None if near else ", ".join(known) or None
    asked.sheet.report(code, field, id=wanted, nearest=near, known=listed)
