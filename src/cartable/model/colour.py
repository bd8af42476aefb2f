"""Colours as WCAG 2.2 sees them: how far two stand apart, and the nearest one that can be read.

A colour is `#rrggbb` in small letters, in sRGB.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from fractions import Fraction

READABLE = Fraction(9, 2)
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3, level AA)."""

# The grounds that words stand on in the shipped player/theme.css: the page, and what is set off from it.
DAY = ("#fdfcf9", "#f4f1ea")
NIGHT = ("#17181b", "#212328")

_EASY = 7
"""The contrast of a colour derived for the night (WCAG 2.2, 1.4.6), where letters glare or drown sooner."""
_LINEAR = 0.04045
"""Up to here sRGB is linear (WCAG 2.2, relative luminance)."""
_STEPS = 256


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Sequence[str]) -> float:
    """The contrast with the ground that the colour stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Sequence[str], least: float = float(READABLE)) -> str:
    """The colour itself where it can be read on every ground, else the nearest of its hue that can.

    It is darkened on light grounds and lightened on dark ones; black and white can always be read there.
    """
    red, green, blue = _parts(colour)
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    end = 0.0 if min(map(_luminance, grounds)) > _luminance("#808080") else 1.0
    for step in range(_STEPS):
        moved = lightness + (end - lightness) * step / (_STEPS - 1)
        found = colour if step == 0 else _written(colorsys.hls_to_rgb(hue, moved, saturation))
        if least_contrast(found, grounds) >= least:
            return found
    return "#000000" if end == 0 else "#ffffff"


def by_night(colour: str) -> str:
    """The colour of the same hue that goes with a dark scheme."""
    return readable(colour, NIGHT, _EASY)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
