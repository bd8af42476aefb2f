from __future__ import annotations

from fractions import Fraction

import pytest

from cartable.formats.numerals import number, percentage


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (Fraction(3), "fr", "3"),
        (Fraction(5, 2), "fr-FR", "2,5"),
        (Fraction(5, 2), "en-GB", "2.5"),
        (Fraction(1, 40), "fr", "0,025"),
        (Fraction(-1, 4), "fr", "−0,25"),
        (Fraction(2, 3), "fr", "2/3"),
        (Fraction(-7, 3), "en", "−7/3"),
        (Fraction(0), "fr", "0"),
        (Fraction(1, 1024), "en", "0.0009765625"),
    ],
)
def test_a_number_is_written_exactly(value: Fraction, language: str, written: str) -> None:
    assert number(value, language) == written


def test_a_share_is_a_percentage() -> None:
    assert percentage(Fraction(3, 5), "fr") == "60"
    assert percentage(Fraction(1, 8), "fr") == "12,5"
