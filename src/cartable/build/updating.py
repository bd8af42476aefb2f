"""A build of several courses: what is stale is made, in this process or in several, and remembered."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cartable.build.frame import known, outputs_of
from cartable.build.ledger import Entry, Frame, Ledger
from cartable.build.outcome import Fate, Outcome, outcome_of
from cartable.build.standing import Standing, Survey, sensible
from cartable.build.workspace import Workspace
from cartable.source.dataclass import dataclass

_FEW = 50
"""Courses for which the ledger is asked one by one."""
_EVERY = 1.0
"""Seconds after which what was made is remembered."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: how each course stands, by its name, in the order in which they were named.

    `news` says that the ledger should be told of the frame, or of new stamps.
    """

    ledger: Ledger
    survey: Survey
    frame: Frame
    standings: Mapping[str, Standing]
    news: bool

    @property
    def stale(self) -> list[Standing]:
        """The courses for which there is something to do."""
        return [one for one in self.standings.values() if one.entry is None or one.stale]

    def current(self, *, told: Callable[[Entry], bool]) -> Iterator[Outcome]:
        """The outcomes of the others, with the problems of those that are to be `told`."""
        entries = [one.entry for one in self.standings.values() if one.entry and not one.stale]
        wanted = [entry.name for entry in entries if not entry.told and told(entry)]
        whole = self.ledger.whole(wanted) if wanted else {}
        for entry in entries:
            said = whole.get(entry.name, entry).told
            yield outcome_of(entry._replace(told=said), Fate.CURRENT, self.survey.outputs)


def planned(
    workspace: Workspace, names: Sequence[str], choice: Callable[[Mapping[str, bool]], Sequence[str]]
) -> Plan:
    """How these courses stand, for the outputs that `choice` makes of those there are.

    `choice` is given the names of the outputs, true for those that are built where none is asked for.
    """
    ledger = Ledger(workspace.build)
    frame, is_known = known(workspace, ledger)
    survey = Survey(workspace, frame.digest, choice(outputs_of(frame)))
    entries = ledger.entries(names if len(names) <= _FEW else None)
    standings = {name: survey.glance(name, entries.get(name)) for name in names}
    doubtful = [name for name, one in standings.items() if one.entry is None and name in entries]
    for name, entry in ledger.whole(doubtful).items():
        standings[name] = survey.examined(entry)
    news = not is_known or any(one.refreshed for one in standings.values())
    return Plan(ledger, survey, frame, standings, news)


def carried_out(plan: Plan, jobs: int, *, side_by_side: bool = True) -> Iterator[Outcome]:
    """The outcome of each course for which there was something to do, as it comes.

    With one job all is done in this process, one course after the other; the papers of one `side_by_side`, if
    that is wished. What was made is remembered, also where this is left halfway. Raises OSError where the
    machine fails all: a full disk, say.
    """
    stale = plan.stale
    memory = _Memory(plan)
    memory.add(one.entry for one in plan.standings.values() if one.entry and one.refreshed)
    if not stale:
        if plan.news:
            memory.write()
        return
    _refuse_unwritable(plan.survey.workspace.build)
    from cartable.build.making import Task, in_turn  # noqa: PLC0415 - not where nothing is to do

    known = plan.ledger.whole([one.name for one in stale])
    before = {name: entry for name, entry in known.items() if sensible(entry)}
    tasks = [Task(one.name, one.stale, one.entry or before.get(one.name)) for one in stale]
    if jobs > 1 and len(tasks) > 1:
        from cartable.build.crew import by_processes  # noqa: PLC0415 - one course needs none

        news = by_processes(plan.survey, tasks, jobs)
    else:
        news = in_turn(plan.survey, tasks, side_by_side=side_by_side)
    try:
        for outcome, entries in news:
            memory.add(entries)
            if outcome is not None:
                yield outcome
    finally:
        news.close()
        memory.write()


def _refuse_unwritable(build: Path) -> None:
    """Raise OSError where no course could be written."""
    if build.exists():
        if not build.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(build))
        if not os.access(build, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(build))


class _Memory:
    """What the ledger is to be told, written now and then."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._entries: list[Entry] = []
        self._written = time.monotonic()

    def add(self, entries: Iterable[Entry]) -> None:
        self._entries.extend(entries)
        if time.monotonic() - self._written > _EVERY:
            self.write()

    def write(self) -> None:
        if self._entries or not self._plan.stale:
            self._plan.ledger.keep(self._entries, self._plan.frame)
        self._entries = []
        self._written = time.monotonic()
