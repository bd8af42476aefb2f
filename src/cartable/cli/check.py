"""`cartable check`: what is wrong, and with `--fix` what can be mended."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

import click

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.build.writing import replaced
from cartable.cli.courses import asked_for, workspace
from cartable.cli.language import say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.report import FORMATS, count, echo, errors_and_warnings
from cartable.read.mend import mended
from cartable.source.problem import Edit, Level, Problem, in_order

_ROUNDS = 3


@click.command("check")
@click.argument("courses", nargs=-1, metavar="[COURSE]…")
@click.option("--fix", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(courses: tuple[str, ...], *, fix: bool, strict: bool, style: str) -> None:
    """Say what is wrong; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    if fix:
        _fix(space, names, quiet=style != "text")
    problems, texts = _all(space, names)
    echo(problems, texts, style)
    if style == "text":
        _summary(problems, len(names))
    bad = count(problems, Level.ERROR) or (strict and count(problems, Level.WARNING))
    sys.exit(EXIT_PROBLEMS if bad else 0)


def _all(space: Workspace, names: list[str]) -> tuple[list[Problem], dict[str, bytes]]:
    problems = space.problems()
    texts: dict[str, bytes] = {}
    for name in names:
        found = checked(space, name)
        problems.extend(found.problems)
        texts |= found.inputs.texts
    return in_order(problems), texts


def _fix(space: Workspace, names: list[str], *, quiet: bool) -> None:
    """Mend, and look again: what one mend uncovers, the next round mends."""
    for _ in range(_ROUNDS):
        problems, texts = _all(space, names)
        edits = _by_file(edit for one in problems for edit in one.edits)
        for path, changes in sorted(edits.items()):
            replaced(space.root / path, mended(texts[path], changes))
            if not quiet:
                click.echo(say("check.fixed", path=path, n=len(changes)))
        if not edits:
            return


def _by_file(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.place.path].append(edit)
    return by_file


def _summary(problems: list[Problem], n: int) -> None:
    if not problems:
        click.echo(say("check.fine", n=n))
        return
    click.echo(say("check.summary", n=n, **errors_and_warnings(problems)))
    if fixable := sum(bool(one.edits) for one in problems):
        click.echo(say("check.fixable", n=fixable))
    click.echo(say("check.explain"))
