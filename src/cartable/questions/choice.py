"""`choice`: one right option out of several; `choices`' sibling."""

from __future__ import annotations

from pydantic import Field

from cartable.model.interaction import Choice, Option
from cartable.questions.reading import Reading, Step
from cartable.questions.written import Flag, Prose, WrittenAnswer, WrittenOption, WrittenQuestion

WORD = "choice"
SLOT = "choice"
FEWEST, MOST = 2, 26
PAIR = 2


class WrittenChoice(WrittenQuestion):
    """A question with one right answer to choose."""

    choice: Prose = Field(description="The question; one of its options is right.")
    options: list[WrittenOption] = Field(description="Two options or more, `right:` or `wrong:`.")
    shuffle: Flag | None = Field(
        None, description="Whether the options are shuffled; else as the course says."
    )


WRITTEN = WrittenChoice


def lowered(written: WrittenChoice, reading: Reading, *, shuffled: bool) -> Choice | None:
    """The choice, or None where it can't be answered; what is wrong is reported."""
    options = options_of(written.options, reading)
    right = [number for number, option in enumerate(written.options) if option.right and not option.wrong]
    if len(right) > 1:
        count = len(right) if len(right) > PAIR else None
        reading.report("two-right", "options", right[1], "right", count=count)
    if len(right) > 1 or len(options) < len(written.options) or not checked(options, reading):
        return None
    return Choice(options, shuffled=shuffled if written.shuffle is None else written.shuffle)


def judged(written: WrittenOption | WrittenAnswer, reading: Reading, *path: Step) -> bool:
    """Whether an option or answer says one of right and wrong, with its text; if not, that is reported."""
    if (written.right is None) != (written.wrong is None):
        return True
    empty = next((key for key in ("right", "wrong") if key in written.model_fields_set), None)
    if empty and written.right is None:
        reading.report("empty-text", *path, empty, field=empty)
    else:
        reading.report("right-or-wrong", *path, right=written.right, wrong=written.wrong)
    return False


def options_of(written: list[WrittenOption], reading: Reading) -> tuple[Option, ...]:
    """The options that are whole; the others are reported."""
    options = []
    for number, option in enumerate(written):
        if not judged(option, reading, "options", number):
            continue
        word = "wrong" if option.right is None else "right"
        text = reading.text(option.text, "options", number, word)
        why = reading.optional_text(option.why, "options", number, "why")
        evidence = reading.evidence(option, "options", number)
        right, id_ = option.right is not None, reading.option_id(number)
        options.append(Option(id_, text, right, why, option.rests_on, evidence))
    return tuple(options)


def checked(options: tuple[Option, ...], reading: Reading) -> bool:
    """Whether the options make a question: enough of them, not too many, one right."""
    if len(options) < FEWEST:
        reading.report("option-count", "options", least=FEWEST)
    elif len(options) > MOST:
        reading.report("option-count", "options", many=len(options), most=MOST)
    elif not any(option.right for option in options):
        reading.report("no-right", "options")
    else:
        return True
    return False
