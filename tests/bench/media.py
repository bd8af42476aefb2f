"""What a film of two gigabytes costs in memory, beside the same course without it; fails over the budget.

Printed, and kept in docs/bench.md. The memory is that of all processes of a command together, sampled while
they run, or the most that the kernel remembers of one of them, whichever is more. The film is a hole behind
the header of an MP4; what a package holds of it is written out in full.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from bench.times import CARTABLE, SURROUNDINGS
from films import COURSE, FILM, film

TITLE = "## A film of two gigabytes"
SIZE = int(os.environ.get("CARTABLE_FILM", "2000000000"))
"""Bytes."""
MOST = 100
"""Megabytes of memory that the film may add."""
_MEGABYTE = 1_000_000
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SAMPLE = 0.01
_KILOBYTE = 1 if sys.platform == "darwin" else 1024
_PIECE = 1 << 20

COMMANDS = {
    "checked": ["check"],
    "to SCORM 1.2, judged": ["build", "--to", "scorm12"],
    "all outputs, papers too": ["build", "--to", "scorm12,settings,scorm2004,settings2004,handout,key"],
    "released, each file hashed": ["release"],
}


@dataclass(frozen=True, slots=True)
class Cost:
    """The most memory of a command, in megabytes, and its time in seconds."""

    memory: float
    time: float


def _tree(root: int) -> set[int]:
    """The process and all below it; on a system without /proc, none."""
    found, waiting = set(), [root]
    while waiting:
        one = waiting.pop()
        found.add(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text("ascii").split())
        except OSError:  # it has ended, or there is no /proc
            continue
    return found


def _held(root: int) -> int:
    """The bytes that a process and all below it hold in memory now."""
    held = 0
    for one in _tree(root):
        try:
            held += int(Path(f"/proc/{one}/statm").read_text("ascii").split()[1]) * _PAGE
        except OSError:
            continue
    return held


def cost(arguments: Sequence[str], folder: Path) -> Cost:
    """What a command of cartable costs in a workspace. Raises RuntimeError where it fails."""
    start = perf_counter()
    process = subprocess.Popen(
        [CARTABLE, *arguments], cwd=folder, env=SURROUNDINGS, stdout=subprocess.DEVNULL
    )
    most = 0
    while True:
        most = max(most, _held(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        sleep(_SAMPLE)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        lack = f"cartable {' '.join(arguments)} exited with {process.returncode}"
        raise RuntimeError(lack)
    return Cost(max(most, used.ru_maxrss * _KILOBYTE) / _MEGABYTE, perf_counter() - start)


def played(folder: Path) -> Cost:
    """What the preview costs while a browser asks for the package's page, then for the film's last megabyte.

    Without a film, for the page alone. The time is that of the last answer.
    """
    package = next((folder / "build" / "film").glob("*-scorm12.zip"))
    with zipfile.ZipFile(package) as archive:
        names = ["index.html", *(name for name in archive.namelist() if name.endswith(".mp4"))]
    process = subprocess.Popen(
        [CARTABLE, "preview", "--no-browser", "--port", "0"],
        cwd=folder, env=SURROUNDINGS, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        if process.stdout is None:
            raise RuntimeError(CARTABLE)
        address = process.stdout.readline().strip()
        taken = 0.0
        for name in names:
            asked = urllib.request.Request(f"{address}play/scorm12/film/{quote(name)}")  # noqa: S310 - loopback
            if name.endswith(".mp4"):
                asked.add_header("Range", f"bytes=-{_PIECE}")
            start = perf_counter()
            with urllib.request.urlopen(asked) as answer:  # noqa: S310 - likewise
                answer.read()
            taken = perf_counter() - start
        return Cost(_held(process.pid) / _MEGABYTE, taken)
    finally:
        process.terminate()
        process.wait()


def measured(folder: Path, *, filmed: bool) -> dict[str, Cost]:
    """What each command costs in a workspace of one course, with the film or without it."""
    home = folder / "course" / "film"
    home.mkdir(parents=True)
    (folder / "build").mkdir()
    (home / "course.yaml").write_text(COURSE + (FILM if filmed else ""), "utf-8")
    if filmed:
        film(home / "film.mp4", SIZE)
    found = {name: cost(arguments, folder) for name, arguments in COMMANDS.items()}
    return {**found, "its last megabyte in the preview": played(folder)}


def section(bare: dict[str, Cost], filmed: dict[str, Cost]) -> str:
    """What was measured, Markdown."""
    about = (
        f"A course with a film of {SIZE / _MEGABYTE:,.0f} MB and the same without it: the most memory of all "
        f"processes of a command together. The film may add {MOST} MB.\n"
    )
    lines = [
        f"{TITLE}\n",
        about,
        "| what | MB without | MB with | more | seconds without | with |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, one in filmed.items():
        more = one.memory - bare[name].memory
        lines.append(
            f"| {name} | {bare[name].memory:.0f} | {one.memory:.0f} "
            f"| {more:.0f}{' **too much**' if more > MOST else ''} | {bare[name].time:.2f} | {one.time:.2f} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and keep; exit with 1 where the film costs more than it may."""
    with tempfile.TemporaryDirectory() as name:
        bare = measured(Path(name, "bare"), filmed=False)
        filmed = measured(Path(name, "filmed"), filmed=True)
    found = section(bare, filmed)
    keep(TITLE, found)
    sys.stdout.write(f"\n{found}")
    sys.exit(int(any(one.memory - bare[name].memory > MOST for name, one in filmed.items())))


if __name__ == "__main__":
    main()
