"""One answer among the bits of a learner's state; `cartable.model.state` has the table."""

from __future__ import annotations

from collections.abc import Callable

from cartable.model.bits import Bits
from cartable.model.layout import Slot

Response = frozenset[str] | tuple[str, ...] | str
"""Option ids chosen (one, or several); ids joined by a point for what was matched (`a.d`); ids and what was
typed beside them (`a=carré`); ids in the order they were put in; or the words typed."""


class UnreadableStateError(ValueError):
    """The characters are no state of this layout."""


def put_response(bits: Bits, slot: Slot, response: Response) -> None:
    """Add an answer. Raises TypeError or ValueError for one that the slot can't hold."""
    match slot.kind, response:
        case "text", str():
            bits.put_text(response)
        case "choice", frozenset():
            (chosen,) = response
            _put_option(bits, slot, chosen)
        case "choices", frozenset():
            for option in slot.options:
                bits.put(int(option.id in response), 1)
        case "texts", frozenset():
            _put_beside(bits, slot, dict(one.split("=", 1) for one in response), bits.put_text)
        case "pairs", frozenset():
            beside = dict(pair.split(".") for pair in response)
            _put_beside(bits, slot, beside, lambda other: _put_option(bits, slot, other))
        case "order", tuple():
            bits.put_number(len(response))
            for id_ in response:
                _put_option(bits, slot, id_)
        case _:
            mismatch = f"slot {slot.id} ({slot.kind}) holds {response!r}"
            raise TypeError(mismatch)


def taken_response(bits: Bits, slot: Slot) -> Response:
    """The next answer. Raises UnreadableStateError where the bits are none."""
    match slot.kind:
        case "text":
            return _taken_text(bits, slot)
        case "texts":
            return frozenset(f"{one.id}={_taken_text(bits, slot)}" for one in slot.options if bits.take(1))
        case "choice":
            return frozenset({_taken_option(bits, slot)})
        case "pairs":
            return frozenset(f"{one.id}.{_taken_option(bits, slot)}" for one in slot.options if bits.take(1))
        case "order":
            count = bits.take_number()
            if count is None or count > len(slot.options):
                raise UnreadableStateError(slot.id)
            return tuple(_taken_option(bits, slot) for _ in range(count))
        case _:
            return frozenset(option.id for option in slot.options if bits.take(1))


def _put_beside(bits: Bits, slot: Slot, beside: dict[str, str], put: Callable[[str], None]) -> None:
    for option in slot.options:
        bits.put(int(option.id in beside), 1)
        if option.id in beside:
            put(beside[option.id])


def _option_width(slot: Slot) -> int:
    return max(0, len(slot.options) - 1).bit_length()


def _put_option(bits: Bits, slot: Slot, id_: str) -> None:
    bits.put([option.id for option in slot.options].index(id_), _option_width(slot))


def _taken_option(bits: Bits, slot: Slot) -> str:
    index = bits.take(_option_width(slot))
    if index >= len(slot.options):
        raise UnreadableStateError(slot.id)
    return slot.options[index].id


def _taken_text(bits: Bits, slot: Slot) -> str:
    text = bits.take_text()
    if text is None:
        raise UnreadableStateError(slot.id)
    return text
