"""`categorise`: things to sort into categories; `matching`'s sibling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from cartable.model.interaction import Matching
from cartable.questions import placing
from cartable.questions.paired import NAMED_BY, paired
from cartable.questions.placing import Placed
from cartable.questions.reading import Part, Reading
from cartable.questions.written import Line, Prose, Proses, Written, WrittenQuestion

WORD = "categorise"
SLOT = "pairs"


class WrittenCategory(Written):
    """A category and what belongs to it."""

    name: Line = Field(alias=NAMED_BY)
    items: Proses


class WrittenCategorise(WrittenQuestion):
    """Things to sort into categories."""

    categorise: Prose = Field(description="The question.")
    categories: Annotated[list[WrittenCategory], paired(NAMED_BY, "items", Proses)] = Field(
        description="Category: the things that belong to it."
    )


WRITTEN = WrittenCategorise


def parts(written: WrittenCategorise) -> Iterator[Part]:
    """The things, then the categories."""
    return placing.parts(_placed(written))


def lowered(written: WrittenCategorise, reading: Reading, *, shuffled: bool) -> Matching | None:  # noqa: ARG001 - always shuffled
    """The matching, or None where there is nothing to sort; what is wrong is reported."""
    return placing.matching(_placed(written), reading, "categories", beside=False)


def _placed(written: WrittenCategorise) -> list[Placed]:
    return [
        Placed(words, ("categories", at, "items", number), category.name, ("categories", at, NAMED_BY))
        for at, category in enumerate(written.categories)
        for number, words in enumerate(category.items)
    ]
