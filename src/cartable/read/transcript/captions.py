"""Captions joined to one script: what rolls over the screen is kept once.

Live captions roll: each one repeats the line before and adds one (YouTube), or the words before and adds
some. A file does so when half its captions do. Elsewhere, in a short file or one of several makes, each
repeat is judged by itself and its neighbours (`repeats`). A caption that is the same as the one before it is
one of a doubled track, if both stand on screen together, or was cut where a video was: then its
words are too many to be said twice in one breath.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import chain, pairwise

from cartable.read.transcript.payload import Run
from cartable.read.transcript.repeats import Repeat, repeat, sure
from cartable.read.transcript.script import Draft, Script
from cartable.read.transcript.source_text import SourceText
from cartable.read.transcript.stamps import Stamp, stretches
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, problem

_LEAST = 2  # captions that repeat: one may be chance
_FLASH = 50  # milliseconds in which nobody says a thing: YouTube shows a line so long before it rolls
_TOUCHING = 100  # milliseconds between two captions that follow one another without a break
_BREATH = 2000  # milliseconds after which a caption that grows may still go on growing
_TOLD_TWICE = 4  # words that nobody says twice in one breath


@dataclass(slots=True)
class Caption:
    """A caption: its times in milliseconds, where they are written, its lines."""

    start: int | None
    end: int | None
    origin: int
    length: int
    lines: list[list[Run]] = field(default_factory=list)
    _words: list[list[str]] | None = None

    @property
    def words(self) -> list[list[str]]:
        """The words of each line that has any, once all lines are there."""
        if self._words is None:
            split = [
                (line[0].text if len(line) == 1 else "".join([run.text for run in line])).split()
                for line in self.lines
            ]
            self._words = [words for words in split if words]
        return self._words

    @property
    def voices(self) -> tuple[str | None, str | None]:
        """Whose voice its first words name, and whose its last."""
        opening = last = None
        has_begun = False
        for run in chain.from_iterable(self.lines):
            last = run.voice[0] if run.voice else last
            if run.text.strip() and not has_begun:
                opening, has_begun = last, True
        return opening, last


def joined(captions: Sequence[Caption], source: SourceText) -> tuple[Script, list[Problem]]:
    """The script of these captions, lines kept, and what is wrong with them, like things once."""
    problems = []
    empty = [one for one in captions if not one.words]
    if empty:
        place = source.place(empty[0].origin, empty[0].length)
        problems.append(problem("empty-caption", place, count=len(empty)))
    said = [one for one in captions if one.words]
    sizes = [_size(one.words) for one in said]
    known, rolling, doubtful = _known(said, sizes)
    repeating = [caption for caption, count in zip(said, known, strict=True) if count]
    for code, found in (("repeated-captions", repeating), ("perhaps-repeated", doubtful)):
        if found:
            place = source.place(found[0].origin, found[0].length)
            problems.append(problem(code, place, count=len(found)))
    draft = Draft(source)
    stamps: list[Stamp] = []
    ends = _ends(said, sizes, known)
    for caption, end, size, count in zip(said, ends, sizes, known, strict=True):
        if count < size or any(caption.voices):
            stamps += _written(draft, caption, end, _without(caption.lines, count))
    times, doubts = stretches(stamps, source, rolling=rolling)
    return draft.script(times), problems + doubts


def _known(captions: Sequence[Caption], sizes: Sequence[int]) -> tuple[list[int], bool, list[Caption]]:
    """How many characters of each caption, spaces apart, repeat the one before.

    And whether the file rolls; and the captions that may repeat something and are kept whole. What comes
    after a break is said again.
    """
    known, rolling = _rolled(captions, sizes)
    doubtful: list[Caption] = []
    pairs = list(pairwise(captions))
    if not any(_repeat(*pair) for pair, count in zip(pairs, known[1:], strict=True) if not count):
        return known, rolling, doubtful
    repeats = [None, *(_repeat(*pair) for pair in pairs)]
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
    pairs = [
        (one.words, two.words) if _gap(one, two) <= _TOUCHING else None for one, two in pairwise(captions)
    ]
    for repeated in (_lines_repeated, _head_repeated):
        known = [0, *(repeated(*pair) if pair else 0 for pair in pairs)][: len(captions)]
        if _rolls(sizes, known):
            return known, True
    return [0] * len(captions), False


def _repeat(one: Caption, two: Caption) -> Repeat | None:
    """What a caption repeats of the one before, unless somebody else says it."""
    said, again = [*chain(*one.words)], [*chain(*two.words)]
    found = repeat(said, again)
    if found is None:
        return None
    is_apart = _gap(one, two) > _TOUCHING and not _is_double(one, two)
    # Who stammers adds no new word: "no", "no no".
    if is_apart and not (found.grows and _gap(one, two) <= _BREATH and not {*again} <= {*said}):
        return None
    before, after = one.voices[1 if found.left else 0], two.voices[0]
    if before and after and before != after:
        return None
    return found._replace(is_apart=True) if is_apart else found


def _ends(captions: Sequence[Caption], sizes: Sequence[int], known: Sequence[int]) -> list[int | None]:
    """When each caption is over: at the latest when the next says its words again and goes on."""
    ends = [one.end for one in captions]
    for index, (one, two) in enumerate(pairwise(captions)):
        if one.start is None or one.end is None or two.start is None:
            continue
        if 0 < known[index + 1] < sizes[index + 1] and one.start <= two.start < one.end:
            ends[index] = two.start
    return ends


def _rolls(sizes: Sequence[int], repeated: Sequence[int]) -> bool:
    adding = sum(0 < count < size for size, count in zip(sizes, repeated, strict=True))
    repeating = sum(map(bool, repeated))
    return adding > 0 and repeating >= _LEAST and repeating * 2 >= len(sizes) - 1


def _size(lines: list[list[str]]) -> int:
    return sum([len("".join(line)) for line in lines])


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
        return _BREATH + 1
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
    for index, line in enumerate(lines):
        if not count and voice is None:
            return kept + lines[index:]
        rest: list[Run] = []
        for run in line:
            text, origin, named, moment = run
            voice = named or voice
            at = 0
            if count:
                size = len("".join(text.split()))
                at = len(text) if size <= count else 0
                count -= size if at else 0
                while count and at < len(text):
                    count -= not text[at].isspace()
                    at += 1
            if at < len(text):
                rest.append(Run(text[at:], origin + at, voice, None if at else moment))
                voice = None
        kept.append(rest)
    return kept


def _written(draft: Draft, caption: Caption, over: int | None, lines: list[list[Run]]) -> list[Stamp]:
    """Write a caption's lines, and give its stamps: a new one at each time that stands between words.

    The caption is `over` at that time.
    """
    length = last = draft.length
    marks = [(length, caption.start)]
    for line in lines:
        has_words = False
        for text, origin, voice, moment in line:
            if voice:
                draft.voice(*voice)
            if moment is not None and length > marks[-1][0] and _is_within(moment, caption.start, over):
                marks.append((length, moment))
            if bare := text.rstrip():
                last = length + len(bare)
                has_words = True
            length = draft.add(text, origin)
        if has_words:
            length = draft.add("\n", line[-1].origin + len(line[-1].text))
    while marks and marks[-1][0] >= last:
        marks.pop()
    ends = [*marks[1:], (last, over)] if marks else []
    return [
        Stamp(at, until, start, end, caption.origin, caption.length)
        for (at, start), (until, end) in zip(marks, ends, strict=True)
    ]


def _is_within(moment: int, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start <= moment <= end
