"""Our `dataclass` beside the standard one: what can be seen of a class is the same."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from cartable.source.dataclass import dataclass

Decorator = Callable[..., Callable[[type], type[Any]]]


def _record(decorator: Decorator, **how: bool) -> type[Any]:
    @decorator(**how)
    class Record:
        """One of each kind of field."""

        name: str
        size: int = 3
        parts: list[int] = dataclasses.field(default_factory=list)
        doubled: int = dataclasses.field(init=False, repr=False, compare=False)
        seen: list[str] = dataclasses.field(init=False, default_factory=list, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "doubled", 2 * self.size)

    return Record


def _empty(decorator: Decorator, **how: bool) -> type[Any]:
    @decorator(**how)
    class Empty:
        """Nothing."""

    return Empty


def _with_its_own(decorator: Decorator, **how: bool) -> type[Any]:
    @decorator(**how)
    class Own:  # noqa: PLW1641 - the decorator's
        """Methods of its own."""

        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self))

        def __repr__(self) -> str:
            return "own"

    return Own


def _heir(decorator: Decorator, **how: bool) -> type[Any]:
    @decorator(**how)
    class Base:
        """The first field."""

        first: int = 1

    @decorator(**how)
    class Heir(Base):
        """A second."""

        second: tuple[int, ...] = ()

    return Heir


HOW: tuple[dict[str, bool], ...] = ({"frozen": True, "slots": True}, {"slots": True}, {"frozen": True})
MADE: tuple[tuple[Callable[..., type[Any]], tuple[object, ...]], ...] = (
    (_record, ("a",)),
    (_record, ("a", 4, [1])),
    (_empty, ()),
    (_with_its_own, ("a",)),
    (_heir, (2, (3,))),
)


def _outcome(action: Callable[[], object]) -> object:
    try:
        return action()
    except (AttributeError, TypeError):  # the standard one raises now the one, now the other
        return "refused"


def _seen(kind: type[Any], given: tuple[object, ...]) -> dict[str, object]:
    one, twin = kind(*given), kind(*given)
    first = next(iter(dataclasses.fields(kind)), None)
    name = first.name if first else "none"
    return {
        "shown": repr(one).rpartition(".")[2],
        "equal": (one == twin, one == object(), one != twin),
        "hashed": _outcome(lambda: hash(one) == hash(twin)),
        "fields": [(field.name, field.init, field.compare) for field in dataclasses.fields(kind)],
        "parameters": [(p.name, p.annotation) for p in inspect.signature(kind).parameters.values()],
        "given": dataclasses.asdict(one),
        "matched": kind.__match_args__,
        "copied": (copy.copy(one) == one, copy.deepcopy(one) == one, copy.deepcopy(one) is one),
        "replaced": dataclasses.replace(one, **({name: "b"} if first else {})) == one,
        "set": _outcome(lambda: setattr(one, name, "c")),
        "foreign": _outcome(lambda: setattr(twin, "foreign", 1)),
        "deleted": _outcome(lambda: delattr(one, name)),
        "too many": _outcome(lambda: kind(*given, *range(9))),
        "slots": hasattr(twin, "__dict__"),
    }


@pytest.mark.parametrize("how", HOW, ids=str)
@pytest.mark.parametrize(("make", "given"), MADE)
def test_what_can_be_seen_is_the_same(
    make: Callable[..., type[Any]], given: tuple[object, ...], how: dict[str, bool]
) -> None:
    assert _seen(make(dataclass, **how), given) == _seen(make(dataclasses.dataclass, **how), given)


@dataclass(frozen=True, slots=True)
class Sent:
    """What another process is sent."""

    name: str
    parts: tuple[int, ...] = ()


def test_it_goes_to_another_process_and_back() -> None:
    sent = Sent("a", (1, 2))
    back = pickle.loads(pickle.dumps(sent))  # noqa: S301 - our own
    assert back == sent
    with pytest.raises(dataclasses.FrozenInstanceError):
        back.name = "b"


def test_a_default_that_is_made_is_made_for_each() -> None:
    kind = _record(dataclass, slots=True)
    kind("a").parts.append(1)
    assert kind("b").parts == []
