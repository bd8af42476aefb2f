"""Moments of a recording as they are written: as people say them, and as caption files do."""

from __future__ import annotations


def clock(milliseconds: int) -> str:
    """A moment as people say it, hours where there are any, no thousandths: `4:07`, `1:02:30`."""
    hours, minutes, seconds, _ = _parts(milliseconds)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def timecode(milliseconds: int) -> str:
    """A moment as WebVTT writes it, hours always with it: `00:01:12.340`.

    WebVTT, 3.3: hours have two digits or more, a point stands before the thousandths.
    """
    hours, minutes, seconds, thousandths = _parts(milliseconds)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _parts(milliseconds: int) -> tuple[int, int, int, int]:
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, thousandths
