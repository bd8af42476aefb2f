"""Question types whose words are taken and whose making is still to come.

What authors write with them is checked for its shape, then declined with a clear problem.
"""

from __future__ import annotations

from pydantic import Field

from cartable.questions.written import Prose, WrittenOption, WrittenQuestion


class WrittenHotspot(WrittenQuestion):
    """A place to find on a picture."""

    hotspot: Prose = Field(description="The question.")
    regions: list[WrittenOption] = Field([], description="The places, `right:` or `wrong:`.")


class WrittenScale(WrittenQuestion):
    """A degree to give, never scored."""

    scale: Prose = Field(description="The question.")
    items: list[Prose] = Field([], description="The degrees, in order.")


WRITTEN: dict[str, type[WrittenQuestion]] = {
    "hotspot": WrittenHotspot,
    "scale": WrittenScale,
}
