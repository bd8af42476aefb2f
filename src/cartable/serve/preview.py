"""The preview: what is built, on loopback, each package in an LMS of ours.

Packages are played out of their archives, so what is seen is what would be uploaded. Only this
machine is answered, and only under its own names: a page from elsewhere that points its name at
127.0.0.1 is refused by its Host header.
"""

from __future__ import annotations

import contextlib
import sys
import webbrowser
import zipfile
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib import resources
from io import BytesIO
from pathlib import Path
from socketserver import ThreadingTCPServer
from urllib.parse import quote, unquote, urlsplit

from cartable.formats.pages import page
from cartable.formats.words import words
from cartable.lms.launch import UnplayableError
from cartable.lms.page import LANGUAGES, assets, launch_page
from cartable.serve import responses
from cartable.serve.responses import Response
from cartable.serve.shelf import Shelved, shelf

_BLOCK = 1 << 18


class Preview(ThreadingTCPServer):
    """The server, listening; `address` is where a browser finds it."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, root: Path, port: int, language: str | None) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.build = root / "build"
        self.language = language
        self.port = self.socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"


def listening(root: Path, port: int, language: str | None = None) -> Preview:
    """A preview of the workspace at `root`, ready for `serve_forever`.

    Listens on another port where `port` is taken. Speaks `language`, or what the browser prefers of
    French and English where it is None. Raises OSError where no port can be had.
    """
    try:
        return Preview(root, port, language)
    except OSError:
        return Preview(root, 0, language)


def serve(root: Path, port: int, *, open_browser: bool, language: str | None = None) -> None:
    """Serves until it is interrupted (Ctrl-C), having told the address. Raises as `listening` does."""
    with listening(root, port, language) as preview:
        sys.stdout.write(f"{preview.address}\n")
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(preview.address)
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how one leaves
            preview.serve_forever()


class _Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    server: Preview

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self._send(self._response(), with_body=True)

    def do_HEAD(self) -> None:  # noqa: N802 - the base class's name
        self._send(self._response(), with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: the terminal is the author's."""

    def _response(self) -> Response:
        port = self.server.port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            return responses.refusal(HTTPStatus.FORBIDDEN, "this address is not served here")
        steps = unquote(urlsplit(self.path).path).split("/")[1:]
        courses = shelf(self.server.build)
        match steps:
            case [""]:
                return responses.page(_index(courses, self._language()))
            case ["lms", name] if name in assets():
                return self._asset(name)
            case ["courses", name, ""] if name in courses:
                return self._launch(courses[name])
            case ["papers", name, paper] if name in courses and (file := courses[name].file(paper)):
                return responses.file(paper, file.open("rb"), file.stat().st_size, self.headers.get("Range"))
            case ["play", name, *rest] if name in courses and (archive := courses[name].archive):
                return self._entry(archive, "/".join(rest))
            case _:
                return responses.refusal(HTTPStatus.NOT_FOUND, "nothing here")

    def _language(self) -> str:
        if self.server.language:
            return self.server.language
        wanted = self.headers.get("Accept-Language", "").replace(" ", "").lower().split(",")
        return next((one[:2] for one in wanted if one[:2] in LANGUAGES), LANGUAGES[0])

    def _asset(self, name: str) -> Response:
        data = assets()[name]
        response = responses.file(name, BytesIO(data), len(data), None)
        if name.endswith(".mjs"):
            # Ours is no Moodle's: a browser runs modules of the right type only.
            response.headers["Content-Type"] = responses.type_of(".js")
        return response

    def _launch(self, course: Shelved) -> Response:
        try:
            found = course.launch
        except UnplayableError as error:
            return responses.refusal(HTTPStatus.NOT_FOUND, str(error))
        address = f"/play/{quote(course.name)}/{found.address}"
        return responses.page(launch_page(course.name, found.title, address, self._language()))

    def _entry(self, archive: Path, name: str) -> Response:
        with zipfile.ZipFile(archive) as package:
            if name not in package.namelist():
                return responses.refusal(HTTPStatus.NOT_FOUND, "not in the package")
            # The entry keeps the archive's file open for itself until it is closed.
            return responses.file(
                name, package.open(name), package.getinfo(name).file_size, self.headers.get("Range")
            )

    def _send(self, response: Response, *, with_body: bool) -> None:
        with response.body:
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(response.length))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            left = response.length if with_body else 0
            while left and (block := response.body.read(min(left, _BLOCK))):
                try:
                    self.wfile.write(block)
                except ConnectionError:
                    # A browser that has seen enough of a film hangs up.
                    self.close_connection = True
                    return
                left -= len(block)


def _index(courses: Mapping[str, Shelved], language: str) -> bytes:
    templates = _templates()
    shown = [_shown(course) for course in courses.values()]
    return page(templates, "index.html", say=words(templates, language, "preview"), courses=shown).encode()


def _shown(course: Shelved) -> dict[str, object]:
    about = {"name": course.name, "title": course.name, "papers": course.papers, "card": course.card}
    if course.archive is None:
        return {**about, "playable": False, "complaint": None}
    try:
        return {**about, "title": course.launch.title, "playable": True, "complaint": None}
    except UnplayableError as error:
        return {**about, "playable": False, "complaint": str(error)}


@cache
def _templates() -> Mapping[str, bytes]:
    folder = resources.files("cartable.serve")
    names = ["index.html", *(f"locales/{language}/preview.yaml" for language in LANGUAGES)]
    return {name: (folder / name).read_bytes() for name in names}
