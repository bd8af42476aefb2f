"""The question types there are: every module of this package that names a `WORD`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

import cartable.questions
from cartable.model.interaction import Interaction
from cartable.model.layout import SlotKind
from cartable.questions.reading import Reading
from cartable.questions.written import WrittenQuestion


class QuestionType(Protocol):
    """A module of this package: the word authors write, its grammar, what it means.

    `SLOT` is how a learner's answer to it is remembered; it must be the slot of the interaction that
    it lowers to, which `read.questions` holds it to. What a learner's state keeps of a question are its
    `options`; a type that has others gives them by `parts(written)`, in the order of their ids; one
    whose wording is no plain text reads it by `worded(written, reading)`, and one whose
    options authors don't write names their ids in `FIXED_OPTIONS`.
    """

    WORD: str
    SLOT: SlotKind
    WRITTEN: type[WrittenQuestion]

    def lowered(self, written: Any, reading: Reading, *, shuffled: bool) -> Interaction | None:  # noqa: ANN401 - each type takes its own grammar
        """The interaction, or None where what is written makes none; the reasons are reported."""
        ...


@cache
def types() -> Mapping[str, QuestionType]:
    """Word → type, sorted by word."""
    modules = (
        import_module(f"cartable.questions.{found.name}")
        for found in pkgutil.iter_modules(cartable.questions.__path__)
    )
    named = {module.WORD: cast("QuestionType", module) for module in modules if hasattr(module, "WORD")}
    return dict(sorted(named.items()))
