"""Where each thing that a learner's state remembers stands, for ever.

Slots are append-only: a slot never moves and never leaves, so a state that an older package saved
reads under every later layout. Each slot and option carries the generation that brought it; the
layout of any earlier generation is this one without what came later.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from cartable.source.dataclass import dataclass

SlotKind = Literal["module", "choice", "choices", "text", "texts", "pairs", "order"]


@dataclass(frozen=True, slots=True)
class OptionSlot:
    """One option of a choice, or one thing to match or to put in order.

    `report` is what the LMS's report shows, ASCII without spaces.
    """

    id: str
    report: str
    since: int = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing remembered: a module, or a question by the shape of its answer.

    `choice` keeps one option, `choices` a set of them, `text` what was typed (words, a number, an
    essay), `texts` what was typed beside options, `pairs` an option beside another, `order` options one
    after the other. `report` names a question in the LMS's report, ASCII without spaces. `gone` is the
    generation without it, None while it lives. `options` are append-only too. `longest` is the most bytes
    of text that any build so far let a learner type there (`cartable.model.typed`), at once: it never falls.
    """

    id: str
    kind: SlotKind
    report: str
    since: int = 1
    gone: int | None = None
    options: tuple[OptionSlot, ...] = ()
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """All slots in their order, and the generation they have reached."""

    generation: int
    slots: tuple[Slot, ...]
    index: Mapping[tuple[str, str], int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        living = {
            ("module" if slot.kind == "module" else "question", slot.id): number
            for number, slot in enumerate(self.slots)
            if slot.gone is None
        }
        object.__setattr__(self, "index", living)

    def module(self, id_: str) -> Slot:
        """The living slot of a module. Raises KeyError."""
        return self.slots[self.index["module", id_]]

    def question(self, id_: str) -> Slot:
        """The living slot of a question. Raises KeyError."""
        return self.slots[self.index["question", id_]]

    @property
    def sum(self) -> int:
        """A checksum of 16 bits (CRC-16/CCITT-FALSE) over ids, kinds and options in their order.

        A state begins its own check with it, so that one saved under other slots is never misread.
        """
        lines = (" ".join((slot.id, slot.kind, *(one.id for one in slot.options))) for slot in self.slots)
        return binascii.crc_hqx("\n".join(lines).encode(), 0xFFFF)

    def at(self, generation: int) -> Layout:
        """The layout as it stood at an earlier generation."""
        return Layout(
            generation,
            tuple(
                Slot(
                    slot.id,
                    slot.kind,
                    slot.report,
                    slot.since,
                    slot.gone if slot.gone is not None and slot.gone <= generation else None,
                    tuple(option for option in slot.options if option.since <= generation),
                    slot.longest,
                )
                for slot in self.slots
                if slot.since <= generation
            ),
        )
