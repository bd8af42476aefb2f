"""Problems on the terminal, or for a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import click

from cartable.cli.language import language, say
from cartable.source.display import as_github, as_gitlab, as_json, shown
from cartable.source.problem import Level, Problem, in_order
from cartable.source.wording import level

_KILO = 1000
FORMATS = ("text", "json", "github", "gitlab")
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}


def echo_text(problems: Iterable[Problem], texts: Mapping[str, bytes]) -> None:
    """Say the problems to a person, with the lines they are on; like notes on a file, the first of them."""
    said = list(problems)
    alike = Counter(map(_note, said))
    for one in said:
        note = _note(one)
        more = alike.pop(note, 0) - 1
        if note and more < 0:
            continue
        first, _, rest = shown(one, texts, language()).partition("\n")
        click.secho(first, fg=COLOURS[level(one.code)], bold=level(one.code) is Level.ERROR)
        if rest:
            click.echo(rest)
        if note and more:
            click.echo(say("check.more", n=more, code=one.code))
        click.echo()


def _note(one: Problem) -> tuple[str, str] | None:
    """What a note has in common with those it is like; None for what is none."""
    return (one.place.path, one.code) if level(one.code) is Level.INFO else None


def echo_data(problems: Iterable[Problem], style: str) -> None:
    """Say the problems to a machine, all at once: one document, and nothing else."""
    found = in_order(problems)
    said = {"json": as_json, "gitlab": as_gitlab, "github": as_github}[style](found, language())
    if said:
        click.echo(said)


def count(problems: Iterable[Problem], of: Level) -> int:
    """How many problems have that level."""
    return sum(level(one.code) is of for one in problems)


def stops(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether the problems make the command fail."""
    return count(problems, Level.ERROR) > 0 or (strict and count(problems, Level.WARNING) > 0)


def echo_acknowledged(n: int) -> None:
    """Say how many warnings their author lets stand; nothing where there is none."""
    if n:
        click.echo(say("check.acknowledged", n=n))


def errors_and_warnings(problems: Sequence[Problem]) -> dict[str, str]:
    """The words `errors` and `warnings` of a summary line."""
    return {
        "errors": say("build.errors", n=count(problems, Level.ERROR)),
        "warnings": say("build.warnings", n=count(problems, Level.WARNING)),
    }


def size(count: int) -> str:
    """Bytes as people say them, in decimal units."""
    french = language() == "fr"
    units = ("o", "ko", "Mo", "Go") if french else ("B", "kB", "MB", "GB")
    power = 0
    while count >= _KILO ** (power + 1) and power < len(units) - 1:
        power += 1
    size = f"{count / _KILO**power:.1f}" if power > 1 else f"{count / _KILO**power:.0f}"
    return f"{size.replace('.', ',')}\u00a0{units[power]}" if french else f"{size} {units[power]}"
