"""One package on loopback, in as many stands as a proof opens, over the stores that they share."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import count
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

from cartable.lms.page import assets
from cartable.lms.stand import WELL, Ills, Mode, Place, Stand, stand_page
from cartable.model.responses import Response as Answer
from cartable.prove.package import Package
from cartable.prove.store import Store
from cartable.serve import responses
from cartable.serve.responses import Response
from cartable.source.dataclass import dataclass

# Chrome's policy of today for all pages to come: `unload` is never heard.
_NO_UNLOAD = "unload=()"


@dataclass(slots=True)
class Site:
    """The addresses of a package under proof; `stores` are its learners', by any name.

    `over` holds what was answered in the scenarios that are over, and held.
    """

    package: Package
    address: str = ""
    stores: dict[str, Store] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)
    over: dict[str, Mapping[str, Answer]] = field(default_factory=dict)

    @property
    def course(self) -> str:
        """Where the package's first page stands."""
        return f"/play/{self.package.address}"

    def store(self, key: str) -> Store:
        """The store of that name, empty at first."""
        return self.stores.setdefault(key, Store())

    def stand(
        self,
        key: str,
        student: tuple[str, str],
        ills: Ills = WELL,
        mode: Mode = "normal",
        place: Place = "frame",
    ) -> str:
        """The address of a new launch over the store `key`, which then holds what it holds now."""
        store = self.store(key)
        stand = Stand(
            address=self.course,
            store=f"/store/{quote(key, safe='')}",
            cmi=dict(store.cmi),
            student=student,
            standard=self.package.standard,
            mode=mode,
            place=place,
            ills=ills,
        )
        path = f"/stand/{next(self.numbers)}"
        self.pages[path] = stand_page(stand)
        return self.address + path

    def response(self, path: str, asked: str | None) -> Response:
        """What stands at a path, or a refusal."""
        area, _, name = path.removeprefix("/").partition("/")
        if path in self.pages:
            return responses.page(self.pages[path])
        if area == "lms" and name in assets():
            return responses.asset(name, assets()[name])
        if area == "play" and name in self.package.files:
            data = self.package.files[name]
            answer = responses.file(name, BytesIO(data), len(data), responses.Asked(asked))
            answer.headers["Permissions-Policy"] = _NO_UNLOAD
            return answer
        return responses.refusal(HTTPStatus.NOT_FOUND, "nothing here")


@contextmanager
def served(package: Package) -> Iterator[Site]:
    """The package on loopback as long as the context lasts. Raises OSError where no port can be had."""
    site = Site(package)

    class Handler(_Handler):
        pass

    Handler.site = site
    with _Server(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield site
        server.shutdown()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a page that was killed while it spoke: that is what is proved here."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed wants a class, the server takes any callable


class _Handler(BaseHTTPRequestHandler):
    site: Site
    disable_nagle_algorithm = True  # headers and body are written apart: together they waited 40 ms
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self._send(self._foreign() or self.site.response(path, self.headers.get("Range")))

    def do_POST(self) -> None:
        self._send(self._foreign() or self._stored())

    def _foreign(self) -> Response | None:
        """A refusal of what is asked of another machine, be it that we are taken for a proxy, or for it."""
        if responses.addressed(self.headers.get("Host"), self.connection.getsockname()[1]):
            return None
        self.close_connection = True
        return responses.refusal(HTTPStatus.FORBIDDEN, "this address is not served here")

    def _stored(self) -> Response:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self.close_connection = True  # where the body ends is not known
            return responses.refusal(HTTPStatus.BAD_REQUEST, "no Content-Length")
        body = self.rfile.read(int(length))
        area, _, key = unquote(urlsplit(self.path).path).removeprefix("/").partition("/")
        if area != "store" or key not in self.site.stores:
            return responses.refusal(HTTPStatus.NOT_FOUND, "nothing here")
        try:
            self.site.stores[key].take(body)
        except ValueError as error:
            return responses.refusal(HTTPStatus.BAD_REQUEST, str(error))
        return Response(HTTPStatus.OK)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Says nothing: the terminal is the author's."""

    def _send(self, answer: Response) -> None:
        with answer.body:
            data = answer.body.read(answer.length)
        try:
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(data)
        except ConnectionError:
            self.close_connection = True  # the page that asked was killed
