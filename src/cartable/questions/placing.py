"""Things that are given to what they belong to, however an author writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cartable.model.interaction import Match, Matching, Target
from cartable.model.scoring import normal
from cartable.questions.reading import Part, Reading, Step
from cartable.questions.things import are_apart, are_enough
from cartable.source.dataclass import dataclass

_TO = "→ "
"""Before the words of a target, so that a thing of the same words is told from it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing and what it belongs to, as written, each with the path to it."""

    words: str
    path: tuple[Step, ...]
    target: str
    target_path: tuple[Step, ...]


def parts(placed: Sequence[Placed]) -> Iterator[Part]:
    """What a learner's state keeps: the things, then what they belong to, each once."""
    yield from (Part(one.words, one.path) for one in placed)
    yield from (Part(_TO + one.target, one.target_path) for one in _targets(placed))


def matching(placed: Sequence[Placed], reading: Reading, field: str, *, beside: bool) -> Matching | None:
    """The matching, or None where there is nothing to match; what is wrong is reported.

    Where authors write each thing `beside` its target, targets are listed by the alphabet; where they write
    all things of a target together, the things are shuffled.
    """
    texts = [reading.text(one.words, *one.path) for one in placed]
    targets = _targets(placed)
    if not are_enough(len(placed), reading, field):
        return None
    if len(targets) == 1:
        reading.report("one-target", field, target=targets[0].target)
        return None
    items = [(text.plain, one.path) for text, one in zip(texts, placed, strict=True)]
    if not are_apart(items, reading) or not are_apart(
        [(one.target, one.target_path) for one in targets], reading
    ):
        return None
    ids = {one.target: reading.option_id(len(placed) + number) for number, one in enumerate(targets)}
    return Matching(
        tuple(
            Match(reading.option_id(number), text, ids[one.target])
            for number, (text, one) in enumerate(zip(texts, placed, strict=True))
        ),
        tuple(Target(ids[words], words) for words in (sorted(ids, key=_spelt) if beside else ids)),
        shuffled=not beside,
    )


def _spelt(words: str) -> str:
    return normal(words, ("case", "accents"))


def _targets(placed: Sequence[Placed]) -> list[Placed]:
    """Each target where it stands first."""
    return list({one.target: one for one in reversed(placed)}.values())[::-1]
