"""Sections, found by their opening words."""

from __future__ import annotations

from collections.abc import Sequence

from cartable.model.transcript import Section, Transcript
from cartable.read.transcript.nearest import compared, nearest
from cartable.read.transcript.spoken import Spoken, Words, words_of
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_CITED = 8  # words of a sentence cited in a message


def sections(
    written: Sequence[tuple[str, str, Place]], transcript: Transcript | Spoken
) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a transcript from (title, opening words, place of the words), and what is wrong.

    A section begins with the one sentence that begins with its opening words, up to typography (see
    `spoken`), and runs to the sentence before the next section, the last to the end. Sentences
    before the first section belong to none. Openings that are not found, found twice or out of
    order are problems, and make no section.
    """
    spoken = transcript if isinstance(transcript, Spoken) else Spoken(transcript)
    problems: list[Problem] = []
    opened: list[tuple[str, int, Place]] = []
    for title, words, place in written:
        opening = words_of(words)
        found = _sentences(spoken, opening)
        if len(found) == 1:
            opened.append((title, found[0], place))
        else:
            problems.append(_unplaced(spoken, title, opening, found, place))
    ordered: list[tuple[str, int, Place]] = []
    for title, first, place in opened:
        if ordered and first <= ordered[-1][1]:
            other, _, elsewhere = ordered[-1]
            related = (("opens-later", elsewhere),)
            problems.append(problem("section-order", place, related=related, title=title, other=other))
        else:
            ordered.append((title, first, place))
    ends = [first - 1 for _, first, _ in ordered[1:]] + [spoken.sentence_count]
    runs = zip(ordered, ends, strict=False)  # without a section, the last end stands alone
    return tuple(Section(title, first, end) for (title, first, _), end in runs), problems


def _sentences(spoken: Spoken, opening: Words) -> list[int]:
    """The sentences that begin with the words; two are enough to know that it is not one."""
    found: list[int] = []
    at = spoken.found(opening.words)
    while at is not None and len(found) < 2:  # noqa: PLR2004 - said above
        if spoken.is_opening(at):
            found.append(spoken.sentence_of(at))
        at = spoken.found(opening.words, at + 1)
    return found


def _unplaced(spoken: Spoken, title: str, opening: Words, found: list[int], place: Place) -> Problem:
    if not opening.words:
        return problem("nothing-to-find", place)
    if found:
        one, other = (_sentence(spoken, number, len(opening.words) + _CITED) for number in found)
        first, second = found
        return problem(
            "section-found-twice", place, title=title, first=first, second=second, one=one, other=other
        )
    inside = spoken.found(opening.words)
    if inside is not None:
        start = spoken.opening(spoken.sentence_of(inside))
        begins = _cited(spoken, start)
        return problem("section-not-found", place, title=title, turn=spoken.turn_of(inside), begins=begins)
    return compared(problem("section-not-found", place, title=title), nearest(spoken, opening, opens=True))


def _cited(spoken: Spoken, start: int) -> str:
    end = min(len(spoken.words), start + _CITED)
    return spoken.said(start, end).whole(0, end - start) + " …"


def _sentence(spoken: Spoken, number: int, most: int) -> str:
    """A sentence, or as many of its words as may tell it from another that begins like it."""
    start = spoken.opening(number)
    end = spoken.opening(number + 1) if number < spoken.sentence_count else len(spoken.words)
    cut = min(end, start + most)
    return spoken.said(start, cut).whole(0, cut - start) + (" …" if cut < end else "")
