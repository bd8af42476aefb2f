"""The preview: what is built, on loopback, each package in an LMS of ours.

Packages are played out of their archives, so what is seen is what would be uploaded. Only this
machine is answered, and only under its own names: a page from elsewhere that points its name at
127.0.0.1 is refused by its Host header.
"""

from __future__ import annotations

import contextlib
import sys
import webbrowser
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from urllib.parse import quote, unquote, urlsplit

from cartable.lms.page import LANGUAGES
from cartable.serve import responses
from cartable.serve.responses import WHOLE, Asked, Response
from cartable.serve.site import Request, response, said

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


def serve(
    root: Path, port: int, *, open_browser: bool, language: str | None = None, course: str | None = None
) -> None:
    """Serves until it is interrupted (Ctrl-C), having told the address and how to stop it.

    Raises as `listening` does.

    The browser opens at `course`, or at the index of all where it is None.
    """
    with listening(root, port, language) as preview:
        address = preview.address if course is None else f"{preview.address}courses/{quote(course)}/"
        sys.stdout.write(f"{address}\n{said(language or LANGUAGES[0])('stop')}\n")
        sys.stdout.flush()
        if open_browser:
            webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how one leaves
            preview.serve_forever()


class _Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    server: Preview

    def do_GET(self) -> None:
        self._send(self._response(), with_body=True)

    def do_HEAD(self) -> None:
        self._send(self._response(), with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: the terminal is the author's."""

    def _response(self) -> Response:
        if not responses.addressed(self.headers.get("Host"), self.server.port):
            return responses.refusal(HTTPStatus.FORBIDDEN, "this address is not served here")
        try:
            path = unquote(urlsplit(self.path).path)
        except ValueError:  # a host that none can be
            return responses.refusal(HTTPStatus.BAD_REQUEST, "this is no address")
        piece = Asked(self.headers.get("Range"), self.headers.get("If-Range"))
        # Only GET knows ranges (RFC 9110, 14.2).
        asked = piece if self.command == "GET" else WHOLE
        return response(self.server.build, Request(path, self._language(), asked))

    def _language(self) -> str:
        if self.server.language:
            return self.server.language
        wanted = self.headers.get("Accept-Language", "").replace(" ", "").lower().split(",")
        return next((one[:2] for one in wanted if one[:2] in LANGUAGES), LANGUAGES[0])

    def _send(self, answer: Response, *, with_body: bool) -> None:
        with answer.body:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.length))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            left = answer.length if with_body else 0
            while left and (block := answer.body.read(min(left, _BLOCK))):
                try:
                    self.wfile.write(block)
                except ConnectionError:
                    # A browser that has seen enough of a film hangs up.
                    self.close_connection = True
                    return
                left -= len(block)
