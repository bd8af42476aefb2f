"""Edits on bytes: what they name changes, nothing else does."""

import pytest

from cartable.read.mend import MisplacedEditError, mended
from cartable.source.place import Place
from cartable.source.problem import Edit


def edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit(Place("c.yaml", line, column), old, new)


def test_every_other_byte_stays() -> None:
    data = b"\xef\xbb\xbfa: \xc3\xa9\r\nb: c\n\td: e  \re: f"
    assert mended(data, []) == data
    edits = [edit(1, 4, "é", "É"), edit(2, 4, "", '"'), edit(2, 5, "", '"')]
    assert mended(data, edits) == b'\xef\xbb\xbfa: \xc3\x89\r\nb: "c"\n\td: e  \re: f'


def test_bytes_that_are_no_text_stay_too() -> None:
    assert mended(b"a: \xff\nb: c", [edit(2, 4, "c", "d")]) == b"a: \xff\nb: d"


def test_insertions_at_one_place_follow_each_other_and_stand_before_what_is_replaced() -> None:
    edits = [edit(1, 1, "a", "b"), edit(1, 1, "", "x"), edit(1, 1, "", "y")]
    assert mended(b"a", edits) == b"xyb"


def test_an_edit_given_twice_is_made_once() -> None:
    assert mended(b"a", [edit(1, 1, "", "x"), edit(1, 1, "", "x")]) == b"xa"


def test_of_two_edits_that_overlap_the_first_in_the_line_is_made() -> None:
    assert mended(b"abcd", [edit(1, 2, "bc", "x"), edit(1, 1, "ab", "y")]) == b"ycd"


def test_a_new_line_ends_like_the_line_it_goes_into() -> None:
    assert mended(b"a\r\nb\n", [edit(1, 2, "", "\nc")]) == b"a\r\nc\r\nb\n"
    assert mended(b"a\r\nb\n", [edit(2, 2, "", "\nc")]) == b"a\r\nb\nc\n"
    assert mended(b"a\r\nb", [edit(2, 2, "", "\nc")]) == b"a\r\nb\r\nc"


@pytest.mark.parametrize(
    "misplaced", [edit(1, 1, "b", "c"), edit(1, 3, "", "c"), edit(0, 1, "", "c"), edit(3, 1, "", "c")]
)
def test_an_edit_that_does_not_fit_is_refused(misplaced: Edit) -> None:
    with pytest.raises(MisplacedEditError):
        mended(b"a\n", [misplaced])
