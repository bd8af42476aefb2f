"""Where a course lies while it is read: its files, its problems, and the one who parses its texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path
from typing import Literal

from cartable.model.course import Figure
from cartable.model.text import Text
from cartable.read.inputs import Inputs, leaves_folder
from cartable.read.media import checked_media
from cartable.read.richtext import rich_text, unmarked
from cartable.read.transcript.source_text import SourceText
from cartable.read.walk import Spot, Step, key_place, opening, walked
from cartable.read.yaml import Mapping, Node, Sequence, bare
from cartable.read.yaml.characters import unseen
from cartable.source.dataclass import dataclass
from cartable.source.nearness import nearest
from cartable.source.place import Place
from cartable.source.problem import Argument, Problem, problem

LONGEST_PATH = 200


@dataclass(slots=True)
class Desk:
    """What is gathered while one course is read; `maimed` and `lost` as `Validated` has them.

    `transcripts` are the texts of the files that modules name, by the path to the module; `quotes` counts
    what was found in them. `sizes` are those of the pictures in `media`; `converts` says whether the course
    asks for them to be made anew.
    """

    inputs: Inputs
    problems: list[Problem] = field(default_factory=list)
    media: dict[str, Path] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    converts: bool = False
    uses: set[tuple[str, str]] = field(default_factory=set)
    maimed: set[Place] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    transcripts: dict[tuple[Step, ...], SourceText] = field(default_factory=dict)
    quotes: int = 0

    def file(self, written: str, place: Place) -> str | None:
        """The workspace path of a file of the course's folder, or None, reported."""
        inputs = self.inputs
        if leaves_folder(written):
            self.problems.append(problem("outside-workspace", place, wrote=written, folder=inputs.folder))
            return None
        path = _as_named(f"{inputs.folder}/{Path(written).as_posix()}", inputs)
        if refusal := inputs.refusal(path, written, place):
            self.problems.append(refusal)
            return None
        if path not in inputs.media:
            found = problem(
                "missing-file", place, wrote=written, folder=inputs.folder, nearest=_nearest(written, inputs)
            )
            self.problems.append(found)
            return None
        return path

    def medium(self, written: str, place: Place, use: Literal["picture", "video", "audio"]) -> str | None:
        """The path in the course's folder of a picture or recording that is what its name says."""
        path = self.file(written, place)
        if path is None:
            return None
        name = path.removeprefix(f"{self.inputs.folder}/")
        if not self._can_be_packed(name, place):
            return None
        if (name, use) not in self.uses:
            self.uses.add((name, use))
            try:
                found = checked_media(self.inputs.media[path], name, place, use, converted=self.converts)
            except OSError:
                self.problems.append(problem("unreadable-file", place, wrote=written))
                return None
            self.problems.extend(found.problems)
            self.media[name] = self.inputs.media[path]
            if found.size:
                self.sizes[name] = found.size
        return name if name in self.media else None

    def _can_be_packed(self, name: str, place: Place) -> bool:
        """Whether an LMS's file system keeps this name apart from the others, and takes it at all."""
        if len(name.encode()) > LONGEST_PATH:
            self.problems.append(problem("path-too-long", place, wrote=name, most=LONGEST_PATH))
            return False
        same = unicodedata.normalize("NFC", name).casefold()
        other = next(
            (o for o in self.media if o != name and unicodedata.normalize("NFC", o).casefold() == same), None
        )
        if other is not None:
            self.problems.append(problem("same-file-but-case", place, wrote=name, other=other))
        return other is None


def _as_named(path: str, inputs: Inputs) -> str:
    """The path as the file's own name spells it: é may be one character in one and two in the other."""
    if path in inputs.media or path.isascii():
        return path
    same = unicodedata.normalize("NFC", path)
    return next((file for file in inputs.media if unicodedata.normalize("NFC", file) == same), path)


def _nearest(written: str, inputs: Inputs) -> str | None:
    """The file that comes nearest by name, capital letters aside."""
    by_name = {file.casefold(): file for file in inputs.files}
    near = nearest(written.casefold(), sorted(by_name), 0.6)
    return by_name[near] if near else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a file: values are named by the path from where it begins.

    `start` is the path to it from the file's `root`, `here` where that has led.
    """

    desk: Desk
    root: Node
    start: tuple[Step, ...]
    here: Spot

    @classmethod
    def whole(cls, desk: Desk, root: Node) -> Sheet:
        """All of a file."""
        return cls(desk, root, (), (root, None))

    def at(self, *path: Step) -> Sheet:
        """A part of this part."""
        return Sheet(self.desk, self.root, (*self.start, *path), walked(self.here, path))

    def place(self, *path: Step) -> Place:
        """Where a value was written."""
        return opening(walked(self.here, path)[0])

    def key(self, *path: Step) -> Place:
        """Where the key of a value was written."""
        return key_place(self.root, (*self.start, *path))

    @property
    def is_maimed(self) -> bool:
        """Whether this part lost something that is wrong and already reported."""
        node = self.here[0]
        return isinstance(node, Mapping) and any(key.place in self.desk.maimed for key, _ in node.entries)

    def report(self, code: str, *path: Step, **arguments: Argument | None) -> None:
        """A problem at a value; at its key where that is nothing, or a list, too much to underline."""
        node = walked(self.here, path)[0]
        by_key = isinstance(node, Sequence) or bare(node) is None
        place = self.key(*path) if by_key else self.place(*path)
        self.desk.problems.append(problem(code, place, related=(), edits=(), **arguments))

    def text(self, words: str, *path: Step) -> Text:
        """The words parsed; what is wrong with them is reported, their pictures are looked up."""
        if (plain := unmarked(words)) is not None:
            return plain
        place = self.place(*path)
        text, problems = rich_text(words, place)
        self.desk.problems.extend(problems)
        if "&" in words:  # an entity hides what the file's reader has looked for
            self.desk.problems.extend(unseen(text.plain, place))
        for image in text.images:
            self.desk.medium(image.path, place, "picture")
        return text

    def optional_text(self, words: str | None, *path: Step) -> Text | None:
        """Likewise, None for None."""
        return None if words is None else self.text(words, *path)

    def figure(
        self, image: str | None, alt: str | None, keys: tuple[str, str] = ("image", "alt")
    ) -> Figure | None:
        """The picture that this part names by two keys of it, None where there is none."""
        of, words = keys
        if image is None:
            if alt is not None and not self.is_maimed:
                self.desk.problems.append(problem("alt-without-image", self.key(words), words=words, of=of))
            return None
        path = self.desk.medium(image, self.place(of), "picture")
        if alt is None and not self.is_maimed:
            self.report("missing-alt", of, image=image, beside=image, of=of, words=words)
        return Figure(path, alt) if path and alt else None


def doubles(ids: Iterable[tuple[str, Place]]) -> list[Problem]:
    """A problem for every id that stood before, with the place where it first did."""
    seen: dict[str, Place] = {}
    found = []
    for id_, place in ids:
        first = seen.setdefault(id_, place)
        if first is not place:
            found.append(problem("duplicate-id", place, related=(("first-used", first),), id=id_))
    return found
