"""What an LMS hands back may be anything: it is a state, or it is refused."""

from hypothesis import given
from hypothesis import strategies as st

from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.responses import UnreadableStateError
from cartable.model.state import State, restored, saved

OPTIONS = tuple(OptionSlot(id_, id_) for id_ in "abc")
LAYOUT = Layout(
    3,
    (
        Slot("m", "module", "m"),
        Slot("q", "choice", "q", options=OPTIONS),
        Slot("r", "choices", "r", since=2, options=OPTIONS),
        Slot("s", "text", "s"),
        Slot("t", "text", "t", since=3),
    ),
)


def refused(characters: str) -> bool:
    try:
        restored(characters, LAYOUT)
    except UnreadableStateError:
        return True
    return False


@given(st.text(max_size=200) | st.text("ABCDEFabcdef0189-_", max_size=200))
def test_any_characters_are_a_state_or_are_refused(characters: str) -> None:
    refused(characters)  # no other error comes of it


@given(st.data())
def test_a_state_with_one_character_changed_is_refused(data: st.DataObject) -> None:
    whole = saved(State(seed=4711, revision=7), LAYOUT)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.sampled_from([one for one in "ABCDabcd0189-_" if one != whole[at]]))
    assert refused(whole[:at] + other + whole[at + 1 :])


def test_a_state_of_a_later_layout_is_refused() -> None:
    later = Layout(4, LAYOUT.slots)
    assert refused(saved(State(seed=1), later))
