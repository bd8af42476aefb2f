"""A module laid out for its drawing: sentences as cells, the text in rows with what rests on it beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from cartable.check.untouched import is_long
from cartable.formats.spoken import Stretch, stretches
from cartable.model.course import Course, KeyPoint, Module, Objective, Question
from cartable.model.coverage import Kind, Rest, Untouched, asking, rests, touched, unsupported, untouched
from cartable.model.transcript import Cue, Sentence
from cartable.source.dataclass import dataclass

Mark = Literal["none", "point", "question", "both"]

_LEAST = 3
"""What rests on one of the first sentences of a paragraph is told of beside its beginning."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A sentence of the strip; `words` is how many it has, `long` whether a long gap holds it."""

    number: int
    mark: Mark
    words: int
    long: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a paragraph with what begins to rest on it; `speaker` only where the paragraph begins.

    `gap` is the long stretch that begins here, `in_gap` whether the part lies in one.
    """

    speaker: str | None
    pieces: tuple[tuple[Sentence, Cell] | Cue, ...]
    rests: tuple[Rest, ...]
    gap: Untouched | None
    in_gap: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A section of the transcript, or what stands under no title."""

    title: str | None
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module: its bands, its long untouched stretches, and who asks for what.

    `measured` gives each objective the questions that measure it and the key points those rest on;
    `asked` each key point the sentences that it rests on and the questions that ask for it.
    """

    number: int
    module: Module
    bands: tuple[Band, ...]
    gaps: tuple[Untouched, ...]
    measured: tuple[tuple[Objective, tuple[Question, ...], tuple[KeyPoint, ...]], ...]
    asked: tuple[tuple[Rest, tuple[Question, ...]], ...]
    unsupported: tuple[Question, ...]
    anchored: frozenset[str]

    @property
    def counts(self) -> dict[Mark, int]:
        """How many sentences bear each mark."""
        marks = [cell.mark for band in self.bands for cell in band.cells]
        return {mark: marks.count(mark) for mark in ("none", "point", "question", "both")}


def chapters(course: Course) -> list[Chapter]:
    """Every module of the course, in order."""
    names = {speaker.key: speaker.name for speaker in course.speakers}
    return [_chapter(number, module, names) for number, module in enumerate(course.modules, 1)]


def _chapter(number: int, module: Module, names: dict[str, str]) -> Chapter:
    gaps = tuple(one for one in untouched(module) if is_long(one))
    resting = rests(module)
    bands: tuple[Band, ...] = ()
    if module.transcript is not None:
        drawing = _Drawing(module, resting, gaps, names)
        bands = tuple(drawing.band(one) for one in stretches(module.transcript, module.sections))
    points = [rest for rest in resting if isinstance(rest.of, KeyPoint)]
    return Chapter(
        number,
        module,
        bands,
        gaps,
        tuple(_measured(one, module) for one in module.objectives),
        tuple((rest, asking(rest.of, module)) for rest in points if isinstance(rest.of, KeyPoint)),
        unsupported(module),
        frozenset(rest.of.id for rest in resting if rest.sentences),
    )


def _measured(
    objective: Objective, module: Module
) -> tuple[Objective, tuple[Question, ...], tuple[KeyPoint, ...]]:
    every = module.quiz.questions if module.quiz else ()
    measuring = tuple(one for one in every if one.measures == objective.id)
    served = (point for point in module.key_points if {*asking(point, module)} & {*measuring})
    return objective, measuring, tuple(served)


class _Drawing:
    """What rests where in one module, made ready to be laid out."""

    def __init__(
        self, module: Module, resting: Iterable[Rest], gaps: Iterable[Untouched], names: dict[str, str]
    ) -> None:
        self._names = names
        self._touched = touched(module)
        self._beginning: dict[int, list[Rest]] = {}
        for rest in resting:
            if rest.sentences:
                self._beginning.setdefault(min(rest.sentences), []).append(rest)
        self._gaps = {gap.sentences[0].number: gap for gap in gaps}
        self._in_gap = {one.number for gap in self._gaps.values() for one in gap.sentences}

    def band(self, stretch: Stretch) -> Band:
        """A section with its cells and its rows."""
        rows = tuple(row for said in stretch.said for row in self._rows(said.speaker, said.pieces))
        cells = tuple(piece[1] for row in rows for piece in row.pieces if isinstance(piece, tuple))
        return Band(stretch.section.title if stretch.section else None, cells, rows)

    def _cell(self, sentence: Sentence) -> Cell:
        mark = _mark(self._touched.get(sentence.number, frozenset()))
        return Cell(sentence.number, mark, len(sentence.text.split()), sentence.number in self._in_gap)

    def _rows(self, speaker: str | None, pieces: tuple[Sentence | Cue, ...]) -> Iterator[Row]:
        """The paragraph, cut where a gap begins or ends, and where something begins to rest on it."""
        name = self._names.get(speaker or "", speaker)
        held: list[tuple[Sentence, Cell] | Cue] = []
        beside: list[Rest] = []
        spoken = 0
        within = False
        gap: Untouched | None = None
        for piece in pieces:
            if isinstance(piece, Cue):
                held.append(piece)
                continue
            turns = (piece.number in self._in_gap) != within
            begins = self._beginning.get(piece.number, [])
            if spoken and (turns or (begins and spoken >= _LEAST)):
                yield Row(name, tuple(held), tuple(beside), gap, within)
                name, held, beside, spoken, gap = None, [], [], 0, None
            within = piece.number in self._in_gap
            gap = self._gaps.get(piece.number, gap)
            held.append((piece, self._cell(piece)))
            beside += begins
            spoken += 1
        if held:
            yield Row(name, tuple(held), tuple(beside), gap, within)


def _mark(kinds: frozenset[Kind]) -> Mark:
    match sorted(kinds):
        case []:
            return "none"
        case [kind]:
            return kind
        case _:
            return "both"
