"""`cartable build`: packages and papers."""

from __future__ import annotations

import sys

import click

from cartable.build.pipeline import BadPackageError, Built, built, default_output_names, output_names
from cartable.build.workspace import Workspace
from cartable.cli.courses import asked_for, well_named, workspace
from cartable.cli.language import say
from cartable.cli.main import EXIT_BUG, EXIT_PROBLEMS
from cartable.cli.misuse import Misuse
from cartable.cli.report import (
    FORMATS,
    count,
    echo_acknowledged,
    echo_data,
    echo_text,
    errors_and_warnings,
    size,
    stops,
)
from cartable.cli.worded import Worded
from cartable.source.problem import Level, Problem
from cartable.source.wording import level


def _names() -> dict[str, str]:
    return {"names": ", ".join(output_names()), "default": ", ".join(default_output_names())}


@click.command("build", cls=Worded, given=_names)
@click.argument("courses", nargs=-1)
@click.option("--to", "wanted")
@click.option("--strict", is_flag=True)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(courses: tuple[str, ...], *, wanted: str | None, strict: bool, style: str) -> None:
    """Build; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    outputs = _outputs(wanted)
    sound, problems = well_named(space, names)
    if style == "text":
        echo_text(problems, {})
    done, quiet, bug = 0, 0, ""
    for name in names:
        if name not in sound:
            _say(space, name, None, style)
            continue
        try:
            result = built(space, name, outputs)
        except BadPackageError as error:
            bug = say("build.bad-package", artefact=error.artefact, complaints="; ".join(error.complaints))
            break
        problems.extend(result.checked.problems)
        quiet += len(result.checked.acknowledged)
        done += bool(result.files)
        _say(space, name, result, style)
    if style != "text":
        echo_data(problems, style)
    elif not bug:
        _summary(problems, done, len(names))
        echo_acknowledged(quiet)
    if bug:
        click.echo(f"cartable: {bug}", err=True)
        sys.exit(EXIT_BUG)
    sys.exit(EXIT_PROBLEMS if stops(problems, strict=strict) else 0)


def _outputs(wanted: str | None) -> tuple[str, ...]:
    known = output_names()
    if wanted is None:
        return default_output_names()
    asked = tuple(dict.fromkeys(name.strip() for name in wanted.split(",") if name.strip()))
    for name in asked:
        if name not in known:
            raise Misuse(say("build.unknown-output", name=name, names=", ".join(known)))
    return asked or default_output_names()


def _say(space: Workspace, name: str, result: Built | None, style: str) -> None:
    """What became of a course: its problems worth stopping for, then its files."""
    if style != "text":
        return
    if result is not None:
        loud = (one for one in result.checked.problems if level(one.code) is not Level.INFO)
        echo_text(loud, result.checked.texts)
    if result is None or not result.files:
        click.echo(say("build.not-built", name=name))
        if any((space.build / name).glob("[!.]*")):
            click.echo(say("build.kept", name=name))
        return
    click.echo(say("build.course", name=name))
    for file in result.files:
        click.echo(say("build.file", path=f"build/{name}/{file.name}", size=size(file.stat().st_size)))
    if changed := result.changes:
        click.echo(say("build.records", kept=changed.kept, new=changed.new, gone=changed.gone))


def _summary(problems: list[Problem], done: int, n: int) -> None:
    click.echo(say("build.summary", n=n, built=done, **errors_and_warnings(problems)))
    if notes := count(problems, Level.INFO):
        click.echo(say("build.notes", n=notes))
