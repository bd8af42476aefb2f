"""The clean copy of a transcript: a text that a person corrects by hand, read back as it was written.

    # cartable transcript 1

    [00:00:04.000 --> 00:00:06.500] host: So which one do I take?
    [LAUGHTER]
    [00:00:06.500 --> 00:00:08.000] Tell me.

    [00:00:08.000 --> 00:00:11.240] >> The one that is a metre longer than you need.

The first line is the mark of the format. Then a line is a sentence or, where it is one bracket that
holds a sound (see `cues`), a cue. An empty line ends a turn. The first line of a turn begins with the
speaker's key and a colon, or with `>>` where nobody knows who speaks. Before that stand the times of
the sentence, if they are known. A backslash before the words says that they are words, whatever they
look like. No rule cuts sentences or turns anew.
"""

from __future__ import annotations

import re

from cartable.model.clock import timecode
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript.cues import cue
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.timecodes import TIME, milliseconds
from cartable.read.transcript.voices import Voices, stranger
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

MARK = "# cartable transcript 1"
"""The first line, whole."""

_TIMES = re.compile(rf"\[({TIME}) --> ({TIME})\][^\S\n]*")
_BRACKET = re.compile(r"\[[^\[\]]{1,120}\]")
_STRANGER = re.compile(r"([^\W\d_][\w-]{0,63}): ")
_WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+")


def is_clean(text: str) -> bool:
    """Whether a text begins with the mark of this format."""
    return text.split("\n", maxsplit=1)[0].rstrip() == MARK


def written(transcript: Transcript) -> str:
    """The clean copy of a transcript, its last line ended."""
    turns = ["\n".join(_lines(turn)) for turn in transcript.turns if turn.pieces]
    return "\n\n".join([MARK, *turns]) + "\n"


def _lines(turn: Turn) -> list[str]:
    lines = []
    lead = f"{turn.speaker}: " if turn.speaker else ">> "
    for piece in turn.pieces:
        if isinstance(piece, Cue):
            lines.append(f"{lead}[{piece.text}]")
        else:
            words = f"\\{piece.text}" if _looks_otherwise(piece.text) else piece.text
            times = ""
            if piece.start is not None and piece.end is not None:
                times = f"[{timecode(piece.start)} --> {timecode(piece.end)}] "
            lines.append(f"{times}{lead}{words}")
        lead = ""
    return lines


def _looks_otherwise(words: str) -> bool:
    """Whether a sentence would be read as a cue, as times or as an escape."""
    bracketed = _BRACKET.fullmatch(words) is not None and _sound(words) is not None
    return bracketed or words.startswith("\\") or _TIMES.match(words) is not None


class _Copy:
    """A clean copy being read, line by line."""

    def __init__(self, source: SourceText, voices: Voices) -> None:
        self.problems: list[Problem] = []
        self.turns: list[Turn] = []
        self._source, self._voices = source, voices
        self._label = re.compile(rf"({voices.pattern})[ \u00a0\u202f]?:(?=\s|\Z)[^\S\n]*", re.IGNORECASE)
        self._speaker: str | None = None
        self._pieces: list[Sentence | Cue] = []
        self._number = self._now = 0

    def take(self, line: str, offset: int) -> None:
        """Read the line that stands at an offset of the text."""
        if not line.strip():
            self.end_turn()
            return
        at = len(line) - len(line.lstrip())
        times = _TIMES.match(line, at)
        at = times.end() if times else at
        if not self._pieces:
            at = self._opened(line, at, offset)
        words = _WHITE.sub(" ", line[at:]).strip()
        if words.startswith("\\"):
            words = words[1:]
        elif _BRACKET.fullmatch(words) and (sound := _sound(words)):
            self._pieces.append(Cue(sound))
            return
        if words:
            self._number += 1
            start, end = self._moments(times) if times else (None, None)
            self._pieces.append(Sentence(self._number, words, start, end))

    def end_turn(self) -> None:
        """An empty line, or the end of the file."""
        if self._pieces:
            self.turns.append(Turn(self._speaker, tuple(self._pieces)))
            self._pieces = []

    def _opened(self, line: str, at: int, offset: int) -> int:
        """Where the words begin of a turn's first line; who speaks is noted."""
        self._speaker = None
        if line.startswith(">>", at):
            return at + 2
        if label := self._label.match(line, at):
            self._speaker = self._voices.key(label[1])
            return label.end()
        if name := _STRANGER.match(line, at):
            place = self._source.place(offset + at, len(name[1]))
            self.problems.append(stranger(name[1], place, self._voices))
        return at

    def _moments(self, times: re.Match[str]) -> tuple[int, int]:
        self._now = max(self._now, milliseconds(times[1]))
        return self._now, max(self._now, milliseconds(times[2]))


def _sound(words: str) -> str | None:
    return cue(words, glued=False, breaks_sentence=False)


def transcript(source: SourceText, voices: Voices) -> tuple[Transcript, list[Problem]]:
    """What a clean copy says, as it says it; names that are nobody's are reported and stay among the words.

    Never raises. Times never run backwards, whatever the file says.
    """
    copy = _Copy(source, voices)
    offset = source.text.find("\n") + 1 or len(source.text)
    for line in source.text[offset:].split("\n"):
        copy.take(line, offset)
        offset += len(line) + 1
    copy.end_turn()
    read = Transcript(tuple(copy.turns))
    nameless = sum(turn.speaker is None for turn in read.turns)
    if not read.sentences:
        copy.problems.append(problem("empty-transcript", Place(source.path)))
    elif nameless and len(voices.keys) > 1 and not copy.problems:
        unnamed = problem(
            "unnamed-turns", Place(source.path), count=nameless, speakers=len(voices.keys), key=voices.keys[0]
        )
        copy.problems.append(unnamed)
    return read, copy.problems
