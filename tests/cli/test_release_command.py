"""`cartable release` and `cartable diff`: exit codes, and what is said in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Run
from release.released_pair import QUICK, release
from workspaces import TINY, workspace

COURSE = "course/x/course.yaml"
FIRST = TINY.replace("title: Essai", 'version: "1.0"\ntitle: Essai')
SECOND = FIRST.replace('"1.0"', '"1.1"')
SAFE = SECOND.replace("Oui.", "Certes.")
MIGRATES = SECOND.replace("modules:", "settings: {pass: 60 %}\nmodules:")
LOSES = SECOND.replace("id: Q1", "id: Q9").replace("Où coule", "Où donc coule")


def test_a_release_names_its_files_and_what_to_commit(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: FIRST})
    ran = run("release", "--date", "May 2026")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "x: released 1.0, its first"
    assert [line.split()[0] for line in lines[1:-2]] == [
        f"build/x/release/{file.name}" for file in sorted((tmp_path / "build/x/release").iterdir())
    ]
    assert lines[-2:] == ["  to commit: course/x/CHANGES.md, course/x/course.lock", "1 of 1 course released"]
    assert "## 1.0, May 2026" in (tmp_path / "course/x/CHANGES.md").read_text("utf-8")
    ran = run("--lang", "fr", "release")
    assert ran.out.startswith("x : 1.0 refaite, rien n’a changé\n")
    assert ran.out.endswith("\n1 cours publié sur 1\n")


def test_a_refusal_exits_with_1_and_leaves_the_last_release(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: LOSES})
    ran = run("release")
    assert ran.code == 1
    assert "[answers-lost]" in ran.out
    assert ran.out.endswith("\nx: not released\n0 of 1 course released\n")
    assert [file.name for file in (tmp_path / "build/x/release").iterdir()] == ["x-1.0-lms-settings.md"]
    assert "[answers-lost]" in run("--lang", "fr", "release").out


def test_reasons_are_said_to_programs_too(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: FIRST.replace("id: Q1\n", "id: Q1\n        draft: true\n")})
    ran = run("release", "--format", "json")
    assert ran.code == 1
    assert [(one["code"], one["level"], one["line"]) for one in json.loads(ran.out)] == [
        ("draft-in-release", "error", 10)
    ]


@pytest.mark.parametrize("date", ["", " ", "a\nb", "x" * 41])
def test_a_date_is_a_short_line(tmp_path: Path, run: Run, date: str) -> None:
    workspace(tmp_path, {COURSE: FIRST})
    ran = run("release", "--date", date)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "cartable: --date takes a line of at most 40 characters\n"


@pytest.mark.parametrize(
    ("after", "code", "first"),
    [
        (FIRST, 0, "x: SAFE (1.0: nothing has changed)"),
        (SAFE, 0, "x: SAFE (1.0 → 1.1)"),
        (MIGRATES, 0, "x: MIGRATES (1.0 → 1.1)"),
        (LOSES, 1, "x: MIGRATES (1.0 → 1.1)"),
    ],
)
def test_diff_exits_with_1_only_where_something_is_lost(
    tmp_path: Path, run: Run, after: str, code: int, first: str
) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: after})
    ran = run("diff")
    assert (ran.code, ran.err, ran.out.splitlines()[0]) == (code, "", first)


def test_diff_says_what_is_lost_and_what_comes_of_it(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: LOSES})
    assert run("diff").out.splitlines()[1:4] == [
        "  What learners in mid-course lose",
        "  - Question Q1 is taken out: “Où coule la Seine ?”",
        "    → Answers vanish, and the points count no more.",
    ]
    assert run("--lang", "fr", "diff").out.splitlines()[:4] == [
        "x : REPRISE (1.0 → 1.1)",
        "  Ce que perdent les apprenants en cours de route",
        "  - La question Q1 est retirée : « Où coule la Seine ? »",
        "    → Ses réponses disparaissent, et ses points ne comptent plus.",
    ]


def test_a_renamed_folder_is_a_new_activity(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    (tmp_path / "course/x").rename(tmp_path / "course/y")
    ran = run("diff")
    assert ran.code == 1
    assert ran.out.startswith("y: NEW ACTIVITY (1.0 → 1.0)\n")
    assert "cartable-x" in ran.out
    assert run("--lang", "fr", "diff").out.startswith("y : NOUVELLE ACTIVITÉ (1.0 → 1.0)\n")


def test_a_lost_lock_is_a_new_activity(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    (tmp_path / "course/x/course.lock").unlink()
    ran = run("diff")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "x: NEW ACTIVITY")


def test_without_a_release_there_is_nothing_to_compare(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {COURSE: FIRST})
    ran = run("diff")
    assert (ran.code, ran.out) == (0, "x: no release yet, nothing to compare with\n")


def test_diff_writes_nothing(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: LOSES})
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    run("diff")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_a_course_with_an_error_is_not_compared(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: SECOND.replace("wrong: À Lyon", "right: À Lyon")})
    ran = run("diff")
    assert ran.code == 1
    assert "[two-right]" in ran.out
    assert ran.out.endswith("\nx: not compared\n")
    (told,) = json.loads(run("diff", "--format", "json").out)
    assert (told["verdict"], [one["code"] for one in told["problems"]]) == (None, ["two-right"])


def test_diff_speaks_to_programs(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST})
    workspace(tmp_path, {COURSE: LOSES, "course/z/course.yaml": FIRST})
    ran = run("diff", "--format", "json")
    assert ran.code == 1
    lost, none = json.loads(ran.out)
    assert {key: lost[key] for key in ("course", "verdict", "before", "after", "loses")} == {
        "course": "x", "verdict": "migrates", "before": "1.0", "after": "1.1", "loses": True,
    }  # fmt: skip
    first = lost["differences"][0]
    assert (first["kind"], first["weight"], first["of"]["id"]) == ("question-gone", "loses", "Q1")
    assert none == {
        "course": "z", "verdict": None, "before": None, "after": "1.0", "loses": False, "differences": [],
    }  # fmt: skip


def test_a_wish_that_accepts_losses_is_said_on_the_command_line(tmp_path: Path, run: Run) -> None:
    release(tmp_path, {COURSE: FIRST}, QUICK)
    workspace(tmp_path, {COURSE: LOSES})
    ran = run("release", "--accept-losses")
    assert ran.code == 0
    assert ran.out.startswith("x: released 1.1 after 1.0 · MIGRATES\n")
