"""The sentences of the problems, one TOML file a code, in every language of the tool.

A file `problems/<code>.toml` holds `level` ("error", "warning" or "info") and, per language, a table:

    [fr]
    message = "…{word}…"        # or a list: the first whose arguments are all given is said
    help = ["…{nearest} ?", "…"]   # each line whose arguments are all given is said
    page = '''…'''              # what `cartable explain CODE` prints, Markdown
    [fr.related]
    first-used = "déjà employé ici"
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from cartable.source.problem import Level, Problem

LANGUAGES = ("fr", "en")
_FOLDER = Path(__file__).parent / "problems"


class UnknownCodeError(LookupError):
    """No problem has this code."""


@cache
def codes() -> tuple[str, ...]:
    """Every problem code, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def _entry(code: str) -> dict[str, Any]:
    file = _FOLDER / f"{code}.toml"
    if not code.replace("-", "").isalnum() or not file.is_file():
        raise UnknownCodeError(code)
    return tomllib.loads(file.read_text("utf-8"))


def level(code: str) -> Level:
    """The level of a code. Raises UnknownCodeError."""
    return Level(_entry(code)["level"])


def is_error(problem: Problem) -> bool:
    """Whether the problem stops the course's build."""
    return level(problem.code) is Level.ERROR


def _said(template: str, arguments: dict[str, str | int]) -> str | None:
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format(**arguments) if names <= arguments.keys() else None


def message(problem: Problem, language: str) -> str:
    """What is wrong, in one sentence."""
    written = _entry(problem.code)[language]["message"]
    arguments = dict(problem.arguments)
    for template in [written] if isinstance(written, str) else written:
        if (said := _said(template, arguments)) is not None:
            return said
    lack = f"{problem.code}: no message fits the arguments {sorted(arguments)}"
    raise KeyError(lack)


def help_lines(problem: Problem, language: str) -> list[str]:
    """What to do, a line each; empty when the message says it all."""
    written = _entry(problem.code)[language].get("help", [])
    arguments = dict(problem.arguments)
    said = (_said(template, arguments) for template in ([written] if isinstance(written, str) else written))
    return [line for line in said if line is not None]


def role(problem: Problem, name: str, language: str) -> str:
    """What a related place is, in a few words."""
    words: str = _entry(problem.code)[language]["related"][name]
    return words


def page(code: str, language: str) -> str:
    """The manual page of a code, Markdown. Raises UnknownCodeError."""
    text: str = _entry(code)[language]["page"]
    return text
