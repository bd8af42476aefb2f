"""`cartable build`: packages and papers, of one course or of thousands."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial

import click

from cartable.build.ledger import Entry
from cartable.build.outcome import Fate, Outcome
from cartable.build.told import told
from cartable.build.updating import carried_out, planned
from cartable.cli.courses import asked_for, well_named, workspace
from cartable.cli.language import say
from cartable.cli.main import EXIT_BUG, EXIT_MISUSE, EXIT_PROBLEMS
from cartable.cli.misuse import Misuse
from cartable.cli.report import FORMATS, echo_data, echo_text, stops
from cartable.cli.telling import Teller
from cartable.cli.worded import Worded
from cartable.source.display import printable
from cartable.source.problem import Problem

_MOST_JOBS = 64
_TROUBLES = {"busy": "build.ledger-busy", "closed": "build.ledger-closed", "full": "build.ledger-full"}


def _names() -> dict[str, str]:
    from cartable.build.pipeline import default_output_names, output_names  # noqa: PLC0415 - for the help alone

    return {"names": ", ".join(output_names()), "default": ", ".join(default_output_names())}


@click.command("build", cls=Worded, given=_names)
@click.argument("courses", nargs=-1)
@click.option("--to", "wanted")
@click.option("-j", "--jobs", type=click.IntRange(1, max(_MOST_JOBS, os.cpu_count() or 1)))
@click.option("-q", "--quiet", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(  # noqa: PLR0913 - each is an option
    courses: tuple[str, ...], *, wanted: str | None, jobs: int | None, quiet: bool, strict: bool, style: str
) -> None:
    """Build; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    sound, problems = well_named(space, names)
    plan = planned(space, sound, partial(_outputs, wanted))
    stale = len(plan.stale)
    teller = Teller(space, names, style=style, quiet=quiet, stale=stale)
    if style == "text":
        echo_text(problems, {})
    several = (jobs or _cores()) if stale > 1 else 1
    try:
        with teller:
            for outcome in plan.current(told=_any if style != "text" else _loud):
                teller.hear(outcome)
            for outcome in carried_out(plan, several, side_by_side=jobs != 1):
                teller.hear(outcome)
    except KeyboardInterrupt:
        teller.interrupted()
        raise
    outcomes = teller.heard
    if style == "text":
        teller.sum_up(problems)
    else:
        echo_data([*problems, *(one for outcome in outcomes for one in told(outcome.told)[0])], style)
    teller.complain()
    if trouble := plan.ledger.trouble:
        reason = say(_TROUBLES[trouble]) if trouble in _TROUBLES else trouble
        click.echo(printable("cartable: " + say("build.not-noted", reason=reason)), err=True)
    sys.exit(_status(outcomes, problems, strict=strict))


def _outputs(wanted: str | None, known: Mapping[str, bool]) -> tuple[str, ...]:
    """The outputs that are asked for; where none is, those of `known` that are true."""
    usual = tuple(name for name, is_usual in known.items() if is_usual)
    if wanted is None:
        return usual
    asked = tuple(dict.fromkeys(name.strip() for name in wanted.split(",") if name.strip()))
    for name in asked:
        if name not in known:
            raise Misuse(say("build.unknown-output", name=name, names=", ".join(known)))
    return asked or usual


def _cores() -> int:
    """The cores that this process may use."""
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def _any(_: Entry) -> bool:
    return True


def _loud(entry: Entry) -> bool:
    """Whether there is more to say of a course than notes, which are only counted."""
    return bool(entry.errors or entry.warnings)


def _status(outcomes: Sequence[Outcome], problems: Sequence[Problem], *, strict: bool) -> int:
    """The exit code: the gravest of what happened."""
    fates = {one.fate for one in outcomes}
    if Fate.BUG in fates:
        return EXIT_BUG
    if {Fate.BROKEN, Fate.KILLED} & fates:
        return EXIT_MISUSE
    failed = any(one.errors or (strict and one.warnings) for one in outcomes)
    return EXIT_PROBLEMS if failed or stops(problems, strict=strict) else 0
