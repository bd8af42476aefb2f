"""What was asked and can't be done, said in one line of the author's language."""

from __future__ import annotations

import click

from cartable.cli.language import say
from cartable.source.nearness import nearest


class Misuse(click.ClickException):
    """What was asked can't be done; said in one line, exit code 2."""

    exit_code = 2


def said(error: click.ClickException) -> str:
    """What is wrong with how the command was called."""
    match error:
        case click.NoSuchOption():
            words = _no_option(error)
        case click.MissingParameter():
            words = say("main.missing", usage=_usage(error))
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            words = say("main.bad-choice", option=option.opts[-1], choices=", ".join(map(str, choices)))
        case click.BadParameter(param=click.Option() as option):
            words = say("main.bad-value", option=option.opts[-1])
        case click.BadOptionUsage():
            words = say("main.no-value", option=error.option_name)
        case _:
            words = error.format_message()
    return words


def _no_option(error: click.NoSuchOption) -> str:
    parameters = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [name for one in parameters for name in one.opts if name.startswith("--")]
    if near := nearest(error.option_name, known, 0.6):
        return say("main.no-option-near", option=error.option_name, nearest=near)
    return say("main.no-option", option=error.option_name)


def _usage(error: click.UsageError) -> str:
    """How the command is called, so that what is missing can be seen."""
    return f"{error.ctx.command_path} {say(f'{error.ctx.command.name}.usage')}" if error.ctx else ""
