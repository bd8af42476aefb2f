"""What a learner types, in few bytes and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.model.typed import packed, unpacked


@given(st.text())
def test_what_was_packed_is_unpacked(text: str) -> None:
    assert unpacked(packed(text)) == text


@given(st.text())
def test_a_code_unit_takes_three_bytes_at_most(text: str) -> None:
    assert len(packed(text)) <= 3 * len(text.encode("utf-16-be")) // 2


@given(st.binary(max_size=40))
def test_any_bytes_are_unpacked_or_refused(data: bytes) -> None:
    try:
        unpacked(data)
    except ValueError:
        return


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("L'été, déjà : 10 €", 20),
        ("plain words", 11),
        ("Мы учимся вместе", 18),
        ("نتعلم معا", 11),
        ("学ぶ", 6),
        ("👍", 6),
    ],
)
def test_a_letter_of_one_alphabet_takes_a_byte(text: str, size: int) -> None:
    assert len(packed(text)) == size


def test_a_piece_cut_off_is_refused() -> None:
    with pytest.raises(ValueError, match="10"):
        unpacked(bytes((0x10, 0x20)))
