"""What the grammar complains of, as problems in the author's words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from cartable.questions.registry import types
from cartable.questions.written import Written, WrittenQuestion
from cartable.read.identity import readable
from cartable.read.spelling import guessed
from cartable.read.walk import Step, key_place, node_at, place_at
from cartable.read.written.course import WrittenCourse, WrittenModule, WrittenSettings
from cartable.read.written.quiz import DRAW, words
from cartable.read.yaml import Mapping, Node, Scalar, Sequence, bare, became_pair
from cartable.read.yaml.words import PAIRED
from cartable.source.problem import Argument, Edit, Problem, problem
from cartable.source.wording import codes

_SHAPES = {
    "list_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "string_type": "not-a-text",
    "too_short": "empty-list",
}
_VALUES = frozenset({"opening", "text", "meaning", "target", "items"})
_BY_TEXT = ("text", "title", "image")
_MOST_SHOWN = 60


def fault(grammar: type[BaseModel], error: ErrorDetails, root: Node) -> Problem:
    """The problem that an error of the grammar is, at the words that are wrong."""
    kind, loc = error["type"], error["loc"]
    context = {key: value for key, value in error.get("ctx", {}).items() if key != "code"}
    if kind == "extra_forbidden":
        return _unknown_field(grammar, loc, root)
    if kind == "missing":
        return _missing(loc, root)
    if kind == "union_tag_not_found":
        return _unknown_type(loc, root)
    return _misshapen(grammar, _SHAPES.get(kind, kind), loc, root, context)


def _missing(loc: tuple[Step, ...], root: Node) -> Problem:
    """A field that is not there, at the word that asks for it."""
    of = str(loc[-2]) if len(loc) > 1 else ""
    word = of.removeprefix("=") if of.startswith("=") else None
    place = key_place(root, (*loc[:-2], word)) if word else place_at(root, loc[:-1])
    right, wrong = ("right", "wrong") if loc[-1] == "options" else (None, None)
    return problem("missing-field", place, field=str(loc[-1]), word=word, right=right, wrong=wrong)


def _misshapen(
    grammar: type[BaseModel], code: str, loc: tuple[Step, ...], root: Node, context: dict[str, Any]
) -> Problem:
    """A value that is there and does not fit; `code` is a code of ours or a pydantic kind we missed."""
    if code not in codes():
        lack = f"no problem for pydantic's {code!r} at {loc}"
        raise AssertionError(lack)
    node = node_at(root, loc)
    nothing = bare(node) is None
    if code == "not-a-text" and isinstance(node, Mapping) and (pair := became_pair(node)):
        return pair
    if nothing and code in _SHAPES.values():
        code = "empty-text"
    # A whole list or a missing value can't be underlined: the field's name can.
    place = place_at(root, loc) if isinstance(node, Scalar) and not nothing else key_place(root, loc)
    arguments: dict[str, Argument | None] = {"field": _field(loc, root), **context}
    if code == "not-a-mapping":
        arguments |= _wanted_fields(grammar, loc, node)
    if code == "bad-id":
        arguments |= {"better": _better_id(str(context["id"]))}
    given = tuple(sorted((name, value) for name, value in arguments.items() if value is not None))
    return Problem(code, place, given)


def _field(loc: tuple[Step, ...], root: Node) -> str | None:
    """The field that a path leads to, by the name that the author wrote."""
    for at in range(len(loc) - 1, -1, -1):
        step = loc[at]
        if not isinstance(step, str) or step.startswith("="):
            continue
        number, around = (loc[at - 1], loc[at - 2]) if at > 1 else (None, None)
        if around in PAIRED and isinstance(number, int):
            pairs = node_at(root, loc[: at - 1])
            if step in _VALUES and isinstance(pairs, Mapping):
                return pairs.entries[number][0].text
            return str(around)
        return step
    return None


def _wanted_fields(grammar: type[BaseModel], loc: tuple[Step, ...], node: Node) -> dict[str, Argument | None]:
    """What to write where fields are wanted and something else stands."""
    last = loc[-1] if loc else ""
    name = str(last)
    if name in PAIRED:
        first = next(iter(node.items), None) if isinstance(node, Sequence) else None
        text = first.text if isinstance(first, Scalar) else None
        id_ = _better_id(text.lower()) if text and name in {"objectives", "speakers"} else None
        return {"pairs": name, "corrected": f"{id_}: {text}" if id_ and text and _simple(text) else None}
    if not isinstance(node, Scalar):
        return {}
    known = _fields(grammar, loc)
    word = next((field for field in _BY_TEXT if field in known), None)
    if "wrong" in known:
        word = "wrong" if last else "right"
    dash = "- " if isinstance(last, int) else ""
    return {"corrected": f"{dash}{word}: {node.text}" if word and _simple(node.text) else None}


def _simple(text: str) -> bool:
    return len(text) <= _MOST_SHOWN and ": " not in text and " #" not in text and "\n" not in text


def _better_id(written: str) -> str | None:
    return re.sub("^[^A-Za-z]+", "", readable(written)).replace("_", "-") or None


def _unknown_field(grammar: type[BaseModel], loc: tuple[Step, ...], root: Node) -> Problem:
    written, around = str(loc[-1]), str(loc[-2]) if len(loc) > 1 else ""
    place = key_place(root, loc)
    if written in words() and around.startswith("="):
        return problem("two-types", place, first=around.removeprefix("="), second=written)
    known = _fields(grammar, loc[:-1])
    home = _home(written, at_top=len(loc) == 1) if grammar is WrittenCourse else None
    within = node_at(root, loc[:-1])
    free = [name for name in known if not (isinstance(within, Mapping) and within.key(name))]
    nearest = None if home else guessed(written, free) or guessed(written, known)
    edits = (Edit(place, written, nearest),) if nearest and written.lower() == nearest else ()
    listed = None if nearest or home else ", ".join(sorted(known))
    return problem(
        "unknown-field", place, edits=edits, field=written, nearest=nearest, home=home, known=listed
    )


def _home(written: str, *, at_top: bool) -> str | None:
    """Where a field belongs that stands too far out, or in the wrong list."""
    if written in words():
        return "quiz"
    if not at_top:
        return None
    homes: tuple[tuple[str, type[Written]], ...] = (("settings", WrittenSettings), ("modules", WrittenModule))
    return next(
        (name for name, model in homes if any(f.alias == written for f in model.model_fields.values())), None
    )


def _unknown_type(loc: tuple[Step, ...], root: Node) -> Problem:
    node = node_at(root, loc)
    if not isinstance(node, Mapping):
        asked = isinstance(node, Scalar) and _simple(node.text) and bare(node) is not None
        corrected = f"- choice: {node.text}" if asked and isinstance(node, Scalar) else None
        return problem("not-a-mapping", place_at(root, loc), corrected=corrected)
    known = [*words(), DRAW]
    listed = ", ".join([*types(), DRAW])
    usual = [field.alias or name for name, field in WrittenQuestion.model_fields.items()]
    for key, value in node.entries:
        near = guessed(key.text, known, 0.7)
        if near and key.text not in usual:
            return problem("unknown-type", key.place, word=key.text, nearest=near)
        if key.text == "type":
            word = value.text if isinstance(value, Scalar) else ""
            if guess := guessed(word, known, 0.5):
                return problem("unknown-type", key.place, word=word, type=guess)
            return problem("unknown-type", key.place, word=word, types=listed)
    return problem("unknown-type", place_at(root, loc), types=listed)


def _fields(grammar: Any, loc: tuple[Step, ...]) -> list[str]:  # noqa: ANN401 - annotations have no type of their own
    """The keys that are known at a path, read from the grammar's own annotations."""
    for step in loc:
        if isinstance(step, str) and step.startswith("="):
            grammar = _member(grammar, step)
        elif isinstance(step, str):
            grammar = _annotation(grammar, step)
    models = [model for model in _models(grammar) if issubclass(model, Written)]
    names = (field.alias or name for model in models[:1] for name, field in model.model_fields.items())
    return [name for name in names if not name.startswith("(")]


def _annotation(grammar: Any, name: str) -> Any:  # noqa: ANN401 - as above
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
