"""Launches in which nothing counts: review, browse, no credit."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, finished, finishes, leaves, marks, opens, reads, says, says_still

ROWS = (
    # Moodle 4.5 stores what is set in review all the same: 90 and passed became 40 and failed.
    Scenario(
        "review",
        (finished, marks, opens(mode="review"), says("review"), reads(2), leaves),
        (expect.nothing_written, expect.status("passed", "completed"), expect.reaches("100"), expect.kept),
    ),
    Scenario(
        "browse",
        (
            *(opens(), leaves, marks, opens(mode="browse"), says("browse")),
            *(answers(1, then="browse"), reads(2), says_still("browse"), leaves),
        ),
        (expect.nothing_written, expect.unscored),
    ),
    Scenario(
        "no-credit",
        (opens("no-credit"), finishes(), leaves),
        (expect.kept, expect.nothing_judged, expect.unscored),
    ),
)
