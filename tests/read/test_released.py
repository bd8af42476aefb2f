"""The releases in a lock: written, read back, and nothing else taken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cartable.model.layout import OptionSlot, Slot
from cartable.read.identity import Element, Wanted, identified
from cartable.read.lock import Lock, OptionRecord, Record, lock_bytes, read_lock
from cartable.read.locked import UnreadableLockError
from cartable.read.released import (
    Release,
    Released,
    ReleasedDraw,
    ReleasedModule,
    ReleasedOption,
    ReleasedQuestion,
)
from cartable.source.place import Place

DIGEST = "0123456789ab"
OPTION = OptionSlot("a", "a_Paris")
LOCK = Lock(
    3,
    (
        Record(Slot("eau", "module", "eau"), DIGEST),
        Record(Slot("Q1", "choice", "Q1", options=(OPTION,)), DIGEST, (OptionRecord(OPTION, DIGEST),)),
        Record(Slot("Q2", "text", "Q2", since=2), DIGEST),
        Record(Slot("Q3", "text", "Q3", since=2), DIGEST),
    ),
)
RELEASED = replace(
    LOCK,
    releases=(Release("1.0", 1, "cartable-x", 1), Release("1.10", 3, "cartable-x", 2)),
    released=Released(
        DIGEST,
        (("pass", "3/5"), ("attempts", "2")),
        (ReleasedModule("eau", 0, "L’eau « vive »", DIGEST, (1, ReleasedDraw("b", 1, (2, 3)))),),
        (
            ReleasedQuestion(
                "Q1", 1, "Où ?", DIGEST, DIGEST, "1", DIGEST, (ReleasedOption("a", DIGEST, DIGEST),)
            ),
            ReleasedQuestion("Q2", 2, "Combien ?", DIGEST, DIGEST, "1/2", DIGEST),
            ReleasedQuestion("Q3", 3, "Quand ?", DIGEST, DIGEST, "0", DIGEST),
        ),
    ),
)


def changed(*path: str | int, to: object) -> bytes:
    """The lock with a release, with another value at a path."""
    data: Any = json.loads(lock_bytes(RELEASED))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(data).encode()


def test_a_lock_with_releases_is_read_as_it_was_written() -> None:
    assert read_lock(lock_bytes(RELEASED)) == RELEASED


def test_a_lock_without_a_release_is_written_as_ever_and_reads_without_one() -> None:
    written = lock_bytes(LOCK)
    assert json.loads(written).keys() == {"about", "format", "generation", "slots"}
    assert json.loads(written)["format"] == 1
    assert read_lock(written) == LOCK


def test_a_release_that_says_no_format_of_the_state_had_the_first() -> None:
    data = json.loads(lock_bytes(RELEASED))
    del data["releases"][1]["state"]
    assert read_lock(json.dumps(data).encode()).releases[1].state == 1


def test_a_lock_with_a_release_is_no_lock_to_those_who_know_of_none() -> None:
    assert json.loads(lock_bytes(RELEASED))["format"] == 2


def test_each_module_and_question_of_a_release_has_its_line() -> None:
    lines = lock_bytes(RELEASED).decode().splitlines()
    assert sum('"opening"' in line for line in lines) == 3
    assert sum('"lesson"' in line for line in lines) == 1


def test_a_build_keeps_the_releases() -> None:
    module = Element("module", Wanted("eau", "L’eau", Place("course/x/course.yaml")))
    _, lock, _ = identified([module], RELEASED)
    assert lock.generation == 4
    assert (lock.releases, lock.released) == (RELEASED.releases, RELEASED.released)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("releases",), "1.0"),
        (("releases", 0, "version"), "un"),
        (("releases", 0, "version"), "../1"),
        (("releases", 1, "generation"), 4),
        (("releases", 0, "package"), "a b"),
        (("releases", 0, "state"), "2"),
        (("releases", 0, "state"), 16),
        (("released",), None),
        (("released", "content"), "0"),
        (("released", "settings"), ["pass"]),
        (("released", "settings", "pass"), 3),
        (("released", "modules", 0, "slot"), 4),
        (("released", "modules", 0, "slot"), -1),
        (("released", "modules", 0, "quiz"), [4]),
        (("released", "modules", 0, "quiz", 1, "take"), 3),
        (("released", "modules", 0, "quiz", 1, "pool"), "23"),
        (("released", "modules", 0, "title"), None),
        (("released", "modules", 0, "quiz"), [1, 2]),  # a question that is in no quiz
        (("released", "modules", 0, "quiz"), [1, 1, 2, 3]),
        (("released", "questions", 0, "slot"), True),
        (("released", "questions", 0, "key"), "x"),
        (("released", "questions", 0, "points"), "1/0"),
        (("released", "questions", 0, "options"), []),
        (("released", "questions", 0, "options"), {"é": [DIGEST, DIGEST]}),
        (("released", "questions", 0, "options"), {"a": [DIGEST]}),
    ],
)
def test_a_release_that_a_hand_has_been_at_is_refused(path: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(UnreadableLockError):
        read_lock(changed(*path, to=value))
