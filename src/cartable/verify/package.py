"""Judges a finished package of a version of SCORM, knowing nothing of the course that it holds."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from cartable.verify.archive import name_complaints
from cartable.verify.manifest import NAME, Rules, manifest_complaints
from cartable.verify.outside import outside_complaints

_READ = (".html", ".htm", ".css", ".js")


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
        with zipfile.ZipFile(_opened(archive)) as package:
            return _judged(package, rules)
    except zipfile.BadZipFile as error:
        return [f"no zip archive: {error}"]


def size(archive: bytes | Path) -> Size:
    """The size of a package. Raises BadZipFile for what is none."""
    with zipfile.ZipFile(_opened(archive)) as package:
        entries = package.infolist()
    biggest = max(entries, key=lambda entry: (entry.compress_size, entry.filename))
    total = len(archive) if isinstance(archive, bytes) else archive.stat().st_size
    return Size(total, len(entries), biggest.filename, biggest.compress_size)


def _opened(archive: bytes | Path) -> BytesIO | Path:
    return BytesIO(archive) if isinstance(archive, bytes) else archive


def _judged(package: zipfile.ZipFile, rules: Rules) -> list[str]:
    entries = package.infolist()
    found = list(name_complaints(entries))
    names = {entry.filename for entry in entries if not entry.is_dir()}
    if NAME in names:
        found += manifest_complaints(package.read(NAME), names, rules)
    else:
        found.append(f"no {NAME} at the root of the archive")
    for name in sorted(names):
        if name.lower().endswith(_READ):
            try:
                text = package.read(name).decode()
            except UnicodeDecodeError as error:
                found.append(f"{name}: not UTF-8: {error}")
                continue
            found += outside_complaints(name, text, names)
    return list(dict.fromkeys(found))
