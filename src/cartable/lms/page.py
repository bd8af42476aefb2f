"""The page that plays a package: an LMS whose every file is here, with one learner."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from cartable.formats.pages import page
from cartable.formats.words import words

LANGUAGES = ("en", "fr")
# What SCORM 1.2 calls a status (RTE 3.4.4).
_STATUSES = ("passed", "completed", "failed", "incomplete", "browsed", "not attempted")
_ASSETS = (".mjs", ".css")


@cache
def assets() -> Mapping[str, bytes]:
    """The scripts and the style sheet by name; the page asks for them under `/lms/`."""
    files = resources.files("cartable.lms").iterdir()
    return {file.name: file.read_bytes() for file in files if file.name.endswith(_ASSETS)}


def launch_page(course: str, title: str, address: str, language: str) -> bytes:
    """The page that plays the package whose first page stands at `address`, in one of `LANGUAGES`.

    What the learner leaves behind is kept in the browser under `course`.
    """
    templates = _templates()
    say = words(templates, language, "lms")
    # `memory-value` keeps its `{used}`, which the page fills in.
    told = {key: say(key) for key in ("never", "memory-value", *_STATUSES)}
    launch = {"course": course, "address": address, "words": told}
    return page(templates, "page.html", title=title, say=say, launch=launch).encode()


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.lms")
    names = ["page.html", *(f"locales/{language}/lms.yaml" for language in LANGUAGES)]
    return {name: (folder / name).read_bytes() for name in names}
