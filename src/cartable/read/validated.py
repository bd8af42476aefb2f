"""A node tree against its grammar: what holds, and a problem for each thing that does not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cartable.questions.written import Written, WrittenQuestion
from cartable.read.walk import key_place, node_at, opening, place_at, without
from cartable.read.written.quiz import DRAW, words
from cartable.read.yaml import Mapping, Node, bare, pair_as_text
from cartable.source.problem import Edit, Problem, problem
from cartable.source.wording import codes

_M = TypeVar("_M", bound=BaseModel)
_ROUNDS = 8
_SHAPES = {
    "list_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "string_type": "not-a-text",
    "too_short": "empty-list",
}


def validated(grammar: type[_M], root: Node) -> tuple[_M | None, Node, list[Problem]]:
    """The written thing, the tree it was read from, and the problems.

    What does not fit is reported and left out, so that the rest can still be judged: the tree given
    back holds only what the written thing holds. None when nothing sensible is left.
    """
    found: list[Problem] = []
    tree = root
    for round_ in range(_ROUNDS):
        try:
            return grammar.model_validate(bare(tree)), tree, found
        except ValidationError as failure:
            errors = failure.errors(include_url=False)
        if round_ == 0:
            found.extend(_problem(grammar, error, tree) for error in errors)
        pruned = _pruned(tree, errors)
        if pruned is None:
            return None, root, found
        tree = pruned
    return None, root, found


def _pruned(tree: Node, errors: list[ErrorDetails]) -> Node | None:
    """The tree without what is wrong. Later siblings go first, so that numbers still hold."""
    paths = {error["loc"][:-1] if error["type"] == "missing" else error["loc"] for error in errors}
    kept: Node | None = tree
    for path in sorted(
        paths, key=lambda steps: [(isinstance(s, str), str(s).zfill(9)) for s in steps], reverse=True
    ):
        if kept is not None:
            kept = without(kept, path)
    return kept


def _problem(grammar: type[BaseModel], error: ErrorDetails, root: Node) -> Problem:
    kind, loc = error["type"], error["loc"]
    context = {key: value for key, value in error.get("ctx", {}).items() if key != "code"}
    if kind == "extra_forbidden":
        return _unknown_key(grammar, loc, root)
    if kind == "missing":
        return problem("missing-field", place_at(root, loc[:-1]), field=str(loc[-1]))
    if kind == "union_tag_not_found":
        return _unknown_type(loc, root)
    return _misshapen(_SHAPES.get(kind, kind), loc, root, context)


def _misshapen(code: str, loc: tuple[str | int, ...], root: Node, context: dict[str, Any]) -> Problem:
    """A value that is there and does not fit; `code` is a code of ours or a pydantic kind we missed."""
    if code not in codes():
        lack = f"no problem for pydantic's {code!r} at {loc}"
        raise AssertionError(lack)
    node = node_at(root, loc)
    if code == "not-a-text" and (pair := _pair(loc, root)):
        return pair
    place = key_place(root, loc) if bare(node) is None else place_at(root, loc)
    if code in _SHAPES.values() or code == "empty-text":
        field = next(
            (step for step in reversed(loc) if isinstance(step, str) and not step.startswith("=")), None
        )
        return problem(code, place, field=field)
    return problem(code, place, **context)


def _pair(loc: tuple[str | int, ...], root: Node) -> Problem | None:
    node = node_at(root, loc)
    text = pair_as_text(node) if isinstance(node, Mapping) else None
    if text is None:
        return None
    return problem("text-became-pair", opening(node), text=text)


def _unknown_key(grammar: type[BaseModel], loc: tuple[str | int, ...], root: Node) -> Problem:
    written = str(loc[-1])
    if written in words():
        return problem(
            "two-types", key_place(root, loc), first=str(loc[-2]).removeprefix("="), second=written
        )
    known = _fields(grammar, loc[:-1])
    nearest = get_close_matches(written, known, 1, 0.6)
    place = key_place(root, loc)
    edits = (Edit(place, written, nearest[0]),) if nearest and written.lower() == nearest[0] else ()
    listed = None if nearest else ", ".join(sorted(known))
    return problem(
        "unknown-field",
        place,
        edits=edits,
        field=written,
        nearest=nearest[0] if nearest else None,
        known=listed,
    )


def _unknown_type(loc: tuple[str | int, ...], root: Node) -> Problem:
    node = node_at(root, loc)
    if not isinstance(node, Mapping):
        return problem("not-a-mapping", place_at(root, loc))
    known = [*words(), DRAW]
    listed = ", ".join(known)
    usual = [field.alias or name for name, field in WrittenQuestion.model_fields.items()]
    for key, value in node.entries:
        near = get_close_matches(key.text, known, 1, 0.7)
        if near and key.text not in usual:
            return problem("unknown-type", key.place, word=key.text, nearest=near[0])
        if key.text == "type":
            word = str(bare(value))
            near = get_close_matches(word, known, 1, 0.5)
            guess = near[0] if near else None
            return problem("unknown-type", value.place, word=word, nearest=guess, types=listed)
    return problem("unknown-type", place_at(root, loc), types=listed)


def _fields(grammar: Any, loc: tuple[str | int, ...]) -> list[str]:  # noqa: ANN401 - annotations have no type of their own
    """The keys that are known at a path, read from the grammar's own annotations."""
    for step in loc:
        if isinstance(step, str) and step.startswith("="):
            grammar = _member(grammar, step)
        elif isinstance(step, str):
            grammar = _field(grammar, step)
    models = [model for model in _models(grammar) if issubclass(model, Written)]
    return [field.alias or name for model in models[:1] for name, field in model.model_fields.items()]


def _field(grammar: Any, name: str) -> Any:  # noqa: ANN401 - as above
    for model in _models(grammar):
        for field in model.model_fields.values():
            if field.alias == name:
                return field.annotation
    return grammar


def _member(grammar: Any, tag: str) -> Any:  # noqa: ANN401 - as above
    wanted = tag.removeprefix("=")
    named = words().get(wanted)
    if named is not None:
        return named
    return next(
        model for model in _models(grammar) if any(f.alias == wanted for f in model.model_fields.values())
    )


def _models(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - as above
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]
