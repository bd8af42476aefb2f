"""Who may ask the preview, and what: its own pages and its own user, for what is there.

Loopback alone is no wall: any page that this machine's browser shows may send requests to it. So the
Host must name this machine, the Origin our own, and `Sec-Fetch-Site` say that the request came from
a page of ours or from the address bar; a link from elsewhere may open a page of ours in a tab and no
more. Nothing is sent to us: methods that send, and bodies, are refused before a byte of them is read.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cartable.serve import responses
from cartable.serve.responses import Response
from cartable.serve.sending import sent

_METHODS = ("GET", "HEAD")
_LINGER = 0.5
"""Seconds before a connection is cut whose body nobody reads: the refusal has to be read first."""


class Guard:
    """An application that hears only what may be asked of the port that it listens to."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        refused = refusal(scope["method"], headers, self.port)
        if refused is None and _has_unsafe_path(scope):
            refused = responses.refusal(HTTPStatus.NOT_FOUND, "nothing here")
        if refused is None:
            await self.app(scope, receive, send)
            return
        if not _has_body(headers):
            await sent(refused)(scope, receive, send)
            return
        refused.headers["Connection"] = "close"  # else the server would read the body to its end

        async def lingering(message: Message) -> None:
            if message["type"] == "http.response.body" and not message.get("more_body"):
                await send({**message, "more_body": True})
                await asyncio.sleep(_LINGER)
                await send({"type": "http.response.body", "body": b""})
            else:
                await send(message)

        await sent(refused)(scope, receive, lingering)


def refusal(method: str, headers: Headers, port: int) -> Response | None:
    """Why a request is not answered, or None."""
    if not responses.addressed(headers.get("host"), port):
        return responses.refusal(HTTPStatus.FORBIDDEN, "this address is not served here")
    if method not in _METHODS:
        refused = responses.refusal(HTTPStatus.METHOD_NOT_ALLOWED, "nothing is taken here")
        refused.headers["Allow"] = ", ".join(_METHODS)
        return refused
    if _has_body(headers):
        return responses.refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "no body is taken here")
    if _is_foreign(headers):
        return responses.refusal(HTTPStatus.FORBIDDEN, "pages from elsewhere are not answered")
    return None


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def _is_foreign(headers: Headers) -> bool:
    """Whether a page that is not ours asks, other than by opening a page of ours in a tab of its own."""
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{headers.get('host')}":
        return True
    opens_tab = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} and not opens_tab


def _has_unsafe_path(scope: Scope) -> bool:
    """Whether a path may mean another file than it says, on some system: it climbs, or hides a slash."""
    path: str = scope["path"]
    raw: bytes = scope.get("raw_path") or b""
    climbs = any(part in {".", ".."} for part in path.split("/"))
    return climbs or "\\" in path or "\0" in path or b"%2f" in raw.lower()
