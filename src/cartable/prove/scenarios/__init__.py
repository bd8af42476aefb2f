"""All scenarios: one family a module, one row each."""

from __future__ import annotations

from cartable.prove.scenario import Scenario
from cartable.prove.scenarios import learners, modes, people, sessions, storage, unsaid

SCENARIOS: tuple[Scenario, ...] = (
    *learners.ROWS,
    *unsaid.ROWS,
    *sessions.ROWS,
    *storage.ROWS,
    *modes.ROWS,
    *people.ROWS,
)
BY_KEY = {scenario.key: scenario for scenario in SCENARIOS}
