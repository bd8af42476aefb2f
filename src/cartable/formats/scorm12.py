"""The manifest of a SCORM 1.2 package: IMS Content Packaging 1.1.2 with ADL's additions.

What Moodle 4.5 asks beyond the standard rules here too: its parser knows no namespaces, so IMS CP is
the default one and ADL's prefix is `adlcp`, to the letter.

There is no `adlcp:masteryscore`. Where there is one, Moodle (its 'mastery score overrides status',
on by default) and other LMSs work the status out again from the score sent, over whatever the
package said: they would compare a score floored to two decimals, pass a learner whose course asks
for more than points (`complete-when`), and judge an unfinished quiz. The package knows; it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree

from cartable.formats.identifiers import package_identifier
from cartable.formats.lom import metadata
from cartable.formats.typography import typeset
from cartable.formats.xml import Element, child, document, serialised
from cartable.model.course import Course

MANIFEST = "imsmanifest.xml"
LAUNCH = "index.html"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
TITLE_LONGEST = 200
"""What IMS CP 1.1.2 gives a title (`titleType`); Moodle's column would hold 255."""

_SPACES = re.compile(r"[ \t\r\n]+")


def manifest(course: Course, names: Sequence[str]) -> bytes:
    """`imsmanifest.xml` for a package of one SCO that holds the files `names`, `LAUNCH` among them.

    Identifiers come from the course's alone (see `identifiers`). Each name stands as a relative
    address, percent-encoded (SCORM 1.2 CAM 2.3.2). The manifest lists no line of itself.
    """
    root = document(
        f"{{{IMSCP}}}manifest", {None: IMSCP, "adlcp": ADLCP}, identifier=package_identifier(course.id)
    )
    about = child(root, "metadata")
    child(about, "schema", "ADL SCORM")
    child(about, "schemaversion", "1.2")
    about.append(metadata(course))
    _organizations(root, course)
    _resources(root, course, names)
    return serialised(root)


def _organizations(root: Element, course: Course) -> None:
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


def _resources(root: Element, course: Course, names: Sequence[str]) -> None:
    resource = child(
        child(root, "resources"),
        "resource",
        identifier=package_identifier(course.id, "resource"),
        type="webcontent",
        href=quote(LAUNCH),
    )
    resource.set(f"{{{ADLCP}}}scormtype", "sco")
    for name in sorted(set(names) - {MANIFEST}):
        child(resource, "file", href=quote(name))


def _title(parent: Element, course: Course) -> None:
    """A title that an event parser hands over in one piece.

    Moodle's takes text in the pieces that entities cut, and drops a piece that is blank or `0`:
    `A & B` is safe in CDATA only, and a course named `0` needs something unseen beside it.
    """
    text = _SPACES.sub(" ", typeset(course.title, course.language)).strip(" ")
    if len(text) > TITLE_LONGEST:
        text = text[: TITLE_LONGEST - 1] + "…"
    element = child(parent, "title")
    piece = "0\u200b" if text == "0" else text
    element.text = etree.CDATA(piece) if set("&<>") & set(piece) else piece
