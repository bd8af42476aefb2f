"""Which courses a saved file concerns, and which files are none that an author saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import field
from pathlib import PurePosixPath

from cartable.source.dataclass import dataclass

FOLDERS = ("course", "quizzes", "templates")
"""The folders of a workspace that courses are made of."""
# What editors, systems and downloads put beside a file, or in its place for a moment: vim's try-out and its
# copies, Emacs' copies, what `sed -i` writes to, halves of downloads.
_NOISE = re.compile(
    r"\..*|.*~|#.*#|4913|.*\.(sw[a-z]|tmp|temp|bak|part|crdownload)|sed\w{6}|__pycache__|Thumbs\.db",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Concern:
    """What a change concerns: courses that were saved themselves, and courses that are made of it too.

    `templates` says that a template changed.
    """

    saved: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    templates: bool = False


def is_noise(path: str) -> bool:
    """Whether a path, relative to the workspace, is none of what authors write."""
    return any(_NOISE.fullmatch(part) for part in PurePosixPath(path).parts)


def concern(paths: Iterable[str], courses: Collection[str], text: Callable[[str], str]) -> Concern:
    """What changed files concern, by their paths in the workspace; `text` gives a course's own file.

    A bank concerns the courses in whose file its name stands: a few too many, never one too few, for
    YAML can't draw from a bank without naming it.
    """
    found = _Found()
    for path in paths:
        match PurePosixPath(path).parts:
            case ("course", course, *_):
                found.saved.add(course)
            case ("course",):
                found.saved.update(courses)
            case ("quizzes", *rest):
                found.banks.add("/".join(rest).removesuffix(".yaml"))
            case ("templates", *_):
                found.templates = True
            case _:  # nothing that a course is made of
                pass
    others = {*courses} if found.templates or "" in found.banks else set[str]()
    if found.banks and not others:
        others = {one for one in courses if _names(text(one), found.banks)}
    return Concern(frozenset(found.saved), frozenset(others - found.saved), found.templates)


def _names(text: str, banks: Collection[str]) -> bool:
    return any(bank in text for bank in banks)


@dataclass(slots=True)
class _Found:
    saved: set[str] = field(default_factory=set)
    banks: set[str] = field(default_factory=set)
    templates: bool = False
