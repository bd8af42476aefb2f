"""LMSs that cut what they are given, browsers that keep nothing, and states that cannot be read."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, had_passed, leaves, now, opens, says

ROWS = (
    Scenario(
        "cut-4096",
        (opens(("cut", 4096)), answers(3), leaves),
        (expect.kept, expect.judged),
    ),
    Scenario(
        "cut-255",
        (opens(("cut", 255)), answers(5, then="settled")),
        (expect.unclaimed,),
    ),
    # Long enough for a status, shorter than any state with two answers in it.
    Scenario(
        "cut-short",
        (opens(("cut", 12)), answers(2, then="settled"), says("refused")),
        (expect.unclaimed, expect.unscored),
        questions=2,
    ),
    Scenario(
        "unreadable",
        (
            had_passed("EAAAnonsense"),
            opens(),
            now(expect.warned),
            answers(1),
        ),
        (expect.kept, expect.status("passed"), expect.text_kept_aside("EAAAnonsense")),
    ),
    Scenario(
        "no-storage",
        (opens(), answers(2), leaves, opens()),
        (expect.kept, expect.shown, expect.judged),
        storage=False,
    ),
)
