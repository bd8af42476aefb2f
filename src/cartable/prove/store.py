"""What an LMS has stored of one learner, and the record of what was asked of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from threading import Condition
from typing import Any

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """One call of an API: its name, its arguments, and whether the LMS refused it by the error it left."""

    call: str
    values: tuple[object, ...]
    error: str
    refused: bool


class Store:
    """Values by path, as several pages may write them one after the other; safe between threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.cmi: dict[str, str] = {}
        self.calls: list[Call] = []
        self.commits = 0

    def take(self, body: bytes) -> None:
        """What a page sends: the calls since the last time, what changed if it commits.

        Raises ValueError for anything else, and takes none of it.
        """
        told: Mapping[str, Any] = json.loads(body)
        try:
            changes = dict(told.get("changes", {}))
            calls = [
                Call(one["call"], tuple(one["values"]), one["error"], one["refused"]) for one in told["calls"]
            ]
        except (AttributeError, KeyError, TypeError) as error:
            lack = f"no calls and changes ({type(error).__name__}: {error})"
            raise ValueError(lack) from error
        with self._changed:
            self.commits += "changes" in told
            self.cmi |= changes
            self.calls += calls
            self._changed.notify_all()

    def count(self, call: str) -> int:
        """How often a call was made."""
        return sum(one.call == call for one in self.calls)

    def waits_for(self, call: str, times: int, seconds: float) -> bool:
        """Whether a call was made that often, as soon as it is so or once the time is over."""
        with self._changed:
            return self._changed.wait_for(lambda: self.count(call) >= times, seconds)
