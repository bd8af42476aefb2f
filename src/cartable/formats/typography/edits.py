"""Changes to the words of a paragraph that is cut into runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

OBJECT = "\ufffc"
"""Stands for what is no words: code, a picture (Unicode's object replacement character)."""

SPACES = " \u00a0\u2009\u202f"
"""The spaces that may stand beside a mark within a line."""


class Edit(NamedTuple):
    """The characters from `start` to before `end` become `new`."""

    start: int
    end: int
    new: str


def spaces_before(text: str, end: int) -> int:
    """Where the spaces begin that end just before `end`; `end` itself when there are none."""
    while end and text[end - 1] in SPACES:
        end -= 1
    return end


def applied(runs: Sequence[str], edits: Iterable[Edit]) -> list[str]:
    """The runs with the edits made; edits count from the first run's first character.

    Edits don't overlap. What one puts in goes into the run where it starts.
    """
    ordered = sorted(edits)
    if not ordered:
        return list(runs)
    if len(runs) == 1:
        return [_changed(runs[0], ordered)]
    shares: list[list[Edit]] = [[] for _ in runs]
    begins = [0]
    for run in runs:
        begins.append(begins[-1] + len(run))
    at = 0
    for start, end, new in ordered:
        while at < len(runs) - 1 and begins[at + 1] <= start:
            at += 1
        shares[at].append(Edit(start - begins[at], min(end, begins[at + 1]) - begins[at], new))
        later = at + 1
        while later < len(runs) and begins[later] < end:
            shares[later].append(Edit(0, min(end, begins[later + 1]) - begins[later], ""))
            later += 1
    return [_changed(run, share) if share else run for run, share in zip(runs, shares, strict=True)]


def _changed(words: str, edits: Iterable[Edit]) -> str:
    pieces = []
    done = 0
    for start, end, new in edits:
        pieces.append(words[done:start])
        pieces.append(new)
        done = end
    pieces.append(words[done:])
    return "".join(pieces)
