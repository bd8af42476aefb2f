"""The page that plays a package: an LMS whose every file is here, with one learner."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from cartable.formats.pages import page
from cartable.formats.words import words
from cartable.lms.launch import Launch

LANGUAGES = ("en", "fr")
# What SCORM calls a status (1.2 RTE 3.4.4; 2004 RTE 4.2.4 and 4.2.22).
_STATUSES = ("passed", "completed", "failed", "incomplete", "browsed", "not attempted", "unknown")
_ASSETS = (".mjs", ".css")


@cache
def assets() -> Mapping[str, bytes]:
    """The scripts and the style sheet by name; the page asks for them under `/lms/`."""
    files = resources.files("cartable.lms").iterdir()
    return {file.name: file.read_bytes() for file in files if file.name.endswith(_ASSETS)}


def launch_page(course: str, package: Launch, address: str, language: str) -> bytes:
    """The page that plays the package whose first page stands at `address`, in one of `LANGUAGES`.

    What the learner leaves behind is kept in the browser under `course` and the package's standard.
    """
    templates = _templates()
    say = words(templates, language, "lms")
    # `memory-value` keeps its `{used}` and `{room}`, which the page fills in.
    told = {key: say.entries[key] for key in ("never", "memory-value", *_STATUSES)}
    launch = {"course": course, "standard": package.standard, "address": address, "words": told}
    return page(templates, "page.html", title=package.title, say=say, launch=launch).encode()


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.lms")
    names = ["page.html", *(f"locales/{language}/lms.yaml" for language in LANGUAGES)]
    return {name: (folder / name).read_bytes() for name in names}
