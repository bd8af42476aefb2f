"""`--to scorm2004`: the package for an LMS that asks for SCORM 2004 4th edition."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.formats import sco
from cartable.formats.scorm2004 import manifest
from cartable.model.course import Course
from cartable.pack.bundle import Bundle, Materials

DEFAULT = False


def artefacts(course: Course, materials: Materials) -> Mapping[str, Bundle]:
    """`<course>-scorm2004.zip`, one SCO."""
    return {sco.archive_name(course, "scorm2004"): package(course, materials)}


def package(course: Course, materials: Materials) -> Bundle:
    """The package's files."""
    return sco.package(course, materials, "scorm2004", manifest)
