"""Processes that build courses side by side, and share nothing but what is handed to them.

A process is given a few courses at a time and tells of each as it is done. So it is known which course
one was at that died, and another process takes the rest. Where a fault in a library killed it, that course
is told to be a bug. Where something else did, most likely because memory ran out, it is tried once more. A
process that has grown large is let go, and another takes its place.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from dataclasses import field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from cartable.build.making import News, Task, made
from cartable.build.outcome import Fate, Outcome
from cartable.build.recording import Waiting
from cartable.build.rendering import leave_nothing, output
from cartable.build.standing import Survey
from cartable.build.workspace import Workspace
from cartable.build.writing import let_go
from cartable.source.dataclass import dataclass

_LARGE = 240_000_000
"""Bytes of memory that a process may have held when it is let go; it may grow by a course more."""
_FORKS = sys.platform == "linux"
_MOST = 16
_SHARES = 4
_FAULTS = frozenset(
    getattr(signal, name, None) for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS")
)
"""The signals by which a process is ended for what it did itself."""
_PATIENCE = 2.0
"""Seconds that an interrupted process has to clear away what it had begun."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    tasks: deque[Task] = field(default_factory=deque)
    leaving: bool = False


def by_processes(survey: Survey, tasks: Sequence[Task], jobs: int) -> Generator[News, None, None]:
    """Each outcome as it comes, and what the ledger is to be told.

    Raises OSError where the machine fails all, as `made` does.
    """
    crew = _Crew(survey, tasks, jobs)
    try:
        yield from crew.told()
    finally:
        crew.dismiss()


class _Crew:
    def __init__(self, survey: Survey, tasks: Sequence[Task], jobs: int) -> None:
        self._survey = survey
        self._left = deque(tasks)
        # Forked, they share what is imported; macOS's font library does not outlive a fork.
        self._process = (
            multiprocessing.get_context("fork").Process
            if _FORKS
            else multiprocessing.get_context("spawn").Process
        )
        slow = any(getattr(output(name), "SLOW", False) for name in survey.outputs)
        self._chunk = 1 if slow else max(1, min(_MOST, len(tasks) // (jobs * _SHARES)))
        self._killed: set[str] = set()
        self._workers: dict[Connection, _Worker] = {}
        self._jobs = min(jobs, len(tasks))

    def _hire(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        # A forked process has our ends of all lines: it lets go of them, to see when we are gone.
        foreign = [ours, *self._workers] if _FORKS else []
        process = self._process(
            target=_work,
            args=(theirs, foreign, self._survey.workspace.root, self._survey.frame, self._survey.outputs),
        )
        process.start()
        theirs.close()
        self._workers[ours] = _Worker(process, ours)
        self._give(self._workers[ours])

    def _give(self, worker: _Worker) -> None:
        """More courses for a worker; nothing where none is left, and then it ends."""
        few = [self._left.popleft() for _ in range(min(self._chunk, len(self._left)))]
        worker.tasks.extend(few)
        with contextlib.suppress(OSError):  # it died: that is seen where its line is read
            worker.line.send(few)

    def told(self) -> Iterator[News]:
        """What the workers tell, until all is done. Raises OSError where one can’t be started."""
        for _ in range(self._jobs):
            self._hire()
        while self._workers:
            for line in wait([*self._workers]):
                yield from self._heard(self._workers[line])  # type: ignore[index]  # only lines were given

    def _heard(self, worker: _Worker) -> Iterator[News]:
        try:
            said: OSError | News = worker.line.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if isinstance(said, OSError):
            raise said
        outcome, entries = said
        if outcome is None:
            worker.leaving = True
        else:
            worker.tasks.popleft()
            if not worker.tasks:
                self._give(worker)
        yield outcome, entries

    def _lost(self, worker: _Worker) -> Iterator[News]:
        """A worker that is gone: let go, or dead at the first of its tasks."""
        del self._workers[worker.line]
        worker.line.close()
        worker.process.join()
        if worker.tasks and not worker.leaving:
            yield from self._given_up(worker, worker.process.exitcode or 0)
        self._left.extendleft(reversed(worker.tasks))
        if self._left:
            self._hire()

    def _given_up(self, worker: _Worker, code: int) -> Iterator[News]:
        """The first task of a worker that died, unless it may be tried once more."""
        name = worker.tasks[0].name
        killed = code < 0 and -code not in _FAULTS
        if killed and name not in self._killed:
            self._killed.add(name)
            return
        worker.tasks.popleft()
        yield Outcome(name, Fate.KILLED if killed else Fate.BUG, reason=_death(code)), []

    def dismiss(self) -> None:
        """End the workers that are still there: each clears away what it had begun."""
        for worker in self._workers.values():
            worker.process.terminate()
        for worker in self._workers.values():
            worker.process.join(_PATIENCE)
            worker.process.kill()
            worker.process.join()
            worker.line.close()


def _death(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"{signal.Signals(-code).name}"
    return f"exit code {code}"


def _work(
    line: Connection, foreign: Sequence[Connection], root: Path, frame: str, outputs: Sequence[str]
) -> None:
    """What a process does: build what it is given, until there is no more."""
    for one in foreign:
        one.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who gives the tasks
    signal.signal(signal.SIGTERM, _stop)
    leave_nothing()
    stopped = False
    try:
        with contextlib.suppress(EOFError, BrokenPipeError):
            _build(line, Survey(Workspace(root), frame, outputs))
    except KeyboardInterrupt:
        stopped = True
    finally:
        let_go()  # multiprocessing ends a process without what Python does at its end
    if stopped:  # whoever waits is to see what ended it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)


def _build(line: Connection, survey: Survey) -> None:
    waiting = Waiting(survey)
    while few := line.recv():
        for name, stale, before in few:
            try:
                outcome, pending = made(survey, name, stale, before, side_by_side=False)
            except OSError as error:
                line.send(error)
                return
            entries = waiting.due()
            if pending is not None:
                waiting.add(pending)
            line.send((outcome, entries))
        if _memory() > _LARGE:
            break
    line.send((None, waiting.rest()))


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def _memory() -> int:
    """The most bytes of memory that this process has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - there is none on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
