"""Whether a media file of a course is what its name says, is whole, plays everywhere, and is safe to ship."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Literal, NamedTuple

from cartable.read.codecs import unplayed
from cartable.read.media_kinds import HEAD, PLAYABLE, TO_CONVERT, USES, extension, kind
from cartable.read.pictures.facts import Fault
from cartable.read.pictures.judged import CONVERTED, RASTER, broken, picture, remarks
from cartable.read.svg import Flaw, svg_flaws, svg_size
from cartable.source.place import Place
from cartable.source.problem import Argument, Problem, problem

LARGEST_SVG = 2 * 1024 * 1024
"""Bytes of an SVG that is read whole. A bigger one is slow to draw, and belongs into a PNG."""

_SAFE_IN_SHELLS = re.compile(r"[\w./-]+", re.ASCII)
_OPTIONS = {"mp4": "-c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart ", "m4a": "-c:a aac "}


Use = Literal["picture", "video", "audio"]


class Medium(NamedTuple):
    """What is wrong with a media file; of a picture its width and height as shown, in pixels, where known."""

    problems: list[Problem]
    size: tuple[int, int] | None = None


def checked_media(
    path: Path, name: str, place: Place, use: Use | None = None, *, converted: bool = False
) -> Medium:
    """What a media file that a course names is, and what is wrong with it.

    `path` is where to read it, `name` how the author wrote it, `place` where; `use` is what it is
    wanted for, if that is known; `converted` whether pictures are to be made anew. Reads some
    kilobytes of a recording, a picture whole, an SVG up to 2 MiB. Raises OSError when the file can't be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        found = kind(head, name)
        if faults := _misnamed(head, found, name, place) or _misused(found, name, place, use):
            return Medium(faults)
        if found in RASTER:
            seen = picture(file, found)
            if isinstance(seen, Fault):
                return Medium([broken(seen, name, place)])
            anew = converted and found in CONVERTED
            return Medium(remarks(seen, path, name, place, converted=anew), (seen.width, seen.height))
        if found == "svg":
            return _drawing(file, head, name, place)
        return Medium(_unplayed(file, path, head, name, place))


def _unplayed(file: IO[bytes], path: Path, head: bytes, name: str, place: Place) -> list[Problem]:
    found = kind(head, name)
    if found is None or (flawed := unplayed(file, path, head, found)) is None:
        return []
    command = _command(name, found if found in {"mp4", "m4a"} else "mp4", flawed.options)
    return [problem("unplayable-media", place, name=name, codec=" + ".join(flawed.names), command=command)]


def _drawing(file: IO[bytes], head: bytes, name: str, place: Place) -> Medium:
    file.seek(len(head))
    content = head + file.read(LARGEST_SVG + 1 - len(head))
    if len(content) > LARGEST_SVG:
        return Medium([problem("unsafe-svg", place, name=name, most=LARGEST_SVG // 1024**2)])
    return Medium([_unsafe(flaw, name, place) for flaw in svg_flaws(content)], svg_size(content))


def _misnamed(head: bytes, found: str | None, name: str, place: Place) -> list[Problem]:
    written = extension(name)
    said = PLAYABLE.get(written)
    if not head:
        return [problem("media-mismatch", place, empty=name)]
    if found in TO_CONVERT:
        return [
            problem(
                "unplayable-media",
                place,
                name=name,
                found=found.upper(),
                command=_command(name, TO_CONVERT[found], _OPTIONS.get(TO_CONVERT[found], "")),
            )
        ]
    if found is None:
        return [problem("media-mismatch", place, name=name, said=written)]
    if said != found:
        return [
            problem("media-mismatch", place, name=name, found=found.upper(), better=_renamed(name, found))
        ]
    return []


def _misused(found: str | None, name: str, place: Place, use: Use | None) -> list[Problem]:
    if use is None or found in USES[use]:
        return []
    return [Problem("media-mismatch", place, (("found", (found or "").upper()), (use, name)))]


def _command(name: str, wanted: str, options: str) -> str:
    """What to type into a terminal to convert a file into one that every browser takes."""
    result = _renamed(name, wanted)
    if result == name:
        result = f"{name.rpartition('.')[0]}-converted.{wanted}"
    return f"ffmpeg -i {_quoted(name)} {options}{_quoted(result)}"


def _quoted(name: str) -> str:
    """A name as Unix shells and Windows' both take it."""
    return name if _SAFE_IN_SHELLS.fullmatch(name) else f'"{name}"'


def _renamed(name: str, wanted: str) -> str:
    stem = name[: -len(extension(name)) - 1] if extension(name) else name
    return f"{stem}.{wanted}"


def _unsafe(flaw: Flaw, name: str, place: Place) -> Problem:
    arguments: dict[str, Argument] = {"name": name, "line": flaw.line, flaw.kind: flaw.what}
    return Problem("unsafe-svg", place, tuple(sorted(arguments.items())))
