"""The ledger: what was built of each course, from what, and what was said of it.

One SQLite file, `build/.cartable/ledger.sqlite`. It is a memory and no more: what it lacks is built again,
so a ledger that is damaged, of another program or of a newer version is set aside and nothing is lost; and
one that the machine does not let us read or write stops no build: it is as if there were none.
"""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

FOLDER, FILE, ASIDE = ".cartable", "ledger.sqlite", "ledger-set-aside.sqlite"
_APPLICATION = 0x63617274  # "cart"
_VERSION = 1
_PATIENCE = 30.0
"""Seconds that a build waits for another one that is just writing."""
_MACHINE = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CANTOPEN: "closed",
    sqlite3.SQLITE_PERM: "closed",
    sqlite3.SQLITE_READONLY: "closed",
    sqlite3.SQLITE_IOERR: "",
    sqlite3.SQLITE_NOMEM: "",
}
"""What SQLite says when the machine fails it, in a word where there is one; all else means that the file is
no ledger of ours."""
_MADE = """
CREATE TABLE course (
  name TEXT PRIMARY KEY, frame TEXT NOT NULL, look TEXT NOT NULL, banks TEXT NOT NULL, basis TEXT NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, notes INTEGER NOT NULL, acknowledged INTEGER NOT NULL,
  questions INTEGER NOT NULL, made TEXT NOT NULL
);
CREATE TABLE detail (name TEXT PRIMARY KEY, seen TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE frame (one INTEGER PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, outputs TEXT NOT NULL)
"""
Answer = TypeVar("Answer")


class Entry(NamedTuple):
    """What is known of a course.

    `look` is what its files looked like, empty where that is not to be believed; `banks` the paths of those
    it asked for, a line each; `basis` the digest of all that it was made of, with `frame`, the digest of
    the tool and the templates. `made` holds each output's files, `seen` the digest of each file that was
    read, both as JSON; `told` the problems.
    """

    name: str
    frame: str
    look: str
    banks: str
    basis: str
    errors: int
    warnings: int
    notes: int
    acknowledged: int
    questions: int
    made: str
    seen: str
    told: str


class Frame(NamedTuple):
    """The tool and the templates: how they looked, their digest, and the outputs there are, as JSON."""

    stamp: str
    digest: str
    outputs: str


class Ledger:
    """The ledger in the folder `build`, which need not be there.

    `trouble` says why it can't be read or written, as soon as that is seen: `busy` where another program
    holds it, `full` for the disk, `closed` where it can't be opened, else what the machine says. It is then
    left alone.
    """

    def __init__(self, build: Path) -> None:
        self._folder = build / FOLDER
        self._file = self._folder / FILE
        self.trouble = ""

    def entries(self, names: Iterable[str] | None = None) -> dict[str, Entry]:
        """What is known of these courses, or of all, without `seen` and `told`; `whole` gives those too.

        Empty where there is no ledger of ours, or none that can be read.
        """
        return self._found("SELECT *, '', '' FROM course", names)

    def whole(self, names: Iterable[str]) -> dict[str, Entry]:
        """All that is known of these courses."""
        return self._found("SELECT * FROM course JOIN detail USING (name)", names)

    def _found(self, asked: str, names: Iterable[str] | None) -> dict[str, Entry]:
        wanted = None if names is None else [*names]

        def rows(opened: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
            if wanted is None:
                yield from opened.execute(asked)
            else:
                for name in wanted:
                    yield from opened.execute(f"{asked} WHERE name = ?", (name,))

        found = self._answer(lambda opened: [Entry(*row) for row in rows(opened)])
        return {one.name: one for one in found or ()}

    def frame(self) -> Frame | None:
        """What is known of the tool and the templates."""
        found = self._answer(
            lambda opened: [Frame(*row) for row in opened.execute("SELECT stamp, digest, outputs FROM frame")]
        )
        return found[0] if found else None

    def keep(self, entries: Iterable[Entry], frame: Frame | None = None) -> None:
        """Remember all of this at one stroke, or nothing."""
        rows = [*entries]
        few = [row[:-2] for row in rows]
        much = [(row.name, row.seen, row.told) for row in rows]

        def write(opened: sqlite3.Connection) -> bool:
            # A killed build can't tear the file without this; a power cut may, and then all is built again.
            opened.execute("PRAGMA synchronous = OFF")
            opened.execute("BEGIN IMMEDIATE")
            if not opened.execute("PRAGMA user_version").fetchone()[0]:
                for statement in _MADE.split(";"):
                    opened.execute(statement)
                opened.execute(f"PRAGMA application_id = {_APPLICATION}")
                opened.execute(f"PRAGMA user_version = {_VERSION}")
            opened.executemany("INSERT OR REPLACE INTO course VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", few)
            opened.executemany("INSERT OR REPLACE INTO detail VALUES (?, ?, ?)", much)
            if frame is not None:
                opened.execute("INSERT OR REPLACE INTO frame VALUES (1, ?, ?, ?)", frame)
            opened.execute("COMMIT")
            return True

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.trouble = _told(error)
        if self._answer(write, new=True) is None:  # it was not ours: it is out of the way now
            self._answer(write, new=True)

    def _answer(
        self, question: Callable[[sqlite3.Connection], Answer], *, new: bool = False
    ) -> Answer | None:
        """What the ledger answers; None where there is none of ours: another is set aside."""
        if self.trouble:
            return None
        try:
            try:
                return self._asked(question, new=new)
            except sqlite3.Error as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
                if code not in _MACHINE:
                    self._set_aside()
                else:
                    self.trouble = _MACHINE[code] or str(error)
            except (TypeError, ValueError):  # a row that we did not write
                self._set_aside()
        except OSError as error:
            self.trouble = _told(error)
        return None

    def _asked(self, question: Callable[[sqlite3.Connection], Answer], *, new: bool) -> Answer | None:
        if not new and not self._file.exists():
            return None
        with contextlib.closing(
            sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        ) as opened:
            if _is_ours(opened) or (new and _is_empty(opened)):
                return question(opened)
            if _is_empty(opened):  # another build has just begun it
                return None
        self._set_aside()
        return None

    def _set_aside(self) -> None:
        with contextlib.suppress(FileNotFoundError):  # another build may have done so
            self._file.replace(self._folder / ASIDE)
        for rest in ("-journal", "-wal", "-shm"):
            self._file.with_name(FILE + rest).unlink(missing_ok=True)


def _told(error: OSError) -> str:
    """What the machine says of a folder or a file, as `Ledger.trouble`."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "full"
    closed = isinstance(error, PermissionError | FileExistsError | NotADirectoryError | IsADirectoryError)
    return "closed" if closed or error.errno == errno.EROFS else str(error)


def _is_ours(opened: sqlite3.Connection) -> bool:
    application = opened.execute("PRAGMA application_id").fetchone()[0]
    return bool(
        (application, opened.execute("PRAGMA user_version").fetchone()[0]) == (_APPLICATION, _VERSION)
    )


def _is_empty(opened: sqlite3.Connection) -> bool:
    return not opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
