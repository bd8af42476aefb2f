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
look like. No rule cuts sentences or turns anew. What a hand has damaged is named,
and no word is lost by it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cartable.model.clock import timecode
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript.cues import cue
from cartable.read.transcript.formats.clean_times import Times, lead
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.timecodes import TIME
from cartable.read.transcript.voices import Voices, stranger
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FORM = 1
"""The number of the form that is read and written here."""
MARK = f"# cartable transcript {FORM}"
"""The first line, whole."""

_MARK = re.compile(
    r"\s*#[^\S\n]*cartable[^\S\n]+transcript(?:[^\S\n]+v?(\d{1,9}))?[^\S\n]*(?:[\r\n]|\Z)", re.IGNORECASE
)
_MARKLESS = re.compile(rf"(?:\A|\n\n)\[{TIME} --> {TIME}\] (?:>>|[^\W\d_][\w-]{{0,63}}[ \u00a0\u202f]?:) ")
_LINE = re.compile(rf"^\[{TIME} --> {TIME}\] ", re.MULTILINE)
_SEVERAL = 2
_BRACKET = re.compile(r"\[[^\[\]]{1,120}\]")
_STRANGER = re.compile(  # one word in any case; or a name: `Bob Jones`, `Dr. A. de la Tour`
    r"([^\W\d_][\w-]{0,63}|(?=[^\W\d_a-zß-ÿ])(?:[\w.'’-]{1,40} ){1,4}(?<=\s)[^\W\d_a-zß-ÿ][\w.'’-]{0,40})"
    r"[ \u00a0\u202f]?:(?=\s|\Z)"
)
_WHITE = re.compile(r"[^\S\u00a0\u202f\u2007]+")


def is_clean(text: str) -> bool:
    """Whether a text begins with the mark of this format, in any case, of whatever number."""
    return _MARK.match(text.removeprefix("\ufeff")) is not None


def lost_mark(source: SourceText) -> list[Problem]:
    """A note where a text has the lines of a clean copy but not its mark.

    Times alone prove nothing: Whisper prints them so. An empty line, times and who speaks are a turn.
    """
    text = source.text
    if not text.startswith("[") and "\n\n[" not in text:
        return []  # as nearly every text: the expression takes its time over a long one
    if _MARKLESS.search(text) and len(_LINE.findall(text)) >= _SEVERAL:
        first = _LINE.search(text)
        return [problem("clean-mark-missing", source.place(first.start() if first else 0, 1), mark=MARK)]
    return []


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
    return bracketed or words.startswith("\\") or lead(words, 0) is not None


class _Copy:
    """A clean copy being read, line by line."""

    def __init__(self, source: SourceText, voices: Voices) -> None:
        self.problems: list[Problem] = []
        self.turns: list[Turn] = []
        self._source, self._voices = source, voices
        self._label = re.compile(rf"({voices.pattern})[ \u00a0\u202f]?:(?=\s|\Z)[^\S\n]*", re.IGNORECASE)
        self._speaker: str | None = None
        self._pieces: list[Sentence | Cue] = []
        self._number = 0
        self._times = Times(source)

    def take(self, line: str, offset: int) -> None:
        """Read the line that stands at an offset of the text."""
        if not line.strip():
            self.end_turn()
            return
        at = len(line) - len(line.lstrip())
        times = lead(line, at)
        at = _behind(line, times.last) if times else at
        if not self._pieces:
            at = _behind(line, self._opened(line, at, offset))
            if times is None and (times := lead(line, at)):  # `host: [00:01:12.340 --> …] So`
                at = times.last
        words = _WHITE.sub(" ", line[at:]).strip()
        if words.startswith("\\"):
            words = words[1:]
        elif _BRACKET.fullmatch(words) and (sound := _sound(words)):
            self._pieces.append(Cue(sound))
            words = ""
        if words:
            self._number += 1
            self._pieces.append(Sentence(self._number, words))
        if times:
            self._times.add(times, offset, self._number if words else None)

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

    def read(self) -> Transcript:
        """What was taken, with its times; what is wrong with these is among the problems."""
        untimed = Transcript(tuple(self.turns))
        moments = self._times.moments(untimed.sentences)
        self.problems += self._times.problems()
        return Transcript(tuple(_timed(turn, moments) for turn in untimed.turns))


def _timed(turn: Turn, moments: dict[int, tuple[int, int]]) -> Turn:
    pieces: list[Sentence | Cue] = []
    for piece in turn.pieces:
        if isinstance(piece, Sentence) and piece.number in moments:
            start, end = moments[piece.number]
            pieces.append(replace(piece, start=start, end=end))
        else:
            pieces.append(piece)
    return Turn(turn.speaker, tuple(pieces))


def _behind(line: str, at: int) -> int:
    """Where the white space that stands at an offset ends."""
    return len(line) - len(line[at:].lstrip())


def _sound(words: str) -> str | None:
    return cue(words, glued=False, breaks_sentence=False)


def transcript(source: SourceText, voices: Voices) -> tuple[Transcript, list[Problem]]:
    """What a clean copy says, as it says it; names that are nobody's are reported and stay among the words.

    Never raises. Times never run backwards, whatever the file says.
    """
    copy = _Copy(source, voices)
    mark = _MARK.match(source.text)
    offset = mark.end() if mark else 0
    if mark and mark[1] and int(mark[1]) != FORM:
        place = source.place(mark.start(1), len(mark[1]))
        copy.problems.append(problem("clean-form", place, wrote=mark[1], form=FORM, mark=MARK))
    for line in source.text[offset:].split("\n"):
        copy.take(line, offset)
        offset += len(line) + 1
    copy.end_turn()
    strangers = any(one.code == "unknown-voice" for one in copy.problems)
    read = copy.read()
    nameless = sum(turn.speaker is None for turn in read.turns)
    if not read.sentences:
        copy.problems.append(problem("empty-transcript", Place(source.path)))
    elif nameless and len(voices.keys) > 1 and not strangers:
        unnamed = problem(
            "unnamed-turns", Place(source.path), count=nameless, speakers=len(voices.keys), key=voices.keys[0]
        )
        copy.problems.append(unnamed)
    return read, copy.problems
