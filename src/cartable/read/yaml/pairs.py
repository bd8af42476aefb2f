"""A text that a colon made a pair of, recognised where a text was asked for."""

from __future__ import annotations

from cartable.read.yaml.nodes import Mapping, Scalar
from cartable.read.yaml.quoting import Segment, quoting
from cartable.source.problem import Problem, problem


def pair_as_text(mapping: Mapping) -> str | None:
    """The text as it was typed, if the mapping is one pair of plain texts on one line; else None."""
    segment = _segment(mapping)
    return segment.text if segment else None


def became_pair(mapping: Mapping) -> Problem | None:
    """The problem of such a mapping, with the edits that quote it; else None."""
    segment = _segment(mapping)
    if segment is None:
        return None
    edits = quoting([segment])
    quote = edits[0].new
    inner = segment.text
    for edit in reversed(edits[1:-1]):
        at = edit.place.column - segment.place.column
        inner = inner[:at] + edit.new + inner[at + 1 :]
    corrected = f"{quote}{inner}{quote}"
    place = segment.place.shifted(0, len(segment.text))
    return problem("text-became-pair", place, edits=edits, text=segment.text, corrected=corrected)


def _segment(mapping: Mapping) -> Segment | None:
    if len(mapping.entries) != 1:
        return None
    key, value = mapping.entries[0]
    if not isinstance(value, Scalar) or not (key.plain and value.plain):
        return None
    gap = value.place.column - key.place.column - len(key.text)
    if value.place.line != key.place.line or gap < 1 or value.place.length < len(value.text):
        return None
    if not value.text:
        return Segment(key.place, f"{key.text}{' ' * (gap - 1)}:")
    return Segment(key.place, f"{key.text}{' ' * (gap - 2)}: {value.text}")
