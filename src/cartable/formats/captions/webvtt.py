"""WebVTT: what browsers show over a video (W3C Candidate Recommendation of 4 April 2019)."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.model.caption import Caption, Chapter
from cartable.model.clock import timecode

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def caption_file(captions: Iterable[Caption], *, rightwards: bool = True) -> bytes:
    """The file of some captions, which are in order and not empty.

    A player sets each line by its first strong letter (6.1, `unicode-bidi: plaintext`): in a language
    that runs to the left, a mark before it keeps a line that begins with a Latin name running so.
    """
    mark = "" if rightwards else "&rlm;"
    return _file(_cue(one.start, one.end, _said(one, mark)) for one in captions)


def chapter_file(chapters: Iterable[Chapter]) -> bytes:
    """The file of some chapters (section 4.5: a title a cue, in order, none over another)."""
    return _file(_cue(one.start, one.end, _escaped(one.title)) for one in chapters)


def _cue(start: int, end: int, text: str) -> str:
    return f"{timecode(start)} --> {timecode(end)}\n{text}\n"


def _said(caption: Caption, mark: str) -> str:
    voices = {0: caption.speaker or "", **dict(caption.others)}
    return "\n".join(
        f"{_voice(voices.get(at, ''))}{mark}{_escaped(line)}" for at, line in enumerate(caption.lines)
    )


def _voice(name: str) -> str:
    return f"<v {_escaped(' '.join(name.split()))}>" if name else ""


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _file(cues: Iterable[str]) -> bytes:
    return "\n".join(["WEBVTT\n", *cues]).encode()
