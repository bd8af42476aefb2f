"""`--to scorm12`: the package that an LMS takes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cartable.formats import player
from cartable.formats.identifiers import media_name
from cartable.formats.scorm12 import MANIFEST, manifest
from cartable.model.course import Course
from cartable.pack.bundle import Artefact, Bundle, Materials


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`<course>-scorm12.zip`, one SCO."""
    return {archive_name(course): package(course, materials)}


def archive_name(course: Course) -> str:
    """The package's file name."""
    return f"{course.id}-scorm12.zip"


def package(course: Course, materials: Materials) -> Bundle:
    """The player, the course's media under `media/`, and a manifest made from these very names."""
    files: dict[str, bytes | Path] = dict(player.files(course, materials, standard="scorm12"))
    files |= {media_name(path): file for path, file in materials.media.items()}
    return Bundle({MANIFEST: manifest(course, list(files)), **files})
