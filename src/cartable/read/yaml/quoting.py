"""Texts put between quotes, as edits of the lines they stand on."""

from __future__ import annotations

import re

from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Edit

_CURLY = re.compile("“[^“”]+”|‘[^‘]+’")


@dataclass(frozen=True, slots=True)
class Segment:
    """What one line holds of a text: its place and its words, without spaces around."""

    place: Place
    text: str

    @property
    def end(self) -> Place:
        """The place right behind the words."""
        return self.place.shifted(len(self.text), 1)


def is_curly(segments: list[Segment]) -> bool:
    """Whether a whole text stands between one pair of curly quotes, put where YAML wants straight ones."""
    text = " ".join(segment.text for segment in segments)
    return _CURLY.fullmatch(text) is not None


def quoting(segments: list[Segment]) -> tuple[Edit, ...]:
    """The edits that quote a plain text, whatever it holds; its reading stays the same.

    Curly quotes around the whole of it were meant as YAML's, and become those.
    """
    if is_curly(segments):
        body = _within(segments)
        opening, *inner, closing = quoting(body)
        return (
            Edit(segments[0].place.shifted(0, 1), segments[0].text[0], opening.new),
            *inner,
            Edit(segments[-1].end.shifted(-1, 1), segments[-1].text[-1], closing.new),
        )
    quote = _fitting(segments)
    first, last = segments[0], segments[-1]
    inner = [edit for segment in segments for edit in _escaping(segment, quote)]
    return (Edit(first.place, "", quote), *inner, Edit(last.end, "", quote))


def requoting(segments: list[Segment]) -> tuple[Edit, ...]:
    """The edits for a text that stands in quotes and holds the same quote once more.

    The outer quotes, the first and the last character, stay or become the kind that needs fewer
    escapes; escapes that were written already keep their meaning.
    """
    first, last = segments[0], segments[-1]
    outer = first.text[0]
    opening, closing = Edit(first.place, outer, ""), Edit(last.end.shifted(-1), outer, "")
    body = _within(segments)
    if outer == '"':
        return tuple(edit for segment in body for edit in _escaping_again(segment))
    quote = _fitting(body)
    inner = [edit for segment in body for edit in _escaping_apostrophes(segment, quote)]
    if quote == "'":
        return tuple(inner)
    return (Edit(opening.place, outer, quote), *inner, Edit(closing.place, outer, quote))


def _within(segments: list[Segment]) -> list[Segment]:
    """The text without its first and its last character."""
    body = [*segments]
    body[0] = Segment(body[0].place.shifted(1), body[0].text[1:])
    body[-1] = Segment(body[-1].place, body[-1].text[:-1])
    return body


def _fitting(segments: list[Segment]) -> str:
    """The kind of quote with fewer escapes; double quotes when it's all one."""
    doubles = sum(segment.text.count('"') + segment.text.count("\\") for segment in segments)
    singles = sum(segment.text.count("'") for segment in segments)
    return "'" if singles < doubles else '"'


def _escaping(segment: Segment, quote: str) -> list[Edit]:
    if quote == "'":
        return [Edit(segment.place.shifted(at, 1), "'", "''") for at in _found("'", segment.text)]
    return [
        Edit(segment.place.shifted(at, 1), segment.text[at], "\\" + segment.text[at])
        for at in _found(r'["\\]', segment.text)
    ]


def _escaping_again(segment: Segment) -> list[Edit]:
    bare = [found.start() for found in re.finditer(r'\\.|(")', segment.text) if found[1]]
    return [Edit(segment.place.shifted(at, 1), '"', '\\"') for at in bare]


def _escaping_apostrophes(segment: Segment, quote: str) -> list[Edit]:
    edits = []
    for found in re.finditer(r"''|['\"\\]", segment.text):
        place = segment.place.shifted(found.start(), len(found[0]))
        if quote == "'":
            if found[0] == "'":
                edits.append(Edit(place, "'", "''"))
        elif found[0] == "''":
            edits.append(Edit(place, "''", "'"))
        elif found[0] != "'":
            edits.append(Edit(place, found[0], "\\" + found[0]))
    return edits


def _found(pattern: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(pattern, text)]
