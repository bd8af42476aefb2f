"""The captions that an author made: judged as a transcript's are, and what they show, lines kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from cartable.model.caption import Caption
from cartable.read.transcript.captions import Caption as Read
from cartable.read.transcript.captions import joined
from cartable.read.transcript.formats import srt, webvtt
from cartable.read.transcript.reading import source_text
from cartable.read.transcript.turns import hidden
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem

_LEAST = 1000
_A_CHARACTER = 70
"""Milliseconds that a character stays where nothing tells when the words end: some 14 a second."""
_ROLLING = "repeated-captions"
"""Not said here: what rolls over the screen is shown as it rolls, and nothing is left out."""


@dataclass(frozen=True, slots=True)
class OwnCaptions:
    """What a file shows, in order, and what is wrong with it; `shown` is empty where it holds no captions.

    `is_ready`: the file is WebVTT in UTF-8, which browsers take as it is.
    """

    shown: tuple[Caption, ...]
    problems: tuple[Problem, ...]
    is_ready: bool


def own_captions(data: bytes, path: str, language: str) -> OwnCaptions:
    """The captions of a WebVTT or SRT file, in any encoding. Never raises; no words are lost.

    Styles are left out, voices are kept. A time that nobody can read is reckoned from its neighbours.
    `path` is the file's, relative to the workspace; `language` the course's, a BCP 47 tag.
    """
    source, encoded = source_text(data, path, language)
    if source is None:
        return OwnCaptions((), (), is_ready=False)
    is_webvtt = webvtt.is_webvtt(source.text)
    if not is_webvtt and not srt.is_srt(source.text):
        return OwnCaptions((), (), is_ready=False)
    found = webvtt.captions(source) if is_webvtt else srt.captions(source)
    _, doubts = joined(found.captions, source)
    problems = [*found.problems, *(one for one in doubts if one.code != _ROLLING)]
    is_ready = is_webvtt and _is_utf8(data)
    if not is_ready:
        problems = [*hidden(source), *problems]
    return OwnCaptions(tuple(_shown(found.captions)), (*encoded, *problems), is_ready)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _shown(read: Sequence[Read]) -> list[Caption]:
    """The captions with words, by the times at which they appear; each stays a while."""
    said = [one for one in read if any(one.words)]
    ends = accumulate((max(one.end or 0, one.start or 0) for one in said), max, initial=0)
    starts = [
        before if one.start is None else max(0, one.start) for one, before in zip(said, ends, strict=False)
    ]
    later = sorted(zip(starts, said, strict=True), key=lambda pair: pair[0])
    upcoming = [start for start, _ in later]
    made = []
    for at, (start, one) in enumerate(later):
        lines, voices = _lines(one)
        end = one.end
        if end is None or end <= start:
            pace = max(_LEAST, sum(map(len, lines)) * _A_CHARACTER)
            after = next((other for other in upcoming[at + 1 :] if other > start), start + pace)
            end = min(start + pace, after)
        made.append(Caption(start, end, lines, voices.pop(0, None), tuple(voices.items())))
    return made


def _lines(caption: Read) -> tuple[tuple[str, ...], dict[int, str]]:
    """The lines that have words, and by line who begins to speak in it: a voice begins a line of its own."""
    lines: list[str] = []
    voices: dict[int, str] = {}
    for name, text in _stretches(caption):
        if bare := text.strip():
            if name is not None:
                voices[len(lines)] = name
            lines.append(bare)
    return tuple(lines), voices


def _stretches(caption: Read) -> Iterator[tuple[str | None, str]]:
    """The words of each line, parted where a voice begins, and whose it is if it begins there."""
    waiting: str | None = None  # a voice that has said nothing yet
    for line in caption.lines:
        text = ""
        for run in line:
            if run.voice:
                if text.strip():
                    yield waiting, text
                    text, waiting = "", None
                waiting = run.voice[0]
            text += run.text
        if text.strip():
            yield waiting, text
            waiting = None
