"""Turns by speaker from a plain-text transcript.

`>>` opens a turn only after the end of a sentence: captions also put it where a line was split
(`ces nouveaux >> partenariats`), and such a one is passed over and reported. In captions without
punctuation there is nothing to judge by, and every `>>` is believed.
"""

from __future__ import annotations

from functools import cached_property

from cartable.model.transcript import Transcript
from cartable.read.transcript.cues import cue
from cartable.read.transcript.marks import Bracketed, Change, Mark, Passed, Speech, marks
from cartable.read.transcript.numbering import HeardTurn, numbered
from cartable.read.transcript.script import Script
from cartable.read.transcript.sentences import is_unpunctuated
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stops import ends_sentence
from cartable.read.transcript.voices import Voices, stranger
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_PAIR = 2


def turns(script: Script, voices: Voices, language: str) -> tuple[Transcript, list[Problem]]:
    """The turns of a script, sentences numbered from 1, and what is doubtful in it.

    Never raises. No word is lost: the sentences hold the words of the script, white space collapsed
    (no-break spaces are kept), less `>>`, labels and cues. The speakers stand in the order in which
    they first speak: two take turns, one says all; of three or more nobody can tell, and those
    turns carry None unless a label (`expert:` at the beginning of a line) or a voice of the format
    names them. A cue that comes twice with no words between is kept once.
    """
    reading = _Reading(script, voices.keys, language)
    for mark in marks(script, voices):
        reading.take(mark)
    heard = reading.finished()
    path = script.place(0, 1).path
    problems = hidden(script.source) + _strangers(script, voices) + reading.doubts
    if any(any(map(str.isalnum, part)) for turn in heard for part in turn.parts):
        problems += _unnamed(heard, voices.keys, Place(path))
    else:
        problems.append(problem("empty-transcript", Place(path)))
    kept = [turn for turn in heard if turn.parts or turn.cues]
    return Transcript(numbered(kept, script, language)), problems


def hidden(source: SourceText) -> list[Problem]:
    """What is said of the characters that were left out because nobody sees them."""
    if source.first_hidden is None:
        return []
    place, first = source.first_hidden
    name = f"U+{ord(first):04X}"
    return [problem("transcript-hidden-characters", place, character=name, count=source.hidden)]


class _Reading:
    """Marks taken one by one; a change of speaker waits until the words after it come."""

    def __init__(self, script: Script, speakers: tuple[str, ...], language: str) -> None:
        self.doubts: list[Problem] = []
        self._script, self._speakers, self._language = script, speakers, language
        self._turns = [HeardTurn(self._after(None), script.place(0, 1))]
        self._change: Change | None = None
        self._held: list[str] = []
        self._parted = False  # by a mark from the words before

    def take(self, mark: Mark) -> None:
        """Read one mark."""
        match mark:
            case Speech(start, text):
                self._hear(text, start)
            case Bracketed(start, text, glued):
                tail = self._turns[-1].tail
                broken = bool(tail) and self._change is None and not ends_sentence(tail, self._language)
                sound = cue(text, glued=glued, breaks_sentence=broken)
                if sound is None:
                    self._hear(text, start)
                    return
                self._parted = True
                if self._change is not None:
                    self._held.append(sound)
                else:
                    self._turns[-1].cues.append((self._turns[-1].length, sound))
            case Passed(start, sign, before, after):
                place = self._script.place(start, 1)
                self.doubts.append(problem("false-dash", place, mark=sign, before=before, after=after))
            case Change(_, _, speaker, voice):
                self._parted = True
                if self._change is None or not _names(self._change) or speaker or voice:
                    self._change = mark

    def finished(self) -> list[HeardTurn]:
        """The turns, once all marks are read; cues after a last `>>` belong to the last turn."""
        last = self._turns[-1]
        last.cues += [(last.length, sound) for sound in self._held]
        if len(self._turns) == 1 and last.speaker is last.voice is None and self._speakers:
            last.speaker = self._speakers[0]
        return self._turns

    @cached_property
    def _believing(self) -> bool:
        """Whether every `>>` is believed, for want of punctuation to judge by."""
        return is_unpunctuated(self._script.text)

    def _hear(self, text: str, start: int) -> None:
        turn = self._turns[-1]
        if not text.strip():
            if turn.parts and not turn.tail[-1].isspace():
                turn.say(text, start, parted=False)
            return
        if self._change is not None:
            turn = self._changed(turn, self._change, text)
            turn.cues += [(turn.length, sound) for sound in self._held]
            self._change, self._held = None, []
        turn.say(text, start, parted=self._parted)
        self._parted = False

    def _changed(self, turn: HeardTurn, change: Change, text: str) -> HeardTurn:
        """The turn that the words after a change belong to."""
        place = self._script.place(change.start, change.length)
        if not turn.parts:
            turn.place, turn.voice, turn.labelled = place, change.voice, _names(change)
            turn.speaker = change.speaker if _names(change) else turn.speaker
            return turn
        if _names(change):
            opens = (change.speaker, change.voice) != (turn.speaker, turn.voice)
        else:
            opens = ends_sentence(turn.tail, self._language) or self._believing
            if not opens:
                before, after = turn.tail.split()[-1], text.split(maxsplit=1)[0]
                self.doubts.append(problem("false-turn", place, before=before, after=after))
        if opens:
            speaker = change.speaker if _names(change) else self._after(turn.speaker)
            turn = HeardTurn(speaker, place, voice=change.voice)
            self._turns.append(turn)
        return turn

    def _after(self, speaker: str | None) -> str | None:
        """Who speaks after somebody, when nothing names them."""
        if len(self._speakers) != _PAIR:  # of one, too: nobody is quoted for what he did not say
            return None
        return self._speakers[-1] if speaker == self._speakers[0] else self._speakers[0]


def _strangers(script: Script, voices: Voices) -> list[Problem]:
    """The voices that are no speaker's, each where it is first heard."""
    first: dict[str, Problem] = {}
    for voice in script.voices:
        if voice.name not in first and voices.key(voice.name) is None:
            first[voice.name] = stranger(
                voice.name, script.source.place(voice.origin, len(voice.name)), voices
            )
    return list(first.values())


def _names(change: Change) -> bool:
    """Whether the change says who begins to speak, be it a stranger."""
    return change.speaker is not None or change.voice is not None


def _unnamed(turns: list[HeardTurn], speakers: tuple[str, ...], place: Place) -> list[Problem]:
    nameless = [turn.place for turn in turns if turn.speaker is turn.voice is None]
    opened = [turn.place for turn in turns[1:] if turn.speaker is turn.voice is None]
    if len(speakers) == 1 and opened:
        return [problem("one-speaker", opened[0], count=len(turns) - 1, speaker=speakers[0])]
    if speakers and nameless:
        count, among = len(nameless), len(speakers) if len(speakers) > 1 else None
        return [problem("unnamed-turns", nameless[0], count=count, speakers=among, key=speakers[0])]
    if len(speakers) > 1 and len(turns) == 1 and not turns[0].labelled:
        return [problem("single-turn", Place(place.path, 1, 1), speaker=speakers[0], other=speakers[1])]
    return []
