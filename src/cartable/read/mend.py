"""Edits applied to the bytes of a file: the one way that the tool changes what an author wrote."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable

from cartable.read.yaml.lines import broken
from cartable.source.problem import Edit


class MisplacedEditError(ValueError):
    """An edit does not fit the file: what it replaces is not there. The caller mixed up files."""


def mended(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with its edits made; every byte that no edit names stays.

    A line break in an edit's `new` becomes the line break of the line it goes into. Insertions at
    one place follow each other in the order given. Of two edits that overlap, the one that begins
    first is made; the mended file, read again, still shows the problem of the other. Raises
    MisplacedEditError when an edit's `old` is not what stands at its place.
    """
    by_line: defaultdict[int, list[Edit]] = defaultdict(list)
    for edit in dict.fromkeys(edits):
        by_line[edit.place.line].append(edit)
    if not by_line:
        return data
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    lines = broken(data[len(mark) :].decode("utf-8", "surrogateescape"))
    usual = lines[0].ending or "\n"
    for number, there in by_line.items():
        if not 1 <= number <= len(lines):
            raise MisplacedEditError(there[0])
    pieces = []
    for number, line in enumerate(lines, start=1):
        pieces.append(_edited(line.text, by_line.get(number, []), line.ending or usual))
        pieces.append(line.ending)
    return mark + "".join(pieces).encode("utf-8", "surrogateescape")


def _edited(line: str, edits: list[Edit], ending: str) -> str:
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda one: (one.place.column, bool(one.old))):
        start = edit.place.column - 1
        if not line.startswith(edit.old, start) or start > len(line) or start < 0:
            raise MisplacedEditError(edit)
        if start < done:
            continue
        pieces += [line[done:start], edit.new.replace("\n", ending)]
        done = start + len(edit.old)
    return "".join([*pieces, line[done:]])
