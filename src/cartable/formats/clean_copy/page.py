"""The words of a clean copy and the marks between them, each with its line and column.

Whoever corrects a copy may leave it in any state: every text gives a page.
"""

from __future__ import annotations

import re
from dataclasses import field

from cartable.model.transcript import Sentence, Transcript
from cartable.read.transcript.cues import cue
from cartable.read.transcript.formats.clean import is_clean
from cartable.read.transcript.formats.clean_times import lead
from cartable.read.transcript.timecodes import TIME
from cartable.read.transcript.voices import Voices
from cartable.source.dataclass import dataclass

_TIME = re.compile(rf"\[({TIME} --> {TIME})\]\s*")
_KEY = re.compile(rf"(?<=\n\n)(?:{_TIME.pattern})?(?P<key>[A-Za-z][A-Za-z0-9_-]*)[ \u00a0\u202f]?: ")
_WORD = re.compile(r"(?:\S|[\u00a0\u202f\u2007])+")  # as a sentence is read: a no-break space is no space
_BRACKETED = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before word `gap` of a page, from line and column; both count from 1.

    `value` is a speaker's key or None for a turn, the words of a cue, the time of a sentence or None.
    """

    gap: int
    line: int
    column: int
    value: str | None


@dataclass(slots=True)
class Page:
    """A clean copy as runs: its words, where each begins, its turns, sentences and cues in order."""

    words: list[str] = field(default_factory=list)
    spots: list[tuple[int, int]] = field(default_factory=list)
    turns: list[Mark] = field(default_factory=list)
    sentences: list[Mark] = field(default_factory=list)
    cues: list[Mark] = field(default_factory=list)

    def spot(self, gap: int) -> tuple[int, int]:
        """The line and column of a word, or of the end of the last one."""
        if gap < len(self.words):
            return self.spots[gap]
        if not self.words:
            return 1, 1
        line, column = self.spots[-1]
        return line, column + len(self.words[-1])

    def words_from(self, gap: int, count: int) -> str:
        """A few words, with `…` where more follow."""
        more = " …" if gap + count < len(self.words) else ""
        return " ".join(self.words[gap : gap + count]) + more


def sentence_lines(transcript: Transcript) -> tuple[int, ...]:
    """The line, from 1, of each sentence in the clean copy of a transcript."""
    lines: list[int] = []
    line = 1
    for turn in transcript.turns:
        line += 1
        for piece in turn.pieces:
            line += 1
            if isinstance(piece, Sentence):
                lines.append(line)
    return tuple(lines)


def keys(text: str) -> tuple[str, ...]:
    """What stands before a colon where the turns of a clean copy begin: its speakers' keys, by first turn."""
    return tuple(dict.fromkeys(one["key"] for one in _KEY.finditer(text.replace("\r\n", "\n"))))


def page(text: str, voices: Voices) -> Page:
    """The clean copy, read as `read.transcript.formats.clean` reads it.

    A line behind an empty one begins a turn: whose, its key says, and `>>` or no key that it is nobody's.
    """
    opening = re.compile(rf"(?:>>|({voices.pattern})[ \u00a0\u202f]?:(?=\s|$))\s*", re.IGNORECASE)
    read = Page()
    opens = True
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
        if not line.strip():
            opens = True
        elif read.turns or not is_clean(line):
            _take(read, line, number, opening if opens else None, voices)
            opens = False
    return read


def _take(read: Page, line: str, number: int, opening: re.Pattern[str] | None, voices: Voices) -> None:
    """Read a line; `opening` is how its turn may begin, None where none begins here."""
    at = len(line) - len(line.lstrip())
    time = lead(line, at)
    at = time.last if time else at
    at = len(line) - len(line[at:].lstrip())
    if opening is not None:
        begun = opening.match(line, at)
        key = voices.key(begun[1]) if begun and begun[1] else None
        read.turns.append(Mark(len(read.words), number, at + 1, key))
        at = begun.end() if begun else at
        if time is None and (time := lead(line, at)):
            at = time.last
    at = len(line) - len(line[at:].lstrip())
    rest = line[at:].strip()
    if _BRACKETED.fullmatch(rest) and cue(rest, glued=False, breaks_sentence=False) is not None:
        column = line.index("[", at) + 1
        read.cues.append(Mark(len(read.words), number, column, " ".join(rest[1:-1].split())))
        return
    at += rest.startswith("\\")  # which says that words follow, whatever they look like
    told = line[time.first : time.last].strip("[]") if time else None
    words = list(_WORD.finditer(line, at))
    if words:
        read.sentences.append(Mark(len(read.words), number, words[0].start() + 1, told))
    for word in words:
        read.words.append(word.group())
        read.spots.append((number, word.start() + 1))
