"""Things to put in place: how many there may be, and that they can be told apart."""

from __future__ import annotations

from collections.abc import Sequence

from cartable.model.scoring import normal
from cartable.questions.reading import Reading, Step

FEWEST, MOST = 2, 20
"""As many rows stay in view, and in mind."""


def are_enough(count: int, reading: Reading, field: str) -> bool:
    """Whether there are not too few and not too many; else that is reported at the field."""
    if count < FEWEST:
        reading.report("item-count", field, least=FEWEST)
    elif count > MOST:
        reading.report("item-count", field, many=count, most=MOST)
    return FEWEST <= count <= MOST


def are_apart(things: Sequence[tuple[str, tuple[Step, ...]]], reading: Reading) -> bool:
    """Whether no two of these words, each with the path to it, are the same; two that are, are reported."""
    seen: dict[str, str] = {}
    apart = True
    for words, path in things:
        first = seen.setdefault(normal(words, ("case",)), words)
        if first is not words:
            reading.report("same-items", *path, text=words)
            apart = False
    return apart
