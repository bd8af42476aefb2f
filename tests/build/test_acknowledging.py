"""A warning that its author acknowledges, with a reason, is one no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from workspaces import TINY, codes, looked_at, places

SILENT = TINY.replace("            why: Non, c’est le Rhône.\n", "")
BOTH_SILENT = f"""\
{SILENT}\
      - id: Q2
        choice: Où coule la Loire ?
        options:
          - right: À Nantes
            why: Oui.
          - wrong: À Lille
"""
OF_COURSE = "acknowledged:\n  no-feedback: Commenté en classe\n"
OF_QUESTION = "        acknowledged:\n          no-feedback: Commenté en classe\n"
BANK = """\
format: 1
questions:
  - id: R1
    choice: Où coule le Rhin ?
    options:
      - right: À Bâle
        why: Oui.
      - wrong: À Pau
    acknowledged:
      no-feedback: La carte suffit
"""


def test_in_the_course_it_speaks_for_every_question(tmp_path: Path) -> None:
    found = looked_at(tmp_path, BOTH_SILENT + OF_COURSE)
    assert codes(found) == []
    assert [(one.code, one.place.line) for one in found.acknowledged] == [
        ("no-feedback", 13),
        ("no-feedback", 19),
    ]


def test_in_a_question_it_speaks_for_that_question_alone(tmp_path: Path) -> None:
    found = looked_at(tmp_path, BOTH_SILENT.replace("      - id: Q2\n", f"{OF_QUESTION}      - id: Q2\n"))
    assert places(found) == ["no-feedback 21:20"]
    assert [one.place.line for one in found.acknowledged] == [13]


def test_a_question_of_a_bank_brings_its_own(tmp_path: Path) -> None:
    course = f"{TINY}      - from: b\n"
    assert codes(looked_at(tmp_path, course, {"quizzes/b.yaml": BANK})) == []


def test_a_course_speaks_for_the_banks_it_draws_from(tmp_path: Path) -> None:
    bank = BANK.partition("    acknowledged")[0]
    assert codes(looked_at(tmp_path, f"{TINY}      - from: b\n{OF_COURSE}", {"quizzes/b.yaml": bank})) == []


def test_one_that_meets_no_warning_is_a_note(tmp_path: Path) -> None:
    assert places(looked_at(tmp_path, TINY + OF_COURSE)) == ["idle-acknowledgement 16:3"]


def test_an_error_elsewhere_does_not_make_it_idle(tmp_path: Path) -> None:
    course = TINY.replace("wrong: À Lyon", "right: À Lyon") + OF_COURSE
    assert codes(looked_at(tmp_path, course)) == ["two-right"]


@pytest.mark.parametrize("code", ["two-right", "missing-id", "still-draft"])
def test_only_a_warning_can_be_acknowledged(tmp_path: Path, code: str) -> None:
    assert codes(looked_at(tmp_path, f"{TINY}acknowledged:\n  {code}: Parce que\n")) == ["not-a-warning"]


def test_an_error_stands_though_its_code_is_named(tmp_path: Path) -> None:
    course = TINY.replace("wrong: À Lyon", "right: À Lyon") + "acknowledged:\n  two-right: Les deux\n"
    assert codes(looked_at(tmp_path, course)) == ["two-right", "not-a-warning"]


@pytest.mark.parametrize(
    "written",
    [
        "acknowledged: no-feedback",
        "acknowledged: [no-feedback]",
        "acknowledged:\n  no-feedback:",
        'acknowledged:\n  no-feedback: "  "',
    ],
)
def test_without_a_reason_it_is_an_error_and_the_warning_stands(tmp_path: Path, written: str) -> None:
    assert codes(looked_at(tmp_path, f"{SILENT}{written}\n")) == ["no-feedback", "no-reason"]


def test_a_french_colon_in_the_reason_is_text(tmp_path: Path) -> None:
    course = f"{SILENT}acknowledged:\n  no-feedback: Vu en classe : séance 2\n"
    assert codes(looked_at(tmp_path, course)) == ["colon-in-text"]
