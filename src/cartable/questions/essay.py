"""`essay`: a free text, kept for the teacher and never scored."""

from __future__ import annotations

from pydantic import Field

from cartable.model.interaction import Essay
from cartable.questions.reading import Reading
from cartable.questions.written import Prose, WrittenQuestion, whole

WORD = "essay"
SLOT = "text"


class WrittenEssay(WrittenQuestion):
    """A question answered in free words."""

    essay: Prose = Field(description="The question.")
    lines: whole(1, 60) = Field(8, description="Lines to write on, on paper.")  # type: ignore[valid-type]  # a call makes the annotation
    longest: whole(20, 2000) = Field(500, description="The most characters that can be typed.")  # type: ignore[valid-type]  # a call makes the annotation


WRITTEN = WrittenEssay


def lowered(written: WrittenEssay, reading: Reading, *, shuffled: bool) -> Essay:  # noqa: ARG001 - nothing to shuffle
    """The essay."""
    return Essay(written.lines, written.longest)
