"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
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
        while True:
            folder = _new_folder(self.target)
            if folder is not None and self._hold(folder):
                self._folder = folder
                return self

    def __exit__(self, *_: object) -> None:
        for draft, _destination in self._elsewhere:
            draft.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)  # what can't be removed now, the next build sweeps
        for hold in self._holds:
            os.close(hold)
        if self._made:
            with contextlib.suppress(OSError):  # something stands in it: another build's draft perhaps
                self.target.rmdir()

    def _hold(self, draft: Path) -> bool:
        """Keep other builds from sweeping a draft while this one lives; False where one has just done so."""
        try:
            hold = _held(draft)
        except (FileNotFoundError, BlockingIOError):
            return False
        if hold is not None:
            self._holds.append(hold)
        return draft.exists()

    def path(self, file: str) -> Path:
        """Where to write the file called `file`."""
        return self._folder / file

    def put_elsewhere(self, destination: Path, data: bytes) -> None:
        """A file that goes to another folder of the workspace, together with the rest."""
        while True:
            draft = _new_file(destination.parent)
            if self._hold(draft):
                break
        self._elsewhere.append((draft, destination))
        _fill(draft, data)

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
    draft = _new_file(path.parent)
    try:
        _fill(draft, data)
        _move(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the drafts in a folder that no running build holds."""
    # By name first: most folders hold no draft, and each course has two of them looked through.
    drafts = [name for name in os.listdir(folder) if name.startswith(_PREFIX)] if folder.is_dir() else []  # noqa: PTH208 - names are enough
    for draft in (folder / name for name in sorted(drafts)):
        try:
            hold = _held(draft)
        except (FileNotFoundError, BlockingIOError):
            continue
        if hold is None:
            continue
        try:
            if draft.is_dir():
                shutil.rmtree(draft, ignore_errors=True)
            else:
                draft.unlink(missing_ok=True)
        finally:
            os.close(hold)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other build is in such a block for this folder, and keeps others out meanwhile.

    Threads count as builds. Where the system or the file system knows no locks, nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - there is none on Windows

    hold = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(hold, fcntl.LOCK_EX)
        yield
    finally:
        os.close(hold)


def _new_folder(inside: Path) -> Path | None:
    """A draft's folder; None where another build removed the one around it, which was empty."""
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=inside))
    except FileNotFoundError:
        inside.mkdir(parents=True, exist_ok=True)
        return None


def _new_file(inside: Path) -> Path:
    """An empty file beside its destination, so that one stroke moves it there."""
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=inside)
    os.close(handle)
    return Path(name)


def _fill(draft: Path, data: bytes) -> None:
    """Write a draft, safely on the disk."""
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(draft: Path, destination: Path) -> None:
    """Move a draft into its place, with the permissions of what stood there, or the usual ones."""
    try:
        mode = S_IMODE(destination.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    draft.chmod(mode)
    draft.replace(destination)


def _held(draft: Path) -> int | None:
    """A descriptor by which this process holds a draft until it ends; None where there are no locks.

    The system lets go of it when the process dies, however it dies. Without such locks (Windows, some file
    systems), nothing is held and nothing swept. Raises BlockingIOError where another build holds it,
    FileNotFoundError where it was moved or swept.
    """
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 - there is none on Windows

    hold = os.open(draft, os.O_RDONLY)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(hold)
        raise
    except OSError:
        os.close(hold)
        return None
    return hold
