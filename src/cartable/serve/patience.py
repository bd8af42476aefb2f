"""A server's connection that waits for a request only so long: whoever dawdles over its head is let go."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from asyncio import TimerHandle, Transport

PATIENCE = 10.0
"""Seconds for the head of a request, from the opening of its connection or its first byte."""


class Impatient(H11Protocol):
    """Uvicorn's waits without end, and a thousand such connections use up the files it may open."""

    _late: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Wait from now on."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Go on waiting, unless the head is whole."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits any more."""
        super().connection_lost(exc)
        self._rest()

    def _watch(self) -> None:
        if self._is_answering():
            self._rest()
        elif self._late is None and not self.transport.is_closing():
            self._late = asyncio.get_running_loop().call_later(PATIENCE, self._give_up)

    def _rest(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if not self._is_answering():
            self.transport.close()

    def _is_answering(self) -> bool:
        return not getattr(
            self.cycle, "response_complete", True
        )  # there is no cycle before the first request
