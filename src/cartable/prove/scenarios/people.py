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
    saves,
    says,
    says_still,
    sickens,
    vanishes,
)

# The session is lost before the first answer: nobody but this browser has any.
_UNSAVED = (saves, sickens, answers(6, then="refused"), says("refused"), vanishes)
_LOST = (opens(later=("lost",)), *_UNSAVED)

ROWS = (
    # Each API has loaded its copy at launch, as Moodle's does: the second would write over the first.
    Scenario(
        "two-tabs",
        (
            *(opens(), answers(1), saves, opens(), marks),
            *(says("elsewhere"), reads(1), says_still("elsewhere"), vanishes),
        ),
        (expect.nothing_written, expect.kept),
    ),
    Scenario(
        "two-tabs-first-goes-on",
        (opens(), answers(1), opens(), says("elsewhere"), goes_back, answers(2), saves),
        (expect.kept, expect.judged),
    ),
    # A library's computer: what one could not save is nobody else's.
    Scenario(
        "another-learner",
        (*_LOST, opens(who="blaise"), saves),
        (expect.blank, expect.unscored),
        questions=1,
    ),
    Scenario(
        "another-learner-between",
        (*_LOST, opens(who="blaise"), answers(1), leaves, opens(), saves),
        (expect.shown, expect.kept),
        questions=1,
    ),
    # … who had left the course open, and another window logged out and in again.
    Scenario(
        "window-left-open",
        (opens(), answers(1), opens(who="blaise"), answers(1), saves, leaves),
        (expect.kept,),
        questions=1,
    ),
    # Without a name there is nobody whose journal it would be.
    Scenario(
        "nameless",
        (
            *(opens("nameless", later=("lost",)), *_UNSAVED),
            *(now(expect.browser_keeps_nothing), opens("nameless", who="blaise"), saves),
        ),
        (expect.blank,),
        questions=1,
    ),
    # The LMS has answers that the journal of this browser knows nothing of: they stay.
    Scenario(
        "newer-elsewhere",
        (
            *(opens(later=("lost",)), answers(1, worst), sickens),
            *(answers(5, worst, then="refused"), says("refused"), vanishes),
            *(elsewhere(opens(), answers(2), leaves), opens(), saves),
        ),
        (expect.shown, expect.kept, expect.acknowledged_kept),
        questions=2,
    ),
)
