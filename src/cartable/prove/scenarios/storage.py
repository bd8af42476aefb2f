"""LMSs that cut what they are given, browsers that keep nothing, and states that cannot be read."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, holds, leaves, now, opens, says

ROWS = (
    Scenario(
        "cut-4096",
        (opens(("cut", 4096)), answers(3), leaves),
        (expect.kept, expect.judged),
    ),
    Scenario(
        "cut-255",
        (opens(("cut", 255)), answers(5, then="")),
        (expect.unclaimed,),
    ),
    # Shorter than any state: where nothing fits, nothing is called saved.
    Scenario(
        "cut-short",
        (opens(("cut", 8)), says("refused"), answers(2, then="refused")),
        (expect.unclaimed, expect.unscored),
    ),
    Scenario(
        "unreadable",
        (
            holds("cmi.suspend_data", "EAAAnonsense"),
            holds("cmi.core.lesson_status", "passed"),
            opens(),
            now(expect.warned),
            answers(1),
        ),
        (expect.kept, expect.status("passed"), expect.holds_still("cmi.suspend_data", "EAAAnonsense")),
    ),
    Scenario(
        "no-storage",
        (opens(), answers(2), leaves, opens()),
        (expect.kept, expect.shown, expect.judged),
        storage=False,
    ),
)
