"""What calling `cartable` in a test gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Ran:
    """What a command gave: its exit code and what it said."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Calls `cartable` with arguments, in the test's own folder or another."""

    def __call__(self, *arguments: str, cwd: Path | None = None) -> Ran: ...
