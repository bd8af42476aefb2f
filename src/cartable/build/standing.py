"""How each course stands: which of its outputs are older than what they are made of.

What a course is made of is known by one digest, its *basis*: of the tool and the templates, of the names
in its folder, of each file that was read. An output is stale unless it was made on the present basis and its
files are what they were. Stamps spare the digests, and decide nothing.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cartable.build.ledger import Entry
from cartable.build.looks import Look, at_rest, looks, moment, stamp, together
from cartable.build.workspace import Workspace, too_large

LOST = ""
"""The digest of a file that changed while it was read: none is equal to it."""


_ODD = (AttributeError, KeyError, TypeError, ValueError)
"""What comes of an entry of the ledger that makes no sense: it is not believed."""


class File(NamedTuple):
    """An artefact: its name, its stamp (empty where it is not to be believed), its digest and its figures."""

    name: str
    stamp: str
    digest: str
    size: int
    pages: int


class Standing(NamedTuple):
    """A course as the ledger knows it, where it knows it still to be so, and the outputs to be made.

    `entry` is None where the course has to be read; `stale` are then all of the outputs asked for that
    can't be kept. `refreshed` says that the ledger should be told of new stamps.
    """

    name: str
    entry: Entry | None
    stale: tuple[str, ...]
    refreshed: bool = False


class Survey:
    """What the courses of a workspace are held against: the frame's digest, the banks, the outputs wanted."""

    def __init__(self, workspace: Workspace, frame: str, outputs: Sequence[str]) -> None:
        self.workspace = workspace
        self.frame = frame
        self.outputs = tuple(outputs)
        self._root = str(workspace.root)
        self._build = str(workspace.build)
        self._banks = {one.path: one for one in workspace.bank_looks()}
        self._bank_names = names(self._banks.values())

    def glance(self, name: str, entry: Entry | None) -> Standing:
        """How a course stands by the looks of its files; where they deceive, it seems stale."""
        try:
            return self._glance(name, entry)
        except _ODD:
            return Standing(name, None, self.outputs)

    def _glance(self, name: str, entry: Entry | None) -> Standing:
        if entry is None or entry.frame != self.frame or not entry.look:
            return Standing(name, None, self.outputs)
        if self.text(looks(self._root, f"course/{name}"), entry.banks) != entry.look:
            return Standing(name, None, self.outputs)
        if entry.errors:
            return Standing(name, entry, ())
        made = files(entry)
        if all(self._stands(name, output, entry.basis, made) for output in self.outputs):
            return Standing(name, entry, ())
        return Standing(name, None, self.outputs)

    def text(self, folder: Iterable[Look], banks: str) -> str:
        """What the files of a course, and the banks that it asked for, look like, as one text."""
        if not banks:
            return together(folder)
        asked = (self._banks.get(path) for path in banks.split("\n"))
        return together([*folder, *(one for one in asked if one)]) + self._bank_names

    def _stands(self, name: str, output: str, basis: str, made: Mapping[str, tuple[str, list[File]]]) -> bool:
        made_on, held = made.get(output, ("", []))
        if made_on != basis:
            return False
        for one in held:
            try:
                seen = os.stat(f"{self._build}/{name}/{one.name}")  # noqa: PTH116 - ten thousand times a build
            except OSError:
                return False
            if one.stamp != stamp(seen):
                return False
        return True

    def examined(self, entry: Entry) -> Standing:
        """How a course stands by the digests of its files, and what the ledger should know of them."""
        try:
            return self._examined(entry)
        except _ODD:
            return Standing(entry.name, None, self.outputs)

    def _examined(self, entry: Entry) -> Standing:
        if entry.frame != self.frame:
            return Standing(entry.name, None, self.outputs)
        now = time.time_ns()
        folder = looks(self._root, f"course/{entry.name}")
        by_path = {one.path: one for one in folder} | self._banks
        seen = {path: _seen(by_path.get(path), known, now) for path, known in json.loads(entry.seen).items()}
        digests = {path: digest for path, (_, digest) in seen.items()}
        if self.basis(folder, entry.banks, digests) != entry.basis:
            return Standing(entry.name, None, self.outputs)
        believed = all(one for one, _ in seen.values())
        entry = entry._replace(look=self.text(folder, entry.banks) if believed else "", seen=json.dumps(seen))
        if entry.errors:
            return Standing(entry.name, entry, (), refreshed=True)
        made = files(entry)
        for output in self.outputs:
            made_on, held = made.get(output, ("", []))
            if made_on == entry.basis:
                again = [looked_at(self.workspace.build / entry.name / one.name, one) for one in held]
                made[output] = (entry.basis, [one for one in again if one is not None])
                if None in again:
                    del made[output]
        entry = with_files(entry, made)
        stale = tuple(one for one in self.outputs if made.get(one, ("",))[0] != entry.basis)
        return Standing(entry.name, entry, stale, refreshed=True)

    def basis(self, folder: Iterable[Look], banks: str, digests: Mapping[str, str]) -> str:
        """The digest of all that a course is made of, given those of what was read."""
        from cartable.pack.digest import joint  # noqa: PLC0415 - not where a glance is enough

        said = names(folder) + (self._bank_names if banks else "")
        return joint({"frame": self.frame, "names": said, **{f"read/{p}": d for p, d in digests.items()}})


def names(seen: Iterable[Look]) -> str:
    """The names of files, and why some can't be read: a course may speak of any of them."""
    return "".join(f"{one.path!a} {one.refusal or too_large(one)}\n" for one in seen)


def digest_of(look: Look | None) -> str:
    """The digest of a file as it is now, or a word for why there is none."""
    from cartable.pack.digest import digest  # noqa: PLC0415 - likewise

    if look is None:
        return "absent"
    if look.refusal or too_large(look):
        return "refused"
    try:
        return digest(Path(look.file))
    except OSError:
        return "unreadable"


def _seen(look: Look | None, known: Sequence[str], now: int) -> tuple[str, str]:
    """The stamp of a file, empty where it can't be believed, and its digest: the known one, if it may be."""
    if look is None:
        return "absent", "absent"
    if known[0] and known[0] == look.stamp:
        return look.stamp, known[1]
    return (look.stamp if at_rest(look.moment, now) else ""), digest_of(look)


def looked_at(file: Path, known: File) -> File | None:
    """An artefact with its stamp as it is now; None where it is not what it was."""
    from cartable.pack.digest import digest  # noqa: PLC0415 - likewise

    try:
        now, seen = time.time_ns(), file.stat()
        if known.stamp and known.stamp == stamp(seen):
            return known
        if seen.st_size != known.size or digest(file) != known.digest:
            return None
    except OSError:
        return None
    return known._replace(stamp=stamp(seen) if at_rest(moment(seen), now) else "")


def files(entry: Entry) -> dict[str, tuple[str, list[File]]]:
    """Output → the basis it was made on, and its files."""
    made: dict[str, tuple[str, list[list[object]]]] = json.loads(entry.made)
    return {output: (basis, [File(*one) for one in held]) for output, (basis, held) in made.items()}  # type: ignore[arg-type]  # as `with_files` wrote it


def sensible(entry: Entry) -> bool:
    """Whether an entry of the ledger can be read."""
    try:
        files(entry)
        return all(len(known) == len(("stamp", "digest")) for known in json.loads(entry.seen).values())
    except _ODD:
        return False


def with_files(entry: Entry, made: Mapping[str, tuple[str, Sequence[File]]]) -> Entry:
    """The entry with these outputs."""
    return entry._replace(made=json.dumps(made))
