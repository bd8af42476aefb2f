"""Captions joined to one script: what rolls over the screen is kept once.

Live captions roll: each one repeats the line before and adds one (YouTube), or the words before and adds
some. A file does so when half its captions do. Elsewhere, in a short file or one of several makes, each
repeat is judged by itself and its neighbours (`repeats`). A caption that is the same as the one before it is
one of a doubled track, if both stand on screen together, or was cut where a video was: then its
words are too many to be said twice in one breath.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, pairwise

from cartable.read.transcript.payload import Run
from cartable.read.transcript.repeats import Repeat, repeat, sure
from cartable.read.transcript.script import Draft, Script
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stamps import Stamp, stretches
from cartable.source.problem import Problem, problem

_LEAST = 2  # captions that repeat: one may be chance
_FLASH = 50  # milliseconds in which nobody says a thing: YouTube shows a line so long before it rolls
_TOUCHING = 100  # milliseconds between two captions that follow one another without a break
_TOLD_TWICE = 4  # words that nobody says twice in one breath


@dataclass
class Caption:
    """A caption: its times in milliseconds, where they are written, its lines."""

    start: int | None
    end: int | None
    origin: int
    length: int
    lines: list[list[Run]] = field(default_factory=list)

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each line that has any, once all lines are there."""
        split = ("".join(run.text for run in line).split() for line in self.lines)
        return [words for words in split if words]

    @property
    def voices(self) -> tuple[str | None, str | None]:
        """Whose voice its first words name, and whose its last."""
        opening = last = None
        has_begun = False
        for run in chain(*self.lines):
            last = run.voice[0] if run.voice else last
            if run.text.strip() and not has_begun:
                opening, has_begun = last, True
        return opening, last


def joined(captions: Sequence[Caption], source: SourceText) -> tuple[Script, list[Problem]]:
    """The script of these captions, lines kept, and what is wrong with them, like things once."""
    problems = []
    empty = [one for one in captions if not any(one.words)]
    if empty:
        place = source.place(empty[0].origin, empty[0].length)
        problems.append(problem("empty-caption", place, count=len(empty)))
    said = [one for one in captions if any(one.words)]
    known, rolling, doubtful = _known(said)
    repeating = [caption for caption, count in zip(said, known, strict=True) if count]
    for code, found in (("repeated-captions", repeating), ("perhaps-repeated", doubtful)):
        if found:
            place = source.place(found[0].origin, found[0].length)
            problems.append(problem(code, place, count=len(found)))
    draft = Draft(source)
    stamps: list[Stamp] = []
    for caption, count in zip(_ended(said, known), known, strict=True):
        stamps += _written(draft, caption, _without(caption.lines, count))
    times, doubts = stretches(stamps, source, rolling=rolling)
    return draft.script(times), problems + doubts


def _known(captions: Sequence[Caption]) -> tuple[list[int], bool, list[Caption]]:
    """How many characters of each caption, spaces apart, repeat the one before.

    And whether the file rolls; and the captions that may repeat something and are kept whole. What comes
    after a break is said again.
    """
    sizes = [_size(one.words) for one in captions]
    known, rolling = _rolled(captions, sizes)
    repeats = [None, *(_repeat(one, two) for one, two in pairwise(captions))][: len(captions)]
    doubtful = []
    for index, (one, is_sure) in enumerate(zip(repeats, sure(repeats), strict=True)):
        if known[index] or one is None:
            continue
        caption = captions[index]
        if is_sure:
            known[index] = _size([[*chain(*caption.words)][: one.size]])
        elif _is_double(captions[index - 1], caption):
            known[index] = sizes[index]
        elif one.is_telling:
            doubtful.append(caption)
    return known, rolling, doubtful


def _rolled(captions: Sequence[Caption], sizes: Sequence[int]) -> tuple[list[int], bool]:
    """Likewise, by what most captions of a file do, and whether they do it."""
    touching = [(one, two) for one, two in pairwise(captions) if _gap(one, two) <= _TOUCHING]
    for repeated in (_lines_repeated, _head_repeated):
        counts = {id(two): repeated(one.words, two.words) for one, two in touching}
        known = [counts.get(id(one), 0) for one in captions]
        if _rolls(sizes, known):
            return known, True
    return [0] * len(captions), False


def _repeat(one: Caption, two: Caption) -> Repeat | None:
    """What a caption repeats of the one before, unless somebody else says it."""
    if _gap(one, two) > _TOUCHING and not _is_double(one, two):
        return None
    found = repeat([*chain(*one.words)], [*chain(*two.words)])
    before, after = one.voices[1 if found and found.left else 0], two.voices[0]
    return None if before and after and before != after else found


def _ended(captions: Sequence[Caption], known: Sequence[int]) -> list[Caption]:
    """The captions, each over when the next says its words again and goes on."""
    made = [*captions]
    for index, (one, two) in enumerate(pairwise(captions)):
        if one.start is None or one.end is None or two.start is None:
            continue
        if 0 < known[index + 1] < _size(two.words) and one.start <= two.start < one.end:
            made[index] = replace(one, end=two.start)
    return made


def _rolls(sizes: Sequence[int], repeated: Sequence[int]) -> bool:
    adding = sum(0 < count < size for size, count in zip(sizes, repeated, strict=True))
    repeating = sum(map(bool, repeated))
    return adding > 0 and repeating >= _LEAST and repeating * 2 >= len(sizes) - 1


def _size(lines: list[list[str]]) -> int:
    return sum(len(word) for line in lines for word in line)


def _lines_repeated(before: list[list[str]], after: list[list[str]]) -> int:
    for count in range(min(len(before), len(after)), 0, -1):
        if before[-count:] == after[:count]:
            return _size(after[:count])
    return 0


def _head_repeated(before: list[list[str]], after: list[list[str]]) -> int:
    head, whole = [*chain(*before)], [*chain(*after)]
    return _size([head]) if head and whole[: len(head)] == head else 0


def _gap(one: Caption, two: Caption) -> int:
    """Milliseconds from the end of one to the start of the other, below zero where they overlap."""
    if one.end is None or two.start is None:
        return _TOUCHING + 1
    return two.start - one.end


def _is_double(one: Caption, two: Caption) -> bool:
    if [*chain(*one.words)] != [*chain(*two.words)]:
        return False
    together = one.start is not None and one.start == two.start
    if together or _gap(one, two) < 0:
        return True
    many = sum(map(len, two.words)) >= _TOLD_TWICE
    flashed = two.end is not None and two.start is not None and two.end - two.start <= _FLASH
    return (many or flashed) and _gap(one, two) <= _TOUCHING


def _without(lines: list[list[Run]], count: int) -> list[list[Run]]:
    """The lines without their first characters, spaces apart; whose voice it was is kept."""
    if not count:
        return lines
    kept: list[list[Run]] = []
    voice: tuple[str, int] | None = None
    for line in lines:
        rest: list[Run] = []
        for run in line:
            voice = run.voice or voice
            size = sum(map(len, run.text.split()))
            at = len(run.text) if count and size <= count else 0
            count -= size if at else 0
            while count and at < len(run.text):
                count -= not run.text[at].isspace()
                at += 1
            if at < len(run.text):
                moment = run.moment if at == 0 else None
                rest.append(Run(run.text[at:], run.origin + at, voice, moment))
                voice = None
        kept.append(rest)
    return kept


def _is_within(moment: int | None, caption: Caption) -> bool:
    if moment is None or caption.start is None or caption.end is None:
        return False
    return caption.start <= moment <= caption.end


def _written(draft: Draft, caption: Caption, lines: list[list[Run]]) -> list[Stamp]:
    """Write a caption's lines, and give its stamps: a new one at each time that stands between words."""
    first = last = draft.length
    marks = [(first, caption.start)]
    for line in lines:
        for run in line:
            if run.voice:
                draft.voice(*run.voice)
            if _is_within(run.moment, caption) and draft.length > marks[-1][0]:
                marks.append((draft.length, run.moment))
            if run.text.strip():
                last = draft.length + len(run.text.rstrip())
            draft.add(run.text, run.origin)
        if any(run.text.strip() for run in line):
            draft.add("\n", line[-1].origin + len(line[-1].text))
    marks = [mark for mark in marks if mark[0] < last]
    ends = [*marks[1:], (last, caption.end)] if marks else []
    return [
        Stamp(at, until, start, end, caption.origin, caption.length)
        for (at, start), (until, end) in zip(marks, ends, strict=True)
    ]
