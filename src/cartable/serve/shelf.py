"""What a workspace has built and the preview may show: packages, papers, cards.

Everything is found by listing `build/` and compared by name; no path is ever made from what a
browser asks for. Links are not followed. What was listed or read is kept until the folder, or the
archive, has another time: a thousand courses cost a thousand looks at a time, not a thousand packages.
"""

from __future__ import annotations

import os
import time
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from cartable.formats.coverage import FILE
from cartable.lms.launch import STANDARDS, Launch, UnplayableError, launch
from cartable.source.dataclass import dataclass

_MANIFEST = "imsmanifest.xml"
_CARDS = ("lms-settings.md", "lms-settings-2004.md")
_SETTLED = 100_000_000
"""Nanoseconds after which a second change of a folder has another time than the first, on any disk."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is built of one course: packages by their standard, papers and settings cards by name.

    The page of its coverage is among the papers.
    """

    name: str
    archives: Mapping[str, Path]
    papers: tuple[str, ...]
    cards: tuple[str, ...]
    folder: Path

    def file(self, name: str) -> Path | None:
        """The paper or card of that name, or None."""
        return self.folder / name if name in (*self.papers, *self.cards) else None


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a package begins, or in `complaint`, in English, why it begins nowhere."""

    launch: Launch | None = None
    complaint: str | None = None


class Shelf:
    """What stands in a folder `build/` at the moment that one asks."""

    def __init__(self, build: Path) -> None:
        self.build = build
        self._names: tuple[int, frozenset[str]] = (0, frozenset())
        self._courses: dict[str, tuple[int, Shelved]] = {}
        self._opened: dict[Path, tuple[tuple[int, int], Opened]] = {}

    def courses(self) -> dict[str, Shelved]:
        """All that is built, by the courses' names, in their order; empty where nothing is."""
        found = (self.course(name) for name in sorted(self._folders()))
        return {one.name: one for one in found if one}

    def course(self, name: str) -> Shelved | None:
        """What is built of a course, or None where nothing is."""
        if name not in self._folders():
            return None
        folder = self.build / name
        try:
            changed = folder.stat(follow_symlinks=False).st_mtime_ns
            then, found = self._courses.get(name, (0, None))
            if found is None or then != changed:
                found = _shelved(folder)
                if _is_settled(changed):
                    self._courses[name] = changed, found
        except OSError:  # deleted meanwhile
            return None
        return found if found.archives or found.papers or found.cards else None

    def opened(self, course: Shelved, standard: str) -> Opened:
        """Where a package of a course begins. Raises KeyError for one that is not there."""
        archive = course.archives[standard]
        try:
            stand = archive.stat(follow_symlinks=False)
        except OSError as error:  # deleted meanwhile
            return Opened(complaint=str(error))
        seen = stand.st_mtime_ns, stand.st_size
        then, found = self._opened.get(archive, ((0, 0), None))
        if found is None or then != seen:
            found = _opened(archive)
            if _is_settled(stand.st_mtime_ns):
                self._opened[archive] = seen, found
        return found

    def _folders(self) -> frozenset[str]:
        try:
            changed = self.build.stat().st_mtime_ns
            then, names = self._names
            if then != changed:
                with os.scandir(self.build) as entries:
                    names = frozenset(one.name for one in entries if one.is_dir(follow_symlinks=False))
                if _is_settled(changed):
                    self._names = changed, names
        except OSError:  # nothing is built yet
            return frozenset()
        return names


def _is_settled(changed: int) -> bool:
    return time.time_ns() - changed > _SETTLED


def _opened(archive: Path) -> Opened:
    try:
        with zipfile.ZipFile(archive) as package:
            if _MANIFEST in package.namelist():
                return Opened(launch(package.read(_MANIFEST)))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        return Opened(complaint=str(error))
    except UnplayableError as error:
        return Opened(complaint=str(error))
    return Opened(complaint=f"no {_MANIFEST} at the root of the archive")


def _shelved(folder: Path) -> Shelved:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    archives = {standard: f"{folder.name}-{standard}.zip" for standard in STANDARDS}
    return Shelved(
        name=folder.name,
        archives={standard: folder / name for standard, name in archives.items() if name in names},
        papers=tuple(name for name in names if name.endswith(".pdf") or name == FILE),
        cards=tuple(name for name in _CARDS if name in names),
        folder=folder,
    )
