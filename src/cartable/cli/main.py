"""The command `cartable`. Each command is a module of this package, imported when it is called."""

from __future__ import annotations

import atexit
import errno
import gc
import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from cartable import __version__
from cartable.cli.language import LANGUAGES, asked, chosen, say
from cartable.cli.misuse import Misuse, said
from cartable.cli.worded import Worded
from cartable.source.display import printable
from cartable.source.nearness import nearest

COMMANDS = (
    "build",
    "check",
    "coverage",
    "diff",
    "explain",
    "new",
    "preview",
    "prove",
    "release",
    "transcript",
)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
EXIT_PROBLEMS, EXIT_MISUSE, EXIT_BUG, EXIT_INTERRUPTED = 1, 2, 3, 130


class _Commands(Worded, click.Group):
    """Loads a command's module only when it is asked for."""

    table = "main"

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"cartable.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names. Raises Misuse where there is none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            if near := nearest(args[0], COMMANDS):
                raise Misuse(say("main.no-command-near", name=args[0], nearest=near))
            raise Misuse(say("main.no-command", name=args[0], names=", ".join(COMMANDS)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The commands with their short help, without importing any."""
        with formatter.section(say("main.commands")):
            formatter.write_dl([(name, say(f"{name}.short")) for name in COMMANDS])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.command(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), expose_value=False
)  # for the help: `asked` has taken it
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Print the help where no command is given; the words stand in `words/`."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command and exit: 0 fine, 1 problems in courses, 2 misuse or broken machine, 3 our bug."""
    gc.set_threshold(100_000)  # a run is short: looking for cycles while modules load costs a tenth of it
    atexit.register(_leave)  # the first to be registered is the last to be called
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # none is used, and looking costs 10 ms
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    language, arguments = asked(sys.argv[1:])
    with click.Context(cli, obj={"language": chosen(language), "asked": language}) as around:
        sys.exit(_status(around, arguments))


def _leave() -> None:
    """Spare Python, at the end of the process, the search for cycles among all that goes with it anyway."""
    if "weasyprint" in sys.modules:
        gc.collect()  # its temporary folders go with what holds them
    gc.freeze()


def _status(around: click.Context, arguments: list[str]) -> int:
    """The exit code of the command; what went wrong is said on the error stream."""
    try:
        status: int | None = cli.main(arguments, "cartable", standalone_mode=False, parent=around)
    except click.ClickException as error:
        return _failure(EXIT_MISUSE, said(error))
    except click.Abort:
        return EXIT_INTERRUPTED
    except OSError as error:
        return _failure(EXIT_MISUSE, _broken(error))
    except Exception as error:
        if os.environ.get("CARTABLE_DEBUG"):
            raise
        return _failure(EXIT_BUG, say("main.bug", reason=f"{type(error).__name__}: {error}"))
    return status or 0


def _broken(error: OSError) -> str:
    """What the machine would not do."""
    if error.errno in _FULL:
        return say("main.disk-full", path=Path(error.filename or "build").name)
    return say("main.broken-machine", reason=str(error))


def _failure(status: int, words: str) -> int:
    for line in f"cartable: {words}".splitlines():
        click.echo(printable(line), err=True)
    return status
