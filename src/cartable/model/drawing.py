"""Chance that can be had again: shuffles and draws from a learner's seed.

Python and the player's JavaScript give the same orders (`tests/vectors/drawing.json`). The seed is
16 bits; a stream is named (by a question's or quiz's id), so that one shuffle never moves another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
_WORD = 0xFFFFFFFF


def _start(seed: int, name: str) -> int:
    """FNV-1a, 32 bits, of the seed's two bytes and the name's UTF-8."""
    digest = 0x811C9DC5
    for byte in (seed >> 8 & 0xFF, seed & 0xFF, *name.encode()):
        digest = ((digest ^ byte) * 0x01000193) & _WORD
    return digest


def _stream(seed: int, name: str) -> Callable[[], int]:
    """Numbers of 32 bits by xorshift32 (Marsaglia 2003), which never starts from 0."""
    word = _start(seed, name) or 0x9E3779B9

    def following() -> int:
        nonlocal word
        word ^= (word << 13) & _WORD
        word ^= word >> 17
        word ^= (word << 5) & _WORD
        return word

    return following


def shuffled(things: Sequence[_T], seed: int, name: str) -> list[_T]:
    """The things in the order that this seed gives this name (Fisher and Yates, from the end)."""
    following = _stream(seed, name)
    order = list(things)
    for at in range(len(order) - 1, 0, -1):
        other = following() % (at + 1)
        order[at], order[other] = order[other], order[at]
    return order


def disordered(things: Sequence[_T], seed: int, name: str) -> list[_T]:
    """Likewise, but never in the order given: where chance gives that, the first comes last."""
    order = shuffled(things, seed, name)
    return order if order != list(things) else [*order[1:], *order[:1]]


def drawn(pool: Sequence[_T], take: int, seed: int, name: str) -> list[_T]:
    """`take` things of the pool, in the pool's order."""
    chosen = set(shuffled(range(len(pool)), seed, name)[:take])
    return [thing for number, thing in enumerate(pool) if number in chosen]
