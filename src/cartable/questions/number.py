"""`number`: a number to type, with a tolerance."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from cartable.model.interaction import NumberEntry
from cartable.questions.reading import Reading
from cartable.questions.written import Line, Number, Points, Prose, WrittenQuestion

WORD = "number"
SLOT = "text"


class WrittenNumber(WrittenQuestion):
    """A question answered by a number."""

    number: Prose = Field(description="The question.")
    answer: Number = Field(description="The right number; point or comma is decimal.")
    tolerance: Points = Field(Fraction(0), description="How far off still counts as right.")
    unit: Line | None = Field(None, description="Shown behind the field: km, %, €.")


WRITTEN = WrittenNumber


def lowered(written: WrittenNumber, reading: Reading, *, shuffled: bool) -> NumberEntry:  # noqa: ARG001 - nothing to shuffle
    """The number entry."""
    return NumberEntry(written.answer, written.tolerance, written.unit)
