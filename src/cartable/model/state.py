"""A learner's state, packed into the characters an LMS keeps for us.

The player saves and reads this in JavaScript; this is the definition, and the judge of it in tests.

Bits, most significant first, in base64url without padding; zeros at the end are dropped:

    format 4 · check 16 · generation 12 · revision 16 · seed 16
    then each slot of the generation's layout, in order:
      module    seen 1 · record 1 [· attempts 6 · submitted 1]
      choice    answered 1 [· checked 1 · option index, as many bits as the largest index needs]
      choices   answered 1 [· checked 1 · one bit an option]
      text      answered 1 [· checked 1 · bytes (7 bits, then 1 for "more", lowest first) · `typed`]
      texts     answered 1 [· checked 1 · for each option: filled 1 [· what was typed, as in `text`]]
      pairs     answered 1 [· checked 1 · for each option: paired 1 [· index of the other, as in `choice`]]
      order     answered 1 [· checked 1 · how many (as the bytes of `text`) · their indices, as in `choice`]
    then kept 1 [· each question slot again, without `checked`: the answers of the attempt that counts]
    then the learner's notes, as `cartable.model.notes` has them

`check` is the CRC-16/CCITT-FALSE of the bits behind it (padded with zeros to whole bytes, trailing
zero bytes left out), begun with the `sum` of the generation's layout. SCORM 1.2 leaves 4,096 characters
for `cmi.suspend_data` (SCORM 1.2 RTE 3.4.4).
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator, Mapping
from dataclasses import field

from cartable.model.bits import Bits
from cartable.model.layout import Layout, Slot
from cartable.model.notes import Note, put_notes, taken_notes
from cartable.model.responses import Response, UnreadableStateError, put_response, taken_response
from cartable.source.dataclass import dataclass

FORMAT = 2
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CHECK_BITS = 16
_HEAD_BITS = 4 + _CHECK_BITS


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given to a question; `checked` once it is locked and its feedback shown."""

    response: Response
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of a module: `seen`; of its quiz, attempts begun and whether it is submitted."""

    seen: bool = False
    attempts: int = 0
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """All that a launch must bring back, by the ids of modules and questions.

    `kept` holds the answers of the attempts that count, where they are not the present ones; `notes` what the
    learner wrote for themselves.
    """

    seed: int = 0
    revision: int = 0
    visits: Mapping[str, Visit] = field(default_factory=dict)
    answers: Mapping[str, Given] = field(default_factory=dict)
    kept: Mapping[str, Response] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def _check(bits: str, layout: Layout) -> int:
    data = bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8)).rstrip(b"\0")
    return binascii.crc_hqx(data, layout.sum)


def _questions(layout: Layout) -> Iterator[Slot]:
    return (slot for slot in layout.slots if slot.kind != "module")


def saved(state: State, layout: Layout) -> str:
    """The state as base64url characters. Answers and notes without a living slot are left out."""
    body = Bits()
    body.put(layout.generation, 12)
    body.put(state.revision & 0xFFFF, 16)
    body.put(state.seed, 16)
    for slot in layout.slots:
        if slot.kind == "module":
            visit = state.visits.get(slot.id, Visit()) if slot.gone is None else Visit()
            body.put(int(visit.seen), 1)
            record = visit.attempts > 0 or visit.submitted
            body.put(int(record), 1)
            if record:
                body.put(min(visit.attempts, 63), 6)
                body.put(int(visit.submitted), 1)
        else:
            given = state.answers.get(slot.id) if slot.gone is None else None
            body.put(int(given is not None), 1)
            if given is not None:
                body.put(int(given.checked), 1)
                put_response(body, slot, given.response)
    living = {slot.id for slot in _questions(layout) if slot.gone is None}
    kept = any(id_ in living for id_ in state.kept)
    body.put(int(kept), 1)
    if kept:
        for slot in _questions(layout):
            response = state.kept.get(slot.id) if slot.gone is None else None
            body.put(int(response is not None), 1)
            if response is not None:
                put_response(body, slot, response)
    put_notes(body, state.notes, layout)
    bits = format(FORMAT, "04b") + format(_check(body.bits, layout), f"0{_CHECK_BITS}b") + body.bits
    characters = (_ALPHABET[int(bits[at : at + 6].ljust(6, "0"), 2)] for at in range(0, len(bits), 6))
    return "".join(characters).rstrip("A")


def restored(characters: str, layout: Layout) -> State:
    """The state that was saved under this layout or an earlier generation of it.

    Questions that are gone are left out, and so is what stands behind a point: a text that the player could
    not read, kept aside. Raises UnreadableStateError for anything else: another
    format, a generation yet to come, a character or a bit that is wrong.
    """
    characters = characters.partition(".")[0]
    if not characters or any(character not in _ALPHABET for character in characters):
        raise UnreadableStateError(characters[:40])
    bits = Bits("".join(format(_ALPHABET.index(character), "06b") for character in characters))
    form, check = bits.take(4), bits.take(_CHECK_BITS)
    generation = bits.take(12)
    if form != FORMAT or not 1 <= generation <= layout.generation:
        raise UnreadableStateError(characters[:40])
    then = layout.at(generation)
    if check != _check(bits.bits[_HEAD_BITS:], then):
        raise UnreadableStateError(characters[:40])
    revision, seed = bits.take(16), bits.take(16)
    visits: dict[str, Visit] = {}
    answers: dict[str, Given] = {}
    for slot, now in zip(then.slots, layout.slots, strict=False):
        lives = now.gone is None
        if slot.kind == "module":
            visit = _taken_visit(bits)
            if lives and visit != Visit():
                visits[slot.id] = visit
        elif bits.take(1):
            checked = bool(bits.take(1))
            response = taken_response(bits, slot)
            if lives:
                answers[slot.id] = Given(response, checked)
    kept = _taken_kept(bits, then, layout)
    notes = taken_notes(bits, then, layout)
    if notes is None:
        raise UnreadableStateError(characters[:40])
    return State(seed, revision, visits, answers, kept, notes)


def _taken_visit(bits: Bits) -> Visit:
    seen = bool(bits.take(1))
    return Visit(seen, bits.take(6), bool(bits.take(1))) if bits.take(1) else Visit(seen)


def _taken_kept(bits: Bits, then: Layout, layout: Layout) -> dict[str, Response]:
    kept: dict[str, Response] = {}
    if bits.take(1):
        for slot, now in zip(then.slots, layout.slots, strict=False):
            if slot.kind != "module" and bits.take(1):
                response = taken_response(bits, slot)
                if now.gone is None:
                    kept[slot.id] = response
    return kept
