"""Responses on their way to the browser: small ones at once, big ones piece by piece."""

from __future__ import annotations

from collections.abc import AsyncIterator

from anyio.to_thread import run_sync
from starlette.responses import Response as Whole
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from cartable.serve.responses import Response

_BLOCK = 1 << 18
ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # What no page from elsewhere may show as its own picture, script or frame.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
"""Headers of every answer."""


def sent(answer: Response) -> Whole:
    """The answer as the server takes it. Its body is read, or closed once it has gone out."""
    headers = {**answer.headers, **ALWAYS, "Content-Length": str(answer.length)}
    if answer.length > _BLOCK:
        return _Pieces(answer, headers)
    with answer.body:
        return Whole(answer.body.read(answer.length), answer.status, headers)


class _Pieces(StreamingResponse):
    """A body that is read as the browser takes it, and closed when it hangs up."""

    def __init__(self, answer: Response, headers: dict[str, str]) -> None:
        super().__init__(_pieces(answer), answer.status, headers)
        self._source = answer.body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._source:
            if scope["method"] == "HEAD":
                await Whole(None, self.status_code, dict(self.headers))(scope, receive, send)
            else:
                await super().__call__(scope, receive, send)


async def _pieces(answer: Response) -> AsyncIterator[bytes]:
    left = answer.length
    while left and (block := await run_sync(answer.body.read, min(left, _BLOCK))):
        left -= len(block)
        yield block
