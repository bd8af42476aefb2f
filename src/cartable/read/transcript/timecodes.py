"""Times as transcripts write them: `01:12`, `00:01:12.340`, `00:01:12,340`."""

from __future__ import annotations

import re
from functools import lru_cache

TIME = r"-?(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?(?![\d:])"
"""A regular expression, without groups: hours optional, a point or a comma before thousandths, a sign."""

_CLOCK = re.compile(r"-?(?:(\d+):)?(\d+):(\d+)")
_PARTS = re.compile(rf"{_CLOCK.pattern}(?:[.,]\d+)?")

_SIXTY = 60

MAY_BE_IMPOSSIBLE = re.compile(r":(?:[^\W0-5]\d|\d{3})")
"""What a text holds if a time in it is impossible, and hardly one else does."""


def milliseconds(written: str) -> int:
    """The milliseconds of a time that `TIME` matches, below zero for one with a sign.

    Raises ValueError for anything else.
    """
    clock, mark, fraction = written.replace(",", ".").partition(".")
    if mark and not fraction.isdecimal():
        raise ValueError(written)
    total = _whole(clock) + int(fraction.ljust(3, "0"))
    return -total if clock[0] == "-" else total


@lru_cache(1024)  # neighbours begin and end in the same seconds
def _whole(clock: str) -> int:
    """The milliseconds of a time without thousandths, its sign apart."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        raise ValueError(clock)
    hours, minutes, seconds = found.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000


def is_impossible(written: str) -> bool:
    """Whether a text holds a time with 60 or more after a larger unit (WebVTT, 3.3: 00 to 59)."""
    return any(
        int(seconds) >= _SIXTY or (hours and int(minutes) >= _SIXTY)
        for hours, minutes, seconds in _PARTS.findall(written)
    )
