"""Which questions of a release a learner surely meets, and which by the luck of a draw.

The player draws by the learner's seed, the module's id, the bank's name, and the places in the pool
(`templates/player/dealing.js`): the same pool gives the same questions, and `take` of them begins with
what fewer would have given. Any other pool gives others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartable.read.released import Released, ReleasedDraw, ReleasedModule
from cartable.source.dataclass import dataclass


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
    """Each draw that loses nobody's answer and gives more: its module, its bank, how many more at most.

    It takes more of the same pool, or all of a pool of which only some were asked.
    """
    before = chances(old)
    for module in new.modules:
        for entry in module.quiz:
            if not isinstance(entry, ReleasedDraw):
                continue
            known = [before[slot] for slot in entry.pool if slot in before]
            drawn = {chance for chance in known if chance is not None}
            if entry.take == len(entry.pool):
                sure = known.count(None) + sum(_least(chance, known.count(chance)) for chance in drawn)
                more = len(known) - sure
            else:
                now = Chance(module.id, entry.bank, entry.pool, entry.take)
                more = max((now.take - chance.take for chance in drawn if _gives(chance, now)), default=0)
            if more > 0:
                yield module, entry.bank, more


def _least(chance: Chance, some: int) -> int:
    """How many out of some questions of its pool a draw gives at least."""
    return max(0, chance.take - (len(chance.pool) - some))


def asked_of_all(old: Released, new: Released) -> Iterator[int]:
    """The slot of each question that stands in a quiz now, and was drawn for some learners before."""
    before = chances(old)
    for module in new.modules:
        for entry in module.quiz:
            if not isinstance(entry, ReleasedDraw) and before.get(entry) is not None:
                yield entry
