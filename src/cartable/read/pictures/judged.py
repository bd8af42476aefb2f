"""What an author is told of a picture, and how large it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from cartable.read.pictures.facts import MOST_PIXELS, Fault, Picture
from cartable.read.pictures.jpeg import jpeg
from cartable.read.pictures.png import png
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

RASTER = frozenset({"png", "jpeg", "gif", "webp", "avif"})
"""The kinds that are made of pixels."""
CONVERTED = frozenset({"png", "jpeg", "webp"})
"""Those that `images: convert` makes anew; one that moves stays as it is."""
WIDEST = 1600
"""Pixels of a picture across the page: twice the column of a screen with two dots a pixel and room to
spare, and the column of the paper at 300 dots an inch (1,476)."""
LIGHT = 500_000
"""Bytes of a picture that nobody waits for, however wide it is."""
_MILLION = 1_000_000


def picture(file: IO[bytes], found: str) -> Picture | Fault:
    """The picture in a file of a kind of `RASTER`. Raises OSError where it can't be read."""
    quick = png(file) if found == "png" else jpeg(file) if found == "jpeg" else None
    if quick is not None:
        return quick
    from cartable.read.pictures.decoded import decoded  # noqa: PLC0415 - it brings Pillow

    return decoded(file, found)


def broken(fault: Fault, name: str, place: Place) -> Problem:
    """Why a picture can't be shown."""
    if fault.kind == "huge":
        size = f"{fault.width} × {fault.height}" if fault.width else None
        return problem("huge-picture", place, name=name, size=size, most=MOST_PIXELS // _MILLION)
    if fault.kind == "cut":
        return problem("broken-picture", place, cut=name)
    return problem("broken-picture", place, name=name)


def remarks(seen: Picture, path: Path, name: str, place: Place, *, converted: bool) -> list[Problem]:
    """What learners should be spared of a picture that can be shown.

    `converted` says whether the course asks for that; what is made anew keeps none of it but movement.
    """
    if seen.moving:
        return [problem("moving-picture", place, name=name)] + (
            [problem("picture-tells-where", place, name=name)] if seen.located else []
        )
    if converted:
        return []
    found = []
    if seen.located:
        found.append(problem("picture-tells-where", place, name=name))
    if seen.for_print:
        found.append(problem("print-colours", place, name=name))
    weight = path.stat().st_size
    if seen.width > WIDEST and weight > LIGHT:
        size = f"{seen.width} × {seen.height}"
        megabytes = max(1, round(weight / _MILLION))
        found.append(problem("oversized-picture", place, name=name, size=size, weight=megabytes, most=WIDEST))
    return found
