"""Banks of questions, and what courses draw from them."""

from pathlib import Path

import pytest

from cartable.build.pipeline import Checked
from cartable.model.course import Draw
from workspaces import HEAD, codes, looked_at, places, read

BANK = """\
title: Banque
language: fr-FR
questions:
  - id: B1
    tags: [facile, eau]
    essay: Un ?
  - id: B2
    tags: facile
    essay: Deux ?
  - id: B3
    tags: [eau]
    essay: Trois ?
"""
VIEWED = "settings: {complete-when: viewed}\n"


def course(*modules: str) -> str:
    """A course whose modules have these entries, one a line."""
    text = f"{HEAD}{VIEWED}modules:\n"
    for number, entries in enumerate(modules):
        text += f"  - id: m{number}\n    title: M\n    quiz:\n"
        text += "".join(f"      - {entry}\n" for entry in entries.splitlines())
    return text


def drawn(tmp_path: Path, *modules: str, bank: str = BANK) -> Checked:
    return looked_at(tmp_path, course(*modules), {"quizzes/b.yaml": bank})


def pools(found: Checked) -> list[tuple[int, list[str]]]:
    """How many are taken, and of which, for each draw in order."""
    entries = [entry for module in read(found).modules if module.quiz for entry in module.quiz.entries]
    return [(entry.take, [one.id for one in entry.pool]) for entry in entries if isinstance(entry, Draw)]


@pytest.mark.parametrize(
    ("entry", "pool"),
    [
        ("{from: b}", (3, ["B1", "B2", "B3"])),
        ("{from: b, take: 2}", (2, ["B1", "B2", "B3"])),
        ("{from: b, tags: facile}", (2, ["B1", "B2"])),
        ("{from: b, tags: [facile, eau]}", (1, ["B1"])),
        ("{from: b, questions: [B3, B1]}", (2, ["B3", "B1"])),
        ("{from: b, questions: [B3, B1], take: 1}", (1, ["B3", "B1"])),
        ("{from: b, questions: [B3, B2], tags: [eau]}", (1, ["B3"])),
    ],
)
def test_a_draw_is_by_number_by_tags_or_by_ids_in_their_order(
    tmp_path: Path, entry: str, pool: tuple[int, list[str]]
) -> None:
    found = drawn(tmp_path, entry)
    assert codes(found) == []
    assert pools(found) == [pool]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("from: c", "unknown-bank 9:15"),
        ("from: ../course/x/course", "unknown-bank 9:15"),
        ("{from: b, take: 4}", "draw-too-large 9:25"),
        ("{from: b, tags: [eau], take: 3}", "draw-too-large 9:38"),
        ("{from: b, take: 0}", "out-of-range 9:25"),
        ("{from: b, tags: [air]}", "empty-draw 9:19"),
        ("{from: b, questions: [B4]}", "unknown-question 9:31"),
        ("{from: b, questions: [B1, B2, B1]}", "duplicate-id 9:39"),
        ("{from: b, questions: B1}", "not-a-list 9:30"),
        ("{from: [b]}", "not-a-text 9:10"),
        ("{take: 2}", "unknown-type 9:10"),
    ],
)
def test_a_draw_that_can_t_be_made_is_one_problem(tmp_path: Path, entry: str, said: str) -> None:
    assert places(drawn(tmp_path, entry)) == [said]


def test_an_id_listed_twice_is_drawn_once(tmp_path: Path) -> None:
    assert pools(drawn(tmp_path, "{from: b, questions: [B1, B2, B1]}")) == [(2, ["B1", "B2"])]


def test_problems_of_a_bank_are_shown_in_the_bank_and_once(tmp_path: Path) -> None:
    bank = BANK.replace("essay: Deux ?", "essay: Deux ?\n    lines: x")
    found = drawn(tmp_path, "{from: b, questions: [B1]}\n{from: b, questions: [B3]}", bank=bank)
    assert [(one.code, str(one.place)) for one in found.problems] == [
        ("not-a-number", "quizzes/b.yaml:10:12")
    ]


@pytest.mark.parametrize(
    ("bank", "code"),
    [("", "empty-file"), ("- a", "not-a-mapping"), ("title: T", "missing-field"), (b"\xff\xfe", "not-utf-8")],
)
def test_a_bank_that_can_t_be_read_is_one_problem(tmp_path: Path, bank: str | bytes, code: str) -> None:
    found = looked_at(tmp_path, course("{from: b}\n{from: b}"), {"quizzes/b.yaml": bank})
    assert codes(found) == [code]
    assert found.problems[0].place.path == "quizzes/b.yaml"


def test_a_question_that_is_wrong_in_the_bank_is_not_unknown_too(tmp_path: Path) -> None:
    bank = BANK.replace("essay: Deux ?", "choice: Deux ?")
    found = drawn(tmp_path, "{from: b, questions: [B2, B1], take: 2}", bank=bank)
    assert codes(found) == ["missing-field"]


def test_a_bank_nobody_draws_from_is_not_read(tmp_path: Path) -> None:
    assert codes(looked_at(tmp_path, course("{id: Q, essay: Q ?}"), {"quizzes/b.yaml": "- a"})) == []


def test_an_id_twice_in_a_bank_is_an_error(tmp_path: Path) -> None:
    found = drawn(tmp_path, "{from: b, questions: [B3]}", bank=BANK.replace("id: B2", "id: B1"))
    assert places(found) == ["duplicate-id 7:9"]


def test_an_id_of_the_course_and_of_a_bank_is_an_error_that_shows_both(tmp_path: Path) -> None:
    found = drawn(tmp_path, "{id: B2, essay: Q ?}\n{from: b}")
    (one,) = found.problems
    assert (one.code, str(one.place)) == ("duplicate-id", "quizzes/b.yaml:7:9")
    assert str(one.related[0][1]) == "course/x/course.yaml:9:14"


def test_two_draws_that_part_a_bank_are_fine(tmp_path: Path) -> None:
    found = drawn(tmp_path, "{from: b, questions: [B1]}", "{from: b, questions: [B3, B2], take: 1}")
    assert codes(found) == []
    assert pools(found) == [(1, ["B1"]), (1, ["B3", "B2"])]


@pytest.mark.parametrize(
    "modules",
    [
        ("{from: b, tags: [facile]}\n{from: b, tags: [eau]}",),
        ("{from: b, tags: [facile]}", "{from: b, tags: [eau]}"),
    ],
    ids=["in one module", "in two modules"],
)
def test_a_question_that_two_draws_may_give_is_an_error_and_stands_once(
    tmp_path: Path, modules: tuple[str, ...]
) -> None:
    found = drawn(tmp_path, *modules)
    (one,) = found.problems
    assert (one.code, dict(one.arguments)["id"], one.related[0][1].line) == ("drawn-twice", "B1", 9)
    assert pools(found) == [(2, ["B1", "B2"]), (1, ["B3"])]
    slots = [record.slot.id for record in found.reading.lock.records]
    assert sorted(slots) == sorted(set(slots))


def test_a_whole_bank_drawn_again_is_one_problem(tmp_path: Path) -> None:
    found = drawn(tmp_path, "{from: b, take: 2}", "{from: b, take: 2}")
    assert places(found) == ["drawn-twice 13:16"]
    assert dict(found.problems[0].arguments)["count"] == 3


def test_questions_without_ids_are_told_apart_by_their_words(tmp_path: Path) -> None:
    bank = "questions:\n  - essay: Un ?\n  - essay: Deux ?\n"
    found = drawn(tmp_path, "{from: b}", bank=bank)
    assert codes(found) == ["missing-id", "missing-id"]
    assert pools(found) == [(2, ["Q1-un", "Q2-deux"])]


def test_a_bank_may_lie_in_a_folder_of_quizzes(tmp_path: Path) -> None:
    found = looked_at(tmp_path, course("{from: eau/b}\n{from: eau/c}"), {"quizzes/eau/b.yaml": BANK})
    assert codes(found) == ["unknown-bank"]
    assert dict(found.problems[0].arguments)["nearest"] == "eau/b"


def test_evidence_in_a_bank_is_looked_up_where_the_question_is_asked(tmp_path: Path) -> None:
    bank = "questions:\n  - id: B\n    essay: B ?\n    evidence: quatre buts\n"
    text = course("{from: b}").replace("    quiz:", "    transcript: said.txt\n    quiz:")
    files = {"quizzes/b.yaml": bank, "said.txt": "Bonjour. Nous avons quatre buts."}
    found = looked_at(tmp_path, text, files)
    assert codes(found) == []
    assert [one.first for one in read(found).questions[0].evidence] == [2]
