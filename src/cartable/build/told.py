"""What is wrong with a course, as text that keeps: the problems, and the lines they are on."""

from __future__ import annotations

import codecs
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from cartable.source.place import Place
from cartable.source.problem import Edit, Problem

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kept(problems: Iterable[Problem], texts: Mapping[str, bytes]) -> str:
    """The problems with the lines that are shown of `texts`; empty where there is none."""
    problems = [*problems]
    if not problems:
        return ""
    return json.dumps([[_data(one) for one in problems], _lines(problems, texts)])


def told(text: str) -> tuple[tuple[Problem, ...], dict[str, bytes]]:
    """The problems that were kept, and texts in which the lines they are on stand where they stood."""
    if not text:
        return (), {}
    problems, lines = json.loads(text)
    texts = {path: _text({int(n): line for n, line in shown.items()}) for path, shown in lines.items()}
    return tuple(map(_problem, problems)), texts


def _data(one: Problem) -> list[Any]:
    return [
        one.code,
        _place(one.place),
        one.arguments,
        [(role, _place(place)) for role, place in one.related],
        [(_place(edit.place), edit.old, edit.new) for edit in one.edits],
    ]


def _problem(data: list[Any]) -> Problem:
    code, place, arguments, related, edits = data
    return Problem(
        code,
        Place(*place),
        tuple((name, value) for name, value in arguments),
        tuple((role, Place(*where)) for role, where in related),
        tuple(Edit(Place(*where), old, new) for where, old, new in edits),
    )


def _place(place: Place) -> list[str | int]:
    return [place.path, place.line, place.column, place.length]


def _lines(problems: Iterable[Problem], texts: Mapping[str, bytes]) -> dict[str, dict[int, str]]:
    """Path → number → the line, as `source.display` finds it, of every line that a problem shows."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in problems:
        for place in (one.place, *(place for _, place in one.related)):
            if place.line and place.path in texts:
                wanted[place.path].add(place.line)
    found = {}
    for path, numbers in wanted.items():
        data = texts[path]
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig", "replace")
        if "\0" not in text:  # else a Word document, whose lines are not shown
            lines = _LINE_BREAK.split(text)
            found[path] = {n: lines[n - 1] for n in sorted(numbers) if n <= len(lines)}
    return found


def _text(lines: Mapping[int, str]) -> bytes:
    """A text that has these lines at their numbers, and nothing else."""
    last = max(lines, default=0)
    return "\n".join(lines.get(n, "") for n in range(1, last + 1)).encode("utf-8-sig")
