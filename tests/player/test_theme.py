"""The shipped colours: words stand at 4.5:1 or better on every ground they meet, by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_THEME = (Path(__file__).parents[2] / "templates/player/theme.css").read_text("utf-8")
_DAY, _NIGHT = _THEME.split("@media (prefers-color-scheme: dark)")
_COLOUR = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
SCHEMES = {"light": dict(_COLOUR.findall(_DAY)), "dark": dict(_COLOUR.findall(_NIGHT))}

PAIRS = [
    *(
        (words, ground)
        for words in ("ink", "soft", "accent", "right", "wrong", "partly")
        for ground in ("paper", "tint")
    ),
    ("on-accent", "accent"),
    ("ink", "lit"),
]


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(scheme: str, words: str, ground: str) -> None:
    lighter, darker = sorted((_luminance(SCHEMES[scheme][one]) for one in (words, ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_day_and_night_name_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()
