"""A node tree against its grammar: what holds, and a problem for each thing that does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cartable.read.faults import fault
from cartable.read.spelling import surely
from cartable.read.walk import Step, filled, node_at, renamed, without, words_in
from cartable.read.yaml import Mapping, Node, bare
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem

_M = TypeVar("_M", bound=BaseModel)
_Judged = tuple[_M | None, list[ErrorDetails]]
_ROUNDS = 8
_STAND_INS = {"title": "…", "text": "…", "name": "…", "language": "en"}
"""What stands in for a field that is missing, so that what is around it can still be read."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[_M]):
    """What a file says, as far as it holds.

    `written` is None when nothing sensible is left. `tree` is what it was read from: misspelt fields
    have their right names there, and what does not fit is left out. `maimed` holds the places of the
    keys of each part and each question that lost something, so that what follows from the loss is not
    held against it. `lost` holds the words that went with what was left out, ids among them: they are known,
    though nothing has them now.
    """

    written: _M | None
    tree: Node
    problems: tuple[Problem, ...]
    maimed: frozenset[Place]
    lost: frozenset[str] = frozenset()


def validated(grammar: type[_M], root: Node) -> Validated[_M]:
    """The written thing, and a problem for each thing that does not fit."""
    tree, found, judged = _respelt(grammar, root)
    maimed: set[Place] = set()
    for round_ in range(_ROUNDS):
        written, errors = judged if round_ == 0 else _judged(grammar, tree)
        if written is not None:
            lost = frozenset(words_in(root) - words_in(tree)) if round_ else frozenset()
            return Validated(written, tree, tuple(found), frozenset(maimed), lost)
        if round_ == 0:
            found.extend(fault(grammar, error, tree) for error in errors)
        maimed.update(place for error in errors for place in _keys_around(tree, error["loc"]))
        pruned = _pruned(tree, errors)
        if pruned is None:
            break
        tree = pruned
    return Validated(None, root, tuple(found), frozenset(maimed))


def _judged(grammar: type[_M], tree: Node) -> _Judged[_M]:
    try:
        return grammar.model_validate(bare(tree)), []
    except ValidationError as failure:
        return None, failure.errors(include_url=False)


def _respelt(grammar: type[_M], root: Node) -> tuple[Node, list[Problem], _Judged[_M]]:
    """The tree with the fields renamed that are surely misspelt, a problem for each, and how it is judged."""
    found: list[Problem] = []
    tree = root
    for _ in range(_ROUNDS):
        before, judged = tree, _judged(grammar, tree)
        for error in judged[1]:
            if error["type"] in {"extra_forbidden", "union_tag_not_found"}:
                named = fault(grammar, error, before)
                path = _misspelt(named, error, before)
                if path is not None:
                    found.append(named)
                    tree = renamed(tree, path, str(dict(named.arguments)["nearest"]))
        if tree is before:
            return tree, found, judged
    return tree, found, _judged(grammar, tree)


def _misspelt(named: Problem, error: ErrorDetails, tree: Node) -> tuple[Step, ...] | None:
    """The path to a key that is surely meant to be the nearest one, where that is still free."""
    arguments = dict(named.arguments)
    nearest, written = arguments.get("nearest"), arguments.get("field", arguments.get("word"))
    path = error["loc"] if error["type"] == "extra_forbidden" else (*error["loc"], str(written))
    around = node_at(tree, path[:-1])
    if not isinstance(around, Mapping) or nearest is None or around.key(str(nearest)):
        return None
    return path if around.key(str(written)) and surely(str(written), str(nearest)) else None


def _keys_around(tree: Node, loc: tuple[Step, ...]) -> Iterator[Place]:
    """The places of the keys beside the one that a path ends in, and of those of its question."""
    tags = [at for at, step in enumerate(loc) if isinstance(step, str) and step.startswith("=")]
    for end in (len(loc) - 1, *tags[-1:]):
        around = node_at(tree, loc[:end])
        if isinstance(around, Mapping):
            yield from (key.place for key, _ in around.entries)


def _pruned(tree: Node, errors: list[ErrorDetails]) -> Node | None:
    """The tree without what is wrong. Later siblings go first, so that numbers still hold."""
    paths = set()
    for error in errors:
        path = error["loc"]
        if error["type"] != "missing":
            paths.add(path)
        elif stand_in := _STAND_INS.get(str(path[-1])):
            tree = filled(tree, path[:-1], str(path[-1]), stand_in)
        else:
            paths.add(path[:-1])
    kept: Node | None = tree
    for path in sorted(
        paths, key=lambda steps: [(isinstance(s, str), str(s).zfill(9)) for s in steps], reverse=True
    ):
        if kept is not None:
            kept = without(kept, path)
    return kept
