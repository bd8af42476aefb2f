"""`short-text`: a few words to type."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from cartable.model.interaction import Answer, TextEntry
from cartable.model.scoring import normal
from cartable.questions.choice import judged
from cartable.questions.reading import Reading
from cartable.questions.written import Lines, Prose, WrittenAnswer, WrittenQuestion, one_of, whole

WORD = "short-text"
LONGEST = 250
_FORGIVEN = ("case", "punctuation")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) or value is None else value


Mercy: TypeAlias = one_of("case", "accents", "punctuation", "nothing")  # type: ignore[valid-type]
"""What does not count when answers are compared."""


class WrittenShortText(WrittenQuestion):
    """A question answered in a few typed words."""

    short_text: Prose = Field(description="The question.")
    answer: Lines | None = Field(None, description="The right answer, or a list of those that count.")
    answers: list[WrittenAnswer] | None = Field(
        None, description="Answers foreseen, right or wrong, with `why:`."
    )
    forgive: Annotated[list[Mercy], BeforeValidator(_listed, json_schema_input_type=list[Mercy] | Mercy)] = (
        Field(
            list(_FORGIVEN),
            description="What does not count: `case`, `accents`, `punctuation`, or `nothing`.",
        )
    )
    longest: whole(1, LONGEST) = Field(60, description="The most characters that can be typed.")  # type: ignore[valid-type]


WRITTEN = WrittenShortText


def lowered(written: WrittenShortText, reading: Reading, *, shuffled: bool) -> TextEntry | None:  # noqa: ARG001 - nothing to shuffle
    """The text entry, or None where no answer is right; what is wrong is reported."""
    answers = [Answer(text, right=True) for text in written.answer or ()]
    for number, answer in enumerate(written.answers or ()):
        if not judged(answer, reading, "answers", number):
            continue
        text = " ".join((answer.right or answer.wrong or "").split())
        why = reading.optional_text(answer.why, "answers", number, "why")
        answers.append(Answer(text, answer.right is not None, why))
    if not any(answer.right for answer in answers):
        if all((one.right is None) != (one.wrong is None) for one in written.answers or ()):
            reading.report("no-right-answer", "answers" if written.answers else WORD)
        return None
    forgives = frozenset(written.forgive) - {"nothing"}
    _report_doubles(answers, forgives, len(written.answer or ()), reading)
    number, longest = max(enumerate(answers), key=lambda one: len(one[1].text))
    length = len(longest.text)
    if length > written.longest:
        path = (
            ("longest",)
            if "longest" in written.model_fields_set
            else _path(number, len(written.answer or ()))
        )
        room = {"enough": length} if length <= LONGEST else {"most": LONGEST}
        reading.report(
            "answer-too-long", *path, wrote=longest.text, longest=written.longest, length=length, **room
        )
        return None
    return TextEntry(tuple(answers), forgives, written.longest)


def _report_doubles(answers: list[Answer], forgives: frozenset[str], plain: int, reading: Reading) -> None:
    seen: dict[str, Answer] = {}
    for number, answer in enumerate(answers):
        compared = normal(answer.text, forgives)
        if not compared:
            reading.report("answer-of-nothing", *_path(number, plain), wrote=answer.text)
        elif (first := seen.setdefault(compared, answer)) is not answer:
            reading.report("same-answers", *_path(number, plain), first=first.text, second=answer.text)


def _path(number: int, plain: int) -> tuple[str, int]:
    return ("answer", number) if number < plain else ("answers", number - plain)
