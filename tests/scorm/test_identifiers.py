from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.formats.identifiers import media_name, package_identifier


@pytest.mark.parametrize("path", ["film.mp4", "images/carré magique.svg", "a_b.png", "50 % (2).png"])
def test_a_name_that_every_lms_keeps_stays_as_it_is(path: str) -> None:
    assert media_name(path) == f"media/{path}"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("l'été.png", "media/l_27_été.png"),
        ("a & b : c.png", "media/a _26_ b _3a_ c.png"),
        ("a_&.png", "media/a_5f__26_.png"),
        ("a_26_.png", "media/a_5f_26_5f_.png"),
    ],
)
def test_what_moodle_would_remove_stands_as_its_code(path: str, name: str) -> None:
    assert media_name(path) == name


_NAMES = st.lists(st.text("ab2&'_6", min_size=1), min_size=2, max_size=2, unique=True)


@given(_NAMES)
def test_two_files_never_share_a_name(paths: list[str]) -> None:
    assert media_name(paths[0]) != media_name(paths[1])


@given(_NAMES)
def test_two_courses_never_share_an_identifier(names: list[str]) -> None:
    assert package_identifier(names[0], "item") != package_identifier(names[1], "item")
