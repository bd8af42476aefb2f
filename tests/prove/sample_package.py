"""A package with every kind of question, made by hand: its seven points make scores that no decimal ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cartable.model.course import Course, Draw, Quiz
from cartable.outputs import scorm12, scorm2004
from cartable.pack.archive import written
from cartable.pack.bundle import Materials
from cartable.prove.package import Package, package
from player.sample import COURSE, DRAWN, SQUARE, materials

_FIRST, _SECOND = COURSE.modules
SAMPLE = replace(
    COURSE, modules=(_FIRST, replace(_SECOND, quiz=Quiz((Draw("banque", 1, DRAWN),), shuffled=True)))
)


_PACKED = {"scorm12": scorm12.package, "scorm2004": scorm2004.package}


def archived(
    folder: Path, course: Course = SAMPLE, script: bytes | None = None, standard: str = "scorm12"
) -> Path:
    """The package of a course as a file in `folder`; `script` replaces the player's."""
    square = folder / "carré magique.svg"
    square.write_bytes(SQUARE)
    around = materials(course)
    templates = dict(around.templates)
    if script is not None:
        templates[f"player/dist/{standard}.js"] = script
    bundle = _PACKED[standard](course, Materials(templates, {square.name: square}, around.layout))
    path = folder / f"{course.id}-{standard}.zip"
    written(bundle, path)
    return path


def proved(folder: Path, script: bytes | None = None, standard: str = "scorm12") -> Package:
    """The sample, read as `cartable prove` reads it."""
    return package(archived(folder, script=script, standard=standard))
