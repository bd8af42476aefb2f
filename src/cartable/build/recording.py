"""What the ledger is told of a course that was just built, or that could not be."""

from __future__ import annotations

import json
import re
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from cartable.build import told
from cartable.build.ledger import Entry
from cartable.build.looks import TICK, Look, at_rest, looks, moment, stamp
from cartable.build.pipeline import Built
from cartable.build.standing import LOST, File, Survey, digest_of, files, with_files
from cartable.pack.digest import digest
from cartable.read.inputs import LOCK_FILE
from cartable.source.dataclass import dataclass
from cartable.source.problem import Level
from cartable.source.wording import level

_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b.*?stream\r?\n", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class Pending:
    """A course that was built, before its files are looked at for the last time.

    `lock` holds the bytes of the lock that was written, None where it was left as it was. `given` says
    which outputs gave which files, `asked` what was read. It may wait: the later the look, the more the
    stamps are to be believed.
    """

    entry: Entry
    looks: tuple[Look, ...]
    at: int
    lock: bytes | None
    digests: Mapping[str, str]
    given: Mapping[str, Sequence[File]]


def pending(survey: Survey, built: Built, before: Entry | None) -> Pending:
    """What is to be remembered of a course that was built, or refused for its errors."""
    taken, found = built.taken, built.checked
    name = found.inputs.course
    asked = taken.texts.asked | taken.media.asked
    by_path = {one.path: one for one in taken.looks}
    held = {path: taken.texts.get(path) for path in asked}
    known: dict[str, tuple[str, str]] = json.loads(before.seen) if before and before.seen else {}
    digests = {
        path: digest(data) if data is not None else _digest(by_path.get(path), known.get(path))
        for path, data in sorted(held.items())
    }
    weights = [level(one.code) for one in found.problems]
    course = found.reading.course
    entry = Entry(
        name,
        survey.frame,
        look="",
        banks="\n".join(path for path in digests if path.startswith("quizzes/")),
        basis="",
        errors=weights.count(Level.ERROR),
        warnings=weights.count(Level.WARNING),
        notes=weights.count(Level.INFO),
        acknowledged=len(found.acknowledged),
        questions=sum(1 for _ in course.questions) if course else 0,
        made=before.made if before else "{}",
        seen="",
        told=told.kept(found.problems, found.texts),
    )
    given = {
        output: [_file(survey.workspace.build / name / file) for file in written]
        for output, written in built.by_output.items()
    }
    lock = built.lock if built.lock != found.inputs.lock else None
    return Pending(entry, taken.looks, taken.at, lock, digests, given)


def recorded(survey: Survey, one: Pending) -> Entry:
    """What the ledger keeps, once the course's files were looked at for the last time."""
    name, root = one.entry.name, survey.workspace.root
    lock_path = f"course/{name}/{LOCK_FILE}"
    now = time.time_ns()
    folder = looks(str(root), f"course/{name}")
    by_path = {look.path: look for look in (*folder, *survey.workspace.bank_looks())}
    before = {look.path: look for look in one.looks}
    seen: dict[str, tuple[str, str]] = {}
    for path, known in one.digests.items():
        look = by_path.get(path)
        if path == lock_path and one.lock is not None:
            seen[path] = _lock(look, one.lock, now)
        elif look != before.get(path):
            seen[path] = "", LOST
        elif look is None:
            seen[path] = "absent", known
        else:
            seen[path] = (look.stamp if at_rest(look.moment, one.at) else ""), known
    digests = {path: known for path, (_, known) in seen.items()}
    basis = survey.basis(folder, one.entry.banks, digests)
    believed = all(stamped for stamped, _ in seen.values())
    text = survey.text(folder, one.entry.banks) if believed else ""
    entry = one.entry._replace(basis=basis, look=text, seen=json.dumps(seen))
    made = files(entry) | {
        output: (basis, [_last(survey.workspace.build / name / file.name, file) for file in held])
        for output, held in one.given.items()
    }
    return with_files(entry, made)


def _lock(look: Look | None, written: bytes, now: int) -> tuple[str, str]:
    """The lock as it was written, if it still stands so."""
    try:
        if look is None or Path(look.file).read_bytes() != written:
            return "", LOST
    except OSError:
        return "", LOST
    return (look.stamp if at_rest(look.moment, now) else ""), digest(written)


def _digest(look: Look | None, known: tuple[str, str] | None) -> str:
    """The digest of a medium: the known one if nothing changed since, for a film takes its time."""
    if look is not None and known and known[0] == look.stamp:
        return known[1]
    return digest_of(look)


def _file(path: Path) -> File:
    """An artefact that was just written, its digest still to be made."""
    data = path.read_bytes() if path.suffix == ".pdf" else b""
    seen = path.stat()
    return File(path.name, stamp(seen), LOST, seen.st_size, pages(data))


def _last(path: Path, known: File) -> File:
    """An artefact as it stands; none that was written over since, or taken away, has a digest."""
    try:
        now, seen = time.time_ns(), path.stat()
        if stamp(seen) != known.stamp:
            return known._replace(stamp="", digest=LOST)
        believed = known.stamp if at_rest(moment(seen), now) else ""
        return known._replace(stamp=believed, digest=digest(path))
    except OSError:
        return known._replace(stamp="", digest=LOST)


def pages(pdf: bytes) -> int:
    """How many pages a PDF has: the page objects in it, packed or not."""
    found = len(_PAGE.findall(pdf))
    for stream in _OBJECTS.finditer(pdf):
        found += len(_PAGE.findall(zlib.decompressobj().decompress(pdf[stream.end() :])))
    return found


class Waiting:
    """Courses that were built, kept until their files have been at rest for long enough to be believed."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._waiting: list[tuple[int, Pending]] = []

    def add(self, one: Pending) -> None:
        """Keep a course that was just built."""
        self._waiting.append((time.time_ns(), one))

    def due(self) -> list[Entry]:
        """What may be told of those that have waited long enough."""
        now = time.time_ns()
        ready = [one for since, one in self._waiting if at_rest(since, now)]
        self._waiting = self._waiting[len(ready) :]
        return [recorded(self._survey, one) for one in ready]

    def rest(self) -> list[Entry]:
        """What may be told of all; the last of several are waited for, a single one is not."""
        if len(self._waiting) > 1:
            time.sleep(TICK / 1e9)
        left, self._waiting = self._waiting, []
        return [recorded(self._survey, one) for _, one in left]
