"""Quotes checked word for word against the transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cartable.model.transcript import Citation, Transcript
from cartable.read.transcript.nearest import compared, nearest
from cartable.read.transcript.numbering import collapsed
from cartable.read.transcript.spoken import Spoken, Words, words_of
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_CUT = re.compile(r"\[\s*(?:…|\.{3,})\s*\]|\(\s*(?:…|\.{3,})\s*\)")
_BARE_CUT = re.compile(r"…|\.{3,}")


def citations(
    quotes: Sequence[tuple[str, Place]], transcript: Transcript | Spoken
) -> tuple[tuple[Citation, ...], list[Problem]]:
    """Each quote that the transcript holds, with its sentences, and a problem for each that it does not.

    The words must be the transcript's, in its order, up to typography (see `spoken`); the case of the
    first letter is free. `[…]` stands for words left out, any number of sentences of them. Of several
    places the first counts. Whoever looks up many gives the transcript made ready, as `Spoken`.
    """
    spoken = transcript if isinstance(transcript, Spoken) else Spoken(transcript)
    cited: list[Citation] = []
    problems: list[Problem] = []
    for quote, place in quotes:
        parts = _parts(_CUT, quote)
        if not parts:
            problems.append(problem("nothing-to-find", place))
        elif stretch := _stretch(spoken, parts):
            text = collapsed(quote).strip()
            placed = tuple((spoken.sentence_of(first), spoken.sentence_of(last)) for first, last in stretch)
            cited.append(Citation(text, placed[0][0], placed[-1][1], placed if len(placed) > 1 else ()))
        else:
            problems.append(_not_found(spoken, quote, place))
    return tuple(cited), problems


def _parts(cut: re.Pattern[str], quote: str) -> list[Words]:
    return [part for part in map(words_of, cut.split(quote)) if part.words]


def _stretch(spoken: Spoken, parts: list[Words]) -> list[tuple[int, int]]:
    """The first and the last word of each part, in order, as near to one another as the first end allows.

    Empty where they do not all follow one another.
    """
    at = start = 0
    for part in parts:
        found = spoken.found(part.words, at)
        if found is None:
            return []
        start, at = found, found + len(part.words)
    placed = [(start, at - 1)]
    for part in reversed(parts[:-1]):
        closer = spoken.found_last(part.words, start)
        start = start if closer is None else closer
        placed.append((start, start + len(part.words) - 1))
    return placed[::-1]


def _not_found(spoken: Spoken, quote: str, place: Place) -> Problem:
    bare = _parts(_BARE_CUT, quote)
    if _stretch(spoken, bare):
        return problem("quote-not-found", place, cut="[…]", before=_start(bare[1]))
    missing, earlier = _first_missing(spoken, bare)
    elsewhere = spoken.found(missing.words)
    if earlier and elsewhere is not None:  # but before the part that the author quotes first
        turn = spoken.turn_of(elsewhere)
        return problem("quote-not-found", place, turn=turn, earlier=_start(missing), later=_start(earlier))
    return compared(problem("quote-not-found", place), nearest(spoken, missing))


def _first_missing(spoken: Spoken, parts: list[Words]) -> tuple[Words, Words | None]:
    """Of parts that do not all follow one another, the first that does not, and the one before it."""
    index = at = 0
    while (found := spoken.found(parts[index].words, at)) is not None:
        at = found + len(parts[index].words)
        index += 1
    return parts[index], parts[index - 1] if index else None


def _start(part: Words) -> str:
    end = min(len(part.words), 6)
    return part.whole(0, end) + (" …" if end < len(part.words) else "")
