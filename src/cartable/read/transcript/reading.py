"""A transcript from a file's bytes, whatever its format and encoding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cartable.model.transcript import Transcript
from cartable.read.transcript.encodings import text_of
from cartable.read.transcript.formats import clean, recognised, word
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.turns import hidden, turns
from cartable.read.transcript.voices import Named, Voices
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_OTHERS = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # the last: Word before 2007
_CAPTIONS = (".srt", ".vtt")
_SAMPLE, _SHORTEST = 4_000, 20
_LAST = 40  # characters of the last word cited
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[\w'’-]{1,40}")


def read_transcript(
    data: bytes, path: str, speakers: Sequence[Named | str], language: str
) -> tuple[Transcript, list[Problem]]:
    """The turns that a file holds, and what is wrong with it. Never raises, whatever the bytes.

    Sentences are numbered from 1, and timed where the file tells times. `path` is the file's, relative
    to the workspace. The speakers (of the YAML, of the model, or bare keys) stand in the order in which
    they first speak. `language` is the course's, a BCP 47 tag. Where nothing can be read the transcript
    has no turns, and a problem that is an error says why.
    """
    source, problems = source_text(data, path, language)
    if source is None:
        return Transcript(()), problems
    read, doubts = said(source, speakers, language)
    return read, problems + doubts


def source_text(data: bytes, path: str, language: str) -> tuple[SourceText | None, list[Problem]]:
    """The text in a file's bytes, and what is wrong with it as a file; None where none can be read.

    Never raises. The lines of a document of Word are its paragraphs.
    """
    place = Place(path)
    if word.is_zip(data):
        words, refused = word.words(data, path)
        if words is None:
            return None, [refused] if refused else []
        return SourceText(words, place), []
    words, guessed, is_cut_off = text_of(data, language)
    if data.startswith(_OTHERS) or _is_binary(words):
        return None, [problem("transcript-not-text", place, wrote=path.rpartition("/")[2])]
    source = SourceText(words, place)
    problems = [_encoding(words, path, guessed)] if guessed else []
    if is_cut_off and source.text.strip():  # else it is empty, which is said already
        end = source.place(max(0, len(source.text) - 1), 1)
        last = source.text[-_LAST:].split()[-1:]
        problems.append(problem("cut-off-transcript", end, word=last[0] if last else None))
    return source, problems


def transcript(
    words: str, place: Place, speakers: Sequence[Named | str], language: str
) -> tuple[Transcript, list[Problem]]:
    """Likewise, from a text."""
    return said(SourceText(words, place), speakers, language)


def said(
    source: SourceText, speakers: Sequence[Named | str], language: str
) -> tuple[Transcript, list[Problem]]:
    """Likewise, from a text whose places in its file are known."""
    voices = Voices(speakers)
    if clean.is_clean(source.text):
        read, problems = clean.transcript(source, voices)
        return read, hidden(source) + problems
    script, problems = recognised.script(source, voices)
    path = source.place(0, 1).path
    if path.lower().endswith(_CAPTIONS) and source.text.strip() and not recognised.is_captions(source.text):
        problems.insert(0, problem("no-captions", Place(path), wrote=path.rpartition("/")[2]))
    read, doubts = turns(script, voices, language)
    return read, clean.lost_mark(source) + problems + doubts


def _is_binary(words: str) -> bool:
    """Whether a tenth of what begins a file are control characters: a picture, a recording."""
    sample = words[:_SAMPLE]
    return len(sample) >= _SHORTEST and len(_CONTROL.findall(sample)) * 10 > len(sample)


def _encoding(words: str, path: str, guessed: str) -> Problem:
    """Says what a file was taken for, at the first word that another encoding would spell otherwise."""
    text = words.replace("\r\n", "\n").replace("\r", "\n")
    foreign = _FOREIGN.search(text)
    at = foreign.start() if foreign else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    before, after = re.split(r"[^\w'’-]", text[max(0, at - 40) : at]), _WORD.match(text, at)
    word = f"{before[-1]}{after[0]}" if after else None
    return problem("encoding-guessed", Place(path, line, column), encoding=guessed, word=word)
