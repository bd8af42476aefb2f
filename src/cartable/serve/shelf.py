"""What a workspace has built and the preview may show: packages, papers, cards.

Everything is found by listing `build/` and compared by name; no path is ever made from what a
browser asks for. Links are not followed.
"""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from cartable.lms.launch import Launch, UnplayableError, launch

_MANIFEST = "imsmanifest.xml"
_CARD = "lms-settings.md"


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is built of one course; `card` is the name of its settings card, if it has one."""

    name: str
    archive: Path | None
    papers: tuple[str, ...]
    card: str | None
    folder: Path

    @property
    def launch(self) -> Launch:
        """Where the package begins. Raises UnplayableError."""
        if self.archive is None:
            lack = f"{self.name} has no package"
            raise UnplayableError(lack)
        try:
            with zipfile.ZipFile(self.archive) as package:
                return launch(package.read(_MANIFEST))
        except (zipfile.BadZipFile, KeyError) as error:
            raise UnplayableError(str(error)) from error

    def file(self, name: str) -> Path | None:
        """The paper or card of that name, or None."""
        return self.folder / name if name in (*self.papers, self.card) else None


def shelf(build: Path) -> dict[str, Shelved]:
    """All that is built, by the courses' names, in their order; empty where nothing is."""
    if not build.is_dir():
        return {}
    with os.scandir(build) as entries:
        folders = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    shelved = (_shelved(build / name) for name in folders)
    return {one.name: one for one in shelved if one.archive or one.papers or one.card}


def _shelved(folder: Path) -> Shelved:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    archive = f"{folder.name}-scorm12.zip"
    return Shelved(
        name=folder.name,
        archive=folder / archive if archive in names else None,
        papers=tuple(name for name in names if name.endswith(".pdf")),
        card=_CARD if _CARD in names else None,
        folder=folder,
    )
