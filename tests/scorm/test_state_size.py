from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cartable.model.bits import Bits
from cartable.model.course import Course, Draw, Module, Question, Quiz, Settings
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Interaction,
    Item,
    Match,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    Target,
    TextEntry,
)
from cartable.model.layout import Layout, OptionSlot, Slot, SlotKind
from cartable.model.notes import Note, put_notes
from cartable.model.responses import Response
from cartable.model.state import Given, State, Visit, saved
from cartable.model.state_size import NUMBER_LONGEST, ROOM, contributions, notes_room, worst_case
from cartable.model.text import plain_text


def question(id_: str, interaction: Interaction) -> Question:
    return Question(id_, "any", plain_text("?"), interaction)


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{number}", plain_text("?"), right=number == 0) for number in range(count))


def slot(question_: Question) -> Slot:
    interaction = question_.interaction
    kind: SlotKind = "text"
    kept: tuple[OptionSlot, ...] = ()
    if isinstance(interaction, Choice):
        kind = "choices" if interaction.several else "choice"
        kept = tuple(OptionSlot(option.id, option.id) for option in interaction.options)
    if isinstance(interaction, Matching):
        parts = [*(one.id for one in interaction.items), *(one.id for one in interaction.targets)]
        kind, kept = "pairs", tuple(OptionSlot(id_, id_) for id_ in parts)
    if isinstance(interaction, Gaps):
        kind, kept = "texts", tuple(OptionSlot(gap.id, gap.id) for gap in interaction.gaps)
    if isinstance(interaction, Ordering):
        kind, kept = "order", tuple(OptionSlot(item.id, item.id) for item in interaction.items)
    return Slot(question_.id, kind, question_.id, options=kept)


CHOICE = question("choice", Choice(options(6)))
CHOICES = question("choices", Choice(options(5), several=True))
WORDS = question("words", TextEntry((Answer("a", right=True),), frozenset(), longest=60))
NUMBER = question("number", NumberEntry(Fraction(1)))
ESSAY = question("essay", Essay(longest=200))
THINGS = tuple(Match(f"i{n}", plain_text("?"), "x" if n % 2 else "y") for n in range(7))
MATCHING = question("matching", Matching(THINGS, (Target("x", "X"), Target("y", "Y"))))
ORDERING = question("ordering", Ordering(tuple(Item(f"i{n}", plain_text("?")) for n in range(9))))
GAPS = question("gaps", Gaps(tuple(Gap(f"g{n}", ("a",)) for n in range(3)), frozenset(), longest=40))
QUESTIONS = (CHOICE, CHOICES, WORDS, NUMBER, MATCHING, ORDERING, GAPS, ESSAY, replace(CHOICE, id="last"))
COURSE = Course("c", "1", "C", "fr", (Module("m", "M", quiz=Quiz(QUESTIONS)), Module("n", "N")))
FULL = Visit(seen=True, attempts=63, submitted=True)
GONE = (
    Slot("old", "choice", "old", gone=2, options=(OptionSlot("a", "a"),)),
    Slot("older", "module", "o", gone=2),
)


def layout(course: Course) -> Layout:
    modules = [Slot(module.id, "module", module.id) for module in course.modules]
    return Layout(1023, (*GONE, *modules, *(slot(one) for one in course.questions)))


def fullest(course: Course, *, kept: bool) -> State:
    """A state that no learner can outgrow: every field full."""
    worst: dict[str, Response] = {}
    for one in course.questions:
        match one.interaction:
            case Choice(given, several, _):
                worst[one.id] = (
                    frozenset(option.id for option in given) if several else frozenset({given[-1].id})
                )
            case TextEntry() | Essay():
                worst[one.id] = "é" * one.interaction.longest
            case Matching(items, targets):
                worst[one.id] = frozenset(f"{item.id}.{targets[-1].id}" for item in items)
            case Gaps(gaps):
                worst[one.id] = frozenset(f"{gap.id}={'é' * one.interaction.longest}" for gap in gaps)
            case Ordering(items):
                worst[one.id] = tuple(item.id for item in reversed(items))
            case NumberEntry():
                worst[one.id] = "é" * NUMBER_LONGEST
    return State(
        seed=0xFFFF,
        revision=0xFFFF,
        visits={module.id: FULL if module.quiz else Visit(seen=True) for module in course.modules},
        answers={id_: Given(response, checked=True) for id_, response in worst.items()},
        kept={id_: response for id_, response in worst.items() if id_ != "essay"} if kept else {},
    )


def test_the_worst_case_is_the_length_of_the_fullest_state() -> None:
    assert worst_case(COURSE, layout(COURSE)) == len(saved(fullest(COURSE, kept=True), layout(COURSE)))


def test_every_quiz_has_its_record_in_the_sum() -> None:
    modules = tuple(Module(f"m{n}", "M", quiz=Quiz((replace(CHOICE, id=f"q{n}"),))) for n in range(24))
    course = replace(COURSE, modules=modules)
    assert worst_case(course, layout(course)) == len(saved(fullest(course, kept=True), layout(course)))


def test_where_a_quiz_is_taken_once_no_answer_is_kept_beside() -> None:
    once = replace(COURSE, settings=Settings(attempts=1))
    fullest_once = len(saved(fullest(once, kept=False), layout(once)))
    # A zero for each question that is not kept, which `saved` drops at the end, may still be there.
    assert fullest_once <= worst_case(once, layout(once)) <= fullest_once + 2


def one_essay(longest: int) -> Course:
    essay = replace(ESSAY, interaction=Essay(longest=longest))
    return replace(COURSE, modules=(Module("m", "M", quiz=Quiz((CHOICE, essay))),))


def with_notes(course: Course, room: int) -> State:
    """The fullest state, with notes that take exactly so many characters, or some bits less."""
    full = fullest(course, kept=True)
    size = 0
    while bits(Note("m", 1000, "é" * (size + 1)), layout(course)) <= room * 6:
        size += 1
    return replace(full, notes=(Note("m", 1000, "é" * size),))


def bits(note: Note, slots: Layout) -> int:
    run = Bits()
    put_notes(run, (note,), slots)
    return len(run.bits)


@pytest.mark.parametrize("longest", [200, 1000, 1900, 2400, 2900, 2950])
def test_a_state_with_every_answer_and_the_notes_full_fits(longest: int) -> None:
    course = one_essay(longest)
    room = notes_room(course, layout(course))
    size = len(saved(with_notes(course, room), layout(course)))
    answers = worst_case(course, layout(course))
    assert answers + room - 2 <= size <= answers + room  # a note's bytes leave a few bits over


def test_notes_have_1500_characters_at_most_and_none_where_fewer_than_100_are_left() -> None:
    def room(longest: int) -> tuple[int, int]:
        course = one_essay(longest)
        return notes_room(course, layout(course)), ROOM - worst_case(course, layout(course))

    assert room(1900) == (1500, 1545)
    assert room(2400) == (878, 878)
    assert room(2980) == (105, 105)
    assert room(2985) == (0, 98)


def test_each_question_s_part_is_told() -> None:
    parts = contributions(COURSE, layout(COURSE))
    assert list(parts) == [
        "choice",
        "choices",
        "words",
        "number",
        "matching",
        "ordering",
        "gaps",
        "essay",
        "last",
    ]
    assert parts["essay"] == 270
    assert parts["words"] > 2 * 60 * 8 // 6
    assert parts["choice"] == 2


def test_of_a_pool_only_the_heaviest_that_can_be_drawn_together_count() -> None:
    pool = (CHOICE, WORDS, replace(WORDS, id="others"))
    drawn = replace(COURSE, modules=(Module("m", "M", quiz=Quiz((Draw("bank", 1, pool),))),))
    alone = replace(COURSE, modules=(Module("m", "M", quiz=Quiz((WORDS,))),))
    assert worst_case(drawn, layout(drawn)) - worst_case(alone, layout(alone)) <= 1


def test_two_hundred_choices_stay_far_below_what_an_lms_keeps() -> None:
    many = tuple(replace(CHOICE, id=f"q{number}") for number in range(200))
    course = replace(COURSE, modules=(Module("m", "M", quiz=Quiz(many)),))
    assert worst_case(course, layout(course)) < ROOM / 10
