"""A picture as it will be shown, or why it can't be."""

from __future__ import annotations

from typing import Literal

from cartable.source.dataclass import dataclass

MOST_PIXELS = 80_000_000
"""Of a picture that is opened at all: 320 MB of memory here, and on each learner's telephone."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`width` and `height` in pixels, upright as it is shown.

    `located`: its metadata hold where it was taken. `moving`: it has more than one image.
    `for_print`: its colours are those of ink (CMYK).
    """

    width: int
    height: int
    located: bool = False
    moving: bool = False
    for_print: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture can't be shown: it breaks off, is damaged within, or is too large to be opened.

    `width` and `height` in pixels, where it is too large.
    """

    kind: Literal["cut", "damaged", "huge"]
    width: int = 0
    height: int = 0


def sized(width: int, height: int) -> Fault | None:
    """What is wrong with a size in pixels: it is none, or more than is opened; else None."""
    if width < 1 or height < 1:
        return Fault("damaged")
    return Fault("huge", width, height) if width * height > MOST_PIXELS else None
