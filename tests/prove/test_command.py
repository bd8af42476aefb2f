"""`cartable prove` as people call it: its report, its exit codes, what it says where it cannot run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from commands import Run
from prove.sample_package import READING, SINGLE, archived

SHORT = ("--only", "perfect,failing,commit-false")


@pytest.mark.browser
def test_a_package_that_holds_gives_0_and_the_same_report_twice_but_for_what_is_measured(
    run: Run, tmp_path: Path
) -> None:
    package = archived(tmp_path)
    reports = []
    for folder in ("one", "two"):
        ran = run("prove", package.name, *SHORT, "--out", folder)
        assert (ran.code, ran.err) == (0, "")
        assert "3 of 3 scenarios held: one/partenariats-scorm12-proof.md" in ran.out or folder == "two"
        text = (tmp_path / folder / "partenariats-scorm12-proof.md").read_text("utf-8")
        data = json.loads((tmp_path / folder / "partenariats-scorm12-proof.json").read_text("utf-8"))
        assert data.pop("measured")[0]["time"].startswith("0000:00:")
        reports.append((text.partition("## Measured")[0], data))
    assert reports[0] == reports[1]
    text, data = reports[0]
    assert sha256(package.read_bytes()).hexdigest() in text
    assert data["sha256"] == sha256(package.read_bytes()).hexdigest()
    perfect, failing = data["gradeBook"]
    assert (perfect["status"], perfect["score"]) == ("passed", "100")
    assert (failing["status"], failing["score"]) == ("incomplete", "0")
    assert [line["row"]["result"] for line in failing["lines"]] == [
        *("wrong", "wrong", "wrong", "wrong", "wrong", "neutral", "wrong"),
    ]
    assert "| Q1-buts | a_option | a_option | correct | 1 | same |" in text


@pytest.mark.browser
def test_the_report_speaks_french(run: Run, tmp_path: Path) -> None:
    ran = run("prove", archived(tmp_path).name, "--only", "perfect", "--lang", "fr")
    assert ran.code == 0
    assert "1 scénario sur 1 a tenu" in ran.out
    text = (tmp_path / "partenariats-scorm12-proof.md").read_text("utf-8")
    assert text.startswith("# Épreuve de partenariats-scorm12.zip\n\n**Le scénario a tenu.**")
    assert "- Statut\u00a0: passed\u00a0: le cours est terminé" in text


@pytest.mark.browser
def test_a_package_that_loses_answers_gives_1_and_says_what_was_seen(run: Run, tmp_path: Path) -> None:
    package = archived(tmp_path, script=b"document.body.dataset.saved = 'saved';")
    ran = run("prove", package.name, "--only", "looked-in")
    assert ran.code == 1
    assert "BROKEN  The course is opened and closed: the session was not ended" in ran.out
    assert "0 of 1 scenario held" in ran.out
    assert "BROKEN" in (tmp_path / "partenariats-scorm12-proof.md").read_text("utf-8")


@pytest.mark.browser
def test_a_scenario_that_takes_more_questions_is_left_out_and_the_report_says_so(
    run: Run, tmp_path: Path
) -> None:
    ran = run("prove", archived(tmp_path, SINGLE).name, "--only", "looked-in,session-lost")
    assert ran.code == 0
    assert "  left out  The session is lost in mid-quiz, and the learner opens the course again: " in ran.out
    assert "1 of 1 scenario held" in ran.out
    text = (tmp_path / "partenariats-scorm12-proof.md").read_text("utf-8")
    assert "saved | left out: takes a course that asks 2 questions |" in text
    data = json.loads((tmp_path / "partenariats-scorm12-proof.json").read_text("utf-8"))
    assert [(one["key"], one["questions"]) for one in data["leftOut"]] == [("session-lost", 2)]
    assert [one["key"] for one in data["scenarios"]] == ["looked-in"]


def test_a_course_that_is_spared_all_that_was_asked_for_is_misuse(run: Run, tmp_path: Path) -> None:
    name = archived(tmp_path, READING).name
    ran = run("prove", name, "--only", "session-lost,nameless")
    assert ran.code == 2
    assert ran.err == f"cartable: {name} asks too few questions for: session-lost, nameless\n"


def test_a_file_that_is_no_package_is_misuse(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no zip")
    ran = run("prove", "a.zip")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "cartable: a.zip cannot be proved: File is not a zip file\n"
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as other:
        other.writestr("index.html", "hello")
    ran = run("prove", "b.zip")
    assert ran.code == 2
    assert ran.err.startswith("cartable: b.zip cannot be proved: ")
    ran = run("prove", "c.zip")
    assert ran.code == 2
    assert "c.zip" in ran.err


def test_a_scenario_that_there_is_not_is_named_with_those_that_there_are(run: Run, tmp_path: Path) -> None:
    ran = run("prove", archived(tmp_path).name, "--only", "perfekt")
    assert ran.code == 2
    assert ran.err.startswith("cartable: no scenario is called “perfekt”; there are: perfect, failing, ")


def test_without_packages_and_without_a_workspace_it_says_what_to_name(run: Run, tmp_path: Path) -> None:
    assert run("prove").err == "cartable: name the package to prove: PACKAGE.zip\n"
    (tmp_path / "course").mkdir()
    assert run("prove").err == "cartable: build/ holds no package yet: “cartable build” makes them\n"


def test_without_playwright_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = archived(tmp_path)
    for name in [*sys.modules]:
        if name.startswith(("playwright", "cartable.prove")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "playwright", None)
    ran = run("prove", package.name)
    assert ran.code == 2
    assert ran.err == "cartable: Playwright is missing: install “cartable[prove]” (pip install playwright)\n"


def test_without_a_browser_it_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARTABLE_CHROMIUM", "no-such-browser")
    ran = run("prove", archived(tmp_path).name)
    assert ran.code == 2
    assert ran.err.startswith("cartable: no browser to prove with (no Chromium: no-such-browser not found")


def _made(folder: Path, course: str) -> str:
    """What `make prove` would call, for courses."""
    shutil.copy(Path(__file__).parents[2] / "Makefile", folder)
    said = subprocess.run(
        ["make", "-n", "prove", f"COURSE={course}"], cwd=folder, check=True, capture_output=True, text=True
    )
    return said.stdout.splitlines()[-1].partition("cartable ")[2]


def test_make_prove_takes_all_packages_of_the_courses_named(tmp_path: Path) -> None:
    for name in ("a/a-scorm12.zip", "a/a-scorm2004.zip", "b/b-scorm12-1.2.zip", "c/c-scorm12.zip"):
        (tmp_path / "build" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "build" / name).touch()
    wanted = "build/a/a-scorm12.zip build/a/a-scorm2004.zip build/b/b-scorm12-1.2.zip"
    assert sorted(_made(tmp_path, "a b").split()) == ["build/a/a-scorm12.zip", *wanted.split()[1:], "prove"]
    assert _made(tmp_path, "") == "prove "


def test_a_course_that_is_not_built_is_named_before_anything_is_proved(run: Run, tmp_path: Path) -> None:
    package = archived(tmp_path)
    ran = run(*_made(tmp_path, "typo").split())
    assert (ran.code, ran.out) == (2, "")
    assert "build/typo/typo-scorm12.zip" in ran.err
    ran = run("prove", package.name, "typo.zip")
    assert (ran.code, ran.out) == (2, "")
