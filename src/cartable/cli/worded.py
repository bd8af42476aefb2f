"""Commands whose every word stands in `words/`, looked up in the author's language when it is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from cartable.cli.language import has_words, say
from cartable.cli.misuse import Misuse


class Worded(click.Command):
    """A command that finds its words in the table of its name: `help`, `usage`, and one for each option.

    `given` gives the arguments of those words; it is asked only when help is printed.
    """

    table: str | None = None

    def __init__(self, *args: Any, given: Callable[[], Mapping[str, str]] = dict, **settings: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **settings)
        self.given = given

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments left over. Raises Misuse where nothing takes them."""
        ctx.allow_extra_args = True  # so that it is said here what is too much
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            raise Misuse(say("main.too-much", arguments=" ".join(rest)))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is called."""
        formatter.write_usage(ctx.command_path, say(f"{self._table}.usage"), prefix=say("main.usage-is"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """What the command does, at length."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"{self._table}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each option is for."""
        given = self.given()
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        for option in options:
            word = option.opts[-1].lstrip("-")
            option.help = say("main.help-option" if word == "help" else f"{self._table}.{word}", **given)
            if has_words(f"{self._table}.{word}-value"):
                option.metavar = say(f"{self._table}.{word}-value")
        with formatter.section(say("main.options")):
            formatter.write_dl(filter(None, (option.get_help_record(ctx) for option in options)))

    @property
    def _table(self) -> str:
        return self.table or self.name or ""
