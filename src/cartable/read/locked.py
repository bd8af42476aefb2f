"""The values that a lock may hold, as they are taken out of its JSON: anything else is no lock."""

from __future__ import annotations

import re

ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
REPORT = re.compile(r"[!-~]{1,255}")
DIGEST = re.compile(r"[0-9a-f]{12}")
VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,5}")
FRACTION = re.compile(r"[0-9]+(/[1-9][0-9]*)?")


class UnreadableLockError(ValueError):
    """The file is no lock of this format."""


def natural(value: object, most: int, least: int = 1) -> int:
    """The value, a whole number within its bounds. Raises UnreadableLockError."""
    if type(value) is not int or not least <= value <= most:
        raise UnreadableLockError
    return value


def matching(pattern: re.Pattern[str], value: object) -> str:
    """The value, a text that the whole pattern matches. Raises UnreadableLockError."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise UnreadableLockError
    return value


def text(value: object) -> str:
    """The value, any text. Raises UnreadableLockError."""
    if not isinstance(value, str):
        raise UnreadableLockError
    return value
