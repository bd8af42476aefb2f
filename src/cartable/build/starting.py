"""A new course, and around it a workspace where there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cartable.model.tag import primary
from cartable.read.templates import own_templates
from cartable.read.written.schema import schemas

CI_FILES = {".gitlab-ci.yml": "new/ci/gitlab-ci.yml", ".github/workflows/courses.yml": "new/ci/github.yml"}
_IGNORE = "# What is built here is never committed.\n*\n!.gitignore\n"


class ExistingCourseError(ValueError):
    """There is a course of that name, be it in other capitals; `name` is its folder's."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def started(root: Path, name: str, language: str) -> list[Path]:
    """Write the course and what the workspace lacks; the files made, in order.

    Files that are there already are left alone. Raises ExistingCourseError.
    """
    course = root / "course" / name
    for other in sorted(course.parent.glob("*")):
        if other.name.casefold() == name.casefold():
            raise ExistingCourseError(other.name)
    course.mkdir(parents=True)
    files = {course / file: data for file, data in _course(name, language).items()}
    for path, data in _around().items():
        if not (root / path).exists():
            files[root / path] = data
    (root / "quizzes").mkdir(exist_ok=True)
    for file, data in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return list(files)


def _course(name: str, language: str) -> Mapping[str, bytes]:
    folder = own_templates() / "new" / _template(language)
    title = " ".join(name.replace("_", "-").split("-")).strip().capitalize()
    text = (folder / "course.yaml").read_text("utf-8")
    text = text.replace("COURSE-TITLE", f'"{title}"')
    text = re.sub(r"^language: .*$", f"language: {language}", text, count=1, flags=re.MULTILINE)
    return {"course.yaml": text.encode(), "transcript.txt": (folder / "transcript.txt").read_bytes()}


def _template(language: str) -> str:
    return "fr" if primary(language) == "fr" else "en"


def _around() -> Mapping[str, bytes]:
    files = {f".schema/{name}": data for name, data in schemas().items()}
    files |= {path: (own_templates() / template).read_bytes() for path, template in CI_FILES.items()}
    return files | {"build/.gitignore": _IGNORE.encode()}
