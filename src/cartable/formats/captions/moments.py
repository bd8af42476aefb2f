"""When each stretch of a transcript is heard: known times kept, gaps filled, none over another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cartable.model.transcript import Cue, Sentence, Transcript
from cartable.source.dataclass import dataclass

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_ROOM = 1000
"""Milliseconds of silence in which a sound has a moment of its own."""
_LONGEST_SOUND = 4000
_PER_CHARACTER = 60
"""Milliseconds that a character takes where no end is known: some 17 a second, as people speak."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Words, who says them (a speaker's key, None for a sound or where nobody is named), and when."""

    speaker: str | None
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Heard:
    """A piece of the transcript on its way to a moment."""

    speaker: str | None
    text: str
    start: int | None
    end: int | None
    is_sound: bool
    is_guessed: bool = False


def moments(transcript: Transcript) -> list[Moment]:
    """All that is heard, in order; each ends after it begins and no later than the next begins.

    Empty where no sentence has a time. Sentences without one, or that begin together, share the time
    from the sentence before them, by characters. A sound is heard in the silence that it stands in;
    where there is none, its words stand with the sentence before it.
    """
    heard = list(_heard(transcript))
    if all(one.start is None for one in heard):
        return []
    groups = _groups(_settled(heard))
    told: list[Moment] = []
    for group, upcoming in zip(groups, [*groups[1:], []], strict=True):
        told.extend(_shared(group, upcoming[0].start if upcoming else None, told[-1].end if told else 0))
    return told


def _heard(transcript: Transcript) -> Iterator[_Heard]:
    for turn in transcript.turns:
        for piece in turn.pieces:
            text = _SPACES.sub(" ", piece.text).strip(" ")
            match piece:
                case Sentence(start=start, end=end):
                    yield _Heard(turn.speaker, text, start, end, is_sound=False)
                case Cue():
                    yield _Heard(None, f"[{text}]", None, None, is_sound=True)


def _settled(heard: list[_Heard]) -> list[_Heard]:
    """The pieces with every run of sounds placed in the silence around it, or joined to a sentence."""
    settled: list[_Heard] = []
    sounds: list[_Heard] = []
    for one in [*heard, None]:
        if one is not None and one.is_sound:
            sounds.append(one)
            continue
        if sounds:
            text = " ".join(sound.text for sound in sounds)
            before = settled[-1] if settled else None
            begins = 0 if before is None else before.end
            ends = None if one is None else one.start
            if begins is not None and (one is None or (ends is not None and ends - begins >= _ROOM)):
                most = begins + _LONGEST_SOUND
                settled.append(_Heard(None, text, begins, most if ends is None else min(ends, most), True))  # noqa: FBT003 - a sound
            elif before is not None:
                settled[-1] = replace(before, text=f"{before.text} {text}")
            elif one is not None:
                one.text = f"{text} {one.text}"
            sounds = []
        if one is not None:
            settled.append(one)
    return settled


def _groups(pieces: list[_Heard]) -> list[list[_Heard]]:
    """Pieces that share their time: each group begins at a time later than the one before it."""
    groups: list[list[_Heard]] = []
    begun = -1
    for one in pieces:
        start = one.start
        if start is None and groups:  # after what was said before it, where the end of that is known
            start = max(said.end or 0 for said in groups[-1])
        if groups and start is not None and start <= begun:
            groups[-1].append(one)
            continue
        begun = max(start or 0, 0)
        groups.append([replace(one, start=begun, is_guessed=one.start is None)])
    return groups


def _shared(group: list[_Heard], upcoming: int | None, before: int) -> Iterator[Moment]:
    """The moments of a group, from its start to its end; never before `before`."""
    begins = max(group[0].start or 0, before)
    size = sum(len(one.text) for one in group)
    known = max((one.end for one in group if one.end is not None), default=0)
    if any(one.start is None or one.is_guessed for one in group) and upcoming is not None:
        known = upcoming
    ends = known if known > begins else begins + size * _PER_CHARACTER
    if upcoming is not None:
        ends = min(ends, upcoming)
    until, start = 0, begins
    for one in group:
        until += len(one.text)
        end = max(begins + (ends - begins) * until // max(size, 1), start + 1)
        yield Moment(one.speaker, one.text, start, end)
        start = end
