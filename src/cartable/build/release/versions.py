"""Versions of a course: numbers between points, compared as numbers. 1.10 comes after 1.9."""

from __future__ import annotations

import re
from itertools import zip_longest

from cartable.read.locked import VERSION

_NUMBERS = re.compile(r"[0-9]+")


def is_version(written: str) -> bool:
    """Whether a release can carry it: it stands in names of files, and has to be compared."""
    return VERSION.fullmatch(written) is not None


def is_raised(version: str, last: str) -> bool:
    """Whether a version comes after another; `1.0` and `1` are the same. Both are versions."""
    pairs = zip_longest(map(int, version.split(".")), map(int, last.split(".")), fillvalue=0)
    return next((now > then for now, then in pairs if now != then), False)


def raised(last: str) -> str:
    """The next version: the last of its numbers one higher, `1.9` → `1.10`, `2` → `3`."""
    head, point, tail = last.rpartition(".")
    return f"{head}{point}{int(tail) + 1}"


def meant(written: str) -> str | None:
    """The version that other words may have meant, `v1.2-final` → `1.2`; None where they hold no number."""
    version = ".".join(_NUMBERS.findall(written))
    return version if is_version(version) else None
