"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Self


class Draft:
    """A folder beside the artefacts where the new ones are made; `kept` moves them into place.

    Left without `kept`, the draft is thrown away and the old artefacts stay.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._elsewhere: list[tuple[Path, Path]] = []

    def __enter__(self) -> Self:
        self.target.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=".new-", dir=self.target))
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def path(self, file: str) -> Path:
        """Where to write the file called `file`."""
        return self._folder / file

    def put_elsewhere(self, destination: Path, data: bytes) -> None:
        """A file that goes to another folder of the workspace, together with the rest."""
        draft = self._folder / f".elsewhere-{len(self._elsewhere)}"
        draft.write_bytes(data)
        self._elsewhere.append((draft, destination))

    def kept(self) -> tuple[Path, ...]:
        """The files, each moved into its place at one stroke; sorted by name."""
        for draft, destination in self._elsewhere:
            moved(draft, destination)
        files = sorted(file for file in self._folder.iterdir() if not file.name.startswith(".elsewhere"))
        return tuple(moved(file, self.target / file.name) for file in files)


def moved(draft: Path, destination: Path) -> Path:
    """The destination, which now holds what the draft held, with the usual permissions."""
    umask = os.umask(0)
    os.umask(umask)
    draft.chmod(0o666 & ~umask)
    draft.replace(destination)
    return destination


def replaced(path: Path, data: bytes) -> None:
    """Write a file of the workspace at one stroke."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    moved(Path(name), path)
