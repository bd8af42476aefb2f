"""What a build says while it goes on: of each course in its turn, whichever is done first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click

from cartable.build.outcome import Fate, Outcome
from cartable.build.told import told
from cartable.build.workspace import Workspace
from cartable.cli.language import say
from cartable.cli.report import echo_acknowledged, echo_text, size
from cartable.cli.tally import figures, summary
from cartable.source.display import printable
from cartable.source.problem import Level, Problem
from cartable.source.wording import level

if TYPE_CHECKING:
    from cartable.cli.progress import Progress

MANY = 20
"""Courses from which on those that are fine are counted and not named."""
_STEPS = 10


class Teller:
    """Hears outcomes in any order, and tells those of each course once all before it are told.

    A terminal is shown how far the build has come; elsewhere a line now and then says so, where many
    courses are `stale`.
    """

    def __init__(
        self, space: Workspace, names: Sequence[str], *, style: str, quiet: bool, stale: int
    ) -> None:
        self._space = space
        self._names = names
        self._text = style == "text"
        self._quiet = quiet
        self._stale = stale
        self._done = 0
        self._told = 0
        self._heard: dict[str, Outcome] = {}
        self._progress: Progress | None = None
        self._around = ExitStack()

    def __enter__(self) -> Self:
        if self._text and not self._quiet and self._stale > 1 and sys.stderr.isatty():
            from cartable.cli.progress import Progress  # noqa: PLC0415 - for a terminal alone

            self._progress = self._around.enter_context(Progress(self._stale))
        return self

    def __exit__(self, *_: object) -> None:
        self._around.close()
        if not any(_):
            self._tell(to_the_end=True)

    @property
    def heard(self) -> list[Outcome]:
        """The outcomes, in the order of the courses."""
        return [self._heard[name] for name in self._names if name in self._heard]

    def hear(self, outcome: Outcome) -> None:
        """One more course is done."""
        self._heard[outcome.name] = outcome
        if outcome.fate is not Fate.CURRENT:
            self._done += 1
            self._show_progress()
        self._tell()

    def _show_progress(self) -> None:
        if self._progress is not None:
            self._progress.show(self._done)
        elif self._text and not self._quiet and self._stale > MANY:
            step = max(1, self._stale // _STEPS)
            if self._done % step == 0 and self._done < self._stale:
                click.echo(say("build.so-far", done=self._done, all=self._stale), err=True)

    def _tell(self, *, to_the_end: bool = False) -> None:
        """What can be told in order; at the end also of courses that nothing was heard of."""
        while self._told < len(self._names):
            name = self._names[self._told]
            if name not in self._heard and not to_the_end:
                return
            self._told += 1
            if self._text:
                self._say(name, self._heard.get(name))

    def _say(self, name: str, one: Outcome | None) -> None:
        """What became of a course: its problems worth stopping for, then its files."""
        if one is not None and one.errors + one.warnings:
            problems, texts = told(one.told)
            echo_text((each for each in problems if level(each.code) is not Level.INFO), texts)
        if one is None or one.fate not in {Fate.BUILT, Fate.CURRENT}:
            click.echo(say("build.not-built", name=name))
            if any((self._space.build / name).glob("[!.]*")):
                click.echo(say("build.kept", name=name))
            return
        if self._quiet:
            return
        if len(self._names) <= MANY:
            click.echo(say("build.course" if one.fate is Fate.BUILT else "build.current", name=name))
            for file in one.files:
                path = f"build/{name}/{file.name}"
                click.echo(say("build.file", path=path, size=size(file.size)))
        if one.records is not None:
            kept, new, gone = one.records
            if len(self._names) > MANY:
                click.echo(say("build.course", name=name))
            click.echo(say("build.records", kept=kept, new=new, gone=gone))

    def sum_up(self, problems: Sequence[Problem]) -> None:
        """Say at the end what it comes to, with the problems of the courses' names."""
        outcomes = self.heard
        if len(self._names) > 1 and not self._quiet:
            for line in figures(outcomes):
                click.echo(line)
        click.echo(summary(outcomes, problems, len(self._names)))
        if notes := sum(one.notes for one in outcomes):
            click.echo(say("build.notes", n=notes))
        echo_acknowledged(sum(one.acknowledged for one in outcomes))

    def interrupted(self) -> None:
        """Say on the error stream how far the build came."""
        if self._stale > 1:
            click.echo(say("build.interrupted", done=self._done, all=self._stale), err=True)

    def complain(self) -> None:
        """Say on the error stream which courses our own bugs or the machine have stopped, and how."""
        for one in self.heard:
            if one.fate is Fate.BROKEN:
                full = one.fault and say("main.disk-full", path=one.fault)
                words = full or say("main.broken-machine", reason=one.reason)
            elif one.fate is Fate.KILLED:
                words = say("build.killed", signal=one.reason)
            elif one.fate is Fate.BUG and one.fault:
                words = say("build.bad-package", artefact=one.fault, complaints=one.reason)
            elif one.fate is Fate.BUG:
                words = say("main.bug", reason=one.reason)
            else:
                continue
            of = f"{one.name}: " if len(self._names) > 1 else ""
            for line in f"{one.trace}cartable: {of}{words}".splitlines():
                click.echo(printable(line), err=True)
