"""The pictures of a course that asks for lighter ones: made once, kept beside what is built.

`build/.images/` holds a file for each picture and width that was ever asked for, by the digest of the
original, which nobody writes to. Whatever is missing there is made again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from cartable.build.writing import Draft
from cartable.model.course import Settings
from cartable.pack.digest import digest
from cartable.read.course import Reading
from cartable.read.media_kinds import PLAYABLE, extension
from cartable.read.pictures.facts import Fault
from cartable.read.pictures.judged import CONVERTED, picture
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FOLDER = ".images"
_AS_IT_IS = b"as it is\n"
"""What stands for a picture that ships as it is."""
_WAY = 1
"""Counted up when pictures are made in another way, so that none of the former is taken."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The media and sizes to build with, and what is wrong with pictures that could not be made."""

    media: Mapping[str, Path]
    sizes: Mapping[str, tuple[int, int]]
    problems: list[Problem] = field(default_factory=list)


def pictures(build: Path, folder: str, reading: Reading, settings: Settings) -> Pictures:
    """A course's media with lighter pictures in the place of its own, if it asks for them.

    `build` is the workspace's folder of that name, `folder` the course's, relative to the workspace.
    Raises OSError where a picture can't be read or kept.
    """
    widest = settings.images_width
    if widest is None:
        return Pictures(reading.media, reading.sizes)
    from cartable.formats.lighter import UnconvertibleError  # noqa: PLC0415 - few courses ask for it

    media, sizes = dict(reading.media), dict(reading.sizes)
    problems = []
    for name, original in reading.media.items():
        kind = PLAYABLE.get(extension(name), "")
        if kind not in CONVERTED:
            continue
        try:
            made = _made(build / FOLDER, original, kind, widest)
        except UnconvertibleError:
            problems.append(problem("broken-picture", Place(f"{folder}/{name}"), name=name))
            continue
        if made is not None:
            media[name] = made
            with made.open("rb") as file:
                seen = picture(file, kind)
            if not isinstance(seen, Fault):
                sizes[name] = (seen.width, seen.height)
    return Pictures(media, sizes, problems)


def _made(folder: Path, original: Path, kind: str, widest: int) -> Path | None:
    """The lighter copy of a picture, None where it ships as it is. Raises UnconvertibleError, OSError."""
    from PIL import __version__  # noqa: PLC0415 - as above: another Pillow writes other bytes

    from cartable.formats.lighter import lighter  # noqa: PLC0415 - as above

    kept = folder / f"{digest(original)[:40]}-{widest}-{_WAY}-{__version__}.{kind}"
    if not kept.exists():
        made = lighter(original, widest) or _AS_IT_IS
        # It is on the disk before its name says that it is whole.
        with Draft(folder.parent, folder) as draft:
            with draft.path(kept.name).open("wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            draft.kept()
    with kept.open("rb") as file:
        return None if file.read(len(_AS_IT_IS) + 1) == _AS_IT_IS else kept
