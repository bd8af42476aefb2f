"""`cartable coverage`: what of a course rests on which sentence, drawn on a page and told in short."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from cartable.build.covering import Covered, covered
from cartable.build.workspace import Workspace
from cartable.check.untouched import opening
from cartable.cli.courses import asked_for, well_named, workspace
from cartable.cli.language import language, say
from cartable.cli.main import EXIT_PROBLEMS
from cartable.cli.report import echo_text
from cartable.cli.worded import Worded
from cartable.formats.coverage import Figures
from cartable.source.display import printable
from cartable.source.wording import is_error


@click.command("coverage", cls=Worded)
@click.argument("courses", nargs=-1)
def command(courses: tuple[str, ...]) -> None:
    """Draw; the help stands in `words/`."""
    space = workspace()
    names = asked_for(space, courses)
    sound, spoilt = well_named(space, names)
    echo_text(spoilt, {})
    drawn = 0
    for name in sound:
        result = covered(space, name, language())
        drawn += result.file is not None
        _say(space, name, result)
    sys.exit(0 if drawn == len(names) else EXIT_PROBLEMS)


def _say(space: Workspace, name: str, result: Covered) -> None:
    if result.figures is None or result.file is None:
        errors = [one for one in result.checked.problems if is_error(one)]
        echo_text(errors, result.checked.texts)
        click.echo(say("coverage.not-drawn", name=name))
        return
    click.echo(say("coverage.course", name=name, path=result.file.relative_to(space.root).as_posix()))
    for line in _summary(result.figures):
        click.echo(printable(f"  {line}"))


def _summary(seen: Figures) -> Iterator[str]:
    """What the page says at its top, a line each, and by their names what the page has in tables."""
    if not seen.sentences:
        yield say("coverage.no-transcript")
    else:
        yield say("coverage.share", n=seen.sentences, share=seen.share)
    if seen.longest:
        module, gap = seen.longest
        begins = opening(gap)
        yield say("coverage.longest", n=len(gap.sentences), words=gap.words, opening=begins, module=module.id)
    if seen.unmeasured:
        ids = ", ".join(one.id for one in seen.unmeasured)
        yield say("coverage.unmeasured", n=len(seen.unmeasured), ids=ids)
    if seen.unasked:
        ids = ", ".join(one.id for one in seen.unasked)
        yield say("coverage.unasked", n=len(seen.unasked), ids=ids)
