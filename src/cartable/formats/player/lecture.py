"""A module as it is read: its transcript in rows, each with the key points that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cartable.formats.player.quizzes import Asking, asking
from cartable.formats.spoken import Said, stretches, voices
from cartable.model.course import Course, KeyPoint, Module, Speaker
from cartable.model.transcript import Cue, Sentence
from cartable.source.dataclass import dataclass

_LEAST = 3
"""A key point that rests on one of the first sentences of a paragraph stands beside its beginning."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says without a break; `speaker` is None where the one before goes on.

    `continued`: a heading came between, and the speaker is named again.
    """

    speaker: str | None
    continued: bool
    pieces: tuple[Sentence | Cue, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs, and the key points that stand beside them. `number` counts from 1 in its stretch."""

    number: int
    paragraphs: tuple[Paragraph, ...]
    points: tuple[KeyPoint, ...]

    @property
    def length(self) -> int:
        """In characters: a browser that has not laid it out yet takes its height from that."""
        return sum(len(piece.text) + 1 for paragraph in self.paragraphs for piece in paragraph.pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the transcript, or what stands under no title."""

    title: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lecture:
    """A module with its place in the course; `unplaced` are the key points beside no sentence."""

    number: int
    module: Module
    voices: tuple[Speaker, ...]
    stretches: tuple[Stretch, ...]
    unplaced: tuple[KeyPoint, ...]
    quiz: Asking | None


def lectures(course: Course) -> list[Lecture]:
    """Every module of the course, in order."""
    return [_lecture(number, module, course) for number, module in enumerate(course.modules, 1)]


def _lecture(number: int, module: Module, course: Course) -> Lecture:
    transcript = module.transcript
    quiz = asking(module.quiz, course.language) if module.quiz else None
    if transcript is None:
        return Lecture(number, module, (), (), module.key_points, quiz)
    placed = tuple(point for point in module.key_points if point.evidence)
    names = {speaker.key: speaker.name for speaker in course.speakers}
    latest: str | None = None
    laid = []
    for stretch in stretches(transcript, module.sections):
        paragraphs = [
            Paragraph(
                names.get(said.speaker or ""),
                at == 0 and said.speaker is not None and said.speaker == latest,
                said.pieces,
            )
            for at, said in enumerate(stretch.said)
        ]
        latest = _latest(stretch.said, latest)
        laid.append(
            Stretch(stretch.section.title if stretch.section else None, tuple(_rows(paragraphs, placed)))
        )
    return Lecture(
        number,
        module,
        tuple(voices(transcript, course.speakers)),
        tuple(laid),
        tuple(point for point in module.key_points if not point.evidence),
        quiz,
    )


def _latest(said: Sequence[Said], before: str | None) -> str | None:
    return said[-1].speaker if said else before


def _rows(paragraphs: Iterable[Paragraph], points: Sequence[KeyPoint]) -> Iterator[Row]:
    """The paragraphs in rows: a key point opens one where its first sentence stands.

    So each stands beside its words by the style sheet alone, however narrow the page.
    """
    number, held, beside = 1, list[Paragraph](), list[KeyPoint]()
    for paragraph in paragraphs:
        for part, its_points in _parts(paragraph, points):
            if its_points and held:
                yield Row(number, tuple(held), tuple(beside))
                number, held, beside = number + 1, [], []
            held.append(part)
            beside += its_points
    if held:
        yield Row(number, tuple(held), tuple(beside))


def _parts(paragraph: Paragraph, points: Sequence[KeyPoint]) -> Iterator[tuple[Paragraph, list[KeyPoint]]]:
    """The paragraph, cut before the sentences that key points rest on, unless only a few stand before."""
    since = 0
    spoken = 0
    its_points: list[KeyPoint] = []
    for at, piece in enumerate(paragraph.pieces):
        if isinstance(piece, Cue):
            continue
        opening = [point for point in points if point.evidence[0].first == piece.number]
        if opening and spoken >= _LEAST:
            yield _part(paragraph, since, at), its_points
            since, spoken, its_points = at, 0, []
        its_points += opening
        spoken += 1
    yield _part(paragraph, since, len(paragraph.pieces)), its_points


def _part(paragraph: Paragraph, first: int, last: int) -> Paragraph:
    opens = first == 0
    return Paragraph(
        paragraph.speaker if opens else None, paragraph.continued and opens, paragraph.pieces[first:last]
    )
