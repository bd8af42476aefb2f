"""What a report calls the options of a question."""

from cartable.model.layout import OptionSlot
from cartable.prove.interactions import _names

SLOTS = [OptionSlot(f"o{n}", f"o{n}_words") for n in range(38)]


def test_options_have_a_letter_each_and_their_names_where_letters_end() -> None:
    named = _names(SLOTS, letters=True)
    assert [named[f"o{n}"] for n in (0, 25, 35, 36, 37)] == ["a", "z", "9", "o36_words", "o37_words"]


def test_options_have_their_readable_names_otherwise() -> None:
    assert _names(SLOTS, letters=False)["o1"] == "o1_words"
