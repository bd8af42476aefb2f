"""What the preview builds of a course: what was built of it before, or the usual; and whether it is stale."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from cartable.build.pipeline import default_output_names, output_names
from cartable.build.rendering import output
from cartable.build.workspace import Workspace
from cartable.lms.launch import STANDARDS
from cartable.read.inputs import LOCK_FILE
from cartable.read.templates import own_templates
from cartable.source.dataclass import dataclass

_CARDS = {"settings": "lms-settings.md", "settings2004": "lms-settings-2004.md"}
_CARD_OF = {"scorm12": "settings", "scorm2004": "settings2004"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The outputs of a course: those made at one stroke, the papers, and whether any of them is stale."""

    quick: tuple[str, ...]
    papers: tuple[str, ...]
    is_stale: bool


def plan(workspace: Workspace, course: str, also: Collection[str] = ()) -> Plan:
    """What to build of a course, with the packages of the standards `also`.

    What was built of it before, else what a build makes that is not told what; one package at least.
    """
    folder = workspace.build / course
    there = {name: stand.st_mtime_ns for name, stand in _files(folder)}
    made = {name: file for name in output_names() if (file := _file(name, course, there))}
    wanted = {*(made or default_output_names())}
    standards = {*also} or ({"scorm12"} if not wanted & STANDARDS.keys() else set())
    wanted |= standards | {_CARD_OF[one] for one in standards}
    papers = {name for name in wanted if getattr(output(name), "SLOW", False)}
    oldest = min((there[made[name]] if name in made else 0 for name in wanted), default=0)
    is_stale = oldest <= max(_times(workspace, course), default=0)
    return Plan(tuple(sorted(wanted - papers)), tuple(sorted(papers)), is_stale)


def _file(name: str, course: str, there: Collection[str]) -> str | None:
    """The file that an output has left in the folder of a course."""
    card = _CARDS.get(name)
    found = (file for file in there if file == card or file.rpartition(".")[0] == f"{course}-{name}")
    return next(found, None)


def _times(workspace: Workspace, course: str) -> Iterator[int]:
    """When each file was last written that a course may be made of; the lock is left by the build itself."""
    for top in (f"course/{course}", "quizzes", "templates"):
        yield from _written(workspace.root / top)
    yield from _written(own_templates())


def _written(top: Path) -> Iterator[int]:
    for here, folders, _ in os.walk(top):
        folders[:] = [one for one in folders if not one.startswith(".")]
        yield from (stand.st_mtime_ns for name, stand in _files(Path(here)) if name != LOCK_FILE)


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            for one in entries:
                if not one.name.startswith(".") and one.is_file():
                    yield one.name, one.stat()
    except OSError:  # a folder that is not there holds nothing
        return
