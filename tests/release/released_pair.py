"""A course released, and another version of it beside its release."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartable.build.release.comparison import Comparison
from cartable.build.release.releasing import Made, Wish, judged, released
from cartable.build.workspace import Workspace
from workspaces import workspace

QUICK = Wish(("settings",))
"""A release to the output that is made at once."""


def release(root: Path, files: Mapping[str, str | bytes], wish: Wish = QUICK) -> Made:
    """The course `x` released, with these files; it must not be refused."""
    made = released(workspace(root, files), "x", wish)
    assert [one.code for one in made.refused] == []
    assert made.files
    return made


def compared(
    root: Path, before: str, after: str, banks: tuple[str, str] | None = None, course: str = "x"
) -> Comparison:
    """The course `x` released as it was before, then as it is after, beside that release; banks are `b`."""
    old, new = ({"quizzes/b.yaml": bank} for bank in banks) if banks else ({}, {})
    release(root, {"course/x/course.yaml": before, **old})
    if course != "x":
        (root / "course/x").rename(root / "course" / course)
    space = workspace(root, {f"course/{course}/course.yaml": after, **new})
    found = judged(space, course).compared
    assert found is not None
    return found


def kinds(found: Comparison) -> list[str]:
    """The kinds of its differences, the weightiest first."""
    return [one.kind for one in found.differences]


def space_of(root: Path) -> Workspace:
    """The workspace as it is."""
    return Workspace(root.resolve())
