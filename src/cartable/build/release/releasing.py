"""A release made: artefacts with the version in their names, the lock, CHANGES.md; all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cartable.build.pictures import pictures
from cartable.build.pipeline import Checked, checked, make
from cartable.build.release.chronicle import Occasion, chronicle
from cartable.build.release.comparison import Comparison, comparison
from cartable.build.release.refusals import refusals, unready
from cartable.build.rendering import rendered
from cartable.build.workspace import Workspace
from cartable.build.writing import Draft, alone, sweep
from cartable.formats.broken import BrokenTemplateError, blaming
from cartable.model.course import Course
from cartable.pack.bundle import Materials, edition
from cartable.read.inputs import CHANGES_FILE, LOCK_FILE
from cartable.read.lock import Lock, lock_bytes, with_room
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, in_order

FOLDER = "release"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a release: the course as it was read, why it was refused, the files that were written.

    `compared` is None where the course has errors of its own. `kept` are the files of the course's folder
    that were written beside the artefacts.
    """

    checked: Checked
    refused: tuple[Problem, ...]
    compared: Comparison | None = None
    files: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a course is to be released: to which outputs, whether losses are meant, and the date to set."""

    outputs: Sequence[str]
    accepted: bool = False
    date: str | None = None


def judged(workspace: Workspace, name: str, *, accepted: bool = False) -> Made:
    """A course read and held against what a release asks; nothing is written.

    Raises OSError where one of the course's files can't be read.
    """
    found = checked(workspace, name)
    course, where = found.reading.course, found.reading.whereabouts
    if course is None or where is None or not found.is_sound:
        return Made(found, tuple(in_order(unready(found))))
    compared = comparison(found, course)
    return Made(found, tuple(refusals(found, course, where, compared, accepted=accepted)), compared)


def released(workspace: Workspace, name: str, wish: Wish) -> Made:
    """A course released; refused, nothing is written and the last release stays.

    A course that is its last release is made again, and neither lock nor CHANGES.md are touched. Raises
    BadPackageError where an artefact breaks its standard, OSError where something can't be written.
    """
    with alone(workspace.root / "course" / name):
        made = judged(workspace, name, accepted=wish.accepted)
        try:
            return _released(workspace, name, wish, made)
        except BrokenTemplateError as error:
            return replace(made, refused=(error.problem,))


def _released(workspace: Workspace, name: str, wish: Wish, made: Made) -> Made:
    course, compared = made.checked.reading.course, made.compared
    if course is None or compared is None or made.refused:
        return made
    inputs, reading = made.checked.inputs, made.checked.reading
    images = pictures(workspace.build, inputs.folder, reading, course.settings)
    if images.problems:
        return replace(made, refused=tuple(images.problems))
    materials = Materials(
        workspace.templates, images.media, reading.lock.layout, course.version, images.sizes
    )
    artefacts = {
        edition(file, course.id, course.version): artefact
        for file, artefact in rendered(course, materials, wish.outputs).items()
    }
    home = workspace.root / inputs.folder
    sweep(home)
    with Draft(workspace.build, workspace.build / name / FOLDER) as draft:
        make(draft, artefacts)
        kept = {} if compared.same else _kept(made.checked, course, compared, [*artefacts], wish, workspace)
        for file, data in kept.items():
            draft.put_elsewhere(home / file, data, safely=True)
        return replace(made, files=draft.kept(), kept=tuple(home / file for file in kept))


def _kept(  # noqa: PLR0913, PLR0917 - all that a release knows
    found: Checked, course: Course, compared: Comparison, files: list[str], wish: Wish, workspace: Workspace
) -> dict[str, bytes]:
    """CHANGES.md, then the lock: what stops in between is made again as if it had never begun."""
    inputs = found.inputs
    existing = inputs.texts.get(f"{inputs.folder}/{CHANGES_FILE}")
    occasion = Occasion(course, compared, files, wish.date)
    return {
        CHANGES_FILE: _chronicle(existing, occasion, workspace),
        LOCK_FILE: lock_bytes(_lock(with_room(found.reading.lock, course), compared)),
    }


def _chronicle(existing: bytes | None, occasion: Occasion, workspace: Workspace) -> bytes:
    with blaming(workspace.templates):
        return chronicle(existing, occasion, workspace.templates)


def _lock(lock: Lock, compared: Comparison) -> Lock:
    """The lock with this release; those of another package are of another course."""
    mine = tuple(one for one in lock.releases if one.package == compared.after.package)
    return replace(lock, releases=(*mine, compared.after), released=compared.record)
