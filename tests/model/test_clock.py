"""Moments of a recording as they are written."""

from __future__ import annotations

import pytest

from cartable.model.clock import clock, timecode


@pytest.mark.parametrize(
    ("moment", "said", "written"),
    [
        (0, "0:00", "00:00:00.000"),
        (59_999, "0:59", "00:00:59.999"),
        (62_005, "1:02", "00:01:02.005"),
        (3_723_340, "1:02:03", "01:02:03.340"),
        (360_000_000, "100:00:00", "100:00:00.000"),
    ],
)
def test_a_moment_is_said_short_and_written_whole(moment: int, said: str, written: str) -> None:
    assert (clock(moment), timecode(moment)) == (said, written)
