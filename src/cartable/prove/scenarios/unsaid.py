"""LMSs whose commit does not say "true", for a while: the header says so, and all is saved once they are well."""

from __future__ import annotations

from cartable.prove import expectations as expect
from cartable.prove.scenario import Scenario
from cartable.prove.steps import answers, heals, leaves, opens, says


def _row(ill: str) -> Scenario:
    return Scenario(
        ill,
        (opens(ill), says("refused"), answers(2, then="refused"), heals, says("saved"), answers(1), leaves),
        (expect.kept, expect.judged),
    )


ROWS = (
    *map(_row, ("commit-false", "commit-false-value", "commit-undefined", "commit-empty", "commit-throws")),
    Scenario(
        "throws",
        (opens("throws"), says("refused"), answers(2, then="refused"), heals, says("saved"), answers(1), leaves),
        (expect.kept, expect.judged),
    ),
)
