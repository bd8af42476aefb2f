"""What an output is given, and what it gives back."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.source.dataclass import dataclass


class Deflated(bytes):
    """The bytes of a file that many packages share, with what RFC 1951 made of them beforehand."""

    deflated: bytes

    @classmethod
    def of(cls, content: bytes, made: bytes) -> Deflated:
        """The content with what was made of it. Raises ValueError where that is of something else."""
        if _inflated(made, len(content)) != content:
            raise ValueError
        whole = cls(content)
        whole.deflated = made
        return whole


def _inflated(made: bytes, size: int) -> bytes:
    """What comes out of compressed bytes, up to one more than expected.

    Nothing where they are none, break off or have more behind them: an archive would be damaged by that.
    """
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = stream.decompress(made, size + 1)
    except zlib.error:
        return b""
    return whole if stream.eof and not stream.unused_data else b""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that will be zipped: name in the archive → bytes, or the path of a big one."""

    files: Mapping[str, bytes | Path]


Artefact = bytes | Bundle


@dataclass(frozen=True, slots=True)
class Materials:
    """All that an output may read besides the course: it never touches the disk itself.

    `templates` maps a path under `templates/` to its bytes, the workspace's own over the tool's.
    `media` maps a path in the course's folder to the file: only those the course names, checked.
    `sizes` are the width and height of the pictures among them, where known, in pixels.
    `version` stands in the files' names where this is a release, and is None where it is not.
    """

    templates: Mapping[str, bytes]
    media: Mapping[str, Path]
    layout: Layout
    version: str | None = None
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Output(Protocol):
    """A module of `cartable.outputs`.

    One that takes a second or so says `SLOW = True`; one that is made only where it is asked for by its
    name says `DEFAULT = False`.
    """

    def artefacts(self, course: Course, materials: Materials) -> Mapping[str, Artefact]:
        """File name within `build/<course>/` → what it holds. A Bundle becomes a zip archive."""
        ...


def edition(file: str, course: str, version: str | None) -> str:
    """The name of a course's file as it is released: `x-handout.pdf` → `x-1.1-handout.pdf`.

    A name that does not begin with the course's gets it too: `lms-settings.md` → `x-1.1-lms-settings.md`.
    Without a version it is what it was.
    """
    return file if version is None else f"{course}-{version}-{file.removeprefix(f'{course}-')}"
