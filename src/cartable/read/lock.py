"""`course.lock`: the layout that learners' records go by, as a file that is committed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from cartable.model.course import Course
from cartable.model.layout import Layout, OptionSlot, Slot, SlotKind
from cartable.model.state_size import ROOM, room
from cartable.read.locked import DIGEST, ID, REPORT, UnreadableLockError, matching, natural
from cartable.read.released import Release, Released, release, release_lines, released
from cartable.source.dataclass import dataclass

FORMAT = 1
RELEASED_FORMAT = 2
"""Of a lock that holds a release: a cartable that knows of none refuses it, where it would else drop it."""

ABOUT = "Written by cartable. Commit it with the course: learners' answers go by it. Do not edit."
_LINE = json.JSONEncoder(ensure_ascii=False).encode
"""A slot or an option as JSON; `json.dumps` would make an encoder for each."""

LAST_GENERATION = 4095
"""A learner's state keeps the generation in 12 bits."""


@dataclass(frozen=True, slots=True)
class OptionRecord:
    """An option's slot, the digest of its wording, and the generation without it."""

    slot: OptionSlot
    wording: str
    gone: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A slot, the digest of the wording it was last built with, and its options'."""

    slot: Slot
    wording: str
    options: tuple[OptionRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """Everything that ever had a slot, in the order of the slots; generation 0 before any build.

    `releases` are all there were, the oldest first; `released` is the course of the last one, None where
    there is none.
    """

    generation: int = 0
    records: tuple[Record, ...] = ()
    releases: tuple[Release, ...] = ()
    released: Released | None = None

    @property
    def layout(self) -> Layout:
        """The layout of the learner's state."""
        return Layout(self.generation, tuple(record.slot for record in self.records))


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new version of a course does to the questions that learners may have answered."""

    kept: int
    new: int
    gone: int


def changes(before: Lock, after: Lock) -> Changes | None:
    """The questions kept, new and gone since the lock before; None where nothing came or went."""
    old = {n for n, record in enumerate(before.records) if _is_question(record)}
    now = {n for n, record in enumerate(after.records) if _is_question(record)}
    return Changes(len(old & now), len(now - old), len(old - now)) if before.records and old != now else None


def _is_question(record: Record) -> bool:
    return record.slot.kind != "module" and record.slot.gone is None


def with_room(lock: Lock, course: Course) -> Lock:
    """The lock once this course is built: each field's `longest` as large as any build ever had it."""
    rooms = {question.id: room(question.interaction) for question in course.questions}

    def grown(record: Record) -> Record:
        slot = record.slot
        longest = max(slot.longest, rooms.get(slot.id, 0)) if _is_question(record) else slot.longest
        return record if longest == slot.longest else replace(record, slot=replace(slot, longest=longest))

    return replace(lock, records=tuple(map(grown, lock.records)))


def read_lock(data: bytes) -> Lock:
    """The lock in a file's bytes. Raises UnreadableLockError, also where a hand has been at it.

    What is taken is what `lock_bytes` can have written: of each id one living slot, of each option of a
    question one, nothing newer than the lock itself, names that any LMS takes.
    """
    try:
        written = json.loads(data)
        if type(written["format"]) is not int or not FORMAT <= written["format"] <= RELEASED_FORMAT:
            raise UnreadableLockError
        generation = natural(written["generation"], LAST_GENERATION)
        records = tuple(_record(one, generation) for one in written["slots"])
        releases = tuple(release(one, generation) for one in written.get("releases", ()))
        last = released(written["released"], len(records)) if releases else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableLockError from error
    living = [(slot.kind == "module", slot.id) for slot in (one.slot for one in records) if slot.gone is None]
    if len(living) != len({*living}):
        raise UnreadableLockError
    return Lock(generation, records, releases, last)


def _record(one: Mapping[str, Any], generation: int) -> Record:
    options = tuple(_option(option, generation) for option in one.get("options", []))
    if one["kind"] not in get_args(SlotKind) or len({option.slot.id for option in options}) < len(options):
        raise UnreadableLockError
    slot = Slot(
        matching(ID, one["id"]),
        one["kind"],
        matching(REPORT, one["report"]),
        natural(one["since"], generation),
        _gone(one, generation),
        tuple(option.slot for option in options),
        natural(one.get("longest", 0), ROOM, least=0),
    )
    return Record(slot, matching(DIGEST, one["wording"]), options)


def _option(one: Mapping[str, Any], generation: int) -> OptionRecord:
    since = natural(one["since"], generation)
    slot = OptionSlot(matching(ID, one["id"]), matching(REPORT, one["report"]), since)
    return OptionRecord(slot, matching(DIGEST, one["wording"]), _gone(one, generation))


def _gone(one: Mapping[str, Any], generation: int) -> int | None:
    gone = one.get("gone")
    return None if gone is None else natural(gone, generation)


def lock_bytes(lock: Lock) -> bytes:
    """The lock as a file: JSON, a slot or option a line, so that its changes read well."""
    lines = [
        "{",
        f' "about": {json.dumps(ABOUT)},',
        f' "format": {RELEASED_FORMAT if lock.released else FORMAT},',
        f' "generation": {lock.generation},',
    ]
    if lock.released:
        lines.extend(release_lines(lock.releases, lock.released))
    lines.append(' "slots": [')
    blocks = []
    for record in lock.records:
        slot = record.slot
        head = {"id": slot.id, "kind": slot.kind, "report": slot.report, "since": slot.since}
        head |= {"gone": slot.gone} if slot.gone is not None else {}
        head |= {"longest": slot.longest} if slot.longest else {}
        head |= {"wording": record.wording}
        line = "  " + _LINE(head)
        if record.options:
            options = ",\n".join("   " + _LINE(_written(option)) for option in record.options)
            line = line[:-1] + ', "options": [\n' + options + "]}"
        blocks.append(line)
    lines.append(",\n".join(blocks))
    lines.append(" ]")
    lines.append("}")
    return ("\n".join(lines) + "\n").encode()


def _written(option: OptionRecord) -> dict[str, object]:
    slot = option.slot
    gone: dict[str, object] = {"gone": option.gone} if option.gone is not None else {}
    return {"id": slot.id, "report": slot.report, "since": slot.since, **gone, "wording": option.wording}
