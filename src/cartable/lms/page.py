"""The page of a course: an LMS for each of its packages, whose every file is here, and papers beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from cartable.formats.pages import page
from cartable.formats.words import words
from cartable.lms.launch import STANDARDS, Launch
from cartable.source.dataclass import dataclass

LANGUAGES = ("en", "fr")
_ASSETS = (".mjs", ".css")


@dataclass(frozen=True, slots=True)
class Played:
    """A package that is built: how it is launched, or the complaint why it cannot be; one of them is None.

    `address` is where its first page is served, encoded, "" where it leads to none.
    """

    launch: Launch | None
    complaint: str | None
    address: str


@cache
def assets() -> Mapping[str, bytes]:
    """The scripts and the style sheet by name; the page asks for them under `/lms/`."""
    files = resources.files("cartable.lms").iterdir()
    return {file.name: file.read_bytes() for file in files if file.name.endswith(_ASSETS)}


def course_page(course: str, packages: Mapping[str, Played], papers: Sequence[str], language: str) -> bytes:
    """The page that plays a course's packages, which stand by their standard, in one of `LANGUAGES`.

    `papers` are names under `/papers/<course>/`. What learners leave behind is kept in the browser under
    `course` and the package's standard. The page shows the first package, or the one whose standard its
    own address names, as a part of its path or after `#`; a standard that is not built has a link to such
    an address, which asks for it.
    """
    templates = _templates()
    say = words(templates, language, "lms")
    playable = [(standard, one) for standard, one in packages.items() if one.launch]
    desks = [
        {"standard": standard, "name": STANDARDS[standard], "complaint": one.complaint}
        for standard, one in packages.items()
    ]
    launch = {
        "course": course,
        "packages": [{"standard": standard, "address": one.address} for standard, one in playable],
        "words": say.entries,
    }
    return page(
        templates,
        "page.html",
        title=next((one.launch.title for _, one in playable if one.launch), "") or course,
        course=course,
        say=say,
        launch=launch,
        desks=desks,
        missing=[(standard, name) for standard, name in STANDARDS.items() if standard not in packages],
        papers=papers,
    ).encode()


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.lms")
    names = ["page.html", *(f"locales/{language}/lms.yaml" for language in LANGUAGES)]
    return {name: (folder / name).read_bytes() for name in names}
