"""Versions compared as numbers."""

from __future__ import annotations

import pytest

from cartable.build.release.versions import is_raised, is_version, meant, raised


@pytest.mark.parametrize(
    ("last", "version"),
    [("1.9", "1.10"), ("1.0", "1.0.1"), ("1", "2"), ("1.9.9", "2.0"), ("2025.2", "2026.1")],
)
def test_a_version_comes_after_another(last: str, version: str) -> None:
    assert is_raised(version, last)
    assert not is_raised(last, version)


@pytest.mark.parametrize(("one", "other"), [("1.0", "1.0"), ("1", "1.0"), ("1.0.0", "1"), ("01.2", "1.02")])
def test_two_writings_of_one_version_come_not_after_each_other(one: str, other: str) -> None:
    assert not is_raised(one, other)
    assert not is_raised(other, one)


@pytest.mark.parametrize("written", ["1.0", "1", "2026.09.1", "0.1"])
def test_numbers_between_points_are_a_version(written: str) -> None:
    assert is_version(written)


@pytest.mark.parametrize(
    "written", ["v1", "1.", ".1", "1..2", "1,2", "1-2", "printemps", "١", "1" * 10, "../1", "1.0 "]
)
def test_anything_else_is_none(written: str) -> None:
    assert not is_version(written)


@pytest.mark.parametrize(("last", "following"), [("1.9", "1.10"), ("2", "3"), ("1.0.9", "1.0.10")])
def test_the_next_version_is_one_higher(last: str, following: str) -> None:
    assert raised(last) == following


@pytest.mark.parametrize(("written", "version"), [("v1.2-final", "1.2"), ("1,2", "1.2"), ("printemps", None)])
def test_what_other_words_may_have_meant(written: str, version: str | None) -> None:
    assert meant(written) == version
