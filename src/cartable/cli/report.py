"""Problems on the terminal, or for a machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

from cartable.cli.language import language, say
from cartable.source.display import as_github, as_gitlab, as_json, shown
from cartable.source.problem import Level, Problem
from cartable.source.wording import level

FORMATS = ("text", "json", "github", "gitlab")
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}


def echo(problems: Sequence[Problem], texts: Mapping[str, bytes], style: str) -> None:
    """Say the problems: as text with excerpts on the error stream's sibling, or as data."""
    match style:
        case "json":
            click.echo(as_json(problems, language()))
        case "gitlab":
            click.echo(as_gitlab(problems, language()))
        case "github":
            if problems:
                click.echo(as_github(problems, language()))
        case _:
            for one in problems:
                first, _, rest = shown(one, texts, language()).partition("\n")
                click.secho(first, fg=_COLOURS[level(one.code)], bold=level(one.code) is Level.ERROR)
                if rest:
                    click.echo(rest)
                click.echo()


def count(problems: Iterable[Problem], of: Level) -> int:
    """How many problems have that level."""
    return sum(level(one.code) is of for one in problems)


def errors_and_warnings(problems: Sequence[Problem]) -> dict[str, str]:
    """The words `errors` and `warnings` of a summary line."""
    return {
        "errors": say("build.errors", n=count(problems, Level.ERROR)),
        "warnings": say("build.warnings", n=count(problems, Level.WARNING)),
    }
