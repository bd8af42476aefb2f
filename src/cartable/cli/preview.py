"""`cartable preview`: the built packages in a small LMS, on this machine only."""

from __future__ import annotations

import click

from cartable.cli.courses import asked_for, workspace
from cartable.cli.language import language
from cartable.cli.worded import Worded


@click.command("preview", cls=Worded)
@click.argument("course", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8642)
@click.option("--no-browser", is_flag=True)
def command(course: str | None, *, port: int, no_browser: bool) -> None:
    """Serve; the help stands in `words/`."""
    from cartable.serve.preview import serve  # noqa: PLC0415 - the server is heavy

    space = workspace()
    name = asked_for(space, (course,))[0] if course else None
    serve(space.root, port, open_browser=not no_browser, language=language(), course=name)
