"""`matching`: things to give to what they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from cartable.model.interaction import Matching
from cartable.questions import placing
from cartable.questions.paired import NAMED_BY, paired
from cartable.questions.placing import Placed
from cartable.questions.reading import Part, Reading
from cartable.questions.written import Line, Prose, Written, WrittenQuestion

WORD = "matching"
SLOT = "pairs"


class WrittenPair(Written):
    """A thing, and what it belongs to."""

    item: Prose = Field(alias=NAMED_BY)
    target: Line


class WrittenMatching(WrittenQuestion):
    """Pairs to match."""

    matching: Prose = Field(description="The question.")
    pairs: Annotated[list[WrittenPair], paired(NAMED_BY, "target")] = Field(
        description="What is matched: what it belongs to."
    )


WRITTEN = WrittenMatching


def parts(written: WrittenMatching) -> Iterator[Part]:
    """The things, then what they belong to."""
    return placing.parts(_placed(written))


def lowered(written: WrittenMatching, reading: Reading, *, shuffled: bool) -> Matching | None:  # noqa: ARG001 - always shuffled
    """The matching, or None where there is nothing to match; what is wrong is reported."""
    return placing.matching(_placed(written), reading, "pairs", beside=True)


def _placed(written: WrittenMatching) -> list[Placed]:
    return [
        Placed(pair.item, ("pairs", number, NAMED_BY), pair.target, ("pairs", number, "target"))
        for number, pair in enumerate(written.pairs)
    ]
