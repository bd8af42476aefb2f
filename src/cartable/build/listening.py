"""One transcript's file, read on its own: who speaks as the course says, or else as it tells of itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cartable.build.workspace import NoWorkspaceError, Workspace
from cartable.formats.clean_copy import keys
from cartable.model.course import Speaker
from cartable.model.transcript import Transcript
from cartable.read.casting import CLEAN, Casting, casting, clean_name
from cartable.read.identity import readable
from cartable.read.inputs import TRANSCRIPT_SUFFIXES, most_bytes
from cartable.read.transcript import read_transcript
from cartable.read.transcript.encodings import text_of
from cartable.read.transcript.formats import word
from cartable.read.transcript.formats.clean import is_clean as says_so
from cartable.read.transcript.guessed import labels, tongue
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_MEGABYTE = 1_000_000
_HEAD = 200
"""Bytes that hold the first line of a clean copy."""
ANY_TONGUE = "en"
"""What a text is taken for that no small word gives away."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A transcript and what it was heard by.

    `path` is the file as it was named, `text` what stands in it. `language_guessed` and `speakers_guessed`
    say what nobody has said.
    """

    path: str
    text: str
    transcript: Transcript
    problems: tuple[Problem, ...]
    language: str
    speakers: tuple[Speaker, ...]
    language_guessed: bool = False
    speakers_guessed: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the speakers."""
        return tuple(one.key for one in self.speakers)


def cast(file: Path) -> Casting | None:
    """What the course says in whose folder a file lies; None where it lies in none."""
    here = file.parent.resolve()
    try:
        space = Workspace.around(here)
    except NoWorkspaceError:
        return None
    parts = (here / file.name).relative_to(space.root).parts
    if len(parts) < len(("course", "name", "file")) or parts[0] != "course" or parts[1] not in space.courses:
        return None
    return casting(space.inputs(parts[1]), "/".join(parts[2:]))


def heard(file: Path, speakers: Sequence[Speaker] | None, language: str | None) -> Heard:
    """The transcript in a file; what is None is guessed. Raises OSError where the file can't be read."""
    path = file.as_posix()
    size, most = file.stat().st_size, most_bytes(path)
    if size > most:
        megabytes = f"{size / _MEGABYTE:.1f}"
        large = problem("file-too-large", Place(path), megabytes=megabytes, most=most // _MEGABYTE)
        return Heard(path, "", Transcript(()), (large,), language or ANY_TONGUE, tuple(speakers or ()))
    data = file.read_bytes()
    spoken, named = language, speakers
    if spoken is None or named is None:
        said, doubts = read_transcript(data, path, (), language or ANY_TONGUE)
        spoken = spoken or tongue(" ".join(one.text for one in said.sentences)) or ANY_TONGUE
        named = _named(_text(data, path, spoken), doubts) if named is None else named
    read, found = read_transcript(data, path, named, spoken)
    text = _text(data, path, spoken)
    return Heard(path, text, read, tuple(found), spoken, tuple(named), language is None, speakers is None)


def _text(data: bytes, path: str, language: str) -> str:
    """What stands in a file, a line a paragraph for a document of Word; empty where it can't be read."""
    return (word.words(data, path)[0] or "") if word.is_zip(data) else text_of(data, language).text


def _named(text: str, doubts: Sequence[Problem]) -> tuple[Speaker, ...]:
    """Speakers by the names in a file: a clean copy's keys, voices of its format, or labels.

    The key of one that only has a name is made of it.
    """
    if says_so(text):
        return tuple(Speaker(key, key) for key in keys(text))
    voices = [str(dict(one.arguments)["name"]) for one in doubts if one.code == "unknown-voice"]
    by_key: dict[str, str] = {}
    for number, name in enumerate(voices or labels(text), start=1):
        by_key.setdefault(readable(name).replace("_", "-").lower() or f"voice-{number}", name)
    return tuple(Speaker(key, name) for key, name in by_key.items())


def is_clean(file: Path) -> bool:
    """Whether a file is a clean copy, by its name or its first line. Raises OSError."""
    if file.name.endswith(CLEAN):
        return True
    with file.open("rb") as opened:
        return says_so(opened.read(_HEAD).decode("utf-8", "replace"))


def clean_beside(file: Path) -> Path:
    """Where the clean copy of a raw file goes."""
    return file.with_name(clean_name(file.name))


def raw_beside(copy: Path) -> list[Path]:
    """The raw files that a clean copy may have come from, which lie beside it."""
    stem = copy.name.removesuffix(CLEAN)
    files = (copy.with_name(stem + suffix) for suffix in sorted(TRANSCRIPT_SUFFIXES))
    return [file for file in files if file.is_file() and file != copy]


def doubted(transcript: Transcript, problems: Sequence[Problem]) -> dict[Problem, int]:
    """The number of the sentence that each doubtful `>>` or dash stands in, where it is found."""
    found: dict[Problem, int] = {}
    sentences = transcript.sentences
    index = at = 0
    for one in problems:
        said = dict(one.arguments)
        if one.code == "false-turn":
            around = f"{said['before']} {said['after']}"
        elif one.code == "false-dash":
            around = f"{said['before']} {said['mark']} {said['after']}"
        else:
            continue
        for number in range(index, len(sentences)):
            place = sentences[number].text.find(around, at if number == index else 0)
            if place >= 0:
                found[one] = sentences[number].number
                index, at = number, place + 1
                break
    return found
