"""`--to settings`: the card that goes with the SCORM package."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.formats.settings import card
from cartable.model.course import Course
from cartable.outputs import scorm12
from cartable.pack.archive import weight
from cartable.pack.bundle import Artefact, Materials, edition


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`lms-settings.md`. The package is put together once more to be weighed, its big files unread."""
    package = scorm12.package(course, materials)
    archive = edition(scorm12.archive_name(course), course.id, materials.version)
    text = card(course, materials.templates, archive, weight(package))
    return {"lms-settings.md": text.encode()}
