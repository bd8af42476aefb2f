"""`gaps`: a text with gaps to fill, by typing or by choosing."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from cartable.model.interaction import Gap, Gaps
from cartable.model.scoring import normal
from cartable.model.text import Text
from cartable.model.typed import packed
from cartable.questions.gapped import Holes, gapped
from cartable.questions.reading import Part, Reading
from cartable.questions.short_text import FORGIVE, FORGIVEN, Forgiven
from cartable.questions.written import Line, Prose, WrittenQuestion, whole

WORD = "gaps"
SLOT = "texts"
LONGEST = 100
MOST = 20


class WrittenGaps(WrittenQuestion):
    """A text with gaps, written `{answer|another}`."""

    gaps: Prose = Field(description="The text; each gap holds what fills it, `{answer|another}`.")
    choose_from: list[Line] | None = Field(
        None, description="Gaps are chosen, from their own answers and these words; typed if not said."
    )
    forgive: Forgiven = Field(list(FORGIVEN), description=FORGIVE)
    longest: whole(1, LONGEST) = Field(40, description="The most characters that can be typed into a gap.")  # type: ignore[valid-type]  # a call makes the annotation


WRITTEN = WrittenGaps


def parts(written: WrittenGaps) -> Iterator[Part]:
    """The gaps, each by the answer that is shown."""
    return (Part(answers[0] if answers else "", (WORD,)) for answers in gapped(written.gaps).answers)


def worded(written: WrittenGaps, reading: Reading) -> Text:
    """The text with its gaps; one that stands in code, in a link or in a picture's words is reported."""
    found, holes = gapped(written.gaps), Holes()
    text = holes.filled(reading.text(found.words, WORD))
    if holes.count < len(found.answers):
        reading.report("gap-misplaced", WORD)
    return text


def lowered(written: WrittenGaps, reading: Reading, *, shuffled: bool) -> Gaps | None:  # noqa: ARG001 - nothing to shuffle
    """The gaps, or None where there is none to fill; what is wrong is reported."""
    found = gapped(written.gaps)
    if found.stray or () in found.answers:
        reading.report("gap-unclear", WORD, wrote="{}" if () in found.answers else found.stray[0])
        return None
    if not 1 <= len(found.answers) <= MOST:
        reading.report(
            "gap-count", WORD, many=len(found.answers) or None, most=MOST if found.answers else None
        )
        return None
    forgives = frozenset(written.forgive) - {"nothing"}
    right = [one for answers in found.answers for one in answers]
    # In the bytes that a state takes for them, by which a field is limited.
    longest = max(len(packed(one)) for one in (*right, *(written.choose_from or ())))
    shown = [answers[0] for answers in found.answers] + (written.choose_from or [])
    words = sorted({*shown}, key=lambda one: normal(one, ("case", "accents")))
    return Gaps(
        tuple(Gap(reading.option_id(number), answers) for number, answers in enumerate(found.answers)),
        forgives,
        max(longest, written.longest),
        tuple(words) if written.choose_from is not None else (),
    )
