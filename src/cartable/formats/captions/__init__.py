"""Captions and chapters of a recording, made from its timed transcript.

The measures are those of Netflix' *Timed Text Style Guide* (General Requirements 1 and 5): two lines of 42
characters at most, 7 seconds at most; broken after punctuation, before a conjunction or preposition, never
between an article and its noun. At least one second, a little more than its five sixths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from cartable.check.reading_speed import LEAST, LINGER
from cartable.check.reading_speed import MOST as FASTEST
from cartable.formats.captions.lines import LINE, fitting, lined, parted
from cartable.formats.captions.moments import Moment, moments
from cartable.formats.typography import typeset
from cartable.model.caption import Caption, Chapter
from cartable.model.course import Speaker
from cartable.model.tag import primary
from cartable.model.transcript import Section, Transcript

__all__ = ["captions", "chapters"]

MOST = 7000
"""Milliseconds after which a caption goes, though the same words may still be spoken."""


def captions(
    transcript: Transcript, speakers: Iterable[Speaker], language: str, typography: str | None = None
) -> list[Caption]:
    """The transcript as captions in order, none over another; empty where it tells no time.

    Every word and every sound of the transcript stands in them once. Within a sentence, and within
    sentences that have no times of their own, time is shared out by characters. Lines part as `language`
    has it; the words are set by the profile `typography`, None for the language’s own.
    """
    names = {speaker.key: speaker.name for speaker in speakers}
    by = typography or language
    pieces = [piece for moment in _joined(moments(transcript)) for piece in _pieces(moment, language, by)]
    # Where more is said at once than milliseconds can tell apart, each begins one after the other.
    starts = list(accumulate((piece.start for piece in pieces), lambda before, own: max(before + 1, own)))
    shown = []
    latest: str | None = None
    for piece, (start, upcoming) in zip(pieces, pairwise([*starts, None]), strict=True):
        read = start + len(piece.text) * 1000 // FASTEST  # once it can have been read
        end = min(max(piece.end, start + LEAST, min(read, piece.end + LINGER)), start + MOST)
        name = names.get(piece.speaker or "")
        lines = lined(piece.text.split(" "), primary(language))
        shown.append(
            Caption(
                start,
                end if upcoming is None else min(end, upcoming),
                lines,
                name if name != latest else None,
            )
        )
        latest = name or latest
    return shown


def chapters(transcript: Transcript, sections: Sequence[Section]) -> list[Chapter]:
    """The sections that begin at a known time, each to where the next begins; the last to the last word.

    One that would begin no later than the one before it is left out: chapters of a recording follow
    one another.
    """
    sentences = transcript.sentences
    last = max((one.end or one.start or 0 for one in sentences), default=0)
    begun: list[tuple[str, int]] = []
    for section in sections:
        start = sentences[section.first - 1].start
        if start is not None and (not begun or start > begun[-1][1]):
            begun.append((section.title, start))
    edges = [*(start for _, start in begun[1:]), last]
    return [
        Chapter(title, start, max(end, start + 1)) for (title, start), end in zip(begun, edges, strict=False)
    ]


def _joined(told: Iterable[Moment]) -> Iterator[Moment]:
    """The moments, one that is too short to be read with the next of the same voice, where both fit."""
    held: Moment | None = None
    for moment in told:
        if held is not None and _may_join(held, moment):
            held = Moment(held.speaker, f"{held.text} {moment.text}", held.start, moment.end)
            continue
        if held is not None:
            yield held
        held = moment
    if held is not None:
        yield held


def _may_join(one: Moment, other: Moment) -> bool:
    brief = min(one.end - one.start, other.end - other.start) < LEAST
    near = other.start - one.end < LEAST and other.end - one.start <= MOST
    return brief and near and one.speaker == other.speaker and fitting(f"{one.text} {other.text}".split())


def _pieces(moment: Moment, language: str, by: str) -> Iterator[Moment]:
    """The words of a moment as captions hold them, the time shared out by their characters."""
    words = typeset(moment.text, by).split(" ")
    span = moment.end - moment.start
    # Even the slowest speaker fills half a line before the words part.
    longest = max(len(" ".join(words)) * MOST // max(span, 1), LINE // 2)
    parts = parted(words, primary(language), longest=longest)
    whole = sum(len(" ".join(part)) for part in parts)
    until, edges = 0, [moment.start]
    for part in parts:
        until += len(" ".join(part))
        edges.append(max(moment.start + span * until // whole, edges[-1] + 1))
    for part, (start, end) in zip(parts, pairwise(edges), strict=True):
        yield Moment(moment.speaker, " ".join(part), start, end)
