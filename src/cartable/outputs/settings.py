"""`--to settings`: the card that goes with the SCORM 1.2 package."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.formats.settings import Packed, card
from cartable.model.course import Course
from cartable.outputs import scorm12
from cartable.pack.archive import weight
from cartable.pack.bundle import Artefact, Materials, edition


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`lms-settings.md`. The package is put together once more to be weighed, its big files unread."""
    ((name, package),) = scorm12.artefacts(course, materials).items()
    packed = Packed("scorm12", edition(name, course.id, materials.version), weight(package))
    return {"lms-settings.md": card(course, materials.templates, packed).encode()}
