"""`cartable check`: what it says, and what `--fix` mends and leaves alone."""

import json
from pathlib import Path

import pytest

from commands import Run
from workspaces import HEAD, TINY, workspace

COURSE = "course/x/course.yaml"
BROKEN = f"""\
{HEAD}modules:
  - title: L’eau # où tout commence
    key-points:
      - {{text: L’eau coule. , draft: no}}
    quiz:
      - essay: Non : assez peu
      - {{ choice: Où ?, options: [{{right: Ici, why: Oui.}}, {{wrong: Là, why: Non.}}] }}
"""


def fixed(tmp_path: Path, run: Run, course: str | bytes, *arguments: str) -> bytes:
    """The course after `check --fix`."""
    workspace(tmp_path, {COURSE: course})
    run("check", "--fix", *arguments)
    return (tmp_path / COURSE).read_bytes()


def test_a_sound_course_is_said_to_be_fine(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: TINY})
    ran = run("check")
    assert (ran.code, ran.out, ran.err) == (0, "1 course checked: nothing to mend\n", "")


def test_problems_of_all_kinds_come_at_once_in_the_order_of_the_file(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN.replace("choice: Où", "chioce: Où")})
    found = json.loads(run("check", "--format", "json").out)
    assert [(one["code"], one["line"]) for one in found] == [
        ("missing-id", 5), ("missing-id", 7), ("missing-id", 9), ("colon-in-text", 9),
        ("missing-id", 10), ("unknown-type", 10),
    ]  # fmt: skip


def test_nothing_is_written_without_fix(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN})
    assert run("check").code == 1
    assert (tmp_path / COURSE).read_bytes() == BROKEN.encode()
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["course.yaml"]


def test_problems_that_can_be_mended_are_counted(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN})
    assert "5 of these can be mended by “cartable check --fix”" in run("check").out


def test_strict_exits_with_1_on_warnings(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: TINY.replace("            why: Non, c’est le Rhône.\n", "")})
    assert run("check").code == 0
    assert run("check", "--strict").code == 1


def test_fix_quotes_texts_and_writes_ids_and_leaves_every_other_byte(tmp_path: Path, run: Run) -> None:
    wanted = f"""\
{HEAD}modules:
  - id: M1-l-eau
    title: L’eau # où tout commence
    key-points:
      - {{id: l-eau-coule, text: L’eau coule. , draft: no}}
    quiz:
      - id: Q1-non-assez-peu
        essay: "Non : assez peu"
      - {{ id: Q2-ou, choice: Où ?, options: [{{right: Ici, why: Oui.}}, {{wrong: Là, why: Non.}}] }}
"""
    assert fixed(tmp_path, run, BROKEN).decode() == wanted


def test_fix_says_what_it_mended_in_which_file(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN})
    ran = run("--lang", "fr", "check", "--fix")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "course/x/course.yaml\u00a0: 5 corrections"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["no last line break", "last line break"])
def test_fix_keeps_line_breaks_the_byte_order_mark_and_the_end(
    tmp_path: Path, run: Run, ending: str, mark: str, last: str
) -> None:
    before = mark + (BROKEN.rstrip("\n") + last).replace("\n", ending)
    after = fixed(tmp_path, run, before).decode()
    mended = after.removeprefix(mark).replace(ending, "\n")
    assert after.startswith(mark)
    assert after.count(ending) == before.count(ending) + 2
    assert mended.endswith("}] }" + last)
    assert '"Non : assez peu"' in mended
    if ending != "\n":
        assert "\n" not in after.replace(ending, "")


def test_fix_twice_is_fix_once(tmp_path: Path, run: Run) -> None:
    once = fixed(tmp_path, run, BROKEN)
    ran = run("check", "--fix")
    assert (tmp_path / COURSE).read_bytes() == once
    assert "mended" not in ran.out.splitlines()[0]


def test_fix_keeps_its_hands_off_what_asks_for_judgement(tmp_path: Path, run: Run) -> None:
    course = TINY.replace("wrong: À Lyon", "right: À Lyon").replace("id: Q1", "id: Q1 # gardé")
    assert fixed(tmp_path, run, course) == course.encode()


def test_fix_with_json_says_json_alone(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN})
    ran = run("check", "--fix", "--format", "json")
    assert (ran.code, json.loads(ran.out)) == (0, [])


def test_a_bank_s_question_that_two_courses_draw_gets_one_id(tmp_path: Path, run: Run) -> None:
    course = f"{HEAD}modules:\n  - id: m\n    title: M\n    quiz:\n      - from: b\n"
    more = course.replace("      - from: b\n", "      - {id: Q1, essay: Et ?}\n      - from: b\n")
    bank = "questions:\n  - essay: Quoi ?\n"
    files = {"course/a/course.yaml": course, "course/b/course.yaml": more, "quizzes/b.yaml": bank}
    workspace(tmp_path, files)
    run("check", "--fix")
    text = (tmp_path / "quizzes" / "b.yaml").read_text("utf-8")
    assert text == "questions:\n  - id: Q1-quoi\n    essay: Quoi ?\n"


def test_fix_leaves_permissions_alone(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: BROKEN})
    (tmp_path / COURSE).chmod(0o640)
    run("check", "--fix")
    assert (tmp_path / COURSE).stat().st_mode & 0o777 == 0o640


def test_notes_come_first_errors_last_and_all_are_counted(tmp_path: Path, run: Run) -> None:
    course = TINY.replace("            why: Non, c’est le Rhône.\n", "").replace(
        "language: fr-FR", "language: 1"
    )
    told = "Un deux >> trois. Quatre >> cinq. Six >> sept.\n"
    course = course.replace("    title: L’eau\n", "    title: L’eau\n    transcript: t.txt\n")
    workspace(tmp_path, {COURSE: course, "course/x/t.txt": told})
    lines = run("check").out.splitlines()
    levels = [line.split(": ")[1] for line in lines if line.startswith("course/")]
    assert levels == ["note", "warning", "error"]
    assert "      = and 2 more such notes in this file [false-turn]" in lines
    assert "1 course checked · 1 error · 1 warning · 3 notes" in lines
