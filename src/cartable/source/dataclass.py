"""`dataclass`, made a fifth as slowly: a process makes two hundred of them before it reads its first course.

The standard one compiles a text for each of a class's six methods. Here only `__init__` is a text, because
it is called so often; the others are the same few lines for every class, over its fields. What comes of it
is a dataclass to `dataclasses.replace`, `fields` and `asdict`, and to pickle; mypy sees the standard one. It
knows no `InitVar` and no fields by keyword only.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

_C = TypeVar("_C", bound=type)
_set = object.__setattr__
_LEFT_OUT = object()

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - that it may be imported from here
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[_C], _C]:
        """The decorator, as `dataclasses.dataclass` with these arguments."""
        return lambda cls: _made(cls, frozen=frozen, slots=slots)


def _made(bare: _C, *, frozen: bool, slots: bool) -> _C:
    cls: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(bare)
    own = set(vars(bare))
    methods = {"__init__": _init(cls, frozen=frozen), "__repr__": _repr} | _compared(cls)
    if vars(bare).get("__hash__") is None:  # also where `__eq__` is its own
        own.discard("__hash__")
    if not frozen:
        methods["__hash__"] = None
    else:
        methods |= {"__setattr__": _refused, "__delattr__": _refused}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _take_state}
    for name, method in methods.items():
        if name not in own:
            setattr(cls, name, method)
    made: _C = cls
    return made


def _init(cls: type, *, frozen: bool) -> Callable[..., None]:
    """`__init__`, from a text of one line a field."""
    known: dict[str, Any] = {"_set": _set, "_LEFT_OUT": _LEFT_OUT}
    taken, lines, types = ["self"], [], {}
    for field in dataclasses.fields(cls):
        name = value = field.name
        made = field.default_factory is not dataclasses.MISSING
        if made:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _LEFT_OUT else {name}" if field.init else f"_make_{name}()"
        elif field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
        if field.init:
            types[name] = field.type
            default = "=_LEFT_OUT" if made else f"=_default_{name}" if f"_default_{name}" in known else ""
            taken.append(f"{name}{default}")
        elif not made:
            continue
        lines.append(f" _set(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec("\n".join((f"def __init__({', '.join(taken)}):", *lines, " return")), known)  # noqa: S102 - names of our own fields
    init: Callable[..., None] = known["__init__"]
    init.__annotations__ = {**types, "return": None}
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _compared(cls: type) -> dict[str, Any]:
    """`__eq__` and `__hash__`, over the fields that count."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


@recursive_repr()
def _repr(self: Any) -> str:  # noqa: ANN401 - any dataclass
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refused(self: object, name: str, *_: object) -> NoReturn:  # noqa: ARG001 - as Python calls it
    refusal = f"cannot assign to field {name!r}"
    raise dataclasses.FrozenInstanceError(refusal)


def _state(self: Any) -> list[object]:  # noqa: ANN401 - as above
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _take_state(self: Any, state: list[object]) -> None:  # noqa: ANN401 - as above
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, one.name, value)
