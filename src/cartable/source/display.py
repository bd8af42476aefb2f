"""Problems as an author reads them in a terminal, and as machines do.

quizzes/partenariats.yaml:14:11: error: unknown question type “choise” [unknown-type]
   14 |   - type: choise
      |           ^^^^^^
      = help: did you mean “choice”?
"""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from cartable.source.place import Place
from cartable.source.problem import Problem
from cartable.source.wording import help_lines, level, message, role

LEVEL_WORDS = {
    "en": {"error": "error", "warning": "warning", "info": "note"},
    "fr": {"error": "erreur", "warning": "avertissement", "info": "remarque"},
}
_HELP = {"en": "help: ", "fr": "aide\u00a0: "}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDEST = 100
_GUTTER = 5
_LINE_BREAK = re.compile(r"\r\n|\r|\n")  # where YAML breaks lines, and nowhere else
_TURNING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def shown(problem: Problem, texts: Mapping[str, bytes], language: str, *, widest: int = _WIDEST) -> str:
    """The problem with the line it is on, `widest` characters of it; `texts` maps a path to its bytes."""
    word = LEVEL_WORDS[language][level(problem.code).value]
    lines = [
        f"{printable(str(problem.place))}: {word}: {printable(message(problem, language))} [{problem.code}]"
    ]
    lines.extend(excerpt(problem.place, texts, widest))
    for name, place in problem.related:
        lines.append(f"{printable(str(place))}: {role(problem, name, language)}")
        lines.extend(excerpt(place, texts, widest))
    gutter = " " * (_GUTTER + 1)
    lines.extend(f"{gutter}= {_HELP[language]}{printable(line)}" for line in help_lines(problem, language))
    return "\n".join(lines)


def excerpt(place: Place, texts: Mapping[str, bytes], widest: int = _WIDEST) -> Iterator[str]:
    """The line of a place, numbered, and its stretch marked under it; nothing where it is not at hand."""
    data = texts.get(place.path)
    if data is None or not place.line:
        return
    text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig", "replace")
    if "\0" in text:  # a Word document, whose lines are not those of its bytes
        return
    lines = _LINE_BREAK.split(text)
    if place.line > len(lines):
        return
    text = lines[place.line - 1]
    start = max(place.column - 1, 0)
    cut = max(0, min(start, len(text)) - widest // 2) if len(text) > widest else 0
    before = "…" if cut else ""
    piece = text[cut : cut + widest] + ("…" if len(text) > cut + widest else "")
    yield f"{place.line:>{_GUTTER}} | {before}{printable(piece)}"
    if place.column:
        lead = " " * (_width(before) + _width(text[cut:start]))
        carets = "^" * max(1, _width(text[start : min(start + place.length, cut + widest)]))
        yield f"{'':>{_GUTTER}} | {lead}{carets}"


def printable(text: str) -> str:
    """The text on one line, without anything that moves a terminal's cursor or turns its direction."""
    return "".join(
        " " if mark in "\t\n" else "\N{REPLACEMENT CHARACTER}" if _moves(mark) else mark for mark in text
    )


def _moves(mark: str) -> bool:
    return mark in _TURNING or unicodedata.category(mark) in {"Cc", "Cs"}


def _width(text: str) -> int:
    """Columns that the text, made printable, takes in a terminal."""
    return sum(
        1 if _moves(mark) or mark in "\t\n"
        else 0 if unicodedata.category(mark) in _NO_WIDTH
        else 2 if unicodedata.east_asian_width(mark) in "WF"
        else 1
        for mark in text
    )  # fmt: skip


def as_data(problem: Problem, language: str) -> dict[str, Any]:
    """The problem as JSON values."""
    return {
        "code": problem.code,
        "level": level(problem.code).value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "message": message(problem, language),
        "help": help_lines(problem, language),
        "related": [
            {
                "role": role(problem, name, language),
                "path": place.path,
                "line": place.line,
                "column": place.column,
            }
            for name, place in problem.related
        ],
        "fixable": bool(problem.edits),
    }


def as_json(problems: Iterable[Problem], language: str) -> str:
    """A JSON array of problems, in ASCII: nothing in it acts on a terminal or needs an encoding."""
    return json.dumps([as_data(one, language) for one in problems], indent=1)


def as_github(problems: Iterable[Problem], language: str) -> str:
    """GitHub Actions' workflow commands, a line a problem."""
    words = {"error": "error", "warning": "warning", "info": "notice"}
    return "\n".join(
        f"::{words[level(one.code).value]} file={_property(one.place.path)},line={max(1, one.place.line)},"
        f"col={max(1, one.place.column)},title={_property(one.code)}::{_command(_sentences(one, language))}"
        for one in problems
    )


def as_gitlab(problems: Iterable[Problem], language: str) -> str:
    """GitLab's code quality report, a JSON array."""
    weights = {"error": "major", "warning": "minor", "info": "info"}
    return json.dumps(
        [
            {
                "description": _sentences(one, language),
                "check_name": one.code,
                "fingerprint": sha256(f"{one.code}|{one.place!r}|{one.arguments!r}".encode()).hexdigest(),
                "severity": weights[level(one.code).value],
                "location": {"path": one.place.path, "lines": {"begin": max(1, one.place.line)}},
            }
            for one in problems
        ],
        indent=1,
    )


def _sentences(problem: Problem, language: str) -> str:
    return "\n".join(map(printable, [message(problem, language), *help_lines(problem, language)]))


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(printable(text)).replace(":", "%3A").replace(",", "%2C")
