"""What was said: turns by speaker, numbered sentences, sound cues."""

from __future__ import annotations

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound or gesture that captions name, without its brackets: `MUSIQUE`, `rires`."""

    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `number` counts from 1 through the whole transcript of a module.

    `start` and `end` are milliseconds from the beginning of the recording, both None where the file
    tells no time; `end` is never before `start`.
    """

    number: int
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break.

    `speaker` is a key of the course's speakers, or None where the transcript names nobody. A cue
    heard in mid-sentence stands after that sentence.
    """

    speaker: str | None
    pieces: tuple[Sentence | Cue, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences alone."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Sentence))


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of one recording, in order."""

    turns: tuple[Turn, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order; the one numbered n stands at index n - 1."""
        return tuple(sentence for turn in self.turns for sentence in turn.sentences)


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a transcript under a title: sentences `first` to `last`, both included."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Words quoted from the transcript, and the sentences (`first` to `last`) they stand in.

    `parts` are the stretches (first and last sentence) of a quote that is cut (`[…]`), empty for one
    that is whole.
    """

    quote: str
    first: int
    last: int
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences that it quotes from; what a cut leaves out is not among them."""
        parts = self.parts or ((self.first, self.last),)
        return frozenset[int]().union(*(range(first, last + 1) for first, last in parts))
