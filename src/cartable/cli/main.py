"""The command `cartable`. Each command is a module of this package, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from cartable import __version__
from cartable.cli.language import chosen, say

COMMANDS = ("build", "check", "explain", "new", "preview")
EXIT_PROBLEMS, EXIT_MISUSE, EXIT_BUG = 1, 2, 3


class Misuse(click.ClickException):
    """What was asked can't be done; said in one line, exit code 2."""

    exit_code = EXIT_MISUSE

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """The message alone, on the error stream."""
        click.echo(f"cartable: {self.message}", err=True)


class _Commands(click.Group):
    """Loads a command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cartable.cli.{cmd_name}").command
        command.help = say(f"{cmd_name}.help")
        command.short_help = say(f"{cmd_name}.short")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The commands with their short help, without importing any."""
        with formatter.section(say("main.commands")):
            formatter.write_dl([(name, say(f"{name}.short")) for name in COMMANDS])


def _set_language(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    ctx.ensure_object(dict)["language"] = chosen(value)


@click.command(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    callback=_set_language,
    expose_value=False,
    is_eager=True,
    help="Français, English.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Turn YAML courses into SCORM packages and PDF handouts."""


def main() -> None:
    """Run the command and exit: 0 fine, 1 problems in courses, 2 misuse or broken machine, 3 our bug."""
    gc.set_threshold(100_000)  # a run is short: looking for cycles while modules load costs a tenth of it
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is used, and looking costs 10 ms
    try:
        cli(prog_name="cartable")
    except OSError as error:
        click.echo(f"cartable: {say('main.broken-machine', reason=str(error))}", err=True)
        sys.exit(EXIT_MISUSE)
    except Exception as error:
        if os.environ.get("CARTABLE_DEBUG"):
            raise
        click.echo(f"cartable: {say('main.bug', reason=f'{type(error).__name__}: {error}')}", err=True)
        sys.exit(EXIT_BUG)
