"""`cartable explain`: the manual page of a problem."""

from __future__ import annotations

import click

from cartable.cli.language import language, say
from cartable.cli.misuse import Misuse
from cartable.cli.worded import Worded
from cartable.source.display import LEVEL_WORDS
from cartable.source.nearness import nearest
from cartable.source.wording import UnknownCodeError, codes, level, page


@click.command("explain", cls=Worded)
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print a page; the help stands in `words/`."""
    word = LEVEL_WORDS[language()]
    if code is None:
        for known in codes():
            click.echo(f"{known:<28} {word[level(known).value]}")
        return
    try:
        text = page(code, language())
    except UnknownCodeError:
        if near := nearest(code, codes()):
            raise Misuse(say("explain.unknown-near", code=code, nearest=near)) from None
        raise Misuse(say("explain.unknown", code=code)) from None
    click.echo(f"{code} ({word[level(code).value]})\n\n{text.strip()}")
