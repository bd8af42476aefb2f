"""The process that builds apart from the preview (see `workers.py`): tasks come in, outcomes go out.

Run as a program with the root of a workspace. A task that is None asks it to be ready for papers.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from cartable.serve.outcome import Maker, Outcome, Task
from cartable.serve.workers import LENGTH

_OFTEN = 100_000
_CALM = 10


def work(root: Path, tasks: BinaryIO, outcomes: BinaryIO) -> None:
    """Do each task until there are no more to come."""
    maker = Maker(root)
    while head := tasks.read(LENGTH.size):
        task: Task | None = pickle.loads(tasks.read(*LENGTH.unpack(head)))  # noqa: S301 - the preview's own
        if task is None:
            importlib.import_module("weasyprint")
            for name in ("handout", "key"):
                importlib.import_module(f"cartable.outputs.{name}")
        data = pickle.dumps(maker.outcome(task) if task else Outcome())
        outcomes.write(LENGTH.pack(len(data)) + data)
        outcomes.flush()


def main() -> None:
    """Work until the preview ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # leaving so tidies up what papers have put aside
    gc.set_threshold(_OFTEN)
    if sys.argv[2:] == ["calm"] and hasattr(os, "nice"):
        os.nice(_CALM)
    # What a library prints must not come between the outcomes.
    outcomes = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    work(Path(sys.argv[1]), sys.stdin.buffer, outcomes)


if __name__ == "__main__":
    main()
