"""Slips of structure: lines that start where nothing can, and white space that YAML does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.read.yaml.findings import Findings
from cartable.read.yaml.keys import Key
from cartable.read.yaml.levels import Level
from cartable.read.yaml.page import NO_BREAK, TAB, is_dash
from cartable.source.place import Place
from cartable.source.problem import Edit, Problem, problem

_ODD_SPACES = re.compile(f"\t+|[{NO_BREAK}]+")


def misfit(found: Findings, line: int, level: Level | None) -> Problem:
    """A line that starts where nothing does; `level` is what it may go with."""
    place = found.rest(line)
    if level is None:
        return problem("bad-indentation", place, column=place.column)
    there = found.page.place(level.line, level.written)
    return problem(
        "bad-indentation",
        place,
        related=(("goes-with", there),),
        column=place.column,
        expected=there.column,
        line=there.line,
    )


def foreign(found: Findings, line: int, key: Key | None) -> Problem:
    """A field among items, or an item behind a field that has its value."""
    return problem("mixed-list", found.rest(line), field=key.name if key else None)


def stray(found: Findings, line: int) -> Problem:
    """A line that is neither field nor item nor value."""
    word = found.page.rest(line).split(maxsplit=1)[0]
    return problem("stray-line", found.rest(line), field=word if word in found.page.words else None)


def misplaced(found: Findings, line: int, field: str, text: int) -> Problem:
    """A word of the grammar in the lines of a text that began on the line `text`."""
    return problem("misplaced-field", found.rest(line), field=field, line=text + 1)


def uneven(found: Findings, lines: list[int], depth: int, header: int) -> None:
    """Lines of a block text that start further left than its first line does."""
    page = found.page
    edits = tuple(
        Edit(page.place(line, page.indent(line)), "", " " * (depth - page.indent(line))) for line in lines
    )
    found.corrections.add(edits)
    place = found.rest(lines[0])
    line = header + 1
    found.report(problem("uneven-text", place, edits=edits, expected=depth + 1, line=line))


def dropped(found: Findings, line: int) -> int:
    """Have a line, what stands deeper under it and, for an item, those that follow it, left out.

    The line after them.
    """
    page = found.page
    indent, dash = page.indent(line), is_dash(page.rest(line))
    after = line
    while after < len(page.lines) and (
        after == line
        or page.blank(after)
        or page.indent(after) > indent
        or (dash and page.indent(after) == indent and is_dash(page.rest(after)))
    ):
        found.drop(after)
        after += 1
    return after


def conclude(found: Findings) -> None:
    """Report, once for the whole page, the tabs and no-break spaces that indent."""
    page = found.page
    for line in page.respaced if page.odd else ():
        found.corrections.begin(_spaces(found, line), keep=True)
    _conclude(found, "tab-indentation", [line for line in page.odd if "\t" in page.lead(line)])
    _conclude(found, "space-in-indentation", [line for line in page.odd if "\t" not in page.lead(line)])


def _conclude(found: Findings, code: str, lines: list[int]) -> None:
    if not lines:
        return
    page = found.page
    first = lines[0]
    place = Place(page.path, first + 1, 1, len(page.lead(first)))
    tabbed = code == "tab-indentation"
    # Where some lines are indented by spaces, how wide a tab was meant to be is anyone's guess.
    guess = tabbed and any(line.startswith(" ") and line.strip() for line in page.written)
    mending = [line for line in page.respaced if ("\t" in page.lead(line)) == tabbed]
    edits = () if guess else tuple(edit for line in mending for edit in _space_edits(found, line))
    found.report(problem(code, place, edits=edits, count=len(lines)))


def _spaces(found: Findings, line: int) -> Edit:
    page = found.page
    return Edit(Place(page.path, line + 1, 1), page.lead(line), " " * page.indent(line))


def _space_edits(found: Findings, line: int) -> Iterator[Edit]:
    for run in _ODD_SPACES.finditer(found.page.lead(line)):
        place = Place(found.page.path, line + 1, run.start() + 1, len(run[0]))
        width = len(run[0]) * (TAB if run[0][0] == "\t" else 1)
        yield Edit(place, run[0], " " * width)
