"""A learner's own notes, each with its moment, as they stand at the end of a state.

    notes 1 [· number of notes · each:
      the module's slot, as many bits as the largest number of a slot needs · sentence · `typed` text]

A number and the length of a text are 7 bits, then 1 for "more", lowest first. Slots are numbered in the
layout of the state's generation; they are append-only. The twin of the player's `noted.js`.
"""

from __future__ import annotations

from collections.abc import Iterable

from cartable.model.bits import Bits
from cartable.model.layout import Layout
from cartable.source.dataclass import dataclass

WHOLE = 0
"""Stands for the module as a whole, which has no sentence of that number."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a learner wrote at a sentence of a module; the number is that of the version then shown."""

    module: str
    sentence: int
    text: str


def put_notes(bits: Bits, notes: Iterable[Note], layout: Layout) -> None:
    """Add the notes. Those of a module without a living slot are left out."""
    slots = [(layout.index.get(("module", note.module)), note) for note in notes]
    living = [(slot, note) for slot, note in slots if slot is not None]
    bits.put(int(bool(living)), 1)
    if not living:
        return
    bits.put_number(len(living))
    for slot, note in living:
        bits.put(slot, _slot_width(layout))
        bits.put_number(note.sentence)
        bits.put_text(note.text)


def taken_notes(bits: Bits, then: Layout, layout: Layout) -> tuple[Note, ...] | None:
    """The notes saved under the layout `then`, without those of modules gone since.

    None where the bits are none.
    """
    if not bits.take(1):
        return ()
    count = bits.take_number()
    if count is None or not bits.holds(count):
        return None
    notes = []
    for _ in range(count):
        slot, sentence, text = bits.take(_slot_width(then)), bits.take_number(), bits.take_text()
        if slot >= len(then.slots) or then.slots[slot].kind != "module" or sentence is None or text is None:
            return None
        if layout.slots[slot].gone is None:
            notes.append(Note(then.slots[slot].id, sentence, text))
    return tuple(notes)


def _slot_width(layout: Layout) -> int:
    return max(0, len(layout.slots) - 1).bit_length()
