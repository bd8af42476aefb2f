"""The preview: a workspace on loopback, each package in an LMS of ours, rebuilt while it is written.

Packages are played out of their archives, so what is seen is what would be uploaded. Only this
machine is answered, and only under its own names (`guard.py` says to whom).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

import uvicorn
from starlette.types import ASGIApp

from cartable.serve.guard import Guard
from cartable.serve.patience import Impatient
from cartable.serve.site import Site
from cartable.serve.spoken import Spoken
from cartable.serve.standings import Standings

if TYPE_CHECKING:
    from cartable.serve.rebuilding import News, Rebuilding

_NEXT, _LAST_PORT = 20, 65535
_LAST_WORDS = 1
"""Seconds that a film being sent is given when the preview ends."""


class Preview:
    """The server, listening; `address` is where a browser finds it.

    It rebuilds what is saved once `rebuilds` was called, else it serves what is built.
    """

    def __init__(self, root: Path, port: int, language: str | None, otherwise: str) -> None:
        self.root = root
        self.build = root / "build"
        self.socket = _listening(port)
        self.port: int = self.socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self._standings = Standings()
        self._rebuilding: Rebuilding | None = None
        site = Site(self.build, self._standings, Spoken(language, otherwise), self._want)
        self._server = _Server(_config(Guard(site.application(), self.port)), self._standings)
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def rebuilds(self, tell: Callable[[News], None], first: str | None = None) -> None:
        """Have the courses rebuilt while it serves; `tell` is told of each build, `first` comes first."""
        from cartable.serve.rebuilding import Rebuilding  # noqa: PLC0415 - the pipeline is heavy

        self._rebuilding = Rebuilding(self.root, self._standings, tell, first)

    def serve_forever(self, poll_interval: float = 0.1) -> None:
        """Answers until `shutdown`, or until Ctrl-C, which is how one leaves.

        Looks every `poll_interval` seconds whether it is over.
        """
        self._server.tick = poll_interval
        try:
            with contextlib.suppress(KeyboardInterrupt):  # one that came before the server heard it
                asyncio.run(self._serve())
        finally:
            self._ended.set()

    def shutdown(self) -> None:
        """Ends `serve_forever` in its thread, and waits for that."""
        self._server.should_exit = True
        self._ended.wait()

    async def _serve(self) -> None:
        if self._rebuilding is None:
            await self._server.serve(sockets=[self.socket])
            return
        building = asyncio.create_task(self._rebuilding.run())
        building.add_done_callback(lambda _: self._server.end())
        await self._server.serve(sockets=[self.socket])
        building.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await building

    def _want(self, course: str, standard: str) -> None:
        if self._rebuilding is not None:
            self._rebuilding.want(course, standard)


class _Server(uvicorn.Server):
    """Uvicorn's, which lets go of whoever listens for news before it waits for their connections to end.

    A signal ends it and no more: uvicorn would raise it again, and Ctrl-C is no error here.
    """

    def __init__(self, config: uvicorn.Config, standings: Standings) -> None:
        super().__init__(config)
        self._standings = standings
        self.tick = 0.1
        logging.getLogger("uvicorn.error").addFilter(_is_our_bug)

    async def main_loop(self) -> None:
        while not await self.on_tick(0):  # noqa: ASYNC110 - a signal wakes no loop
            await asyncio.sleep(self.tick)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._standings.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's signature
        self.end()

    def end(self) -> None:
        self.should_exit = True


def _config(application: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=Impatient,
        ws="none",
        loop="asyncio",
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LAST_WORDS,
    )


def _is_our_bug(record: logging.LogRecord) -> bool:
    """Of what the server would tell, the terminal gets what is our own fault: an author types into it."""
    return record.exc_info is not None and not isinstance(record.exc_info[1], asyncio.CancelledError)


def _listening(port: int) -> socket.socket:
    """A socket on loopback that listens at the port, the next that is free, or any. Raises OSError."""
    for one in (*range(port, min(port + _NEXT, _LAST_PORT + 1)), 0) if port else (0,):
        found = socket.socket()
        if sys.platform != "win32":  # there it would take the port away from whoever has it
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind(("127.0.0.1", one))
            found.listen()
        except OSError:
            found.close()
            if not one:
                raise
        else:
            return found
    raise AssertionError  # the last port is any


def listening(root: Path, port: int, language: str | None = None, *, otherwise: str = "en") -> Preview:
    """A preview of the workspace at `root`, ready for `serve_forever`.

    Listens on the next free port where `port` is taken. Speaks `language`, or what the browser prefers of
    French and English where it is None, or `otherwise` where the browser asks for neither. Raises OSError
    where no port can be had.
    """
    return Preview(root, port, language, otherwise)


def serve(preview: Preview, course: str | None = None, *, open_browser: bool) -> None:
    """Serves until it is interrupted (Ctrl-C).

    The browser opens at `course`, or at the index of all where it is None.
    """
    if open_browser:
        address = preview.address if course is None else f"{preview.address}courses/{quote(course)}/"
        # The socket listens already: whoever is quicker than the server waits for it.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    preview.serve_forever()
