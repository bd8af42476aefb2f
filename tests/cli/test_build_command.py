"""`cartable build`: exit codes, what is said and to whom."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cartable.outputs
from commands import Run
from workspaces import TINY, workspace

WITHOUT_WHY = TINY.replace("            why: Non, c’est le Rhône.\n", "")
TWO_RIGHT = TINY.replace("wrong: À Lyon", "right: À Lyon")
WITHOUT_ID = TINY.replace("id: Q1\n        ", "")
FAST = ("build", "--to", "settings")


def test_a_sound_course_is_built_and_its_files_are_named(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    ran = run(*FAST)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "x"
    assert ran.out.splitlines()[1].startswith("  build/x/lms-settings.md  ")
    assert ran.out.splitlines()[2] == "1 of 1 course built · 0 errors · 0 warnings"


def test_a_course_with_an_error_is_not_built_and_the_others_are(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TWO_RIGHT, "course/y/course.yaml": TINY})
    ran = run(*FAST)
    assert (ran.code, ran.err) == (1, "")
    assert "[two-right]" in ran.out
    assert "\nx: not built\ny\n" in ran.out
    assert ran.out.splitlines()[-1] == "1 of 2 courses built · 1 error · 0 warnings"
    assert not (tmp_path / "build" / "x").exists()


def test_a_course_that_was_built_before_is_said_to_be_kept(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    run(*FAST)
    workspace(tmp_path, {"course/x/course.yaml": TWO_RIGHT})
    assert "x: not built\n  the last good build stays in build/x/\n" in run(*FAST).out


def test_warnings_exit_with_0_and_under_strict_with_1(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": WITHOUT_WHY})
    ran = run(*FAST)
    assert ran.code == 0
    assert "[no-feedback]" in ran.out
    ran = run(*FAST, "--strict")
    assert ran.code == 1
    assert (tmp_path / "build" / "x" / "lms-settings.md").is_file()


def test_notes_are_counted_and_not_shown(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": WITHOUT_ID})
    ran = run(*FAST, "--strict")
    assert ran.code == 0
    assert "[missing-id]" not in ran.out
    assert ran.out.splitlines()[-1] == "1 note: “cartable check” shows it"


@pytest.mark.parametrize("named", ["y", "course/y", "course/y/", "course/y/course.yaml"])
def test_only_the_courses_named_are_built(tmp_path: Path, run: Run, named: str) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TWO_RIGHT, "course/y/course.yaml": TINY})
    ran = run(*FAST, named, "y")
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "build").glob("[!.]*")) == ["y"]


def test_a_course_is_built_from_any_folder_of_the_workspace(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    assert run(*FAST, "x", cwd=tmp_path / "course" / "x").code == 0


def test_a_badly_named_course_is_not_built_and_said_so(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/été/course.yaml": TINY, "course/y/course.yaml": TINY})
    ran = run(*FAST)
    assert ran.code == 1
    assert "[bad-course-name]" in ran.out
    assert "été: not built" in ran.out
    assert "1 of 2 courses built · 1 error" in ran.out


def test_the_name_of_a_course_that_was_not_asked_for_is_no_matter(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/été/course.yaml": TINY, "course/y/course.yaml": TINY})
    ran = run(*FAST, "y")
    assert (ran.code, "bad-course-name" in ran.out) == (0, False)


def test_of_two_courses_alike_but_for_capitals_both_hear_of_it(tmp_path: Path, run: Run) -> None:
    space = workspace(tmp_path, {"course/Eau/course.yaml": TINY, "course/eau/course.yaml": TINY})
    if len(space.courses) == 1:
        pytest.skip("this file system does not tell capital letters apart")
    for name in ("Eau", "eau"):
        assert "[same-but-case]" in run("check", name).out


def test_json_is_one_array_of_all_courses_and_nothing_else(tmp_path: Path, run: Run) -> None:
    files = {
        "course/x/course.yaml": TWO_RIGHT,
        "course/y/course.yaml": WITHOUT_WHY,
        "course/été/course.yaml": TINY,
    }
    workspace(tmp_path, files)
    ran = run(*FAST, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert [(one["path"], one["code"]) for one in json.loads(ran.out)] == [
        ("course/x/course.yaml", "two-right"),
        ("course/y/course.yaml", "no-feedback"),
        ("course/été", "bad-course-name"),
    ]


def test_machines_are_told_the_notes_too(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": WITHOUT_ID})
    ran = run(*FAST, "--format", "json")
    assert [one["code"] for one in json.loads(ran.out)] == ["missing-id"]


def test_without_problems_json_is_an_empty_array_and_github_says_nothing(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY, "course/y/course.yaml": TINY})
    assert json.loads(run(*FAST, "--format", "json").out) == []
    assert json.loads(run(*FAST, "--format", "gitlab").out) == []
    assert run(*FAST, "--format", "github").out == ""


def test_github_gets_a_line_a_problem(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TWO_RIGHT, "course/y/course.yaml": WITHOUT_WHY})
    lines = run(*FAST, "--format", "github").out.splitlines()
    assert [line.partition(",title")[0] for line in lines] == [
        "::error file=course/x/course.yaml,line=13,col=20",
        "::warning file=course/y/course.yaml,line=13,col=20",
    ]


def test_gitlab_gets_its_code_quality_report(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TWO_RIGHT})
    (one,) = json.loads(run("check", "--format", "gitlab").out)
    assert one.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert one["location"] == {"path": "course/x/course.yaml", "lines": {"begin": 13}}


def test_a_package_that_breaks_its_standard_is_our_bug(
    tmp_path: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    outputs = tmp_path_factory.mktemp("outputs")
    code = """
from cartable.pack.bundle import Bundle

def artefacts(course, materials):
    return {"x-scorm12.zip": Bundle({"a": b""})}
"""
    (outputs / "torn.py").write_text(code, "utf-8")
    monkeypatch.setattr(cartable.outputs, "__path__", [*cartable.outputs.__path__, str(outputs)])
    ran = run("build", "--to", "torn", "--format", "json")
    sys.modules.pop("cartable.outputs.torn")
    assert ran.code == 3
    assert ran.err.startswith("cartable: x-scorm12.zip breaks its standard: ")
    assert json.loads(ran.out) == []


def test_an_interruption_is_silent_and_leaves_nothing(
    tmp_path: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    outputs = tmp_path_factory.mktemp("outputs")
    (outputs / "torn.py").write_text("def artefacts(c, m): raise KeyboardInterrupt\n", "utf-8")
    monkeypatch.setattr(cartable.outputs, "__path__", [*cartable.outputs.__path__, str(outputs)])
    ran = run("build", "--to", "torn")
    sys.modules.pop("cartable.outputs.torn")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_folder_that_can_t_be_written_is_one_line_and_exit_code_2(
    tmp_path: Path, run: Run, language: str
) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY, "build": "a file where the folder should be"})
    ran = run("--lang", language, *FAST)
    assert (ran.code, ran.out) == (2, "")
    said = {
        "en": "cartable: this could not be read or written: ",
        "fr": "cartable: lecture ou écriture impossible",
    }
    assert ran.err.startswith(said[language])
    assert len(ran.err.splitlines()) == 1


def test_a_bug_is_said_to_be_ours(
    tmp_path: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    outputs = tmp_path_factory.mktemp("outputs")
    (outputs / "torn.py").write_text("def artefacts(c, m): raise RuntimeError('odd \\x1b[31m')\n", "utf-8")
    monkeypatch.setattr(cartable.outputs, "__path__", [*cartable.outputs.__path__, str(outputs)])
    ran = run("--lang=fr", "build", "--to", "torn")
    sys.modules.pop("cartable.outputs.torn")
    assert ran.code == 3
    assert "c’est un défaut de cartable" in ran.err
    assert "RuntimeError: odd" in ran.err
    assert "\x1b" not in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_output_is_named_with_those_there_are(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    ran = run("build", "--to", "scorm12,pdf")
    assert (ran.code, ran.out) == (2, "")
    known = "handout, key, scorm12, scorm2004, settings, settings2004"
    assert ran.err == f"cartable: unknown output “pdf”; there are: {known}\n"


def test_two_outputs_may_be_asked_for_with_spaces(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    assert run("build", "--to", "settings, scorm12").code == 0
    assert len([*(tmp_path / "build" / "x").iterdir()]) == 2


def test_an_unknown_course_is_named_with_the_one_meant(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/partenariats/course.yaml": TINY})
    ran = run("build", "partenariat")
    assert ran.code == 2
    assert ran.err == "cartable: no course called “partenariat” in course/; did you mean “partenariats”?\n"


def test_without_a_workspace_or_a_course_it_says_how_to_make_one(tmp_path: Path, run: Run) -> None:
    ran = run("build")
    assert (ran.code, ran.out) == (2, "")
    assert "cartable new NAME" in ran.err
    workspace(tmp_path, {})
    assert run("check").err == "cartable: course/ holds no course yet: make one with “cartable new NAME”\n"


def test_a_process_that_made_papers_leaves_nothing_of_theirs_behind(tmp_path: Path) -> None:
    space, scratch = tmp_path / "space", tmp_path / "scratch"
    scratch.mkdir()
    workspace(space, {"course/x/course.yaml": TINY})
    command = [
        sys.executable,
        "-c",
        "from cartable.cli.main import main; main()",
        "build",
        "--to",
        "handout,key",
    ]
    subprocess.run(command, cwd=space, env={**os.environ, "TMPDIR": str(scratch)}, check=True)
    assert (space / "build" / "x" / "x-key.pdf").exists()
    assert [left.name for left in scratch.iterdir() if "jinja2" not in left.name] == []
