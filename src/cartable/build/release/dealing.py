"""Which questions of a release a learner surely meets, and which by the luck of a draw.

The player draws by the learner's seed, the module's id, the bank's name, and the places in the pool
(`templates/player/dealing.js`): the same pool gives the same questions, and `take` of them begins with
what fewer would have given. Any other pool gives others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cartable.read.released import Released, ReleasedDraw, ReleasedModule


@dataclass(frozen=True, slots=True)
class Chance:
    """What decides whether a question is asked: the stream of the draw, its pool, how many are taken."""

    module: str
    bank: str
    pool: tuple[int, ...]
    take: int


def module_of(course: Released) -> Mapping[int, ReleasedModule]:
    """The module of each question, by the question's slot."""
    return {
        slot: module
        for module in course.modules
        for entry in module.quiz
        for slot in (entry.pool if isinstance(entry, ReleasedDraw) else (entry,))
    }


def chances(course: Released) -> Mapping[int, Chance | None]:
    """What decides whether each question is asked, by its slot; None where it always is."""
    found: dict[int, Chance | None] = {}
    for module in course.modules:
        for entry in module.quiz:
            if not isinstance(entry, ReleasedDraw):
                found[entry] = None
                continue
            all_ = entry.take == len(entry.pool)
            chance = None if all_ else Chance(module.id, entry.bank, entry.pool, entry.take)
            found |= dict.fromkeys(entry.pool, chance)
    return found


def drawn_anew(old: Released, new: Released) -> Iterator[tuple[ReleasedModule, str, tuple[int, ...]]]:
    """Each draw that may leave out questions asked before: its module, its bank, the questions' slots."""
    before = chances(old)
    for module in new.modules:
        for entry in module.quiz:
            if isinstance(entry, ReleasedDraw) and entry.take < len(entry.pool):
                now = Chance(module.id, entry.bank, entry.pool, entry.take)
                left = tuple(slot for slot in entry.pool if slot in before and not _gives(before[slot], now))
                if left:
                    yield module, entry.bank, left


def _gives(before: Chance | None, now: Chance) -> bool:
    """Whether a question that was asked before surely is now."""
    return (
        before is not None
        and (before.module, before.bank, before.pool) == (now.module, now.bank, now.pool)
        and before.take <= now.take
    )


def drawn_more(old: Released, new: Released) -> Iterator[tuple[ReleasedModule, str, int]]:
    """Each draw that takes more of the same pool than before: its module, its bank, how many more."""
    before = {
        (module.id, entry.bank, entry.pool): entry.take
        for module in old.modules
        for entry in module.quiz
        if isinstance(entry, ReleasedDraw)
    }
    for module in new.modules:
        for entry in module.quiz:
            if isinstance(entry, ReleasedDraw):
                more = entry.take - before.get((module.id, entry.bank, entry.pool), entry.take)
                if more > 0:
                    yield module, entry.bank, more
