"""Small workspaces written for one test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartable.build.pipeline import Checked, checked
from cartable.build.workspace import Workspace
from cartable.model.course import Course

HEAD = "format: 1\ntitle: Essai\nlanguage: fr-FR\n"
TINY = f"""\
{HEAD}modules:
  - id: eau
    title: L’eau
    quiz:
      - id: Q1
        choice: Où coule la Seine ?
        options:
          - right: À Paris
            why: Oui.
          - wrong: À Lyon
            why: Non, c’est le Rhône.
"""
"""A course without a problem: one module, one question."""


def workspace(root: Path, files: Mapping[str, str | bytes]) -> Workspace:
    """The workspace in a folder that now holds these files, and a folder `course`."""
    (root / "course").mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Workspace(root.resolve())


def looked_at(root: Path, course: str, files: Mapping[str, str | bytes] | None = None) -> Checked:
    """A course called `x`, checked; the other files are named from its folder, banks from `quizzes/`."""
    named = {
        path if path.startswith("quizzes/") else f"course/x/{path}": content
        for path, content in (files or {}).items()
    }
    return checked(workspace(root, {"course/x/course.yaml": course, **named}), "x")


def read(found: Checked) -> Course:
    """The course that was read, whatever its problems."""
    assert found.reading.course is not None
    return found.reading.course


def codes(found: Checked) -> list[str]:
    """The codes of all problems, by place."""
    return [one.code for one in found.problems]


def places(found: Checked) -> list[str]:
    """`code line:column` of all problems, by place."""
    return [f"{one.code} {one.place.line}:{one.place.column}" for one in found.problems]
