"""A learner's state, packed and brought back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.notes import Note
from cartable.model.responses import UnreadableStateError
from cartable.model.state import Given, State, Visit, restored, saved


def options(*ids: str, since: int = 1) -> tuple[OptionSlot, ...]:
    return tuple(OptionSlot(id_, id_, since) for id_ in ids)


LAYOUT = Layout(
    1,
    (
        Slot("m", "module", "m"),
        Slot("one", "choice", "one", options=options("a", "b", "c")),
        Slot("many", "choices", "many", options=options("a", "b", "c", "d", "e")),
        Slot("typed", "text", "typed"),
    ),
)

answers = st.fixed_dictionaries(
    {},
    optional={
        "one": st.builds(Given, st.sampled_from("abc").map(lambda id_: frozenset({id_})), st.booleans()),
        "many": st.builds(Given, st.frozensets(st.sampled_from("abcde")), st.booleans()),
        "typed": st.builds(Given, st.text(max_size=300), st.booleans()),
    },
)
kept = st.fixed_dictionaries({}, optional={"one": st.just(frozenset({"c"})), "typed": st.text(max_size=5)})
visits: st.SearchStrategy[dict[str, Visit]] = st.one_of(
    st.just({}),
    st.builds(Visit, st.just(value=True), st.integers(0, 63), st.booleans()).map(lambda visit: {"m": visit}),
)
notes = st.lists(st.builds(Note, st.just("m"), st.integers(0, 30_000), st.text(max_size=200)), max_size=3)
states = st.builds(
    State, st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), visits, answers, kept, notes.map(tuple)
)


@given(states)
def test_what_was_saved_is_restored(state: State) -> None:
    assert restored(saved(state, LAYOUT), LAYOUT) == state


@given(states, st.integers(0, 500), st.sampled_from("ABab09-_ é"))
def test_a_damaged_state_is_refused_or_unchanged(state: State, at: int, mark: str) -> None:
    characters = saved(state, LAYOUT)
    at %= len(characters)
    damaged = characters[:at] + mark + characters[at + 1 :]
    if damaged != characters and not _same_but_zeros(characters, damaged):
        with pytest.raises(UnreadableStateError):
            restored(damaged, LAYOUT)


def _same_but_zeros(one: str, other: str) -> bool:
    return one.rstrip("A") == other.rstrip("A")


@given(states)
def test_notes_change_no_bit_before_them_and_none_where_there_are_none(state: State) -> None:
    """A state without notes looks as it did before there were any: its vectors are older."""
    answers_alone = replace(state, notes=())
    without, whole = saved(answers_alone, LAYOUT), saved(state, LAYOUT)
    head = 4  # characters with bits of the check, which covers the notes too
    assert whole[head : len(without) - 1] == without[head:-1]
    assert (whole == without) == (state.notes == ())


@given(st.text(max_size=50))
def test_any_text_is_restored_or_refused(characters: str) -> None:
    try:
        restored(characters, LAYOUT)
    except UnreadableStateError:
        return


def test_five_answers_and_the_header_fit_in_22_characters() -> None:
    slots = (
        Slot("m", "module", "m"),
        *(Slot(f"q{n}", "choice", f"q{n}", options=options(*"abcd")) for n in range(5)),
    )
    state = State(
        0xBEEF, 7, {"m": Visit(seen=True)}, {f"q{n}": Given(frozenset({"d"}), checked=True) for n in range(5)}
    )
    assert len(saved(state, Layout(1, slots))) <= 22


def test_a_later_layout_reads_an_older_state() -> None:
    old = State(1, 2, {}, {"one": Given(frozenset({"c"})), "typed": Given("été")})
    grown = Layout(
        3,
        (
            LAYOUT.slots[0],
            Slot("one", "choice", "one", options=options("a", "b", "c") + options("d", "e", since=2)),
            LAYOUT.slots[2],
            Slot("typed", "text", "typed", gone=3),
            Slot("new", "choice", "new", since=3, options=options("x", "y", since=3)),
        ),
    )
    now = restored(saved(old, LAYOUT), grown)
    assert now.answers == {"one": Given(frozenset({"c"}))}


def test_notes_go_with_their_module_and_stay_with_one_that_lives() -> None:
    two = Layout(2, (*LAYOUT.slots, Slot("n", "module", "n", since=2)))
    written = (Note("m", 4, "un"), Note("n", 9, "deux"), Note("m", 4, "encore"))
    old = saved(State(notes=written), two)
    later = Layout(3, (Slot("m", "module", "m", gone=3), *two.slots[1:], Slot("o", "module", "o", since=3)))
    assert restored(old, two).notes == written
    assert restored(old, later).notes == (Note("n", 9, "deux"),)
    assert saved(State(notes=written[:1]), later) == saved(State(), later)


def test_a_layout_yet_to_come_is_refused() -> None:
    later = Layout(2, LAYOUT.slots)
    with pytest.raises(UnreadableStateError):
        restored(saved(State(), later), LAYOUT)
