"""Learning object metadata as SCORM 1.2 carries it: IMS Learning Resource Meta-Data 1.2.1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cartable.formats.xml import XML_LANG, Element, child, document
from cartable.model.course import Course

NAMESPACE = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
PREFIX = "imsmd"
_NO_LANGUAGE = "x-none"
_VCARD_SPECIAL = re.compile(r"([\\,;])")


def metadata(course: Course) -> Element:
    """The `imsmd:lom` of a course, every element prefixed: only what its author said, no dates.

    Prefixed, because Moodle reads elements without looking at their namespace and takes a bare
    `title` of the metadata for one of the manifest's.
    """
    lom = document(f"{{{NAMESPACE}}}lom", {PREFIX: NAMESPACE})
    _general(lom, course)
    _lifecycle(lom, course)
    child(child(lom, "metametadata"), "metadatascheme", "ADL SCORM 1.2")
    if course.duration:
        time = child(child(lom, "educational"), "typicallearningtime")
        child(time, "datetime", duration(course.duration))
    if course.rights:
        rights = child(lom, "rights")
        _term(rights, "copyrightandotherrestrictions", "yes")
        _words(rights, "description", course.rights, course.language)
    return lom


def _general(lom: Element, course: Course) -> None:
    general = child(lom, "general")
    _words(general, "title", course.title, course.language)
    child(general, "language", course.language)
    if course.summary:
        _words(general, "description", course.summary.plain, course.language)
    for keyword in course.keywords:
        _words(general, "keyword", keyword, course.language)


def _lifecycle(lom: Element, course: Course) -> None:
    lifecycle = child(lom, "lifecycle")
    _words(lifecycle, "version", course.version, _NO_LANGUAGE)
    if course.authors:
        contribution = child(lifecycle, "contribute")
        _term(contribution, "role", "Author")
        for author in course.authors:
            child(child(contribution, "centity"), "vcard", vcard(author))


def vcard(name: str) -> str:
    """A vCard 3.0 (RFC 2426) that gives a name as it was written, of a person or of a service."""
    escaped = _VCARD_SPECIAL.sub(r"\\\1", " ".join(name.splitlines()))
    lines: Sequence[str] = ("BEGIN:VCARD", "VERSION:3.0", f"N:{escaped};;;;", f"FN:{escaped}", "END:VCARD")
    return "\n".join(lines)


def duration(minutes: int) -> str:
    """Minutes as an ISO 8601 duration of hours and minutes: `PT25M`, `PT1H30M`."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _words(parent: Element, tag: str, text: str, language: str) -> None:
    child(child(parent, tag), "langstring", text).set(XML_LANG, language)


def _term(parent: Element, tag: str, value: str) -> None:
    """A word of LOM's own vocabulary."""
    element = child(parent, tag)
    _words(element, "source", "LOMv1.0", _NO_LANGUAGE)
    _words(element, "value", value, _NO_LANGUAGE)
