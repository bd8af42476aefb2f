"""A course whose recording tells when each sentence is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from cartable.model.course import Course, Media
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from player.sample import COURSE

EACH: Final = 4000
"""Milliseconds from the beginning of a sentence to that of the next."""
BREATH: Final = 500
"""Milliseconds between the end of a sentence and the beginning of the next."""


def _said(piece: Sentence | Cue) -> Sentence | Cue:
    if isinstance(piece, Cue):
        return piece
    start = (piece.number - 1) * EACH
    return replace(piece, start=start, end=start + EACH - BREATH)


def _timed(transcript: Transcript) -> Transcript:
    return Transcript(tuple(Turn(turn.speaker, tuple(map(_said, turn.pieces))) for turn in transcript.turns))


def with_recording(course: Course) -> Course:
    """The course with a sound for its first module, and a time for each of its sentences."""
    first, *others = course.modules
    assert first.transcript
    heard = replace(first, media=(Media("audio", path="parole.wav"),), transcript=_timed(first.transcript))
    return replace(course, modules=(heard, *others))


TIMED = with_recording(COURSE)
