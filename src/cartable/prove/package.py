"""A built package as it is proved: its files, its digest, and the course that its page holds."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import lxml.html

from cartable.lms.launch import UnplayableError, launch
from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.prove.reading import course, layout
from cartable.verify import scorm12, scorm2004

_MANIFEST = "imsmanifest.xml"
_JUDGES = {"scorm12": scorm12.complaints, "scorm2004": scorm2004.complaints}


class UnprovableError(Exception):
    """The file is no package that can be played here; `reasons` says why, in English, a line each."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


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
    archive = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(archive)) as packed:
            files = {name: packed.read(name) for name in packed.namelist()}
        first = launch(files.get(_MANIFEST, b""))
    except (UnplayableError, zipfile.BadZipFile) as error:
        raise UnprovableError(str(error)) from error
    if found := _JUDGES[first.standard](archive):
        raise UnprovableError(*found)
    try:
        page = lxml.html.document_fromstring(files[unquote(first.address)])
        block = page.find(".//script[@id='course-data']")
        data = json.loads((block.text if block is not None else None) or "")
        read = course(data, first.title), layout(data)
    except (KeyError, TypeError, ValueError) as error:
        strange = f"its first page holds no course of cartable ({type(error).__name__}: {error})"
        raise UnprovableError(strange) from error
    return Package(path.name, sha256(archive).hexdigest(), files, first.standard, first.address, *read)
