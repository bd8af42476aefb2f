"""`--to settings2004`: the card that goes with the SCORM 2004 package."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.formats.settings import Packed, card
from cartable.model.course import Course
from cartable.outputs import scorm2004
from cartable.pack.archive import weight
from cartable.pack.bundle import Artefact, Materials, edition

DEFAULT = False


def artefacts(course: Course, materials: Materials) -> Mapping[str, Artefact]:
    """`lms-settings-2004.md`, weighed as the other card is."""
    ((name, package),) = scorm2004.artefacts(course, materials).items()
    packed = Packed("scorm2004", edition(name, course.id, materials.version), weight(package))
    return {"lms-settings-2004.md": card(course, materials.templates, packed).encode()}
