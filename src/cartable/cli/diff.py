"""`cartable diff`: what the next release would do to learners in mid-course; writes nothing."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from cartable.build.release.comparison import Comparison
from cartable.build.release.difference import Difference, Verdict, Weight
from cartable.build.release.releasing import Made, judged
from cartable.build.release.telling import Say, sayer, told
from cartable.build.workspace import Workspace
from cartable.cli.courses import asked_for, well_named, workspace
from cartable.cli.language import language, say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.report import echo_text
from cartable.cli.worded import Worded
from cartable.source.display import as_data, printable
from cartable.source.problem import Problem
from cartable.source.wording import is_error


@click.command("diff", cls=Worded)
@click.argument("courses", nargs=-1)
@click.option("--format", "style", type=click.Choice(("text", "json")), default="text")
def command(courses: tuple[str, ...], *, style: str) -> None:
    """Compare; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    sound, spoilt = well_named(space, names)
    seen = {name: judged(space, name) for name in sound}
    if style == "json":
        click.echo(json.dumps([_data(space, name, seen.get(name), spoilt) for name in names], indent=1))
    else:
        echo_text(spoilt, {})
        for name, made in seen.items():
            _say(space, name, made)
    fails = [made for made in seen.values() if made.compared is None or made.compared.losses]
    sys.exit(EXIT_PROBLEMS if spoilt or fails else 0)


def verdict_words(verdict: Verdict) -> str:
    """The verdict, in the capital letters it is known by."""
    match verdict:
        case Verdict.SAFE:
            return say("diff.safe")
        case Verdict.MIGRATES:
            return say("diff.migrates")
        case Verdict.NEW_ACTIVITY:
            return say("diff.new-activity")


def _words(space: Workspace) -> Say:
    return sayer(space.templates, language())


def _say(space: Workspace, name: str, made: Made) -> None:
    compared = made.compared
    if compared is None:
        echo_text([one for one in made.checked.problems if is_error(one)], made.checked.texts)
        click.echo(say("diff.not-compared", name=name))
        return
    click.echo(_headline(name, compared))
    told_by = _words(space)
    for weight, groups in told(compared.differences, told_by).items():
        click.echo(f"  {told_by(weight.value)}")
        for group in groups:
            for line in group.lines:
                click.echo(printable(f"  - {line}"))
            if group.then:
                click.echo(f"    → {group.then}")


def _headline(name: str, compared: Comparison) -> str:
    """The verdict on a course, with the versions that were compared."""
    if compared.before is None and not compared.differences:
        return say("diff.no-release", name=name)
    verdict = verdict_words(compared.verdict)
    if compared.before is None:
        return say("diff.lost", name=name, verdict=verdict)
    versions = {"before": compared.before.version, "after": printable(compared.after.version)}
    if not compared.differences:
        return say("diff.same", name=name, verdict=verdict, **versions)
    return say("diff.course", name=name, verdict=verdict, **versions)


def _data(space: Workspace, name: str, made: Made | None, spoilt: list[Problem]) -> dict[str, Any]:
    """A course as JSON values; `verdict` is null where there is nothing to compare."""
    compared = made.compared if made else None
    if made is None or compared is None:
        errors = (
            made.checked.problems if made else [one for one in spoilt if one.place.path == f"course/{name}"]
        )
        problems = [as_data(one, language()) for one in errors if is_error(one)]
        return {"course": name, "verdict": None, "problems": problems}
    told_by = _words(space)
    compares = compared.before is not None or compared.differences
    return {
        "course": name,
        "verdict": compared.verdict.value if compares else None,
        "before": compared.before.version if compared.before else None,
        "after": compared.after.version,
        "loses": bool(compared.losses),
        "differences": [_difference(one, told_by) for one in compared.differences],
    }


def _difference(one: Difference, told_by: Say) -> dict[str, Any]:
    then = {} if one.weight is Weight.QUIET else {"then": told_by(f"{one.kind}-then")}
    message = told_by(one.kind, **dict(one.arguments))
    return {
        "kind": one.kind,
        "weight": one.weight.value,
        "message": message,
        **then,
        "of": dict(one.arguments),
    }
