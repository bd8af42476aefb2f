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
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import cast

from cartable.serve.outcome import Maker, Outcome, Task

LENGTH = struct.Struct("<Q")
"""How the length of a pickle is told before it."""
_PATIENCE = 2
"""Seconds that a process is given to end by itself."""


class Worker:
    """Does one task after the other in a thread, by `does`.

    At the end of the preview the thread is left where it is: a build may be cut off anywhere.
    """

    def __init__(self, does: Callable[[Task | None], Outcome]) -> None:
        self._does = does
        self._tasks: SimpleQueue[tuple[Task | None, asyncio.Future[Outcome]]] = SimpleQueue()
        threading.Thread(target=self._work, daemon=True).start()

    async def outcome(self, task: Task | None) -> Outcome:
        """What came of a task; None only has whoever does it get ready for papers."""
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._tasks.put((task, future))
        return await future

    def end(self) -> None:
        """Let go of what works besides the thread."""

    def _work(self) -> None:
        while True:
            task, future = self._tasks.get()
            found = self._does(task)
            with contextlib.suppress(RuntimeError):  # the preview has ended meanwhile, and its loop
                future.get_loop().call_soon_threadsafe(_settle, future, found)


def _settle(future: asyncio.Future[Outcome], found: Outcome) -> None:
    if not future.done():
        future.set_result(found)


def here(root: Path) -> Worker:
    """A worker in this process."""
    maker = Maker(root)
    return Worker(lambda task: maker.outcome(task) if task else Outcome())


class Apart(Worker):
    """A worker in a process of its own, which is started with its first task; `calm` lets others go first."""

    def __init__(self, root: Path, *, calm: bool) -> None:
        self._command = (sys.executable, "-m", "cartable.serve.worker", str(root), "calm" if calm else "")
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False
        super().__init__(self._asked)

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._over = True
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _asked(self, task: Task | None) -> Outcome:
        """What the process says of a task; where it died over it, a failure: the next one is another's."""
        if self._over:
            return Outcome(failure="the preview has ended")
        if self._process is None or self._process.poll() is not None:
            # In a session of its own, Ctrl-C is not for it: it ends when its tasks do.
            try:
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
                )
            except OSError as error:  # no memory for one more, say: the next task tries again
                return Outcome(failure=str(error))
        try:
            return _answered(self._process, task)
        except (EOFError, OSError, pickle.UnpicklingError):
            return Outcome(failure=f"the process that builds ended with status {self._process.wait()}")


def _answered(process: subprocess.Popen[bytes], task: Task | None) -> Outcome:
    """What a process answers to a task. Raises EOFError, OSError or UnpicklingError where it ends before."""
    source, target = process.stdout, process.stdin
    if source is None or target is None:
        raise EOFError
    data = pickle.dumps(task)
    target.write(LENGTH.pack(len(data)) + data)
    target.flush()
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    return cast("Outcome", pickle.loads(source.read(*LENGTH.unpack(head))))  # noqa: S301 - our own process's
