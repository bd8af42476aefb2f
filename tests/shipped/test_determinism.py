"""The same course gives the same bytes, whatever surrounds the build."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from cartable.build.pipeline import output_names

ROOT = Path(__file__).parents[2]
SURROUNDINGS = (
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4321", "LC_ALL": "fr_FR.UTF-8"},
)


def built(workspace: Path, surroundings: dict[str, str], umask: int) -> dict[str, str]:
    for folder in ("course", "quizzes", "templates"):
        shutil.copytree(ROOT / folder, workspace / folder, symlinks=True)
    program = "from cartable.cli.main import main; main()"
    command = [sys.executable, "-c", program, "build", "--to", ",".join(output_names())]
    subprocess.run(
        command, cwd=workspace, env=os.environ | surroundings, umask=umask, check=True, capture_output=True
    )
    shutil.rmtree(workspace / "build/.cartable")  # the ledger: the times of this machine's files
    files = sorted((workspace / "build").rglob("*")) + sorted((workspace / "course").rglob("*.lock"))
    return {str(f.relative_to(workspace)): sha256(f.read_bytes()).hexdigest() for f in files if f.is_file()}


def test_two_builds_in_other_surroundings_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "one", SURROUNDINGS[0], 0o022)
    second = built(tmp_path / "two, with a space", SURROUNDINGS[1], 0o077)
    assert sum(name.endswith(".zip") for name in first) == 4
    assert sum(name.endswith(".pdf") for name in first) == 4
    assert first == second
