"""The captions and chapters that come with the recordings of a package, as files and as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from cartable.formats.captions import captions, chapters
from cartable.formats.captions.webvtt import caption_file, chapter_file
from cartable.formats.identifiers import media_name
from cartable.formats.language import direction
from cartable.formats.typography import typeset
from cartable.model.caption import Caption, Chapter
from cartable.model.course import Course, Module
from cartable.pack.bundle import Materials
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Tracks:
    """What goes with the recordings of a module.

    `captions` and `chapters` are names in the package, None where there are none; `listed` are the
    chapters by which a learner moves; `files` is what was made here.
    """

    captions: str | None = None
    chapters: str | None = None
    listed: tuple[Chapter, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def tracks(course: Course, materials: Materials) -> dict[str, Tracks]:
    """By module, those of every module that plays a recording of its own.

    The author's own captions win over those made from the transcript; chapters are the sections that
    begin at a known time.
    """
    taken = {media_name(path).casefold() for path in materials.media}
    found = {}
    for module in course.modules:
        if any(one.path for one in module.media):
            found[module.id] = _tracks(course, module, taken)
            taken |= {name.casefold() for name in found[module.id].files}
    return found


def _tracks(course: Course, module: Module, taken: set[str]) -> Tracks:
    files: dict[str, bytes] = {}
    own = next((one for one in module.media if one.captions or one.converted), None)
    said = module.transcript
    made: list[Caption] = []
    if own:
        made = list(own.converted)
    elif said:
        made = captions(said, course.speakers, course.language, course.typography)
    caption_name = media_name(own.captions) if own and own.captions else None
    if made:
        caption_name = _free(f"{module.id}-captions", taken)
        files[caption_name] = caption_file(made, rightwards=direction(course.language) == "ltr")
    listed = tuple(
        Chapter(typeset(one.title, course.profile), one.start, one.end)
        for one in (chapters(said, module.sections) if said else ())
    )
    chapter_name = None
    if listed:
        chapter_name = _free(f"{module.id}-chapters", taken)
        files[chapter_name] = chapter_file(listed)
    return Tracks(caption_name, chapter_name, listed, files)


def _free(stem: str, taken: set[str]) -> str:
    """A name in the package that no file of the course has, capital letters aside."""
    name, number = media_name(f"{stem}.vtt"), 1
    while name.casefold() in taken:
        number += 1
        name = media_name(f"{stem}-{number}.vtt")
    return name
