"""A transcript as a text that a person corrects by hand: a line a sentence, so that a change shows as one."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.model.transcript import Cue, Sentence, Transcript, Turn

MARK = "# cartable transcript 1"
"""The first line of a clean copy, by which it is known; the number is the format's."""
CHANGE = ">> "
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1_000


def clean(transcript: Transcript) -> str:
    """The clean copy, lines ended by a line feed, a blank line before each turn.

    A sentence stands on a line of its own, and so does a cue, in square brackets. A turn begins with
    the key of its speaker and a colon, or with `>>` where nobody is known. The time of a sentence
    stands before all that: `[00:01:12.340 --> 00:01:15.900] tom: Well.` What is on a line is the
    sentence as it was read, no-break spaces with it.
    """
    lines = [MARK]
    for turn in transcript.turns:
        lines += ["", *_lines(turn)]
    return "\n".join(lines) + "\n"


def clock(milliseconds: int) -> str:
    """A time as WebVTT writes it, with its hours: `00:01:12.340`; an hour past 99 has three digits."""
    hours, rest = divmod(milliseconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds, thousandths = divmod(rest, _SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _lines(turn: Turn) -> Iterator[str]:
    opening = CHANGE if turn.speaker is None else f"{turn.speaker}: "
    for piece in turn.pieces:
        match piece:
            case Sentence(_, text, start, end):
                said = "" if start is None or end is None else f"[{clock(start)} --> {clock(end)}] "
                yield f"{said}{opening}{text}"
            case Cue(text):
                yield f"{opening}[{text}]"
        opening = ""
