"""A YAML file read: bytes in, nodes with their places and problems out."""

from __future__ import annotations

import yaml

from cartable.read.yaml.characters import cleared, has_unseen, unseen_in_line
from cartable.read.yaml.corrections import Corrections
from cartable.read.yaml.encoding import decoded
from cartable.read.yaml.findings import MOST_PROBLEMS
from cartable.read.yaml.lines import texts
from cartable.read.yaml.nodes import Node, Scalar
from cartable.read.yaml.page import Page, before_comment
from cartable.read.yaml.syntax import unreadable
from cartable.read.yaml.tree import Mark, Tree
from cartable.read.yaml.walk import Walk
from cartable.read.yaml.words import WORDS
from cartable.source.place import Place
from cartable.source.problem import Problem, in_order, problem


def document(data: bytes, path: str, words: frozenset[str] = WORDS) -> tuple[Node | None, list[Problem]]:
    """The file's node and its problems, by line, at most a thousand; never raises, whatever the bytes.

    What can be read in spite of a problem is read, so that all mistakes show at once: the node is
    None only where the file is empty, is not text, or could not be read to its end. `words` are the
    grammar's own, by which a field is told from a piece of a sentence.
    """
    text, refused = decoded(data, path)
    if text is None:
        return None, [refused] if refused else []
    lines = texts(text)
    problems: list[Problem] = []
    if has_unseen(text):
        for number, line in enumerate(lines, start=1):
            problems.extend(unseen_in_line(line, path, number))
        lines = [cleared(line) for line in lines]
    found = Walk(Page(lines, path, words)).over()
    problems += found.problems
    original = _Original(lines, found.corrections, path)
    tree = Tree(original.span, lambda place: (place.line, place.column) in found.quoted, words)
    node: Node | None = None
    try:
        node = tree.root(found.corrections.corrected(lines))
    except yaml.YAMLError as error:
        problems.append(unreadable(error, path, original.at))
    problems += tree.problems
    if isinstance(node, Scalar) and node.plain and not node.text:
        node = None
    if node is None and not problems:
        problems.append(problem("empty-file", Place(path)))
    return node, in_order(problems)[:MOST_PROBLEMS]


class _Original:
    """The author's lines behind the marks of a reader that was given corrected ones."""

    def __init__(self, lines: list[str], corrections: Corrections, path: str) -> None:
        self._lines = lines
        self._corrections = corrections
        self._as_written = not corrections
        self._path = path

    def at(self, mark: Mark) -> tuple[Place, str]:
        """The place of a mark, and its line."""
        number = min(mark.line, len(self._lines) - 1)
        line = self._lines[number]
        column = min(self._corrections.column(number + 1, mark.column), len(line))
        return Place(self._path, number + 1, column + 1), line

    def span(self, start: Mark, end: Mark) -> Place:
        """The place from a mark to another, or to the end of the first one's line."""
        line, last = start.line, end.column
        if self._as_written and end.line == line < len(self._lines) and last <= len(self._lines[line]):
            first = start.column  # nearly all of them, several times as fast
            return Place(self._path, line + 1, first + 1, last - first or 1)
        place, words = self.at(start)
        if end.line == line:
            return place.shifted(0, max(self.at(end)[0].column - place.column, 1))
        return place.shifted(0, max(len(before_comment(words[place.column - 1 :])[0]), 1))
