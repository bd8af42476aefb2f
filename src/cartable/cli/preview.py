"""`cartable preview`: the built packages in a small LMS, on this machine only."""

from __future__ import annotations

import click

from cartable.cli.courses import workspace


@click.command("preview")
@click.option("--port", type=click.IntRange(0, 65535), default=8642)
@click.option("--no-browser", is_flag=True)
def command(*, port: int, no_browser: bool) -> None:
    """Serve; the help stands in `words/`."""
    from cartable.serve.preview import serve  # noqa: PLC0415 - the server is heavy

    serve(workspace().root, port, open_browser=not no_browser)
