"""What is wrong with something an author wrote, as a value.

A problem carries a code and the arguments of its wording, never a sentence: the sentences stand in
`problems/<code>.toml`, in every language of the tool (see `wording`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import Enum

from cartable.source.dataclass import dataclass
from cartable.source.place import Place

Argument = str | int


class Level(Enum):
    """How much a problem weighs: an error stops the course's build, the others don't."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that mends a problem without judgement: `old`, at `place`, becomes `new`.

    `old` stands on one line and begins at the place's line and column; an empty `old` inserts.
    """

    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: its code, where it is, the arguments of its wording.

    `related` names other places that matter, each with the role it plays there (a key of the
    wording's `related` table, such as `first-used`). `edits` mend it, for `cartable check --fix`.
    The level is the code's own, from its wording file.
    """

    code: str
    place: Place
    arguments: tuple[tuple[str, Argument], ...] = ()
    related: tuple[tuple[str, Place], ...] = ()
    edits: tuple[Edit, ...] = field(default=(), compare=False)


def problem(
    code: str,
    place: Place,
    *,
    related: tuple[tuple[str, Place], ...] = (),
    edits: tuple[Edit, ...] = (),
    **arguments: Argument | None,
) -> Problem:
    """A problem with its arguments given by name; an argument that is None is left out."""
    given = tuple(sorted((name, value) for name, value in arguments.items() if value is not None))
    return Problem(code, place, given, related, edits)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each once."""
    return sorted(dict.fromkeys(problems), key=lambda one: (one.place, one.code, str(one.arguments)))
