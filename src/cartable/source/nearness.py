"""'Did you mean': the known word that comes nearest to what was written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(written: str, known: Iterable[str], least: float = 0.5) -> str | None:
    """The known word most like the written one, or None where none is `least` alike (0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415 - a course without a mistake needs none

    return next(iter(get_close_matches(written, list(known), 1, least)), None)
