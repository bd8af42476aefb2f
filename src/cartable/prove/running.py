"""All scenarios over one package, a few at a time, each worker with one browser for all that it plays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from cartable.prove.browser import started
from cartable.prove.package import Package
from cartable.prove.scenario import Outcome, Scenario, played
from cartable.prove.site import Site, served

_MOST_WORKERS = 4


def proof(
    package: Package, scenarios: Sequence[Scenario], told: Callable[[Outcome], None] = lambda _: None
) -> list[Outcome]:
    """What became of each scenario, in their order; `told` hears of each as it is over.

    Raises as `started` does.
    """
    waiting: SimpleQueue[Scenario] = SimpleQueue()
    for scenario in scenarios:
        waiting.put(scenario)
    workers = max(1, min(_MOST_WORKERS, os.cpu_count() or 1, len(scenarios)))
    with served(package) as site, ThreadPoolExecutor(workers) as pool:
        done = [
            outcome
            for work in pool.map(lambda _: _worked(site, waiting, told), range(workers))
            for outcome in work
        ]
    order = {scenario.key: at for at, scenario in enumerate(scenarios)}
    return sorted(done, key=lambda one: order[one.scenario.key])


def _worked(site: Site, waiting: SimpleQueue[Scenario], told: Callable[[Outcome], None]) -> list[Outcome]:
    """One worker's share: what waits, until nothing does. Playwright stays within its thread."""
    done: list[Outcome] = []
    with started() as browser:
        for scenario in _taken(waiting):
            done.append(played(scenario, site, browser))
            told(done[-1])
    return done


def _taken(waiting: SimpleQueue[Scenario]) -> Iterator[Scenario]:
    while True:
        try:
            yield waiting.get_nowait()
        except Empty:
            return
