"""A built package as it is proved: its files, its digest, and the course that its page holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import lxml.html
from lxml.etree import ParserError

from cartable.lms.launch import UnplayableError, launch
from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.prove.reading import course, layout
from cartable.prove.unpacking import UnprovableError, archived, unpacked
from cartable.source.dataclass import dataclass
from cartable.verify import scorm12, scorm2004

_MANIFEST = "imsmanifest.xml"
_JUDGES = {"scorm12": scorm12.complaints, "scorm2004": scorm2004.complaints}
# What a data block of another make can run into while it is read as ours.
_STRANGE = (ArithmeticError, AttributeError, LookupError, ParserError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """`digest` is the archive's SHA-256 in hexadecimal; `address` its first page, as it is encoded."""

    name: str
    digest: str
    files: Mapping[str, bytes]
    standard: str
    address: str
    course: Course
    layout: Layout


def package(path: Path) -> Package:
    """The package in a file, once it is found to keep its standard.

    Raises UnprovableError for what is no package of cartable, OSError where it cannot be read.
    """
    archive = archived(path)
    files = unpacked(archive)
    try:
        first = launch(files.get(_MANIFEST, b""))
    except UnplayableError as error:
        raise UnprovableError(str(error)) from error
    if found := _JUDGES[first.standard](archive):
        raise UnprovableError(*found)
    try:
        read = _read(files[unquote(first.address)], first.title)
    except _STRANGE as error:
        strange = f"its first page holds no course of cartable ({type(error).__name__}: {error})"
        raise UnprovableError(strange) from error
    return Package(path.name, sha256(archive).hexdigest(), files, first.standard, first.address, *read)


def _read(first_page: bytes, title: str) -> tuple[Course, Layout]:
    """The course of a page and its layout, which has a place for each question. Raises any of `_STRANGE`."""
    page = lxml.html.document_fromstring(first_page)
    block = page.find(".//script[@id='course-data']")
    data = json.loads((block.text if block is not None else None) or "")
    read, slots = course(data, title), layout(data)
    for question in read.questions:
        slots.question(question.id)
    return read, slots
