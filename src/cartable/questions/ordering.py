"""`ordering`: things to put in order."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from cartable.model.interaction import Item, Ordering
from cartable.questions.reading import Part, Reading
from cartable.questions.things import are_apart, are_enough
from cartable.questions.written import Prose, WrittenQuestion

WORD = "ordering"
SLOT = "order"


class WrittenOrdering(WrittenQuestion):
    """Things to put in order."""

    ordering: Prose = Field(description="The question.")
    items: list[Prose] = Field(description="Two things or more, in the right order.")


WRITTEN = WrittenOrdering


def parts(written: WrittenOrdering) -> Iterator[Part]:
    """The items, which a learner's state keeps."""
    return (Part(words, ("items", number)) for number, words in enumerate(written.items))


def lowered(written: WrittenOrdering, reading: Reading, *, shuffled: bool) -> Ordering | None:  # noqa: ARG001 - always shuffled
    """The ordering, or None where there is nothing to order; what is wrong is reported."""
    texts = [reading.text(words, "items", number) for number, words in enumerate(written.items)]
    paths = [("items", number) for number in range(len(texts))]
    words = [text.plain for text in texts]
    if not are_enough(len(texts), reading, "items") or not are_apart(
        [*zip(words, paths, strict=True)], reading
    ):
        return None
    return Ordering(tuple(Item(reading.option_id(number), text) for number, text in enumerate(texts)))
