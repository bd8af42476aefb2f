"""Turns as they are read, and turns of the model: sentences cut, numbered and timed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field

from cartable.model.transcript import Cue, Sentence, Turn
from cartable.read.transcript.script import Script
from cartable.read.transcript.sentences import spans
from cartable.source.dataclass import dataclass
from cartable.source.place import Place

_WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_TAIL = 80  # characters
_CLINGING = re.compile(r"[,;:!?)]|\.(?!\.)")


def collapsed(words: str) -> str:
    """The words with one space for each stretch of white space; no-break spaces are kept."""
    # Of all white space only the plain space is printable, and most sentences hold nothing else.
    return words if words.isprintable() and "  " not in words else _WHITE.sub(" ", words)


@dataclass(slots=True)
class HeardTurn:
    """A turn being read: its words in parts, its cues with the offset in the words where they fall.

    `labelled`: its speaker was named, not guessed. `voice` is what the format calls a stranger.
    """

    speaker: str | None
    place: Place
    labelled: bool = False
    voice: str | None = None
    parts: list[str] = field(default_factory=list)
    cues: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0
    _origins: list[tuple[int, int]] = field(default_factory=list)

    @property
    def tail(self) -> str:
        """The last words, enough to see whether a sentence ends there; many spaces after them are one."""
        said = ""
        for part in reversed(self.parts[-4:]):
            end = part[-_TAIL:]
            if len(end.rstrip()) * 2 < len(end):
                end = part.rstrip()[-_TAIL:] + " "
            said = end + said
        return said[-_TAIL:]

    def say(self, words: str, origin: int, *, parted: bool) -> None:
        """Add words, which stand in the script from `origin` on.

        Where a mark parts them from those before, a space does too unless they cling.
        """
        space = False
        tail = self.tail if parted else ""
        if not parted:
            pass
        elif _CLINGING.match(words) and tail.rstrip()[-1:].isalnum():
            while self.parts and not (kept := self.parts[-1].rstrip()):
                self.length -= len(self.parts.pop())
                self._origins.pop()
            self.length -= len(self.parts[-1]) - len(kept)
            self.parts[-1] = kept
        elif tail and not tail[-1].isspace() and not words[0].isspace():
            space = True
        self._origins.append((self.length + space, origin))
        self.parts.append(f" {words}" if space else words)
        self.length += len(words) + space

    def origins(self, offsets: Sequence[int]) -> list[int]:
        """Where characters of the turn's words, by their offsets, stand in the script."""
        starts = [start for start, _ in self._origins]
        found = []
        for offset in offsets:
            start, origin = self._origins[max(0, bisect_right(starts, offset) - 1)]
            found.append(origin + max(0, offset - start))
        return found


def numbered(turns: Sequence[HeardTurn], script: Script, language: str) -> tuple[Turn, ...]:
    """The turns, sentences numbered from 1, each with its time where the script has times.

    No sentence starts before the one before it, whatever the file says.
    """
    number = now = after = 0
    made = []
    for turn in turns:
        text = "".join(turn.parts)
        cut = spans(text, language)
        firsts = lasts = [0] * len(cut)
        if script.stretches:  # else the file tells no time, and nobody asks where in it a sentence stands
            firsts = turn.origins([start for start, _ in cut])
            lasts = turn.origins([end - 1 for _, end in cut])
        pieces: list[Sentence | Cue] = []
        waiting = list(reversed(turn.cues))
        for (start, end), first, last in zip(cut, firsts, lasts, strict=True):
            while waiting and waiting[-1][0] <= start:
                _sound(pieces, waiting.pop()[1])
            number += 1
            words = collapsed(text[start:end])
            moments = script.moments(first, last + 1, after)
            after = last + 1
            if moments is None:
                pieces.append(Sentence(number, words))
            else:
                now = max(now, moments[0])
                pieces.append(Sentence(number, words, now, max(now, moments[1])))
        while waiting:
            _sound(pieces, waiting.pop()[1])
        made.append(Turn(turn.speaker, tuple(pieces)))
    return tuple(made)


def _sound(pieces: list[Sentence | Cue], text: str) -> None:
    last = pieces[-1] if pieces else None
    if not (isinstance(last, Cue) and last.text.casefold() == text.casefold()):
        pieces.append(Cue(text))
