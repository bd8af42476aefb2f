"""Three learners whose grade book is shown, and one who only looks in; the LMS is strict and well."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.replies import middling, worst
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, dies, finished, finishes, leaves, now, opens, reads, saves, says

GRADE_BOOK = ("perfect", "failing", "interrupted")

ROWS = (
    Scenario(
        "perfect",
        (opens(), finishes(keyboard=False), now(expect.browser_keeps_nothing), leaves),
        (
            expect.kept,
            expect.status("passed", "completed"),
            expect.reaches("100"),
            expect.judged,
            expect.reported,
            expect.unrefused,
            expect.ended,
            expect.thrifty,
        ),
    ),
    Scenario(
        "failing",
        (opens(), finishes(worst), leaves),
        (expect.kept, expect.never_passes, expect.judged, expect.reported, expect.unrefused, expect.ended),
    ),
    Scenario(
        "middling",
        (opens(), finishes(middling), leaves),
        (expect.kept, expect.never_passes, expect.judged, expect.reported, expect.unrefused),
    ),
    Scenario(
        "interrupted",
        (opens(), reads(1), answers(3), dies, opens(), finishes(), leaves),
        (
            expect.kept,
            expect.status("passed", "completed"),
            expect.reaches("100"),
            expect.judged,
            expect.reported,
            expect.unrefused,
        ),
    ),
    Scenario(
        "looked-in",
        (opens(), says("saved"), leaves),
        (expect.status("incomplete"), expect.unscored, expect.judged, expect.unrefused, expect.ended),
    ),
    Scenario(
        "came-again",
        (finished, opens(), saves, leaves),
        (expect.status("passed", "completed"), expect.reaches("100"), expect.kept, expect.unrefused),
    ),
)
