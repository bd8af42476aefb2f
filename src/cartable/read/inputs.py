"""Everything a course is read from, frozen before the first word is judged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

COURSE_FILE = "course.yaml"
LOCK_FILE = "course.lock"
CHANGES_FILE = "CHANGES.md"
RELEASE_MARK = b"<!-- cartable release"
"""How the line begins that every release leaves at the top of CHANGES.md."""
TRANSCRIPT_SUFFIXES = frozenset({".txt", ".vtt", ".srt", ".docx"})

_MEGABYTE = 1_000_000
_MOST_TEXT, _MOST_TRANSCRIPT = 2 * _MEGABYTE, 10 * _MEGABYTE
"""Captions that roll tell the time of every word, and say each twice: three hours take some 5 MB."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of one course and the banks beside it, by path relative to the workspace.

    `texts` holds what is small and read (YAML, transcripts, captions, the lock); `media` where every
    file of the course's folder lies; `refused` what is not read, with the code of the
    problem that says why (`outside-workspace` for a link, `file-too-large`, `unreadable-file`).
    """

    course: str
    texts: Mapping[str, bytes]
    media: Mapping[str, Path]
    refused: Mapping[str, str]

    @property
    def folder(self) -> str:
        """The course's folder."""
        return f"course/{self.course}"

    @property
    def tells_of_releases(self) -> bool:
        """Whether CHANGES.md knows of a release: then the lock does too, unless it was deleted."""
        return RELEASE_MARK in self.texts.get(f"{self.folder}/{CHANGES_FILE}", b"")

    @property
    def course_path(self) -> str:
        """The course's YAML file."""
        return f"{self.folder}/{COURSE_FILE}"

    @property
    def lock(self) -> bytes | None:
        """The bytes of the course's lock, None before its first build."""
        return self.texts.get(f"{self.folder}/{LOCK_FILE}")

    def refusal(self, path: str, wrote: str, place: Place) -> Problem | None:
        """Why a file that is there was not read, said at the place that names it; None where it was."""
        match self.refused.get(path):
            case None:
                return None
            case "outside-workspace":
                return problem("outside-workspace", place, link=wrote, folder=self.folder)
            case code:
                most = most_bytes(path) // _MEGABYTE if code == "file-too-large" else None
                return problem(code, place, wrote=wrote, most=most)

    @property
    def files(self) -> list[str]:
        """Every file of the course's folder, relative to it, sorted."""
        start = f"{self.folder}/"
        return sorted(path.removeprefix(start) for path in self.media)

    @property
    def banks(self) -> list[str]:
        """The names of the banks, sorted: their paths in `quizzes/` without the ending."""
        paths = (path for path in self.texts if path.startswith("quizzes/"))
        return sorted(path.removeprefix("quizzes/").removesuffix(".yaml") for path in paths)


def most_bytes(path: str) -> int:
    """How many bytes a file that is read whole may have: more for transcripts than for what people type."""
    is_transcript = PurePosixPath(path).suffix.lower() in TRANSCRIPT_SUFFIXES
    return _MOST_TRANSCRIPT if is_transcript else _MOST_TEXT


def leaves_folder(written: str) -> bool:
    """Whether a path as an author wrote it leads out of the course's folder, or may on some system."""
    path = PurePosixPath(written.replace("\\", "/"))
    return not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
