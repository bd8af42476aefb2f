"""What files look like from outside: their names, sizes and times, without one being opened.

A stamp is the same as long as nobody has written the file, so that its digest need not be made again. One
case deceives it: a clock advances in ticks, and a file that is written, read, and written again within one
tick keeps its stamp. A stamp is therefore believed only if the file had been at rest when it was looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

TICK = 20_000_000
"""Nanoseconds: more than the coarsest tick of a system's clock (10 ms on Linux, 16 on Windows)."""
_COARSE = 2_000_000_000
"""Where times are whole seconds: FAT counts every second one."""
_SECOND = 1_000_000_000


class Look(NamedTuple):
    """One file: its path relative to the workspace, where it is, its stamp, its size in bytes.

    `moment` is when it was last written, in nanoseconds. `refusal` is the code of the problem that says
    why it can't be taken: a link that leads out of the workspace, or to nothing; else empty.
    """

    path: str
    file: str
    stamp: str
    size: int
    moment: int
    refusal: str = ""


def stamp(found: os.stat_result) -> str:
    """What tells a file from itself once it was written to, or replaced."""
    return f"{found.st_mtime_ns:x}.{found.st_ctime_ns:x}.{found.st_size:x}.{found.st_ino:x}"


def moment(found: os.stat_result) -> int:
    """When a file was last written, moved or given other permissions: nanoseconds."""
    return max(found.st_mtime_ns, found.st_ctime_ns)


def at_rest(written: int, now: int) -> bool:
    """Whether whatever is written after `now` gets another time than what was `written` then."""
    return written + (TICK if written % _SECOND else _COARSE) <= now


def looks(root: str, folder: str) -> list[Look]:
    """Every file below a folder of the workspace at `root`, by path; those that can't be seen are left out.

    Hidden files and folders are left out too, and linked folders are not entered.
    """
    found: list[Look] = []
    top = f"{root}/{folder}"
    outside = _is_linked(root, folder) and not is_inside(top, root)
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = [*os.scandir(f"{root}/{here}")]
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{here}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif (look := _look(path, entry, root)) is not None:
                found.append(look._replace(refusal="outside-workspace") if outside else look)
    found.sort()
    return found


def _is_linked(root: str, folder: str) -> bool:
    parts = folder.split("/")
    return any(os.path.islink("/".join([root, *parts[:n]])) for n in range(1, len(parts) + 1))  # noqa: PTH114 - ten thousand times a build


def _look(path: str, entry: os.DirEntry[str], root: str) -> Look | None:
    if entry.is_symlink():
        return _linked(path, entry.path, root)
    try:
        seen = entry.stat(follow_symlinks=False)
    except OSError:  # gone meanwhile
        return None
    if not entry.is_file(follow_symlinks=False):
        return None
    return Look(path, entry.path, stamp(seen), seen.st_size, moment(seen))


def _linked(path: str, file: str, root: str) -> Look | None:
    # os.path follows a circle of links to its end where pathlib, before Python 3.13, raises.
    if os.path.isdir(file):  # noqa: PTH112 - likewise
        return None
    real = os.path.realpath(file)
    if not is_inside(file, root):
        return Look(path, file, f"outside {real}", 0, 0, "outside-workspace")
    try:
        seen = os.stat(file)  # noqa: PTH116 - as the rest
    except OSError:
        return Look(path, file, f"nothing {real}", 0, 0, "unreadable-file")
    refusal = "" if os.path.isfile(file) else "unreadable-file"  # noqa: PTH113 - likewise
    return Look(path, file, f"{real} {stamp(seen)}", seen.st_size, moment(seen), refusal)


def is_inside(file: str, root: str) -> bool:
    """Whether a file, its links followed, is in the folder `root`, which is no link."""
    return f"{os.path.realpath(file)}/".startswith(f"{root.rstrip('/')}/")


def together(seen: Iterable[Look]) -> str:
    """All of them as one text that is the same as long as none was written, made or removed."""
    return "".join(f"{_plain(one.path)} {_plain(one.stamp)}\n" for one in seen)


def _plain(text: str) -> str:
    """The text without letters that a database may refuse: a file's name can be any bytes."""
    return text if text.isascii() else ascii(text)
