"""Outputs that are made side by side."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cartable.build import rendering
from cartable.build.pipeline import built
from cartable.model.course import Course
from cartable.outputs import key
from cartable.pack.bundle import Artefact, Materials
from workspaces import TINY, workspace


@pytest.mark.skipif(sys.platform != "linux", reason="only there papers get a process of their own")
def test_papers_whose_process_is_killed_are_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, artefacts, killed = os.getpid(), key.artefacts, tmp_path / "killed"

    def once(course: Course, materials: Materials) -> Mapping[str, Artefact]:
        if os.getpid() != here:
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return artefacts(course, materials)

    monkeypatch.setattr(key, "artefacts", once)
    monkeypatch.setattr(rendering, "_can_fork", lambda: True)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    made = built(workspace(tmp_path, {"course/x/course.yaml": TINY}), "x", ["handout", "key"])
    assert killed.exists()
    assert [file.name for file in made.files] == ["x-handout.pdf", "x-key.pdf"]
