"""Jinja's compiler for templates that are the tool's own: calls are calls, and words are escaped once.

A page sets in a thousand words and calls three hundred functions. Jinja makes of each escaped word a
`Markup`, only to join it to the rest, and asks of each function whether it wants the template's context,
of each macro how much may be escaped, of each attribute whether it is an item. Ours want no context, are
escaped whole and name attributes that are there; what is joined may as well be a `str`. The page is the
same, character by character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import nodes
    from jinja2.compiler import MacroRef

EDITION = 3
"""Of what is written here: it changes with that, so that nothing compiled before is taken up again."""

_MARKS = re.compile("[&<>\"']")


def _set_in(value: Any) -> str:  # noqa: ANN401 - whatever a template sets in
    """A value as it stands on the page, escaped where it is no markup."""
    kind = type(value)
    if kind is str:
        return escape(value) if _MARKS.search(value) else value
    if kind is int:
        return str(value)
    return value if kind is Markup else escape(value)


def _macro(function: Callable[..., str], names: Sequence[str]) -> Callable[..., Markup]:
    """A macro whose arguments have these names; those that are not given are `missing`, for its defaults."""

    def set_in(*given: object, **named: object) -> Markup:
        if len(given) < len(names):
            given += tuple(named.pop(name, missing) for name in names[len(given) :])
        if named or len(given) > len(names):
            raise TypeError(names, given, named)
        return Markup(function(*given))  # noqa: S704 - what a template wrote, its values escaped

    return set_in


class _Compiler(CodeGenerator):
    _asks_whether = False

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - as below
        self._asks_whether = node.name in ("defined", "undefined")
        super().visit_Test(node, frame)
        self._asks_whether = False

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - as below
        if self._asks_whether:
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's names
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"environment.macro(macro, {[argument.name for argument in macro_ref.node.args]!r})")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.set_in(")
        else:
            super()._output_child_pre(node, frame, finalize)


class OwnEnvironment(Environment):
    """Jinja's environment for templates whose functions take no context."""

    code_generator_class = _Compiler
    set_in = staticmethod(_set_in)
    macro = staticmethod(_macro)
