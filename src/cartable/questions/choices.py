"""`choices`: all the right options out of several, with partial credit."""

from __future__ import annotations

from pydantic import Field

from cartable.model.interaction import Choice
from cartable.questions.choice import checked, options_of
from cartable.questions.reading import Reading
from cartable.questions.written import Flag, Prose, WrittenOption, WrittenQuestion

WORD = "choices"
SLOT = "choices"


class WrittenChoices(WrittenQuestion):
    """A question with one or several right answers to choose."""

    choices: Prose = Field(description="The question; any number of its options are right.")
    options: list[WrittenOption] = Field(description="Two options or more, `right:` or `wrong:`.")
    shuffle: Flag | None = Field(
        None, description="Whether the options are shuffled; else as the course says."
    )


WRITTEN = WrittenChoices


def lowered(written: WrittenChoices, reading: Reading, *, shuffled: bool) -> Choice | None:
    """The choice of several, or None where it can't be answered; what is wrong is reported."""
    options = options_of(written.options, reading)
    if len(options) < len(written.options) or not checked(options, reading):
        return None
    shuffled = shuffled if written.shuffle is None else written.shuffle
    return Choice(options, several=True, shuffled=shuffled)
