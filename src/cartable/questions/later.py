"""Question types whose words are taken and whose making is still to come.

What authors write with them is checked for its shape, then declined with a clear problem.
"""

from __future__ import annotations

from pydantic import Field

from cartable.questions.written import Line, Prose, Proses, WrittenOption, WrittenQuestion


class WrittenMatching(WrittenQuestion):
    """Pairs to match."""

    matching: Prose = Field(description="The question.")
    pairs: dict[str, Line] = Field(description="What is matched: what it belongs to.")


class WrittenOrdering(WrittenQuestion):
    """Items to put in order."""

    ordering: Prose = Field(description="The question.")
    items: list[Prose] = Field(description="The items, in the right order.")


class WrittenGaps(WrittenQuestion):
    """A text with gaps, written `{answer|another}`."""

    gaps: Prose = Field(description="The text with its gaps.")


class WrittenCategorise(WrittenQuestion):
    """Items to sort into categories."""

    categorise: Prose = Field(description="The question.")
    categories: dict[str, Proses] = Field(description="Category: its items.")


class WrittenHotspot(WrittenQuestion):
    """A place to find on a picture."""

    hotspot: Prose = Field(description="The question.")
    regions: list[WrittenOption] = Field([], description="The places, `right:` or `wrong:`.")


class WrittenScale(WrittenQuestion):
    """A degree to give, never scored."""

    scale: Prose = Field(description="The question.")
    items: list[Prose] = Field([], description="The degrees, in order.")


WRITTEN: dict[str, type[WrittenQuestion]] = {
    "matching": WrittenMatching,
    "ordering": WrittenOrdering,
    "gaps": WrittenGaps,
    "categorise": WrittenCategorise,
    "hotspot": WrittenHotspot,
    "scale": WrittenScale,
}
