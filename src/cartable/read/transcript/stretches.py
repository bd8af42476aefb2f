"""Stretches too long to quote, parted where a speaker may have drawn breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cartable.read.transcript.stops import stop_at_end

_WORD = re.compile(r"\S+")
_UNSTOPPED, _STOPPED = 60, 200  # words in a stretch that no stop ends, and in one that a stop does
_SHORTEST = 15  # words in a part


def parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch whole where it is short enough, else parted at commas or at the file's line ends.

    A part is as long as a comma within 60 words allows, or else a line's end; where there is neither
    it runs on to the first of them.
    """
    words = []
    longest = _UNSTOPPED
    if end - start > 2 * longest:  # so many words need so many characters
        longest = _UNSTOPPED if stop_at_end(text, start, end) is None else _STOPPED
    if end - start > 2 * longest:
        words = [word.span() for word in _WORD.finditer(text, start, end)]
    if len(words) <= longest:
        yield start, end
        return
    first = 0
    for cut in _cuts(text, words):
        yield words[first][0], words[cut][1]
        first = cut + 1
    yield words[first][0], end


def _cuts(text: str, words: list[tuple[int, int]]) -> Iterator[int]:
    """The words after which to part, never the last."""
    first = 0
    comma: int | None = None
    line: int | None = None
    for index, ((_, end), (start, _)) in enumerate(pairwise(words)):
        reach = index - first + 1
        if reach >= _SHORTEST:
            if text[end - 1] in ",;:،、":
                comma = index
            elif "\n" in text[end:start]:
                line = index
        cut = line if comma is None else comma
        if reach >= _UNSTOPPED and cut is not None:
            yield cut
            first, comma, line = cut + 1, None, None
