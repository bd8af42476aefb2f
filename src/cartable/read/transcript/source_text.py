"""The text of a transcript's file, rid of characters that nobody sees, and where each stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from cartable.source.place import Place

# Control characters that XML refuses, direction overrides that make a line read other than it is,
# lone surrogates, interlinear marks. White space and the plain direction marks of Arabic or Hebrew stay.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# Windows-1252 that passed for Latin-1: the sign that was meant can be told (’ … œ).
_MEANT = {code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))}
_LINE_END = re.compile(r"\r\n|\r|\n")


def seen(text: str) -> str:
    """A text without the characters that nobody sees, such as an entity of captions may bring in."""
    return _HIDDEN.sub("", text)


def _line_starts(words: str) -> list[int]:
    if "\r" in words:
        return [0, *(end.end() for end in _LINE_END.finditer(words))]
    lengths = (len(line) + 1 for line in words.split("\n"))
    return [*accumulate(lengths, initial=0)][:-1]


class SourceText:
    """A file's `text` without its byte-order mark and hidden characters, lines ended by a line feed.

    `hidden` is how many hidden characters there were, `first_hidden` the place and the character of
    the first; `path` is the file's. Those of Windows-1252 became the signs they meant, the others are gone.
    """

    def __init__(self, words: str, place: Place) -> None:
        words = words.removeprefix("\ufeff")
        self.path = place.path
        self._starts = _line_starts(words)
        found = list(_HIDDEN.finditer(words))
        self.hidden = len(found)
        removed = [one.start() for one in found if ord(one.group()) not in _MEANT]
        removed += [one.start() for one in re.finditer(r"\r(?=\n)", words)]
        removed.sort()
        # Where each removed character would stand in `text`: how many lie at or before an offset
        # there is how far the file's own offset is ahead of it.
        self._removed = [start - index for index, start in enumerate(removed)]
        self.first_hidden = (self._at(found[0].start(), 1), found[0].group()) if found else None
        visible = _HIDDEN.sub("", words.translate(_MEANT)) if found else words
        self.text = visible.replace("\r\n", "\n").replace("\r", "\n")

    def place(self, offset: int, length: int) -> Place:
        """The place in the file of a stretch of `text`."""
        return self._at(offset + bisect_right(self._removed, offset), length)

    def _at(self, offset: int, length: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(self.path, line, offset - self._starts[line - 1] + 1, length)
