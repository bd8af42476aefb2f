"""Turns by speaker from a plain-text transcript.

`>>` opens a turn only after the end of a sentence: captions also put it where a line was split
(`ces nouveaux >> partenariats`), and such a one is passed over and reported. In captions without
punctuation there is nothing to judge by, and every `>>` is believed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript.cues import cue
from cartable.read.transcript.marks import Bracketed, Change, Speech, marks
from cartable.read.transcript.sentences import is_unpunctuated, spans
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stops import ends_sentence
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_CLINGING = re.compile(r"[,;:!?)]|\.(?!\.)")
_PAIR = 2


def transcript(
    words: str, place: Place, speakers: tuple[str, ...], language: str
) -> tuple[Transcript, list[Problem]]:
    """The turns of a file, sentences numbered from 1, and what is doubtful in it.

    Never raises. No word is lost: the sentences hold the words of the file, white space collapsed
    (no-break spaces are kept), less `>>`, labels and cues. `speakers` are keys in the order in which
    they first speak: two take turns, one says all; of three or more nobody can tell, and those
    turns carry None unless a label (`expert:` at the beginning of a line) names them. A cue that
    comes twice with no words between is kept once.
    """
    source = SourceText(words, place)
    reading = _Reading(source, speakers, language)
    for mark in marks(source.text, speakers):
        reading.take(mark)
    turns = reading.finished()
    problems = _hidden(source) + reading.doubts
    if any(any(map(str.isalnum, part)) for turn in turns for part in turn.parts):
        problems += _unnamed(turns, speakers, place)
    else:
        problems.append(problem("empty-transcript", Place(place.path)))
    heard = [turn for turn in turns if turn.parts or turn.cues]
    return Transcript(_numbered(heard, language)), problems


@dataclass(slots=True)
class _Turn:
    """A turn being read: its words in parts, its cues with the offset in the words where they fall."""

    speaker: str | None
    place: Place
    labelled: bool = False
    parts: list[str] = field(default_factory=list)
    cues: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0

    @property
    def tail(self) -> str:
        """The last words, enough to see whether a sentence ends there."""
        return "".join(self.parts[-4:])[-80:]

    def say(self, words: str, *, parted: bool) -> None:
        """Add words; where a mark parts them from those before, with a space unless they cling."""
        tail = self.tail
        if not parted:
            pass
        elif _CLINGING.match(words) and tail.rstrip()[-1:].isalnum():
            while self.parts and not (kept := self.parts[-1].rstrip()):
                self.length -= len(self.parts.pop())
            self.length -= len(self.parts[-1]) - len(kept)
            self.parts[-1] = kept
        elif tail and not tail[-1].isspace() and not words[0].isspace():
            words = f" {words}"
        self.parts.append(words)
        self.length += len(words)


class _Reading:
    """Marks taken one by one; a change of speaker waits until the words after it come."""

    def __init__(self, source: SourceText, speakers: tuple[str, ...], language: str) -> None:
        self.doubts: list[Problem] = []
        self._source, self._speakers, self._language = source, speakers, language
        self._believing = is_unpunctuated(source.text)
        self._turns = [_Turn(self._after(None), source.place(0, 1))]
        self._change: Change | None = None
        self._held: list[str] = []
        self._parted = False  # by a mark from the words before

    def take(self, mark: Speech | Bracketed | Change) -> None:
        """Read one mark."""
        match mark:
            case Speech(_, text):
                self._hear(text)
            case Bracketed(_, text, glued):
                tail = self._turns[-1].tail
                broken = bool(tail) and self._change is None and not ends_sentence(tail, self._language)
                sound = cue(text, glued=glued, breaks_sentence=broken)
                if sound is None:
                    self._hear(text)
                    return
                self._parted = True
                if self._change is not None:
                    self._held.append(sound)
                else:
                    self._turns[-1].cues.append((self._turns[-1].length, sound))
            case Change(_, _, speaker):
                self._parted = True
                if self._change is None or self._change.speaker is None or speaker is not None:
                    self._change = mark

    def finished(self) -> list[_Turn]:
        """The turns, once all marks are read; cues after a last `>>` belong to the last turn."""
        last = self._turns[-1]
        last.cues += [(last.length, sound) for sound in self._held]
        if len(self._turns) == 1 and last.speaker is None and self._speakers:
            last.speaker = self._speakers[0]
        return self._turns

    def _hear(self, text: str) -> None:
        turn = self._turns[-1]
        if not text.strip():
            if turn.parts and not turn.tail[-1].isspace():
                turn.say(text, parted=False)
            return
        if self._change is not None:
            turn = self._changed(turn, self._change, text)
            turn.cues += [(turn.length, sound) for sound in self._held]
            self._change, self._held = None, []
        turn.say(text, parted=self._parted)
        self._parted = False

    def _changed(self, turn: _Turn, change: Change, text: str) -> _Turn:
        """The turn that the words after a change belong to."""
        place = self._source.place(change.start, change.length)
        if not turn.parts:
            turn.speaker, turn.place = change.speaker or turn.speaker, place
            turn.labelled = change.speaker is not None
            return turn
        if change.speaker is not None:
            opens = change.speaker != turn.speaker
        else:
            opens = self._believing or ends_sentence(turn.tail, self._language)
            if not opens:
                before, after = turn.tail.split()[-1], text.split(maxsplit=1)[0]
                self.doubts.append(problem("false-turn", place, before=before, after=after))
        if opens:
            turn = _Turn(change.speaker or self._after(turn.speaker), place)
            self._turns.append(turn)
        return turn

    def _after(self, speaker: str | None) -> str | None:
        """Who speaks after somebody, when nothing names them."""
        if len(self._speakers) != _PAIR:  # of one, too: nobody is quoted for what he did not say
            return None
        return self._speakers[-1] if speaker == self._speakers[0] else self._speakers[0]


def _hidden(source: SourceText) -> list[Problem]:
    if source.first_hidden is None:
        return []
    place, first = source.first_hidden
    name = f"U+{ord(first):04X}"
    return [problem("transcript-hidden-characters", place, character=name, count=source.hidden)]


def _unnamed(turns: list[_Turn], speakers: tuple[str, ...], place: Place) -> list[Problem]:
    nameless = [turn.place for turn in turns if turn.speaker is None]
    opened = [turn.place for turn in turns[1:] if turn.speaker is None]
    if len(speakers) == 1 and opened:
        return [problem("one-speaker", opened[0], count=len(turns) - 1, speaker=speakers[0])]
    if speakers and nameless:
        count, among = len(nameless), len(speakers) if len(speakers) > 1 else None
        return [problem("unnamed-turns", nameless[0], count=count, speakers=among, key=speakers[0])]
    if len(speakers) > 1 and len(turns) == 1 and not turns[0].labelled:
        return [problem("single-turn", Place(place.path, 1, 1), speaker=speakers[0], other=speakers[1])]
    return []


def _numbered(turns: list[_Turn], language: str) -> tuple[Turn, ...]:
    number = 0
    numbered = []
    for turn in turns:
        text = "".join(turn.parts)
        pieces: list[Sentence | Cue] = []
        waiting = list(reversed(turn.cues))
        for start, end in spans(text, language):
            while waiting and waiting[-1][0] <= start:
                _sound(pieces, waiting.pop()[1])
            number += 1
            pieces.append(Sentence(number, _WHITE.sub(" ", text[start:end])))
        while waiting:
            _sound(pieces, waiting.pop()[1])
        numbered.append(Turn(turn.speaker, tuple(pieces)))
    return tuple(numbered)


def _sound(pieces: list[Sentence | Cue], text: str) -> None:
    last = pieces[-1] if pieces else None
    if not (isinstance(last, Cue) and last.text.casefold() == text.casefold()):
        pieces.append(Cue(text))
