"""Questions as written, lowered to the model."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from cartable.model.course import KeyPoint, Objective, Question
from cartable.model.interaction import Essay
from cartable.model.text import Text
from cartable.model.transcript import Citation, Transcript
from cartable.questions.registry import types
from cartable.read.desk import Sheet
from cartable.read.evidence import cited
from cartable.read.identity import Identity
from cartable.read.outline import Asked, stem
from cartable.read.walk import Step
from cartable.source.problem import Argument


@dataclass(frozen=True, slots=True)
class Context:
    """What a question of a module may refer to."""

    language: str
    shuffled: bool
    transcript: Transcript | None
    objectives: tuple[Objective, ...]
    key_points: tuple[KeyPoint, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """`cartable.questions.reading.Reading` over a sheet."""

    sheet: Sheet
    language: str
    identity: Identity

    def text(self, words: str, *path: Step) -> Text:
        return self.sheet.text(words, *path)

    def optional_text(self, words: str | None, *path: Step) -> Text | None:
        return self.sheet.optional_text(words, *path)

    def report(self, code: str, *path: Step, **arguments: Argument | None) -> None:
        self.sheet.report(code, *path, **arguments)

    def option_id(self, number: int) -> str:
        return self.identity.options[number]


def question(asked: Asked, identity: Identity, context: Context) -> Question | None:
    """The question, or None where it can't be asked; what is wrong is reported."""
    written, sheet = asked.written, asked.sheet
    reading = _Reading(sheet, context.language, identity)
    wording = reading.text(stem(asked), asked.word)
    interaction = types()[asked.word].lowered(written, reading, shuffled=context.shuffled)
    rests_on = _key_point(asked, context)
    evidence = cited(written.evidence, context.transcript, sheet)
    if interaction is None:
        return None
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


def _inherited(key_point: KeyPoint | None) -> tuple[Citation, ...]:
    return key_point.evidence if key_point else ()


def _key_point(asked: Asked, context: Context) -> KeyPoint | None:
    wanted = asked.written.rests_on
    known = {point.id: point for point in context.key_points}
    if wanted is None or wanted in known:
        return known.get(wanted or "")
    near = get_close_matches(wanted, list(known), 1, 0.5)
    asked.sheet.report("unknown-key-point", "rests-on", id=wanted, nearest=near[0] if near else None)
    return None


def _objective(asked: Asked, context: Context) -> str | None:
    wanted = asked.written.measures
    known = [objective.id for objective in context.objectives]
    if wanted is None or wanted in known:
        return wanted
    near = get_close_matches(wanted, known, 1, 0.5)
    asked.sheet.report("unknown-objective", "measures", id=wanted, nearest=near[0] if near else None)
    return None
