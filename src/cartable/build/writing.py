"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from stat import S_IMODE
from typing import Self

_PREFIX = ".new-"


class Draft:
    """A folder beside the artefacts where the new ones are made; `kept` moves them into place.

    Left without `kept`, the draft is thrown away and the old artefacts stay. What a killed build left
    behind goes when the next one begins.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._elsewhere: list[tuple[Path, Path]] = []
        self._holds: list[int] = []

    def __enter__(self) -> Self:
        self._made = not self.target.exists()
        self.target.mkdir(parents=True, exist_ok=True)
        sweep(self.target)
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.target))
        self._hold(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        for draft, _destination in self._elsewhere:
            draft.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)  # what can't be removed now, the next build sweeps
        for hold in self._holds:
            os.close(hold)
        if self._made and not any(self.target.iterdir()):
            self.target.rmdir()

    def _hold(self, draft: Path) -> None:
        """Keep other builds from sweeping a draft while this one lives."""
        hold = _held(draft)
        if hold is not None:
            self._holds.append(hold)

    def path(self, file: str) -> Path:
        """Where to write the file called `file`."""
        return self._folder / file

    def put_elsewhere(self, destination: Path, data: bytes) -> None:
        """A file that goes to another folder of the workspace, together with the rest."""
        draft = _drafted(destination, data)
        self._elsewhere.append((draft, destination))
        self._hold(draft)

    def kept(self) -> tuple[Path, ...]:
        """The files, each moved into its place at one stroke; sorted by name.

        What goes elsewhere is moved first. Raises OSError before any is moved where a folder stands in
        the place of one.
        """
        files = [(file, self.target / file.name) for file in sorted(self._folder.iterdir())]
        for _, destination in (*self._elsewhere, *files):
            if destination.is_dir():
                raise IsADirectoryError(None, "a folder stands where a file goes", str(destination))
        for draft, destination in self._elsewhere:
            _move(draft, destination)
        for draft, destination in files:
            _move(draft, destination)
        return tuple(destination for _, destination in files)


def replace(path: Path, data: bytes) -> None:
    """Write a file of the workspace at one stroke; it keeps its permissions, and a link its target."""
    path = path.resolve()
    draft = _drafted(path, data)
    try:
        _move(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the drafts in a folder that no running build holds."""
    for draft in sorted(folder.glob(f"{_PREFIX}*")):
        hold = _held(draft)
        if hold is None:
            continue
        os.close(hold)
        if draft.is_dir():
            shutil.rmtree(draft)
        else:
            draft.unlink()


def _drafted(destination: Path, data: bytes) -> Path:
    """A file beside its destination, so that one stroke moves it there, safely on the disk."""
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=destination.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _move(draft: Path, destination: Path) -> None:
    """Move a draft into its place, with the permissions of what stood there, or the usual ones."""
    if destination.exists():
        mode = S_IMODE(destination.stat().st_mode)
    else:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    draft.chmod(mode)
    draft.replace(destination)


def _held(draft: Path) -> int | None:
    """A descriptor by which this process holds a draft until it ends; None where another one does.

    The system lets go of it when the process dies, however it dies. Without such locks (Windows),
    nothing is held and nothing swept.
    """
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        hold = os.open(draft, os.O_RDONLY)
    except FileNotFoundError:  # moved or swept meanwhile
        return None
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another build is at work in it, or the file system knows no locks
        os.close(hold)
        return None
    return hold
