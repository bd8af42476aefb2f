"""Problems as an author reads them in a terminal, and as machines do.

quizzes/partenariats.yaml:14:11: error: unknown question type “choise” [unknown-type]
   14 |   - type: choise
      |           ^^^^^^
      = help: did you mean “choice”?
"""

from __future__ import annotations

import json
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
_WIDEST = 100
_GUTTER = 5


def shown(problem: Problem, texts: Mapping[str, bytes], language: str) -> str:
    """The problem with the line it is on; `texts` maps a path to its file's bytes."""
    word = LEVEL_WORDS[language][level(problem.code).value]
    lines = [f"{problem.place}: {word}: {_safe(message(problem, language))} [{problem.code}]"]
    lines.extend(_excerpt(problem.place, texts))
    for name, place in problem.related:
        lines.append(f"{place}: {role(problem, name, language)}")
        lines.extend(_excerpt(place, texts))
    gutter = " " * (_GUTTER + 1)
    lines.extend(f"{gutter}= {_HELP[language]}{_safe(line)}" for line in help_lines(problem, language))
    return "\n".join(lines)


def _excerpt(place: Place, texts: Mapping[str, bytes]) -> Iterator[str]:
    data = texts.get(place.path)
    if data is None or not place.line:
        return
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if place.line > len(lines):
        return
    text = lines[place.line - 1]
    start = place.column - 1
    cut = max(0, start - _WIDEST // 2) if len(text) > _WIDEST else 0
    before = "…" if cut else ""
    piece = text[cut : cut + _WIDEST] + ("…" if len(text) > cut + _WIDEST else "")
    length = max(1, min(place.length, len(text) - start, cut + _WIDEST - start))
    lead = " " * (_width(before) + _width(_safe(text[cut:start])))
    carets = "^" * max(1, _width(_safe(text[start : start + length])))
    yield f"{place.line:>{_GUTTER}} | {before}{_safe(piece)}"
    yield f"{'':>{_GUTTER}} | {lead}{carets}"


def _safe(text: str) -> str:
    """The text without anything that moves a terminal's cursor or turns its direction."""
    return "".join(
        " " if mark in "\t\n" else "\N{REPLACEMENT CHARACTER}" if _moves(mark) else mark for mark in text
    )


def _moves(mark: str) -> bool:
    return (
        unicodedata.category(mark) in {"Cc", "Cs"}
        or mark in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _width(text: str) -> int:
    """Columns the text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(mark) in "WF" for mark in text)
    return len(text) + wide - sum(unicodedata.combining(mark) != 0 for mark in text)


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
    """A JSON array of problems."""
    return json.dumps([as_data(one, language) for one in problems], ensure_ascii=False, indent=1)


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
                "fingerprint": sha256(f"{one.code}|{one.place}|{one.arguments}".encode()).hexdigest(),
                "severity": weights[level(one.code).value],
                "location": {"path": one.place.path, "lines": {"begin": max(1, one.place.line)}},
            }
            for one in problems
        ],
        ensure_ascii=False,
        indent=1,
    )


def _sentences(problem: Problem, language: str) -> str:
    return "\n".join([message(problem, language), *help_lines(problem, language)])


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")
