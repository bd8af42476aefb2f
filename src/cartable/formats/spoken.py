"""A transcript as it is printed: sections, paragraphs by speaker, a number at every fifth sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Section, Sentence, Transcript, Turn
from cartable.source.dataclass import dataclass

STEP = 5
"""A sentence in so many carries its number in the margin, on screen and on paper alike."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: what one speaker says within one section."""

    speaker: str | None
    pieces: tuple[Sentence | Cue, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section with its paragraphs; `section` is None for what stands under no title."""

    section: Section | None
    said: tuple[Said, ...]


def stretches(transcript: Transcript, sections: Iterable[Section]) -> list[Stretch]:
    """The transcript whole and in order, cut at its sections and at every change of speaker."""
    placed = [
        (_section(sentence, tuple(sections)), number, turn.speaker, piece)
        for number, turn in enumerate(transcript.turns)
        for sentence, piece in _placed(turn)
    ]
    stretched = []
    for section, inside in groupby(_settled(placed), key=lambda one: one[0]):
        said = tuple(
            Said(speaker, tuple(piece for *_, piece in pieces))
            for (_, speaker), pieces in groupby(inside, key=lambda one: (one[1], one[2]))
        )
        stretched.append(Stretch(section, said))
    return stretched


def voices(transcript: Transcript, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Who speaks in the transcript, in the order in which they first do."""
    known = {speaker.key: speaker for speaker in speakers}
    heard = dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker)
    return [known[key] for key in heard]


_Placed = tuple[Section | None, int, str | None, Sentence | Cue]


def _placed(turn: Turn) -> Iterator[tuple[int | None, Sentence | Cue]]:
    """Each piece with the number of the sentence it goes with: its own, or for a cue the one before.

    A cue that opens a turn goes with the sentence after it; one alone in its turn with none.
    """
    sentences = turn.sentences
    latest = sentences[0].number if sentences else None
    for piece in turn.pieces:
        if isinstance(piece, Sentence):
            latest = piece.number
        yield latest, piece


def _section(sentence: int | None, sections: tuple[Section, ...]) -> Section | None:
    if sentence is None:
        return None
    return next((section for section in sections if section.first <= sentence <= section.last), None)


def _settled(placed: list[_Placed]) -> Iterator[_Placed]:
    """The pieces, a turn of cues alone staying in the section that the turn before it was in."""
    section: Section | None = None
    spoken = {number for _, number, _, piece in placed if isinstance(piece, Sentence)}
    for own, number, speaker, piece in placed:
        if number in spoken:
            section = own
        yield section, number, speaker, piece
