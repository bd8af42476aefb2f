"""The words of the command line, in the author's language."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shutil import which

import click

LANGUAGES = ("fr", "en")


def chosen(asked: str | None) -> str:
    """`fr` or `en`: as asked, else as the locale says, else English."""
    if asked:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def asked(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that `--lang` asks for, wherever it stands, and the arguments without it."""
    rest = list(arguments)
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, word = argument.partition("=")
        if not equals:
            word = "".join(rest[at + 1 : at + 2])
        if name == "--lang" and word in LANGUAGES:
            del rest[at : at + (1 if equals else 2)]
            return word, rest
    return None, rest


def language() -> str:
    """The language of the command that runs."""
    return _of_this_run("language") or chosen(None)


def asked_for() -> str | None:
    """The language that `--lang` asked of the command that runs, None where it did not."""
    return _of_this_run("asked")


def _of_this_run(name: str) -> str | None:
    context = click.get_current_context(silent=True)
    while context is not None:
        if isinstance(context.obj, dict) and name in context.obj:
            word: str | None = context.obj[name]
            return word
        context = context.parent
    return None


@cache
def _words(code: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words" / f"{code}.toml").read_text("utf-8"))


def has_words(key: str) -> bool:
    """Whether there is a text of the key `command.word`."""
    table, _, word = key.partition(".")
    return word in _words(language())[table]


def say(key: str, **arguments: str | int) -> str:
    """The text of a key `command.word`; `{n}` picks `<key>-one` where n is one (or, in French, none).

    `{cartable}` in a text is the way this command is called.
    """
    code = language()
    table, _, word = key.partition(".")
    entries = _words(code)[table]
    count = arguments.get("n")
    if isinstance(count, int) and f"{word}-one" in entries and (count == 1 or (count == 0 and code == "fr")):
        word = f"{word}-one"
    return entries[word].format(cartable=program(), **arguments)


def program() -> str:
    """How this command is called here: its bare name where the shell finds it, else the way to it."""
    path = Path(sys.argv[0]).absolute()
    if which("cartable") or path.name != "cartable" or not path.is_relative_to(Path.cwd()):
        return "cartable"
    return str(path.relative_to(Path.cwd()))
