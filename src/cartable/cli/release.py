"""`cartable release`: a version for learners, or every reason why not."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cartable.build.pipeline import BadPackageError, output_names
from cartable.build.release.releasing import Made, Wish, released
from cartable.build.workspace import Workspace
from cartable.cli.courses import asked_for, well_named, workspace
from cartable.cli.diff import verdict_words
from cartable.cli.language import say
from cartable.cli.main import EXIT_BUG, EXIT_PROBLEMS
from cartable.cli.misuse import Misuse
from cartable.cli.report import FORMATS, echo_acknowledged, echo_data, echo_text, size
from cartable.cli.worded import Worded
from cartable.source.problem import Level, Problem
from cartable.source.wording import is_error, level

_LONGEST_DATE = 40


@click.command("release", cls=Worded)
@click.argument("courses", nargs=-1)
@click.option("--accept-losses", is_flag=True)
@click.option("--date")
@click.option("--format", "style", type=click.Choice(FORMATS), default="text")
def command(courses: tuple[str, ...], *, accept_losses: bool, date: str | None, style: str) -> None:
    """Release; the help stands in `words/`."""
    if date is not None and not (date.isprintable() and 0 < len(date.strip()) <= _LONGEST_DATE):
        raise Misuse(say("release.bad-date", most=_LONGEST_DATE))
    space = workspace()
    names = asked_for(space, courses)
    wish = Wish(output_names(), accept_losses, date and date.strip())
    sound, problems = well_named(space, names)
    if style == "text":
        echo_text(problems, {})
    done, quiet, bug = 0, 0, ""
    for name in sound:
        try:
            made = released(space, name, wish)
        except BadPackageError as error:
            bug = say("build.bad-package", artefact=error.artefact, complaints="; ".join(error.complaints))
            break
        loud = _loud(made)
        problems.extend(loud)
        done += bool(made.files)
        quiet += len(made.checked.acknowledged)
        if style == "text":
            echo_text(loud, made.checked.texts)
            _say(space, name, made)
    if bug:
        click.echo(f"cartable: {bug}", err=True)
        sys.exit(EXIT_BUG)
    if style == "text":
        click.echo(say("release.summary", n=len(names), done=done))
        echo_acknowledged(quiet)
    else:
        echo_data(problems, style)
    sys.exit(EXIT_PROBLEMS if any(map(is_error, problems)) else 0)


def _loud(made: Made) -> list[Problem]:
    """The course's errors and warnings, and why it is refused."""
    return [*(one for one in made.checked.problems if level(one.code) is not Level.INFO), *made.refused]


def _say(space: Workspace, name: str, made: Made) -> None:
    compared = made.compared
    if compared is None or not made.files:
        click.echo(say("release.not-released", name=name))
        return
    after = compared.after.version
    if compared.before is None:
        click.echo(say("release.first", name=name, version=after))
    elif compared.same:
        click.echo(say("release.again", name=name, version=after))
    else:
        verdict = verdict_words(compared.verdict)
        click.echo(
            say("release.course", name=name, version=after, before=compared.before.version, verdict=verdict)
        )
    for file in made.files:
        click.echo(say("build.file", path=_path(space, file), size=size(file.stat().st_size)))
    if made.kept:
        click.echo(say("release.kept", files=", ".join(_path(space, file) for file in made.kept)))


def _path(space: Workspace, file: Path) -> str:
    return file.relative_to(space.root).as_posix()
