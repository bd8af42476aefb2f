"""Who builds for the preview: a thread of this process, or a process of its own that is kept warm.

The thread is the quickest, for what an author waits for. A process makes papers, and all that nobody
waits for, without being in the way of anybody. It is spoken to by pickles on its pipes, which it alone
holds: when the preview dies, however it dies, the process reads the end of its tasks and ends too.
"""

from __future__ import annotations

import asyncio
import contextlib
import pickle
import struct
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol, cast

from cartable.serve.outcome import Maker, Outcome, Task

LENGTH = struct.Struct("<Q")
"""How the length of a pickle is told before it."""
_PATIENCE = 2
"""Seconds that a process is given to end by itself."""


class Worker(Protocol):
    """Does one task at a time."""

    async def outcome(self, task: Task) -> Outcome:
        """What came of a task."""
        ...

    async def end(self) -> None:
        """Let go of whatever works."""
        ...


class Here:
    """A thread of this process; at its end it is left where it is, for a build may be cut off anywhere."""

    def __init__(self, root: Path) -> None:
        self._tasks: SimpleQueue[tuple[Task, asyncio.Future[Outcome]]] = SimpleQueue()
        self._maker = Maker(root)
        threading.Thread(target=self._work, daemon=True, name="cartable-here").start()

    async def outcome(self, task: Task) -> Outcome:
        """What came of a task."""
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._tasks.put((task, future))
        return await future

    async def end(self) -> None:
        """Nothing is waited for."""

    def _work(self) -> None:
        while True:
            task, future = self._tasks.get()
            found = self._maker.outcome(task)
            with contextlib.suppress(RuntimeError):  # the preview has ended meanwhile
                future.get_loop().call_soon_threadsafe(_settle, future, found)


def _settle(future: asyncio.Future[Outcome], found: Outcome) -> None:
    if not future.done():
        future.set_result(found)


class Apart:
    """A process of its own, started when it is first needed or warmed; `calm` leaves others before it."""

    def __init__(self, root: Path, *, calm: bool) -> None:
        self._root = root
        self._calm = calm
        self._process: asyncio.subprocess.Process | None = None

    async def outcome(self, task: Task) -> Outcome:
        """What came of a task; of a process that died over it, a failure, and the next task has a new one."""
        try:
            return cast("Outcome", await self._asked(task))
        except (EOFError, ConnectionError) as error:
            status = await self._process.wait() if self._process else None
            self._process = None
            return Outcome(failure=f"a build was cut off ({status}): {error}".rstrip(": "))

    async def warm(self) -> None:
        """Be ready to make a paper at once."""
        with contextlib.suppress(EOFError, ConnectionError):  # said when the first task fails
            await self._asked(None)

    async def end(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        if process.stdin:
            process.stdin.close()
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except TimeoutError:
            process.kill()
            await process.wait()

    async def _asked(self, task: Task | None) -> object:
        if self._process is None:
            self._process = await self._started()
        source, target = self._process.stdout, self._process.stdin
        if source is None or target is None:
            raise EOFError
        data = pickle.dumps(task)
        target.write(LENGTH.pack(len(data)) + data)
        await target.drain()
        (length,) = LENGTH.unpack(await source.readexactly(LENGTH.size))
        return pickle.loads(await source.readexactly(length))  # noqa: S301 - our own process's

    async def _started(self) -> asyncio.subprocess.Process:
        # In a session of its own, Ctrl-C is not for it: it ends when its tasks do.
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "cartable.serve.worker", str(self._root), "calm" if self._calm else ""),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
