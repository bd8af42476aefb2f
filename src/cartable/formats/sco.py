"""The one SCO of a package as files: the player, the course's media, and the manifest of these very names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cartable.formats import player
from cartable.formats.content_package import MANIFEST
from cartable.formats.identifiers import media_name
from cartable.model.course import Course
from cartable.pack.bundle import Bundle, Materials

Manifest = Callable[[Course, Sequence[str]], bytes]
"""A standard's manifest of a course, for a package that holds the files named."""


def archive_name(course: Course, standard: player.Standard) -> str:
    """The package's file name, `<course>-<standard>.zip`."""
    return f"{course.id}-{standard}.zip"


def package(course: Course, materials: Materials, standard: player.Standard, manifest: Manifest) -> Bundle:
    """All files of the package; media stand under `media/`."""
    files: dict[str, bytes | Path] = dict(player.files(course, materials, standard=standard))
    files |= {media_name(path): file for path, file in materials.media.items()}
    return Bundle({MANIFEST: manifest(course, list(files)), **files})
