"""What became of a course in a build, as values that a process can hand to another."""

from __future__ import annotations

from enum import Enum

from cartable.build.ledger import Entry
from cartable.build.standing import File, files
from cartable.source.dataclass import dataclass


class Fate(Enum):
    """What became of a course.

    `BUILT` something was made; `CURRENT` nothing had to be; `REFUSED` it has errors; `BROKEN` the machine
    failed; `KILLED` it ended the process that was at it, twice; `BUG` we failed.
    """

    BUILT = "built"
    CURRENT = "current"
    REFUSED = "refused"
    BROKEN = "broken"
    KILLED = "killed"
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One course: its fate, how many problems it has, and those themselves as text (`cartable.build.told`).

    `files` are those of the outputs asked for. `records` counts the questions kept, new and gone, where any
    came or went. `fault` is the artefact that breaks its standard or is too large for the disk, and `reason`
    what the machine or the bug said; `trace` where the bug occurred.
    """

    name: str
    fate: Fate
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    acknowledged: int = 0
    questions: int = 0
    told: str = ""
    files: tuple[File, ...] = ()
    records: tuple[int, int, int] | None = None
    fault: str = ""
    reason: str = ""
    trace: str = ""


def outcome_of(entry: Entry, fate: Fate, outputs: tuple[str, ...]) -> Outcome:
    """The outcome that the ledger remembers."""
    made = files(entry)
    held = {one.name: one for output in outputs for one in made.get(output, ("", []))[1]}
    return Outcome(
        entry.name,
        Fate.REFUSED if entry.errors else fate,
        entry.errors,
        entry.warnings,
        entry.notes,
        entry.acknowledged,
        entry.questions,
        entry.told,
        () if entry.errors else tuple(held[name] for name in sorted(held)),
    )
