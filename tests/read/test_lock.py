"""What a lock may hold: what was written once, and nothing that a hand or a merge has left in it."""

import json
from typing import Any

import pytest

from cartable.model.layout import Slot
from cartable.read.lock import Changes, Lock, Record, changes, lock_bytes, read_lock
from cartable.read.locked import UnreadableLockError

GOOD = """\
{"about": "…", "format": 1, "generation": 3, "slots": [
  {"id": "eau", "kind": "module", "report": "eau", "since": 1, "wording": "0123456789ab"},
  {"id": "Q1", "kind": "choice", "report": "Q1_Ou", "since": 1, "wording": "0123456789ab", "options": [
    {"id": "a", "report": "a_Paris", "since": 1, "wording": "0123456789ab"},
    {"id": "b", "report": "b_Lyon", "since": 2, "gone": 3, "wording": "0123456789ab"}]},
  {"id": "Q2", "kind": "text", "report": "Q2", "since": 2, "gone": 3, "wording": "0123456789ab"}
]}
"""


def changed(*path: str | int, to: object) -> bytes:
    """The good lock with another value at a path."""
    data: Any = json.loads(GOOD)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(data).encode()


def test_a_lock_reads_whole_and_is_written_as_it_was_read() -> None:
    lock = read_lock(GOOD.encode())
    assert lock.generation == 3
    assert [record.slot.gone for record in lock.records] == [None, None, 3]
    assert [option.gone for option in lock.records[1].options] == [None, 3]
    assert read_lock(lock_bytes(lock)) == lock


def test_an_id_that_is_gone_may_have_come_back() -> None:
    lock = read_lock(changed("slots", 2, "id", to="Q1"))
    assert lock.layout.question("Q1").kind == "choice"


def test_a_module_and_a_question_are_told_apart_by_their_kind() -> None:
    assert read_lock(changed("slots", 1, "id", to="eau")).layout.module("eau").kind == "module"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        GOOD.replace("{", "<<<<<<< HEAD\n{", 1).encode(),
        GOOD.encode()[:-20],
        b'{"format": ' + b"9" * 5000 + b"}",
    ],
    ids=["empty", "no slots", "a list", "null", "no text", "deep", "a merge", "cut off", "a huge number"],
)
def test_what_is_no_lock_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableLockError):
        read_lock(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 3),
        (("format",), "1"),
        (("generation",), 0),
        (("slots", 1, "since"), True),
        (("generation",), "3"),
        (("generation",), 4096),
        (("generation",), 1),  # older than what it holds
        (("slots",), "Q1"),
        (("slots", 1, "kind"), "hotspot"),
        (("slots", 1, "kind"), ["choice"]),
        (("slots", 1, "id"), 7),
        (("slots", 1, "id"), "où"),
        (("slots", 1, "report"), "Q1 où"),
        (("slots", 1, "report"), ""),
        (("slots", 1, "since"), -1),
        (("slots", 2, "gone"), "3"),
        (("slots", 2, "gone"), 4),
        (("slots", 2, "gone"), 0),
        (("slots", 1, "wording"), "words"),
        (("slots", 1, "options"), {"a": 1}),
        (("slots", 1, "options", 1, "id"), "a"),  # an option twice
        (("slots", 1, "options", 1, "since"), 9),
        (("slots", 2), {"id": "Q1", "kind": "text", "report": "Q1", "since": 1, "wording": "0123456789ab"}),
    ],
)
def test_a_lock_that_a_hand_has_changed_is_refused(path: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(UnreadableLockError):
        read_lock(changed(*path, to=value))


def test_the_changes_count_the_questions_kept_new_and_gone() -> None:
    def record(id_: str, gone: int | None = None) -> Record:
        return Record(Slot(id_, "text", id_, gone=gone), "")

    before = Lock(1, (Record(Slot("m", "module", "m"), ""), record("a"), record("b")))
    after = Lock(2, (*before.records[:2], record("b", gone=2), record("c"), record("d")))
    assert changes(before, after) == Changes(kept=1, new=2, gone=1)
    assert changes(before, before) is None
    assert changes(Lock(), after) is None
