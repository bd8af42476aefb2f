"""A workspace: the folder that holds `course/`, `quizzes/`, `templates/` and `build/`."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from cartable.build.looks import Look, is_inside, looks
from cartable.build.watched import Watched
from cartable.formats.pages import Templates
from cartable.read.inputs import TRANSCRIPT_SUFFIXES, Inputs, most_bytes
from cartable.read.templates import own_templates
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

COURSE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_TEXT_SUFFIXES = frozenset({".yaml", ".yml", ".lock", ".md"} | TRANSCRIPT_SUFFIXES)


class NoWorkspaceError(LookupError):
    """The folder, and every folder above it, lacks `course/`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The files of a course as they were taken, what they looked like just before, and what came to be read.

    `at` is when they were looked at, in nanoseconds. `texts` and `media` are those of the inputs.
    """

    inputs: Inputs
    looks: tuple[Look, ...]
    at: int
    texts: Watched[bytes]
    media: Watched[Path]


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
                from cartable.read.identity import readable  # noqa: PLC0415 - only for a name that can't be

                better = readable(name, 64).replace("_", "-").lower() or None
                found.append(problem("bad-course-name", place, name=name, better=better))
            elif (other := seen.setdefault(name.casefold(), name)) != name:
                found.append(problem("same-but-case", place, name=name, other=other))
        return found

    def looks(self, course: str) -> tuple[Look, ...]:
        """What the files of one course, and the banks, look like now."""
        return (*looks(str(self.root), f"course/{course}"), *self.bank_looks())

    def bank_looks(self) -> list[Look]:
        """What the banks look like now."""
        return [one for one in looks(str(self.root), "quizzes") if one.path.endswith(".yaml")]

    def inputs(self, course: str) -> Inputs:
        """The files of one course and all banks, read now and never again in this build."""
        return self.taken(course).inputs

    def taken(self, course: str) -> Taken:
        """The files of one course and all banks, read now and never again, and what they looked like."""
        at, seen = time.time_ns(), self.looks(course)
        texts: dict[str, bytes] = {}
        media: dict[str, Path] = {}
        refused: dict[str, str] = {}
        for one in seen:
            if one.refusal:
                refused[one.path] = one.refusal
                continue
            if not one.path.startswith("quizzes/"):
                media[one.path] = Path(one.file)
            if code := too_large(one):
                refused[one.path] = code
            elif is_text(one.path):
                try:
                    texts[one.path] = Path(one.file).read_bytes()
                except OSError:
                    refused[one.path] = "unreadable-file"
        read, shown = Watched(texts), Watched(media)
        return Taken(Inputs(course, read, shown, refused), seen, at, read, shown)

    @cached_property
    def templates(self) -> Templates:
        """The templates by path: the tool's own, and over them the workspace's."""
        own = own_templates()
        shipped = {path: file.read_bytes() for path, file in _tree(own)}
        found = Templates(shipped, own=shipped)
        if (mine := self.own_templates) is not None:
            from cartable.formats.words import SHIPPED  # noqa: PLC0415 - a build with nothing to do needs none

            root = str(self.root)
            laid_over = {path: file.read_bytes() for path, file in _tree(mine) if is_inside(str(file), root)}
            # A file of words may hold a few of them only: the tool's own stay beneath it.
            beneath = {
                SHIPPED + path: found.get(path, b"") for path in laid_over if path.startswith("locales/")
            }
            found |= beneath | laid_over
        return found

    @property
    def own_templates(self) -> Path | None:
        """The workspace's folder of templates that lie over the tool's; None where there is none."""
        mine = self.root / "templates"
        return mine if mine.is_dir() and mine.resolve() != own_templates().resolve() else None

    @cached_property
    def unreadable_templates(self) -> tuple[Problem, ...]:
        """What is wrong with those templates, as far as can be seen without running them."""
        if self.own_templates is None:
            return ()
        from cartable.formats.broken import unreadable  # noqa: PLC0415 - few workspaces have any

        return tuple(unreadable(self.templates))

    @property
    def has_words(self) -> bool:
        """Whether files of words of its own may lie over the tool's."""
        return (self.root / "templates" / "locales").is_dir()

    @property
    def build(self) -> Path:
        """Where artefacts are written."""
        return self.root / "build"


def is_text(path: str) -> bool:
    """Whether a file is read whole."""
    return os.path.splitext(path)[1].lower() in _TEXT_SUFFIXES  # noqa: PTH122 - once for every file


def too_large(seen: Look) -> str:
    """`file-too-large` for a file that would be read and has too many bytes, else nothing."""
    return "file-too-large" if is_text(seen.path) and seen.size > most_bytes(seen.path) else ""


def _tree(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts):
            yield file.relative_to(folder).as_posix(), file
