"""How small a state stays: the best peer needs 201 characters for five answers, an LMS may keep 4,096."""

from __future__ import annotations

from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.state import Given, State, Visit, restored, saved

FOUR = tuple(OptionSlot(id_, id_) for id_ in "abcd")


def choice(name: str) -> Slot:
    return Slot(name, "choice", name, options=FOUR)


def test_five_answered_questions_take_at_most_22_characters() -> None:
    layout = Layout(1, (Slot("m", "module", "m"), *(choice(f"q{n}") for n in range(5))))
    answers = {f"q{n}": Given(frozenset({"d"}), checked=True) for n in range(5)}
    state = State(0xFFFF, 0xFFFF, {"m": Visit(seen=True, attempts=2, submitted=True)}, answers)
    assert len(saved(state, layout)) <= 22
    assert restored(saved(state, layout), layout) == state


def test_200_questions_in_100_modules_with_attempts_kept_take_under_600_characters() -> None:
    """Shuffles and draws cost nothing more: they follow from the seed."""
    modules = [Slot(f"m{n}", "module", f"m{n}") for n in range(100)]
    questions = [choice(f"q{n}") for n in range(200)]
    layout = Layout(40, (*modules, *questions))
    visits = {slot.id: Visit(seen=True, attempts=63, submitted=True) for slot in modules}
    answers = {slot.id: Given(frozenset({"d"}), checked=True) for slot in questions}
    kept = {slot.id: frozenset({"c"}) for slot in questions}
    full = State(0xFFFF, 0xFFFF, visits, answers, kept)
    assert len(saved(full, layout)) < 600
    assert restored(saved(full, layout), layout) == full


def test_what_was_set_aside_behind_a_state_does_not_change_it() -> None:
    layout = Layout(1, (choice("q"),))
    state = State(1, 2, {}, {"q": Given(frozenset({"b"}), checked=True)})
    assert restored(f"{saved(state, layout)}.what else was there", layout) == state
