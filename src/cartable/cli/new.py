"""`cartable new`: a course that builds."""

from __future__ import annotations

from pathlib import Path

import click

from cartable.build.starting import ExistingCourseError, started
from cartable.build.workspace import COURSE_NAME, NoWorkspaceError, Workspace
from cartable.cli.language import language, program, say
from cartable.cli.misuse import Misuse
from cartable.cli.worded import Worded
from cartable.read.written.scalars import LANGUAGE


@click.command("new", cls=Worded)
@click.argument("name")
@click.option("--language", "tag")
def command(name: str, *, tag: str | None) -> None:
    """Make a course; the help stands in `words/`."""
    if not COURSE_NAME.fullmatch(name):
        raise Misuse(say("new.bad-name", name=name))
    tag = tag or ("fr-FR" if language() == "fr" else "en")
    if not LANGUAGE.fullmatch(tag):
        raise Misuse(say("new.bad-language", tag=tag))
    try:
        root = Workspace.around(Path.cwd()).root
    except NoWorkspaceError:
        root = Path.cwd()
    try:
        files = started(root, name, tag)
    except ExistingCourseError as error:
        raise Misuse(say("new.exists", name=error.name)) from None
    for file in files:
        click.echo(say("new.made", path=file.relative_to(root).as_posix()))
    click.echo(say("new.next", path=f"course/{name}/course.yaml", command=f"{program()} build {name}"))
