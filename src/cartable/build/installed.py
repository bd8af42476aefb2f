"""The packages that cartable rests on, as they are installed beside it.

Read from the folders that installers write (`<name>-<version>.dist-info`), of which only the head of one
file is looked at: `importlib.metadata` reads each as a letter, which costs a twentieth of a build.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_NAME = re.compile(r"[\w.-]+")
_WANTED = "Requires-Dist:"


def installed(root: str, places: Sequence[str]) -> dict[str, str]:
    """The versions of the package `root`, of those that it needs, and so on, by name.

    `places` are folders of packages, of which the first wins. A package that is in none has the version "":
    it is asked for on another system, or is not installed as a package.
    """
    folders = _folders(places)
    found: dict[str, str] = {}
    pending = [root]
    while pending:
        name = _normal(pending.pop())
        if name in found:
            continue
        folder, found[name] = folders.get(name, ("", ""))
        if folder:
            pending.extend(_needs(folder))
    return found


def _folders(places: Sequence[str]) -> dict[str, tuple[str, str]]:
    """What tells of each package, and its version."""
    folders: dict[str, tuple[str, str]] = {}
    for place in places:
        with contextlib.suppress(OSError):
            for entry in sorted(os.listdir(place or ".")):  # noqa: PTH208 - this is asked at every start
                title, _, kind = entry.rpartition(".")
                if kind in {"dist-info", "egg-info"}:
                    name, _, version = title.partition("-")
                    folders.setdefault(_normal(name), (f"{place or '.'}/{entry}", version))
    return folders


def _needs(folder: str) -> Iterator[str]:
    """The names of the packages that one needs, whatever the system; what is only wished for is left out."""
    try:
        text = Path(folder, "METADATA").read_text("utf-8", "replace")
    except OSError:
        return
    for line in text.partition("\n\n")[0].splitlines():
        if line.startswith(_WANTED) and "extra ==" not in line:
            match = _NAME.match(line.removeprefix(_WANTED).strip())
            if match:
                yield match.group()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
