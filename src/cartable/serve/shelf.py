"""What a workspace has built and the preview may show: packages, papers, cards.

Everything is found by listing `build/` and compared by name; no path is ever made from what a
browser asks for. Links are not followed.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cartable.formats.coverage import FILE
from cartable.lms.launch import STANDARDS, Launch, UnplayableError, launch

_MANIFEST = "imsmanifest.xml"
_CARDS = ("lms-settings.md", "lms-settings-2004.md")


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

    def launch(self, standard: str) -> Launch:
        """Where a package begins. Raises UnplayableError, KeyError for one that is not there."""
        try:
            with zipfile.ZipFile(self.archives[standard]) as package:
                names = package.namelist()
                if _MANIFEST in names:
                    return launch(package.read(_MANIFEST))
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
            raise UnplayableError(str(error)) from error
        lack = f"no {_MANIFEST} at the root of the archive"
        raise UnplayableError(lack)

    def file(self, name: str) -> Path | None:
        """The paper or card of that name, or None."""
        return self.folder / name if name in (*self.papers, *self.cards) else None


def shelf(build: Path) -> dict[str, Shelved]:
    """All that is built, by the courses' names, in their order; empty where nothing is."""
    if not build.is_dir():
        return {}
    with os.scandir(build) as entries:
        folders = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    shelved = (_shelved(build / name) for name in folders)
    return {one.name: one for one in shelved if one.archives or one.papers or one.cards}


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
