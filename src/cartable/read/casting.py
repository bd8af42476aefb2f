"""Who speaks in a transcript's file, and in what language, as the course says in whose folder it lies."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

from cartable.model.course import Speaker
from cartable.read.desk import Desk, Sheet
from cartable.read.inputs import Inputs
from cartable.read.validated import validated
from cartable.read.written.course import WrittenCourse
from cartable.read.yaml import document
from cartable.source.dataclass import dataclass
from cartable.source.place import Place

CLEAN = ".clean.txt"
"""What the name of a clean copy ends with; before it stands the raw file's name without its ending."""


@dataclass(frozen=True, slots=True)
class Casting:
    """What a course says of a transcript: its speakers in the order in which they first speak.

    `path` is that of the course's YAML. `module` is the title of the first module whose transcript this
    is, or the raw file or the clean copy beside it; `named` where the YAML says so, and `wrote` what
    stands there. All three are None where no module names it.
    """

    path: str
    language: str
    speakers: tuple[Speaker, ...]
    module: str | None = None
    named: Place | None = None
    wrote: str | None = None


def casting(inputs: Inputs, file: str) -> Casting | None:
    """What a course says of a file, which is named from the course's folder; None where it can't be read.

    Mistakes of the course are left to `check`: what holds of it is used.
    """
    data = inputs.texts.get(inputs.course_path)
    root = document(data, inputs.course_path)[0] if data is not None else None
    read = validated(WrittenCourse, root) if root is not None else None
    if read is None or read.written is None:
        return None
    written, sheet = read.written, Sheet.whole(Desk(inputs), read.tree)
    speakers = tuple(Speaker(one.key, one.name, one.role) for one in written.speakers)
    for number, module in enumerate(written.modules):
        if module.transcript is not None and _pair(module.transcript) == _pair(file):
            place = sheet.at("modules", number).place("transcript")
            return Casting(
                inputs.course_path, written.language, speakers, module.title, place, module.transcript
            )
    return Casting(inputs.course_path, written.language, speakers)


def clean_name(name: str) -> str:
    """The name of the clean copy of a file; a clean copy's own."""
    return name if name.endswith(CLEAN) else PurePosixPath(name).stem + CLEAN


def _pair(file: str) -> str:
    """The path of the clean copy, by which a raw file and its clean copy are known as one."""
    path = PurePosixPath(unicodedata.normalize("NFC", file.replace("\\", "/")))
    return (path.parent / clean_name(path.name)).as_posix()
