"""The workspace rebuilt as it is written: what is stale at the start, then whatever a save concerns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from contextlib import aclosing
from pathlib import Path

from anyio.to_thread import run_sync

from cartable.build.workspace import Workspace
from cartable.read.inputs import COURSE_FILE, LOCK_FILE
from cartable.serve.concerned import Concern, concern
from cartable.serve.jobs import QUICK, Jobs, Lane
from cartable.serve.outcome import Outcome, Stamp, Task, stamp
from cartable.serve.planning import Plan, plan
from cartable.serve.standings import Standings
from cartable.serve.watching import saved
from cartable.serve.workers import Apart, Worker, here
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem

_AT_ONCE = 3
"""So many courses saved at one stroke are saved by an author; more, by a program."""


@dataclass(frozen=True, slots=True)
class News:
    """A part of a course was built, or could not be; with no outputs, the course was only looked at.

    `is_paper` says that the part is one of its papers, `waited_for` that somebody had just saved it, named
    it, or looks at it.
    """

    course: str
    is_paper: bool
    outputs: tuple[str, ...]
    outcome: Outcome
    waited_for: bool


class Rebuilding:
    """Builds the courses of a workspace whenever they change, in the loop that runs it.

    How they stand goes to `standings`, what was built to `tell`; the course `first` counts as looked at.
    """

    def __init__(
        self, root: Path, standings: Standings, tell: Callable[[News], None], first: str | None = None
    ) -> None:
        self._root = root
        self._standings = standings
        self._tell = tell
        self._first = {first} if first else set[str]()
        self._jobs = Jobs()
        self._bells = {lane: asyncio.Event() for lane in Lane}
        self._misnamed: dict[str, list[Problem]] = {}
        self._templates = 0
        self._also: dict[str, set[str]] = {}
        self._locks: dict[str, Stamp | None] = {}
        self._wanted: set[asyncio.Task[None]] = set()
        standings.on_look = self._ring

    async def run(self) -> None:
        """Build until cancelled."""
        workers = {
            Lane.QUICK: here(self._root),
            Lane.PAPERS: Apart(self._root, calm=False),
            Lane.ANYTHING: Apart(self._root, calm=True),
        }
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._watch())
                tasks.create_task(self._begin())
                tasks.create_task(workers[Lane.PAPERS].outcome(None))
                for lane, worker in workers.items():
                    tasks.create_task(self._work(lane, worker))
        finally:
            for worker in workers.values():
                worker.end()

    def want(self, course: str, standard: str) -> None:
        """The package of that standard is wanted too."""
        also = self._also.setdefault(course, set())
        if standard in also or (self._root / "build" / course / f"{course}-{standard}.zip").is_file():
            return
        also.add(standard)
        task = asyncio.get_running_loop().create_task(self._ask([course], waited_for=True))
        self._wanted.add(task)
        task.add_done_callback(self._wanted.discard)

    async def _begin(self) -> None:
        await self._look_around()
        names = [*self._first, *(name for name in self._standings if name not in self._first)]
        await self._ask(names, waited_for=False, if_stale=True)

    async def _watch(self) -> None:
        async with aclosing(saved(self._root)) as changes:
            async for paths in changes:
                await self._take(paths)

    async def _take(self, paths: Collection[str]) -> None:
        """Ask for what a save concerns."""
        paths = {path for path in paths if not self._is_own_lock(path)}
        if not paths:
            return
        await self._look_around()
        found: Concern = await run_sync(concern, paths, [*self._standings], self._text)
        self._templates += found.templates
        known = [name for name in sorted(found.saved) if name in self._standings]
        await self._ask(known, waited_for=len(known) <= _AT_ONCE)
        await self._ask(sorted(found.others, key=lambda name: name not in self._looked_at), waited_for=False)

    async def _look_around(self) -> None:
        """Take in which courses there are."""
        space = Workspace(self._root)
        names, problems = await run_sync(_named, space)
        self._misnamed = {}
        for one in problems:
            self._misnamed.setdefault(one.place.path.removeprefix("course/"), []).append(one)
        for gone in {*self._standings} - {*names}:
            self._jobs.forget(gone)
            self._standings.forget(gone)
        for name in names:
            self._standings.change(name)

    async def _ask(self, courses: Iterable[str], *, waited_for: bool, if_stale: bool = False) -> None:
        """Have courses built; `if_stale` those that are up to date are only looked at."""
        space = Workspace(self._root)
        for name in courses:
            if name in self._misnamed:
                self._standings.change(name, problems=tuple(self._misnamed[name]), is_known=True)
                continue
            planned: Plan = await run_sync(plan, space, name, frozenset(self._also.get(name, ())))
            is_due = planned.is_stale or not if_stale
            quick, papers = (planned.quick, planned.papers) if is_due else ((), ())
            self._jobs.ask(name, quick, papers, waited_for=waited_for or name in self._first)
            self._standings.change(name, building=is_due)
            self._ring()

    async def _work(self, lane: Lane, worker: Worker) -> None:
        bell = self._bells[lane]
        while True:
            bell.clear()
            job = self._jobs.taken(lane, self._looked_at)
            if job is None:
                await bell.wait()
                continue
            outcome = await worker.outcome(Task(job.course, job.outputs, self._templates))
            is_last = self._jobs.finish(job, is_sound=outcome.is_sound)
            if job.course in self._standings:
                self._locks[job.course] = outcome.lock
                self._standings.take(job.course, job.part, outcome, is_open=self._jobs.is_open(job.course))
                waited_for = lane is not Lane.ANYTHING or job.course in self._looked_at
                if is_last:
                    self._tell(News(job.course, job.part != QUICK, job.outputs, outcome, waited_for))
            self._ring()

    def _ring(self) -> None:
        for bell in self._bells.values():
            bell.set()

    @property
    def _looked_at(self) -> set[str]:
        return {*+self._standings.looked_at} | self._first

    def _is_own_lock(self, path: str) -> bool:
        """Whether a path is the lock that a build of ours has left, or is about to."""
        course = path.removeprefix("course/").removesuffix(f"/{LOCK_FILE}")
        if path != f"course/{course}/{LOCK_FILE}":
            return False
        return self._jobs.is_running(course) or self._locks.get(course) == stamp(self._root / path)

    def _text(self, course: str) -> str:
        try:
            return (self._root / "course" / course / COURSE_FILE).read_text("utf-8", "replace")
        except OSError:  # a course without its file draws from no bank
            return ""


def _named(space: Workspace) -> tuple[tuple[str, ...], list[Problem]]:
    """The courses, and what is wrong with their names; none where their folder is gone."""
    try:
        return space.courses, space.problems()
    except FileNotFoundError:
        return (), []
