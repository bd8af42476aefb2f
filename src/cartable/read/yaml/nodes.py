"""What was written in a YAML file: scalars, sequences, mappings, each with its place.

The trees are at most as deep as `tree.DEEPEST`, so that walking them by recursion is safe. An alias
stands for the node it names: the same object, several times.
"""

from __future__ import annotations

from typing import NamedTuple

from cartable.source.dataclass import dataclass
from cartable.source.place import Place


class Scalar(NamedTuple):
    """A text as typed: `No`, `12:30` and `1.0` stay what they are.

    `plain` says that it was written without quotes and not as a block. The place's length is what
    stands on its first line.
    """

    text: str
    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in order. The place is its first dash or bracket."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and what they name, in order, each key once. The place is its first key or brace."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """What the key names, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """The key as it was written, or None."""
        for name, _ in self.entries:
            if name.text == key:
                return name
        return None


Node = Scalar | Sequence | Mapping


def bare(node: Node) -> object:
    """The node without its places: text, list or dict, None for a value left empty."""
    match node:
        case Scalar(text, _, plain):
            return None if plain and not text else text
        case Sequence(items):
            return [bare(item) for item in items]
        case Mapping(entries):
            return {key.text: bare(value) for key, value in entries}
