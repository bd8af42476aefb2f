"""The preview's addresses: what is answered to which, out of what is built.

| address | what |
| --- | --- |
| `/` | the courses that are built |
| `/courses/<course>/` | its packages in the LMS, SCORM 1.2 shown first |
| `/courses/<course>/<standard>/` | the same, that standard shown first |
| `/play/<standard>/<course>/…` | a file of that package |
| `/papers/<course>/…` | a sheet, or the card of settings |
| `/lms/…` | the LMS's own scripts and style |
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from cartable.formats.pages import page
from cartable.formats.words import Words, words
from cartable.lms.launch import STANDARDS, UnplayableError
from cartable.lms.page import LANGUAGES, Played, assets, course_page
from cartable.serve import responses
from cartable.serve.responses import WHOLE, Asked, Response
from cartable.serve.shelf import Shelved, shelf


@dataclass(frozen=True, slots=True)
class Request:
    """A decoded path, the language to answer in, and which piece of a file."""

    path: str
    language: str
    asked: Asked = WHOLE


def response(build: Path, request: Request) -> Response:
    """The answer to a request, from what stands in `build` at this moment."""
    courses = shelf(build)
    found: Response | None = None
    match request.path.split("/")[1:]:
        case [""]:
            found = responses.page(_index(courses, request.language))
        case ["lms", name] if name in assets():
            found = responses.asset(name, assets()[name])
        case ["courses", name, ""] if name in courses and courses[name].archives:
            found = _course(courses[name], request.language)
        case ["courses", name, standard, ""] if name in courses and standard in courses[name].archives:
            found = _course(courses[name], request.language)
        case ["papers", name, card] if name in courses and card in courses[name].cards:
            found = responses.page(_card(courses[name], courses[name].folder / card, request.language))
        case ["papers", name, paper] if name in courses and (file := courses[name].file(paper)):
            found = _file(file, request.asked)
        case ["play", standard, name, *rest] if name in courses and standard in courses[name].archives:
            found = _entry(courses[name].archives[standard], "/".join(rest), request.asked)
    return found or responses.refusal(HTTPStatus.NOT_FOUND, "nothing here")


def _course(course: Shelved, language: str) -> Response:
    packages = {standard: _played(course, standard) for standard in course.archives}
    return responses.page(course_page(course.name, packages, (*course.papers, *course.cards), language))


def _played(course: Shelved, standard: str) -> Played:
    try:
        found = course.launch(standard)
    except UnplayableError as error:
        return Played(None, str(error), "")
    return Played(found, None, f"/play/{standard}/{quote(course.name)}/{found.address}")


def _file(file: Path, asked: Asked) -> Response:
    stand = file.stat()
    tag = f'"{stand.st_mtime_ns:x}-{stand.st_size:x}"'
    return responses.file(file.name, file.open("rb"), stand.st_size, asked, tag)


def _entry(archive: Path, name: str, asked: Asked) -> Response | None:
    with zipfile.ZipFile(archive) as package:
        if name not in package.namelist():
            return None
        entry = package.getinfo(name)
        # An open entry keeps the archive's file open until it is closed itself.
        tag = f'"{entry.CRC:x}-{entry.file_size:x}"'
        return responses.file(name, package.open(name), entry.file_size, asked, tag)


def _index(courses: Mapping[str, Shelved], language: str) -> bytes:
    shown = [_shown(course) for course in courses.values()]
    return page(_templates(), "index.html", say=said(language), courses=shown).encode()


def _card(course: Shelved, file: Path, language: str) -> bytes:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - takes 50 ms

    # `js-default` is CommonMark with tables; raw HTML and addresses that run scripts stay words.
    card = MarkdownIt("js-default").render(file.read_text("utf-8"))
    return page(_templates(), "card.html", say=said(language), title=course.name, card=card).encode()


def _shown(course: Shelved) -> dict[str, object]:
    """What the list says of a course: its title, and of each package what is wrong with it, if anything."""
    title, packages = course.name, []
    for standard in course.archives:
        try:
            title, complaint = course.launch(standard).title, None
        except UnplayableError as error:
            complaint = str(error)
        packages.append({"standard": standard, "name": STANDARDS[standard], "complaint": complaint})
    return {
        "name": course.name,
        "title": title,
        "packages": packages,
        "papers": course.papers,
        "cards": course.cards,
    }


def said(language: str) -> Words:
    """The words of the preview in a language."""
    return words(_templates(), language, "preview")


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.serve")
    names = ["index.html", "card.html", *(f"locales/{language}/preview.yaml" for language in LANGUAGES)]
    return {name: (folder / name).read_bytes() for name in names}
