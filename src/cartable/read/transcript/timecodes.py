"""Times as transcripts write them: `01:12`, `00:01:12.340`, `00:01:12,340`."""

from __future__ import annotations

import re

TIME = r"-?(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?(?![\d:])"
"""A regular expression, without groups: hours optional, a point or a comma before thousandths, a sign."""

_PARTS = re.compile(r"(-?)(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?")

_SIXTY = 60


def milliseconds(written: str) -> int:
    """The milliseconds of a time that `TIME` matches, below zero for one with a sign.

    Raises ValueError for anything else.
    """
    found = _PARTS.fullmatch(written)
    if found is None:
        raise ValueError(written)
    sign, hours, minutes, seconds, fraction = found.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    total = whole * 1000 + int((fraction or "").ljust(3, "0"))
    return -total if sign else total


def is_impossible(written: str) -> bool:
    """Whether a text holds a time with 60 or more after a larger unit (WebVTT, 3.3: 00 to 59)."""
    return any(
        int(seconds) >= _SIXTY or (hours and int(minutes) >= _SIXTY)
        for _, hours, minutes, seconds, _ in _PARTS.findall(written)
    )
