"""Judges a finished package of a version of SCORM, knowing nothing of the course that it holds."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO

from cartable.source.dataclass import dataclass
from cartable.verify.archive import is_read_by_all, name_complaints
from cartable.verify.manifest import NAME, Rules, manifest_complaints
from cartable.verify.members import Member, member
from cartable.verify.outside import Asked, asked, outside_complaints
from cartable.verify.plain import plainly_asked

_PAGES = (".html", ".htm")
_SHARED = (".css", ".js")
"""How the files end that a package is likely to have in common with the next one."""


@dataclass(frozen=True, slots=True)
class Size:
    """What a package weighs: bytes of the archive, how many files, the biggest and its bytes."""

    archive: int
    files: int
    biggest: str
    biggest_bytes: int


def package_complaints(archive: bytes | Path, rules: Rules) -> list[str]:
    """What is wrong with a package, a line each; empty when an LMS will take it and play it whole.

    Whatever stands in the list is a fault of the program that packed it. Big files are not read.
    Raises OSError where a path cannot be read.
    """
    try:
        with _opened(archive) as file, zipfile.ZipFile(file) as package:
            return _judged(file, package.infolist(), rules)
    except zipfile.BadZipFile as error:
        return [f"no zip archive: {error}"]


def size(archive: bytes | Path) -> Size:
    """The size of a package. Raises BadZipFile for what is none."""
    with _opened(archive) as file, zipfile.ZipFile(file) as package:
        entries = package.infolist()
    biggest = max(entries, key=lambda entry: (entry.compress_size, entry.filename))
    total = len(archive) if isinstance(archive, bytes) else archive.stat().st_size
    return Size(total, len(entries), biggest.filename, biggest.compress_size)


def _opened(archive: bytes | Path) -> IO[bytes]:
    return BytesIO(archive) if isinstance(archive, bytes) else archive.open("rb")


def _judged(archive: IO[bytes], entries: Sequence[zipfile.ZipInfo], rules: Rules) -> list[str]:
    found = list(name_complaints(entries))
    files = {entry.filename: entry for entry in entries if not entry.is_dir()}
    names = files.keys()
    if NAME not in names:
        found.append(f"no {NAME} at the root of the archive")
    for name in sorted(name for name in names if is_read_by_all(files[name])):
        try:
            if name == NAME:
                found += manifest_complaints(member(archive, files[name]).data(), names, rules)
            elif name.lower().endswith(_SHARED):
                found += outside_complaints(name, _asked_by_shared(member(archive, files[name])), names)
            elif name.lower().endswith(_PAGES):
                found += _page_complaints(member(archive, files[name]), names)
        except UnicodeDecodeError as error:
            found.append(f"{name}: not UTF-8: {error}")
    return list(dict.fromkeys(found))


def _page_complaints(page: Member, names: AbstractSet[str]) -> list[str]:
    """What a page asks for in vain: it is read as HTML unless a look shows that it asks for nothing amiss."""
    data = page.data()
    seen = plainly_asked(data)
    if seen is not None and not [*outside_complaints(page.name, seen, names)]:
        data.decode()
        return []
    return [*outside_complaints(page.name, asked(page.name, data), names)]


def _asked(file: Member) -> Asked:
    return asked(file.name, file.data())


@lru_cache(maxsize=16)
def _asked_by_shared(file: Member) -> Asked:
    """As `_asked`, once for the same bytes: a thousand courses have one player."""
    return _asked(file)
