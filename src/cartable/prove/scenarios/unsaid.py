"""LMSs whose commit does not say "true", for a while, and get well."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, heals, leaves, opens, says, tries_again


def _row(ill: str) -> Scenario:
    return Scenario(
        ill,
        (
            *(opens(ill), answers(1, then="refused"), says("refused"), heals),
            *(tries_again, says("saved"), answers(1), leaves),
        ),
        (expect.kept, expect.judged),
    )


ROWS = (
    *map(_row, ("commit-false", "commit-false-value", "commit-undefined", "commit-empty", "commit-throws")),
    _row("throws"),
    Scenario(
        "well-again",
        (opens("commit-false"), answers(1, then="refused"), says("refused"), heals, says("saved"), leaves),
        (expect.kept, expect.judged),
    ),
)
