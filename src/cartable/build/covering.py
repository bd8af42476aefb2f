"""A course's coverage, drawn into the folder of what is built of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cartable.build.pipeline import Checked, checked
from cartable.build.workspace import Workspace
from cartable.build.writing import Draft
from cartable.formats.broken import BrokenTemplateError, blaming
from cartable.formats.coverage import FILE, Figures, drawn, figures
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Covered:
    """A course that was judged, and, where it is sound, its counts and the page that was written."""

    checked: Checked
    figures: Figures | None = None
    file: Path | None = None


def covered(workspace: Workspace, name: str, language: str) -> Covered:
    """The coverage of a course, its page in a language of the tool; with an error nothing is written.

    Raises OSError where the page can't be written.
    """
    found = checked(workspace, name)
    course = found.reading.course
    if course is None or not found.is_sound:
        return Covered(found)
    try:
        with blaming(workspace.templates):
            page = drawn(course, workspace.templates, language)
    except BrokenTemplateError as error:
        return Covered(replace(found, problems=(*found.problems, error.problem)))
    with Draft(workspace.build, workspace.build / name) as draft:
        draft.path(FILE).write_bytes(page)
        (file,) = draft.kept()
    return Covered(found, figures(course), file)
