"""A workspace: the folder that holds `course/`, `quizzes/`, `templates/` and `build/`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cartable.formats.pages import Templates
from cartable.formats.words import SHIPPED
from cartable.read.identity import readable
from cartable.read.inputs import TRANSCRIPT_SUFFIXES, Inputs, most_bytes
from cartable.read.shipped import own_templates
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

COURSE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_TEXT_SUFFIXES = frozenset({".yaml", ".yml", ".lock", ".md"} | TRANSCRIPT_SUFFIXES)


class NoWorkspaceError(LookupError):
    """The folder, and every folder above it, lacks `course/`."""


@dataclass(frozen=True)
class Workspace:
    """A workspace at `root`, an absolute path."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Workspace:
        """The workspace that a folder is in. Raises NoWorkspaceError."""
        for candidate in (folder.resolve(), *folder.resolve().parents):
            if (candidate / "course").is_dir():
                return cls(candidate)
        raise NoWorkspaceError(folder)

    @cached_property
    def courses(self) -> tuple[str, ...]:
        """The folders of `course/`, sorted; hidden ones are not courses."""
        folders = (
            entry for entry in os.scandir(self.root / "course") if not entry.name.startswith((".", "_"))
        )
        return tuple(sorted(entry.name for entry in folders if entry.is_dir()))

    def problems(self) -> list[Problem]:
        """What is wrong with the names of the courses."""
        found: list[Problem] = []
        seen: dict[str, str] = {}
        for name in self.courses:
            place = Place(f"course/{name}")
            if not COURSE_NAME.fullmatch(name):
                better = readable(name, 64).replace("_", "-").lower() or None
                found.append(problem("bad-course-name", place, name=name, better=better))
            elif (other := seen.setdefault(name.casefold(), name)) != name:
                found.append(problem("same-but-case", place, name=name, other=other))
        return found

    def inputs(self, course: str) -> Inputs:
        """The files of one course and all banks, read now and never again in this build."""
        texts: dict[str, bytes] = {}
        media: dict[str, Path] = {}
        refused: dict[str, str] = {}
        for path, file in self._files(f"course/{course}"):
            if code := self._refusal(file):
                refused[path] = code
                continue
            media[path] = file
            self._read(path, file, texts, refused)
        for path, file in self._files("quizzes"):
            if not path.endswith(".yaml"):
                continue
            if code := self._refusal(file):
                refused[path] = code
            else:
                self._read(path, file, texts, refused)
        return Inputs(course, texts, media, refused)

    def _refusal(self, file: Path) -> str | None:
        """Why a file can't be taken: a link out of the workspace, or one that leads to nothing."""
        if not self._is_inside(file):
            return "outside-workspace"
        return None if os.path.isfile(file) else "unreadable-file"  # noqa: PTH113 - it never raises

    def _is_inside(self, file: Path) -> bool:
        # os.path follows a circle of links to its end where pathlib, before Python 3.13, raises.
        return Path(os.path.realpath(file)).is_relative_to(self.root)

    def _read(self, path: str, file: Path, texts: dict[str, bytes], refused: dict[str, str]) -> None:
        if file.suffix.lower() not in _TEXT_SUFFIXES:
            return
        try:
            if file.stat().st_size > most_bytes(path):
                refused[path] = "file-too-large"
                return
            texts[path] = file.read_bytes()
        except OSError:
            refused[path] = "unreadable-file"

    def _files(self, folder: str) -> Iterator[tuple[str, Path]]:
        """Relative path and file of everything below a folder; linked folders are not entered."""
        top = self.root / folder
        for here, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(here, name)
                if not name.startswith(".") and (os.path.isfile(file) or file.is_symlink()):  # noqa: PTH113 - likewise
                    yield file.relative_to(self.root).as_posix(), file

    @cached_property
    def templates(self) -> Templates:
        """The templates by path: the tool's own, and over them the workspace's."""
        own = own_templates()
        shipped = {path: file.read_bytes() for path, file in _tree(own)}
        found = Templates(shipped, own=shipped)
        mine = self.root / "templates"
        if mine.is_dir() and mine.resolve() != own.resolve():
            laid_over = {path: file.read_bytes() for path, file in _tree(mine) if self._is_inside(file)}
            # A file of words may hold a few of them only: the tool's own stay beneath it.
            beneath = {
                SHIPPED + path: found.get(path, b"") for path in laid_over if path.startswith("locales/")
            }
            found |= beneath | laid_over
        return found

    @property
    def has_words(self) -> bool:
        """Whether files of words of its own may lie over the tool's."""
        return (self.root / "templates" / "locales").is_dir()

    @property
    def build(self) -> Path:
        """Where artefacts are written."""
        return self.root / "build"


def _tree(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file.relative_to(folder).as_posix(), file
