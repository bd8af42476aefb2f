"""What the lock keeps of a release: enough to say later what has changed since.

Elements go by their slot, the number of their line in the lock: one that was taken out and came back has
another slot, and is another element. Of wordings only digests are kept, and the first words of a question.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cartable.read.locked import (
    DIGEST,
    FRACTION,
    ID,
    REPORT,
    VERSION,
    UnreadableLockError,
    matching,
    natural,
    text,
)
from cartable.source.dataclass import dataclass

_FIRST_STATE = 1
"""The format of the state where a lock says none: such a release may be older than any other format."""
_LAST_STATE = 15
"""A learner's state keeps its format in 4 bits."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release: its version, its layout's generation, the identifier that LMSs file records under.

    `state` is the format that its player saves a learner's state in (`model.state.FORMAT`).
    """

    version: str
    generation: int
    package: str
    state: int


@dataclass(frozen=True, slots=True)
class ReleasedOption:
    """An option as it was released: its id, the digests of its words and of what is said of it."""

    id: str
    wording: str
    said: str


@dataclass(frozen=True, slots=True)
class ReleasedQuestion:
    """A question as it was released.

    `opening` holds its first words; `wording` is the digest of all of them, `key` of what is right, `said`
    of feedback, hint and evidence. `points` is an exact fraction, `0` where nothing counts.
    """

    id: str
    slot: int
    opening: str
    wording: str
    key: str
    points: str
    said: str
    options: tuple[ReleasedOption, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedDraw:
    """A draw as it was released: the bank's name, how many are taken, the slots of its pool."""

    bank: str
    take: int
    pool: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReleasedModule:
    """A module as it was released; `lesson` is the digest of all but its title and quiz.

    `quiz` holds the slots of its questions and its draws, in order.
    """

    id: str
    slot: int
    title: str
    lesson: str
    quiz: tuple[int | ReleasedDraw, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A course as it was released. `content` is the digest of its files, `settings` name → value."""

    content: str
    settings: tuple[tuple[str, str], ...]
    modules: tuple[ReleasedModule, ...]
    questions: tuple[ReleasedQuestion, ...]


def release(one: Mapping[str, Any], generation: int) -> Release:
    """A release out of the lock's JSON. Raises UnreadableLockError, KeyError or TypeError."""
    return Release(
        matching(VERSION, one["version"]),
        natural(one["generation"], generation),
        matching(REPORT, one["package"]),
        natural(one.get("state", _FIRST_STATE), _LAST_STATE),
    )


def released(one: Mapping[str, Any], slots: int) -> Released:
    """The last release's course out of the lock's JSON; `slots` is how many the lock has. Raises likewise."""
    found = Released(
        matching(DIGEST, one["content"]),
        tuple((text(name), text(value)) for name, value in one["settings"].items()),
        tuple(_module(module, slots - 1) for module in one["modules"]),
        tuple(_question(question, slots - 1) for question in one["questions"]),
    )
    if sorted(_asked(found)) != sorted(question.slot for question in found.questions):
        raise UnreadableLockError
    return found


def _asked(course: Released) -> Iterator[int]:
    """The slots of the questions of all quizzes; in a lock that is whole, each once."""
    for module in course.modules:
        for entry in module.quiz:
            yield from entry.pool if isinstance(entry, ReleasedDraw) else (entry,)


def _module(one: Mapping[str, Any], last: int) -> ReleasedModule:
    return ReleasedModule(
        matching(ID, one["id"]),
        natural(one["slot"], last, 0),
        text(one["title"]),
        matching(DIGEST, one["lesson"]),
        tuple(_entry(entry, last) for entry in one.get("quiz", [])),
    )


def _entry(one: object, last: int) -> int | ReleasedDraw:
    if not isinstance(one, dict):
        return natural(one, last, 0)
    pool = tuple(natural(slot, last, 0) for slot in one["pool"])
    return ReleasedDraw(text(one["bank"]), natural(one["take"], len(pool)), pool)


def _question(one: Mapping[str, Any], last: int) -> ReleasedQuestion:
    options = one.get("options", {})
    if not isinstance(options, dict):
        raise UnreadableLockError
    return ReleasedQuestion(
        matching(ID, one["id"]),
        natural(one["slot"], last, 0),
        text(one["opening"]),
        matching(DIGEST, one["wording"]),
        matching(DIGEST, one["key"]),
        matching(FRACTION, one["points"]),
        matching(DIGEST, one["said"]),
        tuple(_option(id_, digests) for id_, digests in options.items()),
    )


def _option(id_: object, digests: Sequence[object]) -> ReleasedOption:
    wording, said = digests
    return ReleasedOption(matching(ID, id_), matching(DIGEST, wording), matching(DIGEST, said))


def release_lines(releases: Sequence[Release], last: Released) -> Iterator[str]:
    """The releases and the course of the last one as JSON, a line each, a comma behind all."""
    yield ' "releases": ['
    yield _listed(
        {
            "version": one.version,
            "generation": one.generation,
            "package": one.package,
            "state": one.state,
        }
        for one in releases
    )
    yield " ],"
    yield ' "released": {'
    yield f'  "content": "{last.content}",'
    yield f'  "settings": {json.dumps(dict(last.settings), ensure_ascii=False)},'
    yield '  "modules": ['
    yield _listed(_written_module(module) for module in last.modules)
    yield '  ], "questions": ['
    yield _listed(_written_question(question) for question in last.questions)
    yield "  ]"
    yield " },"


def _listed(values: Iterator[dict[str, Any]]) -> str:
    return ",\n".join("  " + json.dumps(value, ensure_ascii=False) for value in values)


def _written_module(one: ReleasedModule) -> dict[str, Any]:
    quiz = [
        {"bank": entry.bank, "take": entry.take, "pool": entry.pool}
        if isinstance(entry, ReleasedDraw)
        else entry
        for entry in one.quiz
    ]
    head = {"id": one.id, "slot": one.slot, "title": one.title, "lesson": one.lesson}
    return head | ({"quiz": quiz} if quiz else {})


def _written_question(one: ReleasedQuestion) -> dict[str, Any]:
    head = {"id": one.id, "slot": one.slot, "opening": one.opening, "wording": one.wording, "key": one.key}
    head |= {"points": one.points, "said": one.said}
    options = {option.id: [option.wording, option.said] for option in one.options}
    return head | ({"options": options} if options else {})
