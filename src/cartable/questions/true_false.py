"""`true-false`: a claim, true or false."""

from __future__ import annotations

from pydantic import Field

from cartable.model.interaction import Choice, Option
from cartable.model.tag import primary
from cartable.model.text import plain_text
from cartable.questions.reading import Reading
from cartable.questions.written import Prose, Truth, WrittenQuestion

WORD = "true-false"
SLOT = "choice"
FIXED_OPTIONS = ("t", "f")
_WORDS = {
    "ar": ("صحيح", "خطأ"),
    "de": ("Richtig", "Falsch"),
    "en": ("True", "False"),
    "es": ("Verdadero", "Falso"),
    "fr": ("Vrai", "Faux"),
    "it": ("Vero", "Falso"),
    "nl": ("Waar", "Niet waar"),
    "pt": ("Verdadeiro", "Falso"),
}
"""The two answers in the languages whose words ship; English in every other one."""

SAID = dict(zip(("true", "false"), _WORDS["en"], strict=True))
"""The keys under which a course may say them its own way, and what they say in English."""


class WrittenTrueFalse(WrittenQuestion):
    """A claim that is true or false."""

    true_false: Prose = Field(description="The claim.")
    answer: Truth = Field(description="`true` or `false` (`vrai` or `faux`).")
    if_true: Prose | None = Field(None, description="What is said to who answered true.")
    if_false: Prose | None = Field(None, description="What is said to who answered false.")


WRITTEN = WrittenTrueFalse


def lowered(written: WrittenTrueFalse, reading: Reading, *, shuffled: bool) -> Choice:  # noqa: ARG001 - never shuffled
    """A choice of two, with the ids `t` and `f`."""
    true, false = _WORDS.get(primary(reading.language), _WORDS["en"])
    yes, no = (
        reading.optional_text(written.if_true, "if-true"),
        reading.optional_text(written.if_false, "if-false"),
    )
    return Choice(
        (
            Option("t", plain_text(reading.word("true", true)), written.answer, yes),
            Option("f", plain_text(reading.word("false", false)), not written.answer, no),
        )
    )
