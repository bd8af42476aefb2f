"""How far a build has come, on a terminal: a bar, the rate, the time that is left."""

from __future__ import annotations

import sys
import time
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column
from rich.text import Text

from cartable.cli.language import say

_EVERY = 0.1
"""Seconds between two looks of the bar. No thread draws it: processes are forked while it stands."""


class _Rate(ProgressColumn):
    """Courses a second."""

    def render(self, task: Task) -> Text:
        """The rate, empty while none is known."""
        return Text(say("build.rate", rate=f"{task.speed:.1f}") if task.speed else "")


class Progress:
    """The bar for `n` courses, on the error stream; what is printed meanwhile goes above it."""

    def __init__(self, n: int) -> None:
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(Column(no_wrap=True)),  # a narrow terminal gets less of it, and no second line
            TimeRemainingColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
        )
        self._task = self._bar.add_task(say("build.building"), total=n)
        self._drawn = 0.0

    def __enter__(self) -> Self:
        self._bar.start()
        self._bar.refresh()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, done: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done)
        now = time.monotonic()
        if now - self._drawn > _EVERY:
            self._bar.refresh()
            self._drawn = now
