"""A package with every kind of question, made by hand: its seven points make scores that no decimal ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cartable.model.course import Course, Draw, Quiz
from cartable.outputs.scorm12 import package as bundled
from cartable.pack.archive import written
from cartable.pack.bundle import Materials
from cartable.prove.package import Package, package
from player.sample import COURSE, DRAWN, SQUARE, materials

_FIRST, _SECOND = COURSE.modules
SAMPLE = replace(
    COURSE, modules=(_FIRST, replace(_SECOND, quiz=Quiz((Draw("banque", 1, DRAWN),), shuffled=True)))
)


def archived(folder: Path, course: Course = SAMPLE, script: bytes | None = None) -> Path:
    """The package of a course as a file in `folder`; `script` replaces the player's."""
    square = folder / "carré magique.svg"
    square.write_bytes(SQUARE)
    around = materials(course)
    templates = dict(around.templates)
    if script is not None:
        templates["player/dist/scorm12.js"] = script
    bundle = bundled(course, Materials(templates, {square.name: square}, around.layout))
    path = folder / f"{course.id}-scorm12.zip"
    written(bundle, path)
    return path


def proved(folder: Path, script: bytes | None = None) -> Package:
    """The sample, read as `cartable prove` reads it."""
    return package(archived(folder, script=script))
