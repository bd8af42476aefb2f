"""One course from its files to its artefacts: load, check, render, pack, verify, write."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import field, replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import cartable.outputs
from cartable.build.acknowledging import weighed
from cartable.build.pictures import pictures
from cartable.build.rendering import by_output, output
from cartable.build.workspace import Taken, Workspace
from cartable.build.writing import Draft, alone, sweep
from cartable.check.rules import problems as judged
from cartable.formats import overrides
from cartable.formats.broken import BrokenTemplateError
from cartable.model.course import Course
from cartable.pack.bundle import Artefact, Bundle, Materials
from cartable.read.course import Reading, course
from cartable.read.inputs import LOCK_FILE, Inputs
from cartable.read.lock import Changes, Lock, changes, lock_bytes, read_lock, with_room
from cartable.read.transcript.encodings import text_of
from cartable.read.whereabouts import Whereabouts
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem
from cartable.source.wording import is_error


class BadPackageError(RuntimeError):
    """An artefact breaks its own standard: a bug of cartable, never of the author."""

    def __init__(self, artefact: str, complaints: Sequence[str]) -> None:
        super().__init__(f"{artefact}: {'; '.join(complaints)}")
        self.artefact = artefact
        self.complaints = tuple(complaints)


@dataclass(frozen=True, slots=True)
class Checked:
    """A course that was read and judged: its files, what was read, all problems in order.

    `acknowledged` are the warnings that its author lets stand; they are not among the problems.
    """

    inputs: Inputs
    reading: Reading
    problems: tuple[Problem, ...]
    acknowledged: tuple[Problem, ...] = ()

    @property
    def texts(self) -> Mapping[str, bytes]:
        """The files that problems show lines of, by path; one whose encoding was guessed, in UTF-8."""
        guessed = {one.place.path for one in self.reading.problems if one.code == "encoding-guessed"}
        if not guessed or self.reading.course is None:
            return self.inputs.texts
        language = self.reading.course.language
        read = {path: text_of(self.inputs.texts[path], language).text for path in guessed}
        return {**self.inputs.texts, **{path: text.encode("utf-8", "replace") for path, text in read.items()}}

    @property
    def is_sound(self) -> bool:
        """Whether the course can be built."""
        return self.reading.course is not None and not any(is_error(one) for one in self.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """A course and the files that were written for it, empty where an error stopped it.

    `taken` is what was read, and `lock` the bytes of the lock as it is now. `by_output` says which files
    each output gave. `changes` says what came of the questions since the last build, None where nothing did.
    `keeps` is false where what is wrong may be so for these outputs alone: the next build has to try again.
    """

    checked: Checked
    files: tuple[Path, ...]
    taken: Taken
    lock: bytes | None = None
    by_output: Mapping[str, Sequence[str]] = field(default_factory=dict)
    changes: Changes | None = None
    keeps: bool = True


def output_names() -> tuple[str, ...]:
    """The words that `--to` takes, in the order in which they are built."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(cartable.outputs.__path__)))


def default_output_names() -> tuple[str, ...]:
    """Those that are built where none is asked for: every output but those that say `DEFAULT = False`."""
    return tuple(name for name in output_names() if getattr(output(name), "DEFAULT", True))


def checked(workspace: Workspace, name: str) -> Checked:
    """A course read and judged; nothing is written."""
    return looked_through(workspace, workspace.inputs(name))


def looked_through(workspace: Workspace, inputs: Inputs) -> Checked:
    """What was taken of a course, read and judged."""
    reading = course(inputs)
    problems = list(reading.problems)
    if reading.course is not None and reading.whereabouts is not None:
        problems.extend(judged(reading.course, reading.lock.layout, reading.whereabouts))
        problems.extend(workspace.unreadable_templates)
        problems.extend(_words_judged(workspace, reading.course, reading.whereabouts))
        if reading.lock.released is None and inputs.tells_of_releases:
            problems.append(
                problem("lock-lost", Place(inputs.course_path), lock=f"{inputs.folder}/{LOCK_FILE}")
            )
    result = weighed(problems, reading.acknowledgements)
    return Checked(inputs, reading, result.shown, result.acknowledged)


def _words_judged(workspace: Workspace, read: Course, where: Whereabouts) -> list[Problem]:
    """What is wrong with the workspace's words; with the course's own once those beneath them are sound."""
    of_files = list(overrides.of_files(workspace.templates, read.language)) if workspace.has_words else []
    if not read.words or any(is_error(one) for one in of_files):
        return of_files
    return [*of_files, *overrides.found(read, workspace.templates, where)]


def built(workspace: Workspace, name: str, outputs: Sequence[str], *, side_by_side: bool = True) -> Built:
    """A course built to these outputs; with an error, nothing is written and the last build stays.

    Two builds of one course may go on at once. The one that finishes second, and finds other files than
    those it read (a lock with the other's slots, or words saved meanwhile), begins again, alone this time.
    `side_by_side` is as in `by_output`. Raises BadPackageError where an artefact breaks its standard, OSError
    where it can't be written.
    """
    once = _built(workspace, name, outputs, side_by_side=side_by_side, again=False)
    if once is not None:
        return once
    with alone(workspace.root / "course" / name):
        twice = _built(workspace, name, outputs, side_by_side=side_by_side, again=True)
    if twice is None:
        raise AssertionError(name)  # a second attempt always comes to an end
    return twice


def _built(
    workspace: Workspace, name: str, outputs: Sequence[str], *, side_by_side: bool, again: bool
) -> Built | None:
    """A course built; None where its files changed meanwhile, unless this is the second attempt."""
    taken = workspace.taken(name)
    found = looked_through(workspace, taken.inputs)
    read = found.reading.course
    if read is None or not found.is_sound:
        return Built(found, (), taken, taken.inputs.lock)
    images = pictures(workspace.build, found.inputs.folder, found.reading, read.settings)
    if images.problems:
        spoilt = replace(found, problems=(*found.problems, *images.problems))
        return Built(spoilt, (), taken, taken.inputs.lock)
    materials = Materials(workspace.templates, images.media, found.reading.lock.layout, sizes=images.sizes)
    try:
        made = by_output(read, materials, outputs, side_by_side=side_by_side)
    except BrokenTemplateError as error:
        spoilt = replace(found, problems=(*found.problems, error.problem))
        return Built(spoilt, (), taken, taken.inputs.lock, keeps=False)
    artefacts = {file: artefact for output in outputs for file, artefact in made[output].items()}
    home = workspace.root / found.inputs.folder
    sweep(home)
    with Draft(workspace.build, workspace.build / name) as draft:
        make(draft, artefacts)
        lock = lock_bytes(with_room(found.reading.lock, read))
        with nullcontext() if again else alone(home):
            if not again and workspace.looks(name) != taken.looks:
                return None
            if lock != found.inputs.lock:
                # The first lock holds nothing yet that a learner's record goes by.
                draft.put_elsewhere(home / LOCK_FILE, lock, safely=found.inputs.lock is not None)
            files = draft.kept()
        before = read_lock(found.inputs.lock) if found.inputs.lock else Lock()
        given = {output: tuple(made[output]) for output in outputs}
        return Built(found, files, taken, lock, given, changes(before, found.reading.lock))


def make(draft: Draft, artefacts: Mapping[str, Artefact]) -> None:
    """Write the artefacts into the draft and judge each. Raises BadPackageError, OSError."""
    for file, artefact in artefacts.items():
        _write(draft, file, artefact)
    for file in artefacts:
        _verify(file, draft.path(file))


def _write(draft: Draft, file: str, artefact: Artefact) -> None:
    if isinstance(artefact, Bundle):
        from cartable.pack.archive import written  # noqa: PLC0415 - papers alone need no zip

        written(artefact, draft.path(file))
    else:
        draft.path(file).write_bytes(artefact)


def _verify(file: str, path: Path) -> None:
    """`x-scorm12.zip` is judged by `cartable.verify.scorm12`; what has no judge passes."""
    standard = path.stem.rpartition("-")[2] if file.endswith(".zip") else ""
    if standard and find_spec(f"cartable.verify.{standard}"):
        complaints: list[str] = import_module(f"cartable.verify.{standard}").complaints(path)
        if complaints:
            raise BadPackageError(file, complaints)
