"""Contrast as WCAG 2.2 computes it, and the colours that follow from one that an author gives."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.model.colour import DAY, NIGHT, by_night, contrast, least_contrast, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # The last two are the well-known greys on either side of 4.5:1.
    [
        ("#000000", "#ffffff", 21),
        ("#ff0000", "#ff0000", 1),
        ("#777777", "#ffffff", 4.478),
        ("#767676", "#ffffff", 4.542),
    ],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS)
def test_every_colour_has_one_near_it_that_can_be_read_by_day_and_by_night(colour: str) -> None:
    assert least_contrast(readable(colour, DAY), DAY) >= 4.5
    assert least_contrast(readable(colour, NIGHT), NIGHT) >= 4.5
    assert least_contrast(by_night(colour), NIGHT) >= 7


def test_a_colour_that_can_be_read_stays_itself() -> None:
    assert readable("#1c4f8b", DAY) == "#1c4f8b"
    assert readable("#9cc3f6", NIGHT) == "#9cc3f6"


def test_the_nearest_keeps_the_hue_and_goes_no_further_than_it_must() -> None:
    assert readable("#e8a200", DAY) == "#926600"
    assert least_contrast("#926600", DAY) < 4.6
    before, after = (
        colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]
        for colour in ("#1c4f8b", by_night("#1c4f8b"))
    )
    assert after == pytest.approx(before, abs=0.01)
