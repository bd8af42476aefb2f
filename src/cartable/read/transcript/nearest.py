"""The passage of a transcript that a misquoted one most resembles, and where the two part.

Candidates come from a vote: every word of the quote, the rarer the heavier, votes for the places
where the quote would then begin. The best three are aligned word by word at the least cost.
For words that should open a sentence, beginnings of sentences are aligned too, and win unless another
passage is much nearer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from cartable.read.transcript.spoken import Spoken, Words, folded, opened
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, problem

_COMPARED, _STEP = 40, 20  # a longer quote is compared by overlapping stretches of so many words
_BUCKET, _CANDIDATES = 8, 3
_COMMON, _COUNTED = 300, 2000  # a word said more often votes only if no rarer one can, then so often
_SHOWN = 24  # words of the passage shown
_SKIPPED = 0.9  # cost of a word said and not quoted: less than that of another word
_STEM = 3
_OPENINGS, _FURTHER = 12, 3  # sentences that are aligned; their words looked at, more than are wanted
_GIVEN_WAY = 0.35  # of each word: what the beginning of a sentence may cost more than another passage
_SPELLING, _FORM = 0.3, 0.5  # costs of words equal but for accents and capitals; of a shared beginning


@dataclass(frozen=True, slots=True)
class Nearest:
    """Where the transcript comes nearest to a quote.

    `turn` counts from 1. `passage` is what is said there, at most 24 words, cut with `…`. `wrote` and
    `said` are the first words that differ; one of them is None where words were added or left out,
    both where no difference shows. `others` counts further differences.
    """

    turn: int
    passage: str
    wrote: str | None
    said: str | None
    others: int


def nearest(spoken: Spoken, quote: Words, *, opens: bool = False) -> Nearest | None:
    """What a quote that the transcript does not hold resembles; None when nothing does.

    `opens`: its words should open a sentence.
    """
    stretch = _first_missing(spoken, quote)
    candidates = [_aligned(spoken, stretch.words, start) for start in _starts(spoken, stretch.words)]
    best = min(candidates, key=lambda one: one.cost, default=None)
    if opens and best:
        firsts = _openings(spoken, stretch.words)
        openings = [_aligned(spoken, stretch.words, first, opens=True) for first in firsts]
        opening = min(openings, key=lambda one: one.cost, default=best)
        best = opening if opening.cost <= best.cost + _GIVEN_WAY * len(stretch.words) else best
    if best is None or best.first >= best.end or best.cost >= _unlikeness(stretch.words):
        return None
    return _described(spoken, stretch, best)


def compared(mistake: Problem, near: Nearest | None) -> Problem:
    """The problem with `turn`, `nearest`, `wrote`, `said` and `others` among its arguments, where known."""
    if near is None:
        return mistake
    known = problem(
        mistake.code,
        mistake.place,
        turn=near.turn,
        nearest=near.passage,
        wrote=near.wrote,
        said=near.said,
        others=near.others or None,
    )
    return replace(mistake, arguments=tuple(sorted(mistake.arguments + known.arguments)))


@dataclass(frozen=True, slots=True)
class _Aligned:
    """Words `first` to before `end` of the transcript against a quote: its cost, its differences.

    A difference is (from, to) in the quote and (from, to) in the transcript, ends excluded.
    """

    first: int
    end: int
    cost: float
    differences: tuple[tuple[int, int, int, int], ...]


def _unlikeness(wanted: Sequence[str]) -> float:
    """The cost from which on two runs of words have nothing to do with one another."""
    return 0.6 * len(wanted) + 0.4


def _first_missing(spoken: Spoken, quote: Words) -> Words:
    length = len(quote.words)
    if length <= _COMPARED:
        return quote
    for first in range(0, length - _STEP, _STEP):
        part = slice(first, first + _COMPARED)
        if spoken.found(quote.words[part]) is None:
            return quote.only(part)
    return quote.only(slice(_COMPARED))


def _starts(spoken: Spoken, wanted: Sequence[str]) -> list[int]:
    """The likeliest first words, best first; the earlier of two alike."""
    places: dict[str, list[int]] = defaultdict(list)
    asked = [folded(word) for word in wanted]
    distinct = set(asked)
    for index, word in enumerate(spoken.folded):
        if word in distinct and len(places[word]) < _COUNTED:
            places[word].append(index)
    if not places:
        stems = {word[: max(_STEM, len(word) * 3 // 5)]: word for word in asked if len(word) > _STEM}
        for index, word in enumerate(spoken.folded):
            if like := next((stems[word[:size]] for size in _sizes(stems) if word[:size] in stems), None):
                places[like].append(index)
    rare = {word for word in places if len(places[word]) <= _COMMON} or set(places)
    votes: Counter[int] = Counter()
    for offset, word in enumerate(asked):
        if word in rare:
            weight = max(1, 1000 // len(places[word]))
            for index in places[word]:
                votes[(index - offset) // _BUCKET] += weight
    pairs = {bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes}
    best = sorted(pairs, key=lambda bucket: (-pairs[bucket], bucket))[:_CANDIDATES]
    return [max(0, bucket * _BUCKET) for bucket in best]


def _sizes(stems: dict[str, str]) -> list[int]:
    return sorted({len(stem) for stem in stems}, reverse=True)


def _openings(spoken: Spoken, wanted: Sequence[str]) -> list[int]:
    """The first words of the sentences that begin with most of the wanted words in their order."""
    asked = [folded(word) for word in wanted]
    scores = []
    for sentence in range(1, spoken.sentence_count + 1):
        first = spoken.opening(sentence)
        heard = spoken.folded[first : first + len(asked) + _FURTHER]
        score = at = 0
        for word in asked:
            if word in heard[at:]:
                score, at = score + 1, heard.index(word, at) + 1
        if score:
            scores.append((-score, first))
    return [first for _, first in sorted(scores)[:_OPENINGS]]


def _aligned(spoken: Spoken, wanted: Sequence[str], start: int, *, opens: bool = False) -> _Aligned:
    """The cheapest alignment of all wanted words with a run of words around `start`, or from it on."""
    begin = start if opens else max(0, start - _BUCKET)
    heard = spoken.words[begin : start + 2 * _BUCKET + len(wanted) * 3 // 2]
    rows = [[_SKIPPED * opens * at for at in range(len(heard) + 1)]]
    for index, word in enumerate(wanted):
        above, row = rows[-1], [index + 1.0]
        for at, said in enumerate(heard):
            row.append(
                min(above[at] + _unlike(word, said, first=index == 0), above[at + 1] + 1, row[at] + _SKIPPED)
            )
        rows.append(row)
    # Of two ends alike, the later: a last word that differs stands against a word, not against none.
    end = min(range(len(heard), -1, -1), key=rows[-1].__getitem__)
    first, differences = _traced(rows, wanted, heard, end)
    shifted = tuple((a, b, c + begin, d + begin) for a, b, c, d in differences)
    return _Aligned(begin + first, begin + end, rows[-1][end], shifted)


def _traced(
    rows: list[list[float]], wanted: Sequence[str], heard: Sequence[str], end: int
) -> tuple[int, list[tuple[int, int, int, int]]]:
    """Where the alignment that ends at `end` begins, and its differences, neighbours joined, in order."""
    steps: list[tuple[int, int, int, int]] = []
    row, column = len(wanted), end
    while row:
        unlike = _unlike(wanted[row - 1], heard[column - 1], first=row == 1) if column else 1.0
        if column and rows[row][column] == rows[row - 1][column - 1] + unlike:
            step = (row - 1, row, column - 1, column)
        elif rows[row][column] == rows[row - 1][column] + 1:
            step, unlike = (row - 1, row, column, column), 1.0
        else:
            step, unlike = (row, row, column - 1, column), 1.0
        row, column = step[0], step[2]
        if unlike:
            steps.append(step)
    if rows[0][column]:  # words that open the sentence, and that the author left out
        steps.append((0, 0, 0, column))
        column = 0
    joined: list[tuple[int, int, int, int]] = []
    for step in reversed(steps):
        if joined and joined[-1][1] == step[0] and joined[-1][3] == step[2]:
            joined[-1] = (joined[-1][0], step[1], joined[-1][2], step[3])
        else:
            joined.append(step)
    return column, joined


def _unlike(word: str, said: str, *, first: bool) -> float:
    if word == said or (first and opened(word, said)):
        return 0.0
    one, other = folded(word), folded(said)
    if one == other:
        return _SPELLING
    size = max(_STEM, max(len(one), len(other)) * 3 // 5)
    return _FORM if one[:size] == other[:size] else 1.0


def _described(spoken: Spoken, quote: Words, best: _Aligned) -> Nearest:
    turn = spoken.turn_of(best.first)
    if not best.differences:
        return Nearest(turn, _shown(spoken, best, best.first), None, None, 0)
    a, b, c, d = best.differences[0]
    wrote = quote.whole(a, b) or None
    said = spoken.said(c, d).whole(0, d - c) if c < d else None
    return Nearest(turn, _shown(spoken, best, c), wrote, said, len(best.differences) - 1)


def _shown(spoken: Spoken, best: _Aligned, around: int) -> str:
    first = max(best.first, min(around - _SHOWN // 2, best.end - _SHOWN))
    end = min(best.end, first + _SHOWN)
    words = spoken.said(first, end)
    passage = words.passage(0, len(words.words))
    return ("… " if first > best.first else "") + passage + (" …" if end < best.end else "")
