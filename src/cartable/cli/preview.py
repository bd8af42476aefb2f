"""`cartable preview`: the courses in a small LMS, on this machine only, rebuilt while they are written."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cartable.cli.courses import asked_for, workspace
from cartable.cli.language import asked_for as language_asked_for
from cartable.cli.language import language, say
from cartable.cli.report import count, echo_text, errors_and_warnings
from cartable.cli.worded import Worded
from cartable.source.problem import Level, Problem
from cartable.source.wording import level

if TYPE_CHECKING:
    from cartable.serve.rebuilding import News

_FEW = 20
"""Courses up to which the problems of all are shown at the start."""


@click.command("preview", cls=Worded)
@click.argument("course", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8642)
@click.option("--no-browser", is_flag=True)
def command(course: str | None, *, port: int, no_browser: bool) -> None:
    """Serve; the help stands in `words/`."""
    from cartable.serve.preview import listening, serve  # noqa: PLC0415 - the server is heavy

    space = workspace()
    name = asked_for(space, (course,))[0] if course else None
    with (
        contextlib.suppress(KeyboardInterrupt),  # Ctrl-C is how one leaves, from the first word on
        listening(space.root, port, language_asked_for(), otherwise=language()) as preview,
    ):
        click.echo(preview.address)
        if port not in {0, preview.port}:
            click.echo(say("preview.other-port", port=port))
        click.echo(say("preview.stop"))
        preview.rebuilds(_Terminal(shows_all=len(space.courses) <= _FEW).tell, name)
        serve(preview, name, open_browser=not no_browser)


class _Terminal:
    """Says on the terminal what was built, and what is wrong once for each change of it."""

    def __init__(self, *, shows_all: bool) -> None:
        self._shows_all = shows_all
        self._said: dict[str, tuple[Problem, ...]] = {}

    def tell(self, news: News) -> None:
        """Say it."""
        outcome, now = news.outcome, time.strftime("%H:%M:%S")
        if outcome.failure:
            click.echo(say("preview.failed", name=news.course, reason=outcome.failure, time=now), err=True)
            return
        is_new = self._said.get(news.course, ()) != outcome.problems
        self._said[news.course] = outcome.problems
        loud = [one for one in outcome.problems if level(one.code) is not Level.INFO]
        shows = news.waited_for or self._shows_all
        if is_new and shows:
            echo_text(loud, outcome.texts)
        if is_new or (news.outputs and shows):
            self._say_state(news, loud, now)

    def _say_state(self, news: News, loud: Sequence[Problem], now: str) -> None:
        counted = errors_and_warnings(loud)
        if count(loud, Level.ERROR):
            click.echo(say("preview.not-built", name=news.course, time=now, **counted))
        elif news.is_paper:
            for file in news.outcome.changed:
                click.echo(say("preview.paper", name=news.course, file=file, time=now))
        elif news.outputs:
            click.echo(say("preview.built", name=news.course, time=now))
        else:
            click.echo(say("preview.up-to-date", name=news.course, time=now))
