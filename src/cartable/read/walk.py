"""From a path of a validated value to the node that it was read from.

The grammar reads some mappings as lists of pairs and some lone scalars as lists of one; a path
through those still leads to the words that the author typed.
"""

from __future__ import annotations

from collections import Counter

from cartable.read.yaml import Mapping, Node, Scalar, Sequence
from cartable.source.place import Place

Step = str | int
Spot = tuple[Node, tuple[Scalar, Node] | None]
"""Where a path has led: the node, and the pair it is the value of where that was asked for as an item."""

_KEY_FIELDS = frozenset({"id", "title", "term", "(key)"})


def node_at(root: Node, path: tuple[Step, ...]) -> Node:
    """The node at a path; where the path leads to nothing, the nearest node around it."""
    return walked((root, None), path)[0]


def walked(spot: Spot, path: tuple[Step, ...]) -> Spot:
    """The spot that a path leads to from another, likewise."""
    for step in path:
        if isinstance(step, int):
            spot = _item(spot, step)
        elif not step.startswith("="):
            spot = _field(spot, step)
    return spot


def _item(spot: Spot, number: int) -> Spot:
    node, pair = spot
    if pair is None and number >= 0:
        if isinstance(node, Sequence) and number < len(node.items):
            return node.items[number], None
        if isinstance(node, Mapping) and number < len(node.entries):
            entry = node.entries[number]
            return entry[1], entry
    return node, None


def _field(spot: Spot, name: str) -> Spot:
    node, pair = spot
    if pair is not None and name in _KEY_FIELDS:
        return pair[0], None
    return (node.get(name) or node) if isinstance(node, Mapping) else node, None


def place_at(root: Node, path: tuple[Step, ...]) -> Place:
    """The place of the node at a path; of a mapping or list, where it begins."""
    return opening(node_at(root, path))


def opening(node: Node) -> Place:
    """Where a node begins, as long as its first word: a whole mapping is too much to underline."""
    if isinstance(node, Mapping) and node.entries:
        return node.entries[0][0].place
    return node.place


def key_place(root: Node, path: tuple[Step, ...]) -> Place:
    """The place of the key that a path ends in; of the value where the path ends in a number.

    In a pair that is read as a list's item, the pair's own key stands for the fields it has not.
    """
    parent = node_at(root, path[:-1])
    last = path[-1] if path else 0
    key = parent.key(last) if isinstance(parent, Mapping) and isinstance(last, str) else None
    if key is not None:
        return key.place
    pairs, number = node_at(root, path[:-2]), path[-2] if len(path) > 1 else None
    if isinstance(pairs, Mapping) and isinstance(number, int) and number < len(pairs.entries):
        return pairs.entries[number][0].place
    return place_at(root, path)


def without(node: Node, path: tuple[Step, ...]) -> Node | None:
    """The tree without the node at a path; None where that is the whole tree."""
    path = tuple(step for step in path if not (isinstance(step, str) and step.startswith("=")))
    if not path:
        return None
    step, rest = path[0], path[1:]
    match node:
        case Sequence(items, place) if isinstance(step, int) and step < len(items):
            kept = without(items[step], rest)
            middle = () if kept is None else (kept,)
            return Sequence(items[:step] + middle + items[step + 1 :], place)
        case Mapping(entries, place):
            for number, (key, value) in enumerate(entries):
                if step in (number, key.text):
                    kept = without(value, rest)
                    # A pair read as a list's item goes whole: half of it means nothing.
                    if isinstance(step, int) and not isinstance(value, Mapping):
                        kept = None
                    middle_entry = () if kept is None else ((key, kept),)
                    return Mapping(entries[:number] + middle_entry + entries[number + 1 :], place)
            return None
        case _:
            return None


def renamed(node: Node, path: tuple[Step, ...], name: str) -> Node:
    """The tree with another name for the key that a path ends in; the key keeps its place."""
    path = tuple(step for step in path if not (isinstance(step, str) and step.startswith("=")))
    if not path:
        return node
    step, rest = path[0], path[1:]
    match node:
        case Sequence(items, place) if isinstance(step, int) and step < len(items):
            return Sequence((*items[:step], renamed(items[step], rest, name), *items[step + 1 :]), place)
        case Mapping(entries, place):
            kept = tuple(
                (Scalar(name, key.place, key.plain), value)
                if not rest and key.text == step
                else (key, renamed(value, rest, name) if step in (number, key.text) else value)
                for number, (key, value) in enumerate(entries)
            )
            return Mapping(kept, place)
        case _:
            return node


def filled(node: Node, path: tuple[Step, ...], name: str, text: str) -> Node:
    """The tree with a field more, in the mapping at a path; it stands where the mapping begins."""
    path = tuple(step for step in path if not (isinstance(step, str) and step.startswith("=")))
    step, rest = (path[0], path[1:]) if path else (None, ())
    match node:
        case Mapping(entries, place) if not path:
            key, value = (Scalar(words, opening(node), plain=True) for words in (name, text))
            return Mapping((*entries, (key, value)), place)
        case Sequence(items, place) if isinstance(step, int):
            return Sequence((*items[:step], filled(items[step], rest, name, text), *items[step + 1 :]), place)
        case Mapping(entries, place):
            return Mapping(
                tuple(
                    (key, filled(value, rest, name, text) if step in (at, key.text) else value)
                    for at, (key, value) in enumerate(entries)
                ),
                place,
            )
        case _:
            return node


def words_in(node: Node) -> Counter[str]:
    """Every name and value in a tree, and how often."""
    words: Counter[str] = Counter()
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Sequence(items):
                waiting.extend(items)
            case Mapping(entries):
                waiting.extend(one for entry in entries for one in entry)
            case Scalar(text):
                words[text] += 1
    return words
