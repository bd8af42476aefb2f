"""`cartable check`: what is wrong, and with `--fix` what can be mended."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

import click

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.build.writing import replace
from cartable.cli.courses import asked_for, misnamed, workspace
from cartable.cli.language import say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.report import (
    FORMATS,
    count,
    echo_acknowledged,
    echo_data,
    echo_text,
    errors_and_warnings,
    stops,
)
from cartable.cli.worded import Worded
from cartable.read.mend import mended
from cartable.source.problem import Level, Problem, in_order
from cartable.source.wording import level

_ROUNDS = 3
_WEIGHTS = (Level.INFO, Level.WARNING, Level.ERROR)


@click.command("check", cls=Worded)
@click.argument("courses", nargs=-1)
@click.option("--fix", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(courses: tuple[str, ...], *, fix: bool, strict: bool, style: str) -> None:
    """Say what is wrong; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    if fix:
        _fix(space, names, quiet=style != "text")
    problems, texts, quiet = _all(space, names)
    if style == "text":
        echo_text(_weightiest_last(problems), texts)
        _summary(problems, len(names))
        echo_acknowledged(quiet)
    else:
        echo_data(problems, style)
    sys.exit(EXIT_PROBLEMS if stops(problems, strict=strict) else 0)


def _all(space: Workspace, names: list[str]) -> tuple[list[Problem], dict[str, bytes], int]:
    """The problems of these courses, the texts they are in, and how many warnings are acknowledged."""
    problems = misnamed(space, names)
    texts: dict[str, bytes] = {}
    quiet = 0
    for name in names:
        found = checked(space, name)
        problems.extend(found.problems)
        texts |= found.texts
        quiet += len(found.acknowledged)
    return in_order(problems), texts, quiet


def _fix(space: Workspace, names: list[str], *, quiet: bool) -> None:
    """Mend, and look again: what one mend uncovers, the next round mends."""
    for _ in range(_ROUNDS):
        problems, texts, _ = _all(space, names)
        by_file = _mendable(problems)
        for path, mends in sorted(by_file.items()):
            replace(space.root / path, mended(texts[path], (edit for one in mends for edit in one.edits)))
            if not quiet:
                click.echo(say("check.fixed", path=path, n=len(mends)))
        if not by_file:
            return


def _mendable(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems that carry edits, by file.

    Of two that say the same of one place, only the first: two courses that draw one question without
    an id would each give it theirs.
    """
    by_file: dict[str, list[Problem]] = defaultdict(list)
    seen = set()
    for one in problems:
        if one.edits and (one.code, one.place) not in seen:
            seen.add((one.code, one.place))
            by_file[one.place.path].append(one)
    return by_file


def _weightiest_last(problems: Iterable[Problem]) -> list[Problem]:
    """The notes, the warnings, then the errors: a terminal shows the end."""
    return sorted(problems, key=lambda one: _WEIGHTS.index(level(one.code)))


def _summary(problems: list[Problem], n: int) -> None:
    if not problems:
        click.echo(say("check.fine", n=n))
        return
    notes = say("check.notes", n=count(problems, Level.INFO))
    click.echo(say("check.summary", n=n, notes=notes, **errors_and_warnings(problems)))
    if fixable := sum(bool(one.edits) for one in problems):
        click.echo(say("check.fixable", n=fixable))
    click.echo(say("check.explain"))
