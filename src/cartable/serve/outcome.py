"""One build for the preview, and what came of it, as values that may go from one process to another."""

from __future__ import annotations

import hashlib
import os
import sys
import traceback
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from cartable.build.pipeline import BadPackageError, Checked, built, checked
from cartable.build.workspace import Workspace
from cartable.formats.typography import typeset
from cartable.read.inputs import LOCK_FILE
from cartable.read.shipped import own_words
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem

Stamp = tuple[int, int]
"""The time (nanoseconds) and the size of a file."""


@dataclass(frozen=True, slots=True)
class Task:
    """Build a course to these outputs; with none, only look what is wrong with it.

    `templates` grows whenever a template was saved: what was made of the old ones is thrown away.
    """

    course: str
    outputs: tuple[str, ...]
    templates: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task.

    `changed` names the files in `build/<course>/` that now hold other bytes, `texts` holds the files that
    the problems are in, `lock` is the stamp of the lock that was left. `failure` says what went wrong
    that is not the author's, in English; then the rest is blank.
    """

    title: str = ""
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    is_sound: bool = False
    lock: Stamp | None = None
    failure: str = ""


class Maker:
    """Does tasks in one workspace, and keeps its compiled templates from one to the next."""

    def __init__(self, root: Path) -> None:
        self._workspace = Workspace(root)
        self._templates = 0

    def outcome(self, task: Task) -> Outcome:
        """What came of a task; nothing is raised, since whoever waits must be told."""
        if task.templates != self._templates:
            self._workspace, self._templates = Workspace(self._workspace.root), task.templates
            own_words.cache_clear()
        try:
            return self._done(task)
        except BadPackageError as error:
            return Outcome(failure=str(error))
        except Exception as error:  # noqa: BLE001 - told, not swallowed: the preview outlives its builds
            if os.environ.get("CARTABLE_DEBUG"):
                traceback.print_exc(file=sys.stderr)
            return Outcome(failure=f"{type(error).__name__}: {error}")

    def _done(self, task: Task) -> Outcome:
        folder = self._workspace.build / task.course
        if not task.outputs:
            return self._told(checked(self._workspace, task.course), ())
        before = {file.name: fingerprint(file) for file in folder.glob("[!.]*") if file.is_file()}
        result = built(self._workspace, task.course, task.outputs)
        changed = [file.name for file in result.files if before.get(file.name) != fingerprint(file)]
        return self._told(result.checked, changed)

    def _told(self, found: Checked, changed: Sequence[str]) -> Outcome:
        read = found.reading.course
        places = {one.path for said in found.problems for one in (said.place, *dict(said.related).values())}
        texts = found.texts
        return Outcome(
            title=typeset(read.title, read.profile) if read else "",
            problems=found.problems,
            texts={path: texts[path] for path in sorted(places) if path in texts},
            changed=tuple(changed),
            is_sound=found.is_sound,
            lock=stamp(self._workspace.root / found.inputs.folder / LOCK_FILE),
        )


def stamp(file: Path) -> Stamp | None:
    """The stamp of a file, None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def fingerprint(file: Path) -> str:
    """What files have in common that hold the same; of an archive, what its directory says is looked at."""
    digest = hashlib.sha256()
    if file.suffix == ".zip":
        try:
            with zipfile.ZipFile(file) as archive:
                for one in archive.infolist():
                    digest.update(f"{one.filename}\0{one.CRC}\0{one.file_size}\n".encode())
        except (zipfile.BadZipFile, OSError):
            return ""
    else:
        digest.update(file.read_bytes())
    return digest.hexdigest()
