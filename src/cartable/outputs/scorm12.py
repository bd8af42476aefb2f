"""`--to scorm12`: the package that an LMS takes."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.formats import sco
from cartable.formats.scorm12 import manifest
from cartable.model.course import Course
from cartable.pack.bundle import Bundle, Materials


def artefacts(course: Course, materials: Materials) -> Mapping[str, Bundle]:
    """`<course>-scorm12.zip`, one SCO."""
    return {archive_name(course): package(course, materials)}


def archive_name(course: Course) -> str:
    """The package's file name."""
    return sco.archive_name(course, "scorm12")


def package(course: Course, materials: Materials) -> Bundle:
    """The package's files."""
    return sco.package(course, materials, "scorm12", manifest)
