"""What a caption says again of the one before it: its words begin with the last words of that one.

A caption that grows says all of the one before and adds to it; a window that moves says its end. People
repeat themselves too, and then every word counts. So a repeat is sure where nobody would speak so: a
whole caption of two words or more is said again and goes on, or what is repeated keeps being repeated. After
a short break only captions that grow twice running are sure, and no other is worth a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_TELLING = 2  # words that are said again: one may be chance


class Repeat(NamedTuple):
    """The first `size` words of a caption, which are the last of the one before it.

    `spoken` of them hold a letter or a digit; `left` of the one before and `added` here are no part of it.
    `is_apart`: there is a break between the two captions.
    """

    size: int
    spoken: int
    left: int
    added: int
    is_apart: bool = False

    @property
    def grows(self) -> bool:
        """Whether the whole caption before is said again, and more."""
        return not self.left and self.added > 0

    @property
    def is_same(self) -> bool:
        """Whether both captions hold the same words."""
        return not self.left and not self.added

    @property
    def is_telling(self) -> bool:
        """Whether it is worth a look: by its length, or because the caption before is whole in it."""
        return not self.is_apart and (self.spoken >= _TELLING or self.grows)


def repeat(before: Sequence[str], after: Sequence[str]) -> Repeat | None:
    """The longest repeat between the words of two captions; None where there is none. Linear in time."""
    if not after or after[0] not in before:
        return None
    row = [*after, None, *before]  # as Knuth, Morris and Pratt search: None is no word
    borders = [0] * len(row)
    for at in range(1, len(row)):
        size = borders[at - 1]
        while size and row[size] != row[at]:
            size = borders[size - 1]
        borders[at] = size + (row[size] == row[at])
    size = borders[-1]
    spoken = sum(any(map(str.isalnum, word)) for word in after[:size])
    found = Repeat(size, spoken, len(before) - size, len(after) - size)
    return found if spoken or found.is_same else None


def sure(repeats: Sequence[Repeat | None]) -> list[bool]:
    """Which of the repeats are no speech. The first belongs to the first caption, and is None."""

    def near(index: int) -> list[int]:
        return [at for at in (index - 1, index + 1) if 0 <= at < len(repeats)]

    def runs_on(index: int, one: Repeat) -> bool:
        """Whether a growing caption is one of several, or grows by so much that it proves itself."""
        around = [other for at in near(index) if (other := repeats[at]) is not None and other.grows]
        if one.is_apart:
            return any(max(one.spoken, other.spoken) >= _TELLING for other in around)
        return one.spoken >= _TELLING or bool(around)

    found = [one is not None and one.grows and runs_on(index, one) for index, one in enumerate(repeats)]
    held = [
        one is not None and one.is_same and any(found[at] for at in near(index))
        for index, one in enumerate(repeats)
    ]
    found = [one or other for one, other in zip(found, held, strict=True)]
    for index, one in enumerate(repeats):
        if one is None or found[index] or one.is_same or not one.left:
            continue
        around = [(repeats[at], found[at]) for at in near(index)]
        follows = any(
            is_sure or (other and other.spoken >= _TELLING and not other.is_apart)
            for other, is_sure in around
        )
        last = repeats[index - 1] if index and found[index - 1] else None
        is_last_added = last is not None and last.added == one.size
        found[index] = is_last_added or (one.spoken >= _TELLING and follows)
    return found
