"""How a learner answers: a closed union, shared by SCORM, xAPI and QTI.

A question type (`cartable.questions`) is an authoring word that lowers to one of these. Adding a
member here makes mypy name every output and every scorer that must learn it.
"""

from __future__ import annotations

from fractions import Fraction

from cartable.model.text import Text
from cartable.model.transcript import Citation
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. `id` is unique in its question and stands in the learner's state.

    `evidence` is what its own feedback rests on: quotes of its own, or those of the key point
    `rests_on`; empty where it has none but the question's.
    """

    id: str
    text: Text
    right: bool
    why: Text | None = None
    rests_on: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose one option, or, where `several`, all that are right.

    With several, marks are plus/minus (Betts 2021, PMC8725057): (right chosen / right) minus
    (wrong chosen / wrong), never below 0.
    """

    options: tuple[Option, ...]
    several: bool = False
    shuffled: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A typed answer that the author foresaw, right or wrong, with what to say of it, as in `Option`."""

    text: str
    right: bool
    why: Text | None = None
    rests_on: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TextEntry:
    """Type a few words. `forgives` holds any of `case`, `accents`, `punctuation` (see `scoring`)."""

    answers: tuple[Answer, ...]
    forgives: frozenset[str]
    longest: int = 100


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """Type a number. Right when |typed - value| <= tolerance; `unit` is shown after the field."""

    value: Fraction
    tolerance: Fraction = Fraction(0)
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Essay:
    """Write freely; never scored. `longest` in characters (UTF-16 units), `lines` on paper."""

    lines: int = 8
    longest: int = 500


@dataclass(frozen=True, slots=True)
class Target:
    """Where items belong: `text` is a line without marks, as a list to choose from shows it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """An item, and the id of the target where it belongs. Ids are unique among items and targets together."""

    id: str
    text: Text
    target: str


@dataclass(frozen=True, slots=True)
class Matching:
    """Give each item the target where it belongs; a target may serve several items.

    Worth the share of items rightly placed. `targets` are in the order shown, which tells nothing of the
    items; `shuffled` says whether the items are shown in another order than theirs.
    """

    items: tuple[Match, ...]
    targets: tuple[Target, ...]
    shuffled: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to put in its place."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Ordering:
    """Put the items in order; they are held in the right one, and always shown in another.

    Worth Kendall's tau (Kendall 1938, Biometrika 30), never below 0: of all pairs of items, those that stand
    the right way round less those that do not. An order by chance is worth nothing on average.
    """

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a text, and the words that fill it rightly, the one to show first."""

    id: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Fill the gaps of the question's text, in their order: typed, or chosen where there are `words`.

    Worth the share of gaps rightly filled; `forgives` and `longest`, of each gap, as in `TextEntry`. `words`
    are in the order shown, the first answer of each gap among them.
    """

    gaps: tuple[Gap, ...]
    forgives: frozenset[str]
    longest: int = 40
    words: tuple[str, ...] = ()


Interaction = Choice | TextEntry | NumberEntry | Matching | Ordering | Gaps | Essay
