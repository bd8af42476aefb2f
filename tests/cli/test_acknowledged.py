"""Acknowledged warnings on the command line: counted, and in nobody's way."""

from __future__ import annotations

from pathlib import Path

from commands import Run
from workspaces import TINY, workspace

SILENT = TINY.replace("            why: Non, c’est le Rhône.\n", "")
OF_COURSE = "acknowledged:\n  no-feedback: Commenté en classe\n"


def test_check_and_build_count_it_and_strict_does_not_fail(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": SILENT + OF_COURSE})
    ran = run("check", "--strict")
    assert (ran.code, ran.out) == (0, "1 course checked: nothing to mend\n1 warning acknowledged\n")
    ran = run("build", "--to", "settings", "--strict")
    assert ran.code == 0
    assert ran.out.splitlines()[-2:] == [
        "1 of 1 course built · 0 errors · 0 warnings", "1 warning acknowledged",
    ]  # fmt: skip
    assert run("--lang", "fr", "check").out.splitlines()[-1] == "1 avertissement accepté"
