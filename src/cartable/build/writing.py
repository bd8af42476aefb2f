"""Files written whole or not at all."""

from __future__ import annotations

import atexit
import contextlib
import errno
import itertools
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISREG
from typing import Self

from cartable.source.dataclass import dataclass

FOLDER = ".drafts"
_PREFIX = ".new-"
_NAMED = re.compile(rf"{re.escape(_PREFIX)}[a-z0-9_]{{8}}")
"""The names that `tempfile` gives."""


class Draft:
    """Files made aside, each moved by `kept` into its place at one stroke.

    They are made within `build`, the folder around `target`, in a folder that this process has there for all
    its drafts and holds: to make and remove one each time is dear. Left without `kept`, they are thrown away
    and what stood in `target` stays. What a killed build left goes with the first draft of another process.
    """

    def __init__(self, build: Path, target: Path) -> None:
        self._aside = build / FOLDER
        self.target = target
        self._files: dict[str, Path] = {}
        self._elsewhere: list[tuple[Path, Path]] = []
        self._taken: list[Path] = []

    def __enter__(self) -> Self:
        self._folder = _own(self._aside)
        return self

    def __exit__(self, *_: object) -> None:
        for draft in self._taken:
            draft.unlink(missing_ok=True)
        with _MAKING:
            _TAKEN.difference_update(self._taken)

    def path(self, file: str) -> Path:
        """Where to write the file called `file`: every file that is asked for must be there to be kept."""
        draft = self._files.get(file)
        if draft is None:
            draft = self._files[file] = self._new(file)
        return draft

    def _new(self, file: str) -> Path:
        """A place of that name, because a full disk tells it; of another while some thread has that one."""
        draft = self._folder / file
        with _MAKING:
            while draft in _TAKEN:
                draft = self._folder / f"{next(_NUMBERS)}-{file}"
            _TAKEN.add(draft)
        self._taken.append(draft)
        return draft

    def put_elsewhere(self, destination: Path, data: bytes, *, safely: bool) -> None:
        """A file that goes to another folder of the workspace, together with the rest.

        `safely`, it is on the disk before it gets its name: a power cut leaves it old or new as well.
        """
        draft = self._new(destination.name)
        self._elsewhere.append((draft, destination))
        _fill(draft, data, safely=safely)

    def kept(self) -> tuple[Path, ...]:
        """The files, each moved into its place; sorted by name.

        What goes elsewhere is moved first. Raises OSError before any is moved where a folder stands in
        the place of one.
        """
        files = [(self._files[name], self.target / name) for name in sorted(self._files)]
        moves = [*self._elsewhere, *files]
        modes = [_mode(destination) for _, destination in moves]
        with contextlib.suppress(FileExistsError):
            self.target.mkdir(parents=True)
        for (draft, destination), mode in zip(moves, modes, strict=True):
            _move(draft, destination, mode)
        return tuple(destination for _, destination in files)


@dataclass(frozen=True, slots=True)
class _Own:
    """A folder for drafts that a process holds by a descriptor, None where there are no locks."""

    process: int
    folder: Path
    hold: int | None


_NUMBERS = itertools.count(1)
_TAKEN: set[Path] = set()
_OWN: dict[Path, _Own] = {}
_MAKING = threading.Lock()


def _own(aside: Path) -> Path:
    """This process's folder for drafts in `aside`; what dead processes left there goes when it is made."""
    with _MAKING:
        mine = _OWN.get(aside)
        if mine is None or mine.process != os.getpid() or not mine.folder.is_dir():
            if mine is not None and mine.process == os.getpid() and mine.hold is not None:
                os.close(mine.hold)  # somebody emptied build/
            aside.mkdir(parents=True, exist_ok=True)
            sweep(aside)
            mine = _OWN[aside] = _made_own(aside)
        return mine.folder


def _made_own(aside: Path) -> _Own:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=aside))
        try:
            hold = _held(folder)
        except (FileNotFoundError, BlockingIOError):  # another build has just swept it
            continue
        if folder.is_dir():
            return _Own(os.getpid(), folder, hold)
        if hold is not None:
            os.close(hold)


def let_go() -> None:
    """Remove this process's folders for drafts: its end, where Python does not see to it (`os._exit`)."""
    for mine in [_OWN.pop(aside) for aside, mine in [*_OWN.items()] if mine.process == os.getpid()]:
        shutil.rmtree(mine.folder, ignore_errors=True)  # what can't be removed now, another process sweeps
        if mine.hold is not None:
            os.close(mine.hold)


atexit.register(let_go)


def replace(path: Path, data: bytes) -> None:
    """Write a file of the workspace at one stroke; it keeps its permissions, and a link its target."""
    path = path.resolve()
    with _beside(path) as draft:
        _fill(draft, data, safely=True)
        draft.chmod(_mode(path) or _usual_mode())
        draft.replace(path)


def sweep(folder: Path) -> None:
    """Remove the drafts in a folder that no running build holds, and nothing that has another name or kind.

    Folders are removed from among the drafts of `build` alone; a folder that is a link is left as it is.
    """
    if folder.is_symlink() or not folder.is_dir():
        return
    # By name first: most folders hold no draft.
    drafts = [name for name in os.listdir(folder) if _NAMED.fullmatch(name)]  # noqa: PTH208 - names are enough
    for draft in (folder / name for name in sorted(drafts)):
        try:
            kind = draft.lstat().st_mode
            if not (S_ISREG(kind) or (S_ISDIR(kind) and folder.name == FOLDER)):
                continue
            hold = _held(draft)
        except (FileNotFoundError, BlockingIOError, PermissionError):  # swept, in use, another user's
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


@contextlib.contextmanager
def _beside(destination: Path) -> Iterator[Path]:
    """An empty file beside its destination, for one stroke to move it there; gone at the end if none did."""
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=destination.parent)
    os.close(handle)
    draft = Path(name)
    hold = None
    try:
        with contextlib.suppress(FileNotFoundError, BlockingIOError):  # another build sweeps it just now
            hold = _held(draft)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        if hold is not None:
            os.close(hold)


def _fill(draft: Path, data: bytes, *, safely: bool) -> None:
    """Write a draft; `safely` waits until it is on the disk."""
    with draft.open("wb") as file:
        file.write(data)
        if safely:
            file.flush()
            os.fsync(file.fileno())


def _mode(destination: Path) -> int | None:
    """The permissions of what stands there, None for nothing. Raises IsADirectoryError for a folder."""
    try:
        mode = destination.stat().st_mode
    except FileNotFoundError:
        return None
    if S_ISDIR(mode):
        raise IsADirectoryError(None, "a folder stands where a file goes", str(destination))
    return S_IMODE(mode)


def _usual_mode() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _move(draft: Path, destination: Path, mode: int | None) -> None:
    """Move a draft into its place, with the permissions of what stood there."""
    if mode is not None and S_IMODE(draft.stat().st_mode) != mode:
        draft.chmod(mode)
    try:
        draft.replace(destination)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with _beside(destination) as near:  # another file system, or the same one mounted twice
            shutil.copyfile(draft, near)
            near.chmod(S_IMODE(draft.stat().st_mode))
            with near.open("rb") as file:
                os.fsync(file.fileno())
            near.replace(destination)
        draft.unlink()


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
