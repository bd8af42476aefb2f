"""Several windows, and several people at one browser."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.replies import worst
from cartable.prove.scenario import Scenario
from cartable.prove.steps import (
    answers,
    elsewhere,
    goes_back,
    leaves,
    marks,
    now,
    opens,
    reads,
    says,
    says_still,
    vanishes,
)

_LOST = ("lost", 40)

ROWS = (
    # Each API has loaded its copy at launch, as Moodle's does: the second would write over the first.
    Scenario(
        "two-tabs",
        (opens(), answers(1), opens(), marks, says("elsewhere"), reads(1), says_still("elsewhere"), vanishes),
        (expect.nothing_written, expect.kept),
    ),
    Scenario(
        "two-tabs-first-goes-on",
        (opens(), answers(1), opens(), says("elsewhere"), goes_back, answers(2), says("saved")),
        (expect.kept, expect.judged),
    ),
    # A library's computer: what one could not save is nobody else's.
    Scenario(
        "another-learner",
        (
            *(opens(_LOST), answers(6, then="settled"), says("refused"), vanishes),
            *(opens(who="blaise"), says("saved")),
        ),
        (expect.blank, expect.unscored),
    ),
    Scenario(
        "another-learner-between",
        (
            *(opens(_LOST), answers(6, then="settled"), says("refused"), vanishes),
            *(opens(who="blaise"), answers(1), leaves, opens(), says("saved")),
        ),
        (expect.shown, expect.kept),
    ),
    # … who had left the course open, and another window logged out and in again.
    Scenario(
        "window-left-open",
        (opens(), answers(1), opens(who="blaise"), answers(1), says("saved"), leaves),
        (expect.kept,),
    ),
    # Without a name there is nobody whose journal it would be.
    Scenario(
        "nameless",
        (
            *(opens("nameless", _LOST), answers(6, then="settled"), says("refused"), vanishes),
            *(now(expect.browser_keeps_nothing), opens("nameless", who="blaise"), says("saved")),
        ),
        (expect.blank,),
    ),
    # The LMS has answers that the journal of this browser knows nothing of: they stay.
    Scenario(
        "newer-elsewhere",
        (
            *(opens(_LOST), answers(6, worst, then="settled"), says("refused"), vanishes),
            *(elsewhere(opens(), answers(2), leaves), opens(), says("saved")),
        ),
        (expect.shown, expect.kept, expect.acknowledged_kept),
    ),
)
