"""`short-text`: a few words to type."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from cartable.model.interaction import Answer, TextEntry
from cartable.model.scoring import normal
from cartable.questions.choice import judged
from cartable.questions.reading import Reading, Step
from cartable.questions.written import Lines, Prose, WrittenAnswer, WrittenQuestion, one_of, whole

WORD = "short-text"
SLOT = "text"
LONGEST = 250
FORGIVEN = ("case", "punctuation")


def listed(value: object) -> object:
    """A word alone as a list of it."""
    return [value] if isinstance(value, str) or value is None else value


Mercy: TypeAlias = one_of("case", "accents", "punctuation", "nothing")  # type: ignore[valid-type]  # a call makes the annotation
"""What does not count when answers are compared."""

Forgiven: TypeAlias = Annotated[
    list[Mercy], BeforeValidator(listed, json_schema_input_type=list[Mercy] | Mercy)
]
"""Any of these words, or one of them alone."""

FORGIVE = "What does not count: `case`, `accents`, `punctuation`, or `nothing`."


class WrittenShortText(WrittenQuestion):
    """A question answered in a few typed words."""

    short_text: Prose = Field(description="The question.")
    answer: Lines | None = Field(None, description="The right answer, or a list of those that count.")
    answers: list[WrittenAnswer] | None = Field(
        None, description="Answers foreseen, right or wrong, with `why:`."
    )
    forgive: Forgiven = Field(list(FORGIVEN), description=FORGIVE)
    longest: whole(1, LONGEST) = Field(60, description="The most characters that can be typed.")  # type: ignore[valid-type]  # a call makes the annotation


WRITTEN = WrittenShortText


_At = tuple[Step, ...]


def lowered(written: WrittenShortText, reading: Reading, *, shuffled: bool) -> TextEntry | None:  # noqa: ARG001 - nothing to shuffle
    """The text entry, or None where no answer is right; what is wrong is reported."""
    foreseen = written.answers or []
    answers = _answers(written, reading)
    plain = len(written.answer or ())
    if len(answers) < plain + len(foreseen):
        return None
    if not any(answer.right for _, answer in answers):
        reading.report("no-right-answer", "answers" if foreseen else WORD)
        return None
    forgives = frozenset(written.forgive) - {"nothing"}
    _report_doubles(answers, forgives, reading)
    at, longest = max(answers, key=lambda one: len(one[1].text))
    length = len(longest.text)
    if length > written.longest:
        path = ("longest",) if "longest" in written.model_fields_set else at
        room = {"enough": length} if length <= LONGEST else {"most": LONGEST}
        reading.report(
            "answer-too-long", *path, wrote=longest.text, longest=written.longest, length=length, **room
        )
        return None
    return TextEntry(tuple(answer for _, answer in answers), forgives, written.longest)


def _answers(written: WrittenShortText, reading: Reading) -> list[tuple[_At, Answer]]:
    """The answers that are whole, each with the path to its words; the others are reported."""
    answers: list[tuple[_At, Answer]] = [
        (("answer", number), Answer(text, right=True)) for number, text in enumerate(written.answer or ())
    ]
    for number, answer in enumerate(written.answers or ()):
        if judged(answer, reading, "answers", number):
            word = "wrong" if answer.right is None else "right"
            text = " ".join((answer.right or answer.wrong or "").split())
            why = reading.optional_text(answer.why, "answers", number, "why")
            evidence = reading.evidence(answer, "answers", number)
            foreseen = Answer(text, word == "right", why, answer.rests_on, evidence)
            answers.append((("answers", number, word), foreseen))
    return answers


def _report_doubles(answers: list[tuple[_At, Answer]], forgives: frozenset[str], reading: Reading) -> None:
    seen: dict[str, Answer] = {}
    for at, answer in answers:
        compared = normal(answer.text, forgives)
        if not compared:
            reading.report("answer-of-nothing", *at, wrote=answer.text)
        elif (first := seen.setdefault(compared, answer)) is not answer:
            code = "same-answers" if first.right == answer.right else "contradictory-answers"
            reading.report(code, *at, first=first.text, second=answer.text)
