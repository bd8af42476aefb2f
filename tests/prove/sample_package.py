"""A package with every kind of question, made by hand: its seven points make scores that no decimal ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cartable.model.course import Course, Draw, Quiz, Settings
from cartable.outputs import scorm12, scorm2004
from cartable.pack.archive import written
from cartable.pack.bundle import Materials
from cartable.prove.package import Package, package
from player.sample import CHOICE, CLAIM, COURSE, DRAWN, ESSAY, NUMBER, SEVERAL, SQUARE, TYPED, materials

_FIRST, _SECOND = COURSE.modules
SAMPLE = replace(
    COURSE, modules=(_FIRST, replace(_SECOND, quiz=Quiz((Draw("banque", 1, DRAWN),), shuffled=True)))
)
# No question at all, and one: what a scenario needs, it must not take for granted.
READING = replace(
    COURSE,
    settings=Settings(complete_when="viewed"),
    modules=(replace(_FIRST, quiz=None), replace(_SECOND, quiz=None)),
)
SINGLE = replace(COURSE, modules=(replace(_FIRST, quiz=Quiz((CHOICE,))),))
# Two modules of four questions, handed in module by module; the second begins with one that is typed.
EXAM = replace(
    COURSE,
    settings=replace(COURSE.settings, mode="exam"),
    modules=(
        replace(_FIRST, quiz=Quiz((CHOICE, SEVERAL, CLAIM, TYPED))),
        replace(_SECOND, quiz=Quiz((NUMBER, ESSAY, *DRAWN[:2]))),
    ),
)
# An exam whose first question is typed.
TYPED_EXAM = replace(EXAM, modules=(replace(_FIRST, quiz=Quiz((TYPED, NUMBER))),))

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


def proved(
    folder: Path, script: bytes | None = None, standard: str = "scorm12", course: Course = SAMPLE
) -> Package:
    """The sample, or another course, read as `cartable prove` reads it."""
    return package(archived(folder, course, script=script, standard=standard))
