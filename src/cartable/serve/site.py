"""The preview's addresses: what is answered to which.

| address | what |
| --- | --- |
| `/` | the courses; with `?only=a,b` those alone |
| `/courses/<course>/` | its packages in the LMS, SCORM 1.2 shown first |
| `/courses/<course>/<standard>/` | the same, that standard shown first; it is built if it is not there |
| `/play/<standard>/<course>/…` | a file of that package |
| `/papers/<course>/…` | a sheet, or the card of settings |
| `/events` | news of the courses, as they come; with `?at=<path>` that of the page that listens |
| `/lms/…` | scripts and styles of all these pages |
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator, Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response as Answer
from starlette.responses import StreamingResponse
from starlette.routing import Route

from cartable.formats.pages import Templates, page
from cartable.formats.words import Words, words
from cartable.lms.launch import STANDARDS
from cartable.lms.page import LANGUAGES, Played, assets, course_page
from cartable.serve import responses
from cartable.serve.entries import entry
from cartable.serve.index import MANY, rows
from cartable.serve.responses import WHOLE, Asked
from cartable.serve.sending import ALWAYS, sent
from cartable.serve.shelf import Opened, Shelf, Shelved
from cartable.serve.spoken import Spoken
from cartable.serve.standing import Standing, told
from cartable.serve.standings import Standings

_ASSETS = ("live.mjs", "index.mjs", "site.css", "waiting.mjs")
_PAGES = ("index.html", "card.html", "waiting.html")
_BEAT = 15
"""Seconds between signs of life where there is no news: a page that is gone is noticed by then."""
# Nothing from elsewhere, no script but our files, no frame but our packages and sheets.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; frame-src 'self'; object-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


class Site:
    """What the addresses answer, in the language that is `spoken`, from what stands on a shelf.

    `want` is told of a course and a standard whose page was asked for.
    """

    def __init__(
        self, build: Path, standings: Standings, spoken: Spoken, want: Callable[[str, str], None]
    ) -> None:
        self.shelf = Shelf(build)
        self.standings = standings
        self.spoken = spoken
        self.want = want

    def application(self) -> Starlette:
        """The addresses."""
        routes = [
            Route("/", self.index),
            Route("/events", self.events),
            Route("/lms/{name}", self.asset),
            Route("/courses/{course}/", self.course),
            Route("/courses/{course}/{standard}/", self.course),
            Route("/play/{standard}/{course}/{name:path}", self.play),
            Route("/papers/{course}/{name}", self.paper),
        ]
        handlers = {int(HTTPStatus.NOT_FOUND): _nothing}
        application = Starlette(routes=routes, exception_handlers=handlers)
        application.router.redirect_slashes = False
        return application

    async def index(self, request: Request) -> Answer:
        """The list of courses."""
        say = said(self._spoken(request))
        only = request.query_params.get("only")
        courses = await run_sync(
            rows, self.shelf, self.standings, say, None if only is None else only.split(",")
        )
        found = page(_templates(), "index.html", say=say, courses=courses, many=len(courses) >= MANY)
        return _own(found.encode())

    async def asset(self, request: Request) -> Answer:
        """A script or a style of our own."""
        name = request.path_params["name"]
        found = _own_assets().get(name)
        return await _nothing(request) if found is None else sent(responses.asset(name, found))

    async def course(self, request: Request) -> Answer:
        """The page of a course: its package in the LMS, or what keeps it from being built."""
        name, standard = request.path_params["course"], request.path_params.get("standard")
        built = self.shelf.course(name)
        standing = self.standings.get(name)
        if standard not in {None, *STANDARDS}:
            return await _nothing(request)
        if standard and standing:
            self.want(name, standard)
        language = self._spoken(request)
        if built and built.archives and (standard is None or standard in built.archives or standing):
            packages = {one: _played(built, one, self.shelf.opened(built, one)) for one in built.archives}
            return _own(course_page(name, packages, (*built.papers, *built.cards), language))
        if standing is None:
            return await _nothing(request)
        return _own(_waiting(standing, said(language)))

    async def play(self, request: Request) -> Answer:
        """A file of a package."""
        built = self.shelf.course(request.path_params["course"])
        archive = built.archives.get(request.path_params["standard"]) if built else None
        name = request.path_params["name"]
        found = await run_sync(entry, archive, name) if archive else None
        if found is None:
            return await _nothing(request)
        return sent(responses.file(name, found.body, found.size, _asked(request), found.tag))

    async def paper(self, request: Request) -> Answer:
        """A sheet as it is, a card as a page."""
        built = self.shelf.course(request.path_params["course"])
        file = built.file(request.path_params["name"]) if built else None
        if built is None or file is None:
            return await _nothing(request)
        if file.name in built.cards:
            return _own(await run_sync(_card, built, file, said(self._spoken(request))))
        body = file.open("rb")
        stand = os.fstat(body.fileno())
        tag = f'"{stand.st_mtime_ns:x}-{stand.st_size:x}"'
        return sent(responses.file(file.name, body, stand.st_size, _asked(request), tag))

    async def events(self, request: Request) -> Answer:
        """News, as long as the page is there."""
        match request.query_params.get("at", "").split("/"):
            case ["", "courses", name, *_]:
                at: str | None = name
            case _:
                at = None
        news = _news(self.standings, at, self._spoken(request))
        return StreamingResponse(news, headers={**ALWAYS, "Content-Type": "text/event-stream"})

    def _spoken(self, request: Request) -> str:
        return self.spoken.to(request.headers.get("accept-language"))


async def _news(standings: Standings, at: str | None, language: str) -> AsyncIterator[str]:
    """Server-sent events (HTML 9.2): `state` with what is told of a course, `gone` with a course's name."""
    say = said(language)
    yield "retry: 500\n\n"
    async for courses in standings.changes(at, _BEAT):
        yield (
            ":\n\n"
            if not courses
            else "".join(
                _event("state", told(standings[one], language, say("failure", reason=standings[one].failure)))
                if one in standings
                else _event("gone", {"course": one})
                for one in courses
            )
        )


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _asked(request: Request) -> Asked:
    # Only GET knows ranges (RFC 9110, 14.2).
    if request.method != "GET":
        return WHOLE
    return Asked(request.headers.get("range"), request.headers.get("if-range"))


async def _nothing(request: Request, error: Exception | None = None) -> Answer:  # noqa: ARG001 - as Starlette calls it
    return sent(responses.refusal(HTTPStatus.NOT_FOUND, "nothing here"))


def _own(html: bytes) -> Answer:
    """A page of ours."""
    found = responses.page(html)
    found.headers["Content-Security-Policy"] = POLICY
    return sent(found)


def _played(course: Shelved, standard: str, opened: Opened) -> Played:
    first = f"/play/{standard}/{quote(course.name)}/{opened.launch.address}" if opened.launch else ""
    return Played(opened.launch, opened.complaint, first)


def _waiting(standing: Standing, say: Words) -> bytes:
    title = standing.title or standing.course
    return page(_templates(), "waiting.html", say=say, course=standing.course, title=title).encode()


def _card(course: Shelved, file: Path, say: Words) -> bytes:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - takes 50 ms

    # `js-default` is CommonMark with tables; raw HTML and addresses that run scripts stay words.
    card = MarkdownIt("js-default").render(file.read_text("utf-8"))
    return page(_templates(), "card.html", say=say, title=course.name, card=card).encode()


def said(language: str) -> Words:
    """The words of the preview in a language."""
    return words(_templates(), language, "preview")


@cache
def _own_assets() -> Mapping[str, bytes]:
    folder = resources.files("cartable.serve")
    return {**assets(), **{name: (folder / name).read_bytes() for name in _ASSETS}}


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.serve")
    names = [*_PAGES, *(f"locales/{language}/preview.yaml" for language in LANGUAGES)]
    return Templates({name: (folder / name).read_bytes() for name in names})
