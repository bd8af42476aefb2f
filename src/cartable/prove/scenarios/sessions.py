"""Sessions that are slow, lost, reloaded, hidden, in another window, or not there at all."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import (
    answers,
    dies,
    hides,
    leaves,
    notes,
    opens,
    puts_down,
    reads,
    reloads,
    saves,
    says,
    says_still,
    shows,
    sickens,
    vanishes,
)

ROWS = (
    Scenario(
        "slow",
        (opens(("slow", 400)), answers(2), leaves),
        (expect.kept, expect.judged, expect.unrefused),
    ),
    Scenario(
        "session-lost",
        (
            *(opens(later=("lost",)), answers(1), sickens),
            *(answers(5, then="refused"), says("refused"), vanishes, opens(), saves),
        ),
        (expect.shown, expect.kept, expect.acknowledged_kept, expect.judged, expect.all_reported),
        questions=2,
    ),
    Scenario(
        "notes-and-a-crash",
        (
            *(opens(later=("lost",)), notes("Saved before."), sickens),
            *(notes("Written in vain.", then="refused"), dies, opens(), saves),
        ),
        (expect.notes_kept,),
    ),
    Scenario(
        "frame-reloaded",
        (opens("second-begin-throws"), answers(2), reloads, answers(1), vanishes),
        (expect.kept, expect.judged),
    ),
    Scenario(
        "opener",
        (opens(place="opener"), answers(2), leaves),
        (expect.kept, expect.judged, expect.unrefused),
    ),
    Scenario(
        "no-lms",
        (
            opens(place="none"),
            says("absent"),
            answers(2, then="absent"),
            reads(1),
            says_still("absent"),
            vanishes,
        ),
        (),
    ),
    Scenario(
        "hidden",
        (opens(), answers(1, then=""), hides, dies, opens(), saves),
        (expect.shown, expect.kept),
        questions=1,
    ),
    Scenario(
        "hidden-lost",
        (opens("hidden-lost"), saves, hides, answers(1, then="saving"), shows, says("saved"), dies),
        (expect.kept,),
        questions=1,
    ),
    Scenario(
        "hidden-lost-and-gone",
        (
            *(opens("hidden-lost"), saves, hides, answers(1, then="saving"), puts_down, dies),
            *(opens(), saves),
        ),
        (expect.shown, expect.kept),
        questions=1,
    ),
)
