"""How long whole processes take, beside a bare Python; printed, and kept in docs/bench.md.

What `first_page.py` keeps there, it measures anew after this.

Each row is the median of several runs of a command as a person types it, on one shipped course in a
workspace of its own, with nothing built before. The bare Python does nothing: its time is the floor
under every other, and the ratio to it is what two machines may compare.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "bench.md"
COURSE = "partenariats"
CARTABLE = str(Path(sys.executable).with_name("cartable"))
# As on a machine in use, where Python keeps what it compiled: some build machines forbid it.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Row:
    """One command: its name in the table, its arguments, the most it may take in seconds, its runs."""

    name: str
    command: Sequence[str]
    most: float | None
    runs: int


ROWS = (
    Row("a bare Python", [sys.executable, "-c", "pass"], None, 15),
    Row("`cartable --help`", [CARTABLE, "--help"], 0.15, 15),
    Row("one course to SCORM", [CARTABLE, "build", COURSE, "--to", "scorm12"], 0.4, 9),
    Row("one course with its papers", [CARTABLE, "build", COURSE], 2.0, 5),
)


def workspace(folder: Path) -> Path:
    """A workspace in `folder` that holds the course and the banks, and nothing built."""
    shutil.copytree(ROOT / "course" / COURSE, folder / "course" / COURSE)
    shutil.copytree(ROOT / "quizzes", folder / "quizzes")
    (folder / "build").mkdir()
    return folder


def seconds(row: Row, folder: Path) -> float:
    """The median wall time of the row's command in `folder`, in seconds.

    Raises subprocess.CalledProcessError where the command fails: a failed run is not a time.
    """
    taken = []
    for run in range(row.runs + 1):
        shutil.rmtree(folder / "build")
        (folder / "build").mkdir()
        start = time.perf_counter()
        subprocess.run(row.command, cwd=folder, env=SURROUNDINGS, check=True, stdout=subprocess.DEVNULL)
        if run:  # the first only warms the disk
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def table(times: Sequence[float]) -> str:
    """The measured rows as a Markdown table; `times` in seconds, in the order of ROWS."""
    lines = ["| whole process | seconds | beside a bare Python | at most |", "| --- | ---: | ---: | ---: |"]
    for row, taken in zip(ROWS, times, strict=True):
        most = f"{row.most:.2f}" if row.most else ""
        late = " **too slow**" if row.most and taken > row.most else ""
        lines.append(f"| {row.name} | {taken:.3f}{late} | × {taken / times[0]:.1f} | {most} |")
    return "\n".join(lines)


def package_size(folder: Path) -> int:
    """The bytes of the built package."""
    return (folder / "build" / COURSE / f"{COURSE}-scorm12.zip").stat().st_size


def measured() -> str:
    """The whole report, Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = workspace(Path(name))
        times = [seconds(row, folder) for row in ROWS]
        size = package_size(folder)
    return (
        "# Speed\n\n"
        "Written by `make bench`: medians of whole processes, on the course "
        f"`{COURSE}`.\n\n{table(times)}\n\n"
        f"The package of `{COURSE}` has {size / 1000:.1f} KB; a package without media may have 60.\n\n"
        f"Measured with Python {platform.python_version()} on {platform.system()} {platform.machine()}.\n"
    )


def main() -> None:
    """Measure, print and keep."""
    report = measured()
    REPORT.write_text(report, encoding="utf-8")
    sys.stdout.write(report)


if __name__ == "__main__":
    main()
