"""WebVTT: what browsers show over a video (W3C Candidate Recommendation of 4 April 2019)."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.model.caption import Caption, Chapter

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def caption_file(captions: Iterable[Caption], *, rightwards: bool = True) -> bytes:
    """The file of some captions, which are in order and not empty.

    A player sets each line by its first strong letter (6.1, `unicode-bidi: plaintext`): in a language
    that runs to the left, a mark before it keeps a line that begins with a Latin name running so.
    """
    mark = "" if rightwards else "&rlm;"
    cues = [
        _cue(one.start, one.end, "\n".join(f"{mark}{_escaped(line)}" for line in one.lines), one.speaker)
        for one in captions
    ]
    return _file(cues)


def chapter_file(chapters: Iterable[Chapter]) -> bytes:
    """The file of some chapters (section 4.5: a title a cue, in order, none over another)."""
    return _file(_cue(one.start, one.end, _escaped(one.title), None) for one in chapters)


def clock(milliseconds: int) -> str:
    """A time as WebVTT writes it (section 4.3): `00:01:02.345`."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _cue(start: int, end: int, text: str, speaker: str | None) -> str:
    voice = f"<v {_escaped(' '.join(speaker.split()))}>" if speaker else ""
    return f"{clock(start)} --> {clock(end)}\n{voice}{text}\n"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _file(cues: Iterable[str]) -> bytes:
    return "\n".join(["WEBVTT\n", *cues]).encode()
