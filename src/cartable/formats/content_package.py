"""IMS Content Packaging as both versions of SCORM use it: a manifest of one organization, one item, one SCO.

What Moodle 4.5 asks beyond the standards rules here too: its parser knows no namespaces, so IMS CP is
the default one and the other prefixes are the standards' own, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from lxml import etree

from cartable.formats.identifiers import package_identifier
from cartable.formats.typography import typeset
from cartable.formats.xml import Element, child, document
from cartable.model.course import Course
from cartable.source.dataclass import dataclass

MANIFEST = "imsmanifest.xml"
LAUNCH = "index.html"
TITLE_LONGEST = 200
"""What IMS CP 1.1.2 and SCORM 2004 CAM 3.4.1 give a title; Moodle's column would hold 255."""

_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of SCORM: its namespaces by prefix, None for IMS CP's, and its `schemaversion`.

    `scorm_type` is the attribute by which a resource says that it is a SCO.
    """

    namespaces: Mapping[str | None, str]
    version: str
    scorm_type: str

    def name(self, prefix: str | None, tag: str) -> str:
        """The qualified name of an element or attribute."""
        return f"{{{self.namespaces[prefix]}}}{tag}"


@dataclass(frozen=True, slots=True)
class Package:
    """A manifest as far as the versions agree: its root, its organization and its item."""

    root: Element
    organization: Element
    item: Element


def packaged(edition: Edition, course: Course, names: Sequence[str], metadata: Element) -> Package:
    """The manifest of a package of one SCO that holds the files `names`, `LAUNCH` among them.

    Identifiers come from the course's alone (see `identifiers`). Each name stands as a relative
    address, percent-encoded (SCORM 1.2 CAM 2.3.2). The manifest lists no line of itself.
    """
    root = document(
        edition.name(None, "manifest"), edition.namespaces, identifier=package_identifier(course.id)
    )
    about = child(root, "metadata")
    child(about, "schema", "ADL SCORM")
    child(about, "schemaversion", edition.version)
    about.append(metadata)
    organization, item = _organization(root, course)
    _resources(root, course, names, edition.name("adlcp", edition.scorm_type))
    return Package(root, organization, item)


def _organization(root: Element, course: Course) -> tuple[Element, Element]:
    identifier = package_identifier(course.id, "organization")
    organizations = child(root, "organizations", default=identifier)
    organization = child(organizations, "organization", identifier=identifier)
    _title(organization, course)
    item = child(
        organization,
        "item",
        identifier=package_identifier(course.id, "item"),
        identifierref=package_identifier(course.id, "resource"),
        isvisible="true",  # Open edX lists only the items that say so
    )
    _title(item, course)
    return organization, item


def _resources(root: Element, course: Course, names: Sequence[str], scorm_type: str) -> None:
    resource = child(
        child(root, "resources"),
        "resource",
        identifier=package_identifier(course.id, "resource"),
        type="webcontent",
        href=quote(LAUNCH),
    )
    resource.set(scorm_type, "sco")
    for name in sorted(set(names) - {MANIFEST}):
        child(resource, "file", href=quote(name))


def _title(parent: Element, course: Course) -> None:
    """A title that an event parser hands over in one piece.

    Moodle's takes text in the pieces that entities cut, and drops a piece that is blank or `0`:
    `A & B` is safe in CDATA only, and a course named `0` needs something unseen beside it.
    """
    text = _SPACES.sub(" ", typeset(course.title, course.profile)).strip(" ")
    if len(text) > TITLE_LONGEST:
        text = text[: TITLE_LONGEST - 1] + "…"
    element = child(parent, "title")
    piece = "0\u200b" if text == "0" else text
    element.text = etree.CDATA(piece) if set("&<>") & set(piece) else piece
