"""`cartable coverage` as people call it."""

from __future__ import annotations

from pathlib import Path

from commands import Run
from workspaces import HEAD, TINY, workspace

COURSE = f"""\
{HEAD}settings: {{complete-when: viewed}}
modules:
  - id: m
    title: M
    transcript: m.txt
    objectives: {{a: A, b: B}}
    key-points:
      - {{id: k, text: K., evidence: première idée}}
      - {{id: l, text: L.}}
    quiz:
      - {{id: Q, number: Combien ?, answer: 4, rests-on: k, measures: a}}
"""
SAID = "Bonjour. Voici la première idée. Puis autre chose, et la suite."


def test_it_draws_the_page_and_says_in_short_what_is_on_it(run: Run, tmp_path: Path) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/m.txt": SAID})
    ran = run("coverage")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "x: build/x/coverage.html",
        "  33% of 3 sentences are touched by a key point or a question",
        "  the longest untouched stretch: 1 sentence, 6 words, “Puis autre chose, et la suite” (m)",
        "  1 objective that no question measures: b",
        "  1 key point that no question asks for: l",
    ]
    assert '<html lang="en">' in (tmp_path / "build/x/coverage.html").read_text("utf-8")


def test_page_and_summary_are_in_the_language_of_the_command(run: Run, tmp_path: Path) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/m.txt": SAID})
    ran = run("--lang", "fr", "coverage", "x")
    assert ran.out.splitlines()[:2] == [
        "x\u00a0: build/x/coverage.html",
        "  33\u202f% des 3 phrases sont touchées par un point clé ou une question",
    ]
    assert '<html lang="fr">' in (tmp_path / "build/x/coverage.html").read_text("utf-8")


def test_a_course_with_an_error_is_not_drawn_and_the_last_page_stays(run: Run, tmp_path: Path) -> None:
    workspace(
        tmp_path, {"course/x/course.yaml": COURSE, "course/x/m.txt": SAID, "course/y/course.yaml": TINY}
    )
    assert run("coverage").code == 0
    (tmp_path / "course/x/m.txt").write_text("Rien de tel.", "utf-8")
    ran = run("coverage")
    assert ran.code == 1
    assert "[quote-not-found]" in ran.out
    assert "x: not drawn" in ran.out
    assert ran.out.endswith("y: build/y/coverage.html\n  no transcript\n")
    assert "première idée" in (tmp_path / "build/x/coverage.html").read_text("utf-8")


def test_it_leaves_what_is_built_alone_and_builds_nothing_else(run: Run, tmp_path: Path) -> None:
    workspace(
        tmp_path, {"course/x/course.yaml": COURSE, "course/x/m.txt": SAID, "build/x/x-key.pdf": b"%PDF"}
    )
    assert run("coverage").code == 0
    assert sorted(file.name for file in (tmp_path / "build/x").iterdir()) == ["coverage.html", "x-key.pdf"]
    assert sorted(file.name for file in (tmp_path / "course/x").iterdir()) == ["course.yaml", "m.txt"]
