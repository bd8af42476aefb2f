"""`cartable build`: packages and papers."""

from __future__ import annotations

import sys

import click

from cartable.build.pipeline import BadPackageError, Built, built, output_names
from cartable.cli.courses import asked_for, workspace
from cartable.cli.language import language, say
from cartable.cli.main import EXIT_BUG, EXIT_PROBLEMS, Misuse
from cartable.cli.report import FORMATS, count, echo, errors_and_warnings
from cartable.source.problem import Level, Problem
from cartable.source.wording import level

_KILO = 1000


@click.command("build")
@click.argument("courses", nargs=-1, metavar="[COURSE]…")
@click.option("--to", "wanted", metavar="OUTPUT,…")
@click.option("--strict", is_flag=True)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(courses: tuple[str, ...], *, wanted: str | None, strict: bool, style: str) -> None:
    """Build; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    outputs = _outputs(wanted)
    problems = space.problems()
    blocked = {one.place.path.removeprefix("course/") for one in problems}
    echo(problems, {}, style)
    done = 0
    for name in names:
        if name in blocked:
            continue
        try:
            result = built(space, name, outputs)
        except BadPackageError as error:
            complaints = "; ".join(error.complaints)
            click.echo(say("build.bad-package", artefact=error.artefact, complaints=complaints), err=True)
            sys.exit(EXIT_BUG)
        problems.extend(result.checked.problems)
        loud = [one for one in result.checked.problems if level(one.code) is not Level.INFO]
        echo(loud if style == "text" else result.checked.problems, result.checked.inputs.texts, style)
        done += bool(result.files)
        if style == "text":
            _say(name, result)
    if style == "text":
        _summary(problems, done, len(names))
    bad = count(problems, Level.ERROR) or (strict and count(problems, Level.WARNING))
    sys.exit(EXIT_PROBLEMS if bad else 0)


def _outputs(wanted: str | None) -> tuple[str, ...]:
    known = output_names()
    if wanted is None:
        return known
    asked = tuple(name.strip() for name in wanted.split(",") if name.strip())
    for name in asked:
        if name not in known:
            raise Misuse(say("build.unknown-output", name=name, names=", ".join(known)))
    return asked or known


def _say(name: str, result: Built) -> None:
    if result.files:
        click.echo(say("build.course", name=name))
        for file in result.files:
            click.echo(say("build.file", path=f"build/{name}/{file.name}", size=_size(file.stat().st_size)))
    else:
        click.echo(say("build.not-built", name=name))


def _size(count: int) -> str:
    """Bytes as people say them, in decimal units."""
    units = ("o", "ko", "Mo", "Go") if language() == "fr" else ("B", "kB", "MB", "GB")
    size = float(count)
    for unit in units[:-1]:
        if size < _KILO:
            return f"{size:.0f} {unit}"
        size /= _KILO
    return f"{size:.1f} {units[-1]}"


def _summary(problems: list[Problem], done: int, n: int) -> None:
    click.echo(say("build.summary", n=n, built=done, **errors_and_warnings(problems)))
    if notes := count(problems, Level.INFO):
        click.echo(say("build.notes", n=notes))
