"""What the first reading has found so far, and the corrections with which the file can be read on."""

from __future__ import annotations

from dataclasses import field

from cartable.read.yaml.corrections import Corrections
from cartable.read.yaml.page import Page
from cartable.read.yaml.quoting import Segment, quoting
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Argument, Edit, Problem

MOST_PROBLEMS = 1_000
"""A file with more problems is no course; looking for all of them would take minutes."""


@dataclass(slots=True)
class Findings:
    """Problems, corrections, and where texts start that are read as quoted though they aren't.

    Lines are counted from 0, as on the page, in every method here and in `traps` and `slips`.
    """

    page: Page
    problems: list[Problem] = field(default_factory=list)
    corrections: Corrections = field(default_factory=Corrections)
    quoted: set[tuple[int, int]] = field(default_factory=set)

    def report(self, found: Problem | None) -> None:
        """Take a problem in."""
        if found:
            self.problems.append(found)

    def mended(self, code: str, place: Place, edits: tuple[Edit, ...], **arguments: Argument | None) -> None:
        """Report what edits of one line or more mend; the corrected line, if it's one, is an argument."""
        lines = sorted({edit.place.line for edit in edits})
        if len(lines) == 1:
            alone = Corrections()
            alone.add(edits)
            line = self.page.written[lines[0] - 1]
            arguments |= {"corrected": alone.line(lines[0], line).strip()}
        elif lines:
            arguments |= {"first": lines[0], "last": lines[-1]}
        given = tuple(sorted((name, value) for name, value in arguments.items() if value is not None))
        self.problems.append(Problem(code, place, given, (), edits))

    def read_as_quoted(self, segments: list[Segment]) -> tuple[Edit, ...]:
        """The edits that quote a text, taken in as corrections."""
        edits = quoting(segments)
        self.corrections.add(edits)
        self.quoted.add((segments[0].place.line, segments[0].place.column))
        return edits

    def rest(self, line: int) -> Place:
        """The place of all that stands on a line."""
        return self.page.place(line, self.page.indent(line), len(self.page.rest(line).rstrip()))

    def move(self, line: int, column: int) -> None:
        """Have a line read as if it began at another column."""
        written = self.page.written[line]
        lead = written[: len(written) - len(self.page.rest(line))]
        self.corrections.begin(Edit(Place(self.page.path, line + 1, 1), lead, " " * column))

    def drop(self, line: int) -> None:
        """Have a line read as empty."""
        self.corrections.begin(Edit(Place(self.page.path, line + 1, 1), self.page.written[line], ""))
