"""`course.lock`: the layout that learners' records go by, as a file that is committed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from cartable.model.layout import Layout, OptionSlot, Slot

FORMAT = 1
ABOUT = "Written by cartable. Commit it with the course: learners' answers go by it. Do not edit."


class UnreadableLockError(ValueError):
    """The file is no lock of this format."""


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
    """Everything that ever had a slot, in the order of the slots; generation 0 before any build."""

    generation: int = 0
    records: tuple[Record, ...] = ()

    @property
    def layout(self) -> Layout:
        """The layout of the learner's state."""
        return Layout(self.generation, tuple(record.slot for record in self.records))


def read_lock(data: bytes) -> Lock:
    """The lock in a file's bytes. Raises UnreadableLockError."""
    try:
        written = json.loads(data)
        if written["format"] != FORMAT:
            raise UnreadableLockError
        return Lock(_natural(written["generation"]), tuple(_record(one) for one in written["slots"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableLockError from error


def _natural(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise UnreadableLockError
    return value


def _record(one: dict[str, Any]) -> Record:
    options = tuple(
        OptionRecord(
            OptionSlot(str(option["id"]), str(option["report"]), _natural(option["since"])),
            str(option["wording"]),
            option.get("gone"),
        )
        for option in one.get("options", [])
    )
    if one["kind"] not in {"module", "choice", "choices", "text"}:
        raise UnreadableLockError
    slot = Slot(
        str(one["id"]),
        one["kind"],
        str(one["report"]),
        _natural(one["since"]),
        one.get("gone"),
        tuple(option.slot for option in options),
    )
    return Record(slot, str(one["wording"]), options)


def lock_bytes(lock: Lock) -> bytes:
    """The lock as a file: JSON, a slot or option a line, so that its changes read well."""
    lines = [
        "{",
        f' "about": {json.dumps(ABOUT)},',
        f' "format": {FORMAT},',
        f' "generation": {lock.generation},',
    ]
    lines.append(' "slots": [')
    blocks = []
    for record in lock.records:
        slot = record.slot
        head = {"id": slot.id, "kind": slot.kind, "report": slot.report, "since": slot.since}
        head |= {"gone": slot.gone} if slot.gone is not None else {}
        head |= {"wording": record.wording}
        line = "  " + json.dumps(head, ensure_ascii=False)
        if record.options:
            options = ",\n".join(
                "   " + json.dumps(_written(option), ensure_ascii=False) for option in record.options
            )
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
