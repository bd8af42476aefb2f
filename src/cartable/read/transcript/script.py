"""What a transcript's file says, freed of its format: one text, and where and when each part of it was.

Every format of `formats` is read into this, and turns are cut from this alone: that is why a transcript
gives the same turns in each of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cartable.read.transcript.source_text import SourceText
from cartable.source.dataclass import dataclass
from cartable.source.place import Place


class Stretch(NamedTuple):
    """Characters `first` to before `last` of a script, said from `start` to `end`, in milliseconds."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Where the format itself says who speaks: `name`, from the character at `start` on.

    The name is written at `origin` in the source.
    """

    start: int
    name: str
    origin: int


class Script:
    """The text of a transcript, its changes of voice, and its times.

    `text` holds words, `>>`, labels and brackets, and no time. `stretches` are in order and do not
    overlap in characters; they are empty where the file tells no time.
    """

    def __init__(
        self,
        source: SourceText,
        text: str,
        origins: Sequence[tuple[int, int]] = ((0, 0),),
        voices: Sequence[Voice] = (),
        stretches: Sequence[Stretch] = (),
    ) -> None:
        self.source, self.text, self.voices, self.stretches = source, text, voices, stretches
        self._offsets = [at for at, _ in origins]
        self._origins = [origin for _, origin in origins]
        self._firsts = [one.first for one in stretches]

    def place(self, offset: int, length: int) -> Place:
        """The place in the file of characters of `text`."""
        piece = max(0, bisect_right(self._offsets, offset) - 1)
        return self.source.place(self._origins[piece] + offset - self._offsets[piece], length)

    def moments(self, first: int, last: int, after: int) -> tuple[int, int] | None:
        """When the characters `first` to before `last` were said: milliseconds, the end not before the start.

        Within a stretch time runs evenly by characters, and so it does between two stretches. `after` is
        where the words before them end: marks between, in the same stretch, take no time of their own.
        None where the file tells no time.
        """
        if not self.stretches:
            return None
        index = bisect_right(self._firsts, first) - 1
        begun = self.stretches[index].first if index >= 0 else 0
        start = self._moment(min(first, max(after, begun)), first)
        return start, max(start, self._moment(last, max(first, last - 1)))

    def _moment(self, offset: int, within: int) -> int:
        """The moment of an offset, by the stretch that holds the character `within`."""
        index = bisect_right(self._firsts, within) - 1
        here = self.stretches[index] if index >= 0 else Stretch(0, 0, 0, 0)
        if within >= here.last and index + 1 < len(self.stretches):
            following = self.stretches[index + 1]
            here = Stretch(here.last, following.first, here.end, following.start)
        share = min(offset, here.last) - here.first
        return here.start + (here.end - here.start) * share // max(1, here.last - here.first)


class Draft:
    """A script being written: pieces of the source one after another."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._parts: list[str] = []
        self._origins: list[tuple[int, int]] = []
        self._voices: list[Voice] = []
        self.length = 0

    def add(self, text: str, origin: int) -> int:
        """Words that stand in the source from `origin` on; the new length comes back."""
        if text:
            self._origins.append((self.length, origin))
            self._parts.append(text)
            self.length += len(text)
        return self.length

    def voice(self, name: str, origin: int) -> None:
        """Somebody begins to speak here, whose name stands in the source at `origin`."""
        self._voices.append(Voice(self.length, name, origin))

    def script(self, stretches: Sequence[Stretch]) -> Script:
        """The script, with the times of its characters."""
        origins = self._origins or [(0, 0)]
        return Script(self._source, "".join(self._parts), origins, self._voices, stretches)
