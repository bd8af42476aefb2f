"""Times as transcripts write them: `01:12`, `00:01:12.340`, `00:01:12,340`."""

from __future__ import annotations

import re

TIME = r"-?(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?(?![\d:])"
"""A regular expression, without groups: hours optional, a point or a comma before thousandths, a sign."""

_PARTS = re.compile(r"(-?)(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?")


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
