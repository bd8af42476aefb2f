"""Builds of one course, of a thousand and of ten thousand: nothing to do, one edited, all; and their papers.

Printed, and kept in docs/bench.md; fails over a budget. The courses are those of `shelves.py`: a transcript
of 700 words, four key points, five questions. Beside the seconds stand those of the processor, all processes
together: on a machine that does something else besides, they tell the two apart.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from bench.shelves import filled
from bench.times import CARTABLE, SURROUNDINGS

TITLE = "## One course, a thousand, ten thousand"
FEW, MANY = (int(n) for n in os.environ.get("CARTABLE_BENCH_COURSES", "1000,10000").split(","))
PAPERS = int(os.environ.get("CARTABLE_BENCH_PAPERS", "200"))
JOBS = 2
RUNS = 5
PACKAGES = ("build", "--to", "scorm12")
MOST_IDLE = {1: 0.2, FEW: 0.6, MANY: 2.0}
"""Seconds of a build that has nothing to do, by how many courses there are."""
MOST_EDITED = 0.4
LEAST_RATE = 300
"""Courses a second, on JOBS cores."""
BARE = 0.68
"""The rate beside that of a bare pipeline: 300 courses a second where one does 440."""
LEAST_LINEAR = 0.9
"""The rate of the many beside that of the few."""
MOST_MEMORY = 300
"""MB, of each process."""
LEAST_SHARE, LEAST_BUSY = 0.9, 0.9
_SHARE = """
import sys, time, weasyprint
from weasyprint.document import Document
from pathlib import Path
from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
inside = 0.0
def timed(of, name):
    called = getattr(of, name)
    def wrapper(*args, **kwargs):
        global inside
        start = time.process_time()
        try:
            return called(*args, **kwargs)
        finally:
            inside += time.process_time() - start
    setattr(of, name, wrapper)
timed(weasyprint.HTML, "__init__")
timed(weasyprint.HTML, "render")
timed(weasyprint.CSS, "__init__")
timed(Document, "write_pdf")
space = Workspace(Path.cwd())
start = time.process_time()
for name in space.courses[:20]:
    built(space, name, ["handout"], side_by_side=False)
print(inside / (time.process_time() - start))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: wall time and processor time in seconds, the most memory of one process in MB."""

    seconds: float
    processor: float
    memory: float

    @property
    def busy(self) -> float:
        """How many cores were at work, of JOBS, as a share."""
        return self.processor / self.seconds / JOBS


def run(folder: Path, *arguments: str, watched: bool = False) -> Run:
    """A command, measured; its processes too if `watched`. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        [CARTABLE, *arguments],
        cwd=folder,
        env=SURROUNDINGS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        most = 0.0
        while watched and os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            most = max(most, _memory(process.pid))
            time.sleep(0.05)
        done = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(done[1])
    taken = time.perf_counter() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    used = done[2]
    return Run(taken, used.ru_utime + used.ru_stime, max(most, used.ru_maxrss / 1000))


def _memory(leader: int) -> float:
    """The most MB that a process of a group holds now; 0 where the system does not tell."""
    most = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            if int(fields[2]) == leader:
                pages = int((folder / "statm").read_text("utf-8").split()[1])
                most = max(most, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
        except (OSError, ValueError, IndexError):  # it is gone
            continue
    return most


def median(measure: Callable[[], Run], runs: int = RUNS) -> Run:
    """The run in the middle, by its seconds."""
    return sorted((measure() for _ in range(runs)), key=lambda one: one.seconds)[runs // 2]


class Table:
    """Rows, and whether one is over its budget."""

    def __init__(self, *head: str) -> None:
        self.lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
        self.late = False

    def add(self, name: str, figures: Sequence[str], budget: str, *, fits: bool) -> None:
        """A row; the first figure is the one that has the budget."""
        self.late |= not fits
        first = figures[0] if fits else f"{figures[0]} **too slow**"
        self.lines.append(f"| {' | '.join([name, first, *figures[1:], budget])} |")

    def __str__(self) -> str:
        return "\n".join(self.lines)


def measured() -> tuple[str, bool]:
    """The section, Markdown, and whether something in it is over its budget."""
    whole = Table("whole process", "seconds", "of the processor", "at most")
    every = Table(f"to SCORM 1.2, `-j {JOBS}`", "courses a second", "cores busy", "MB a process", "")
    built = {}
    with tempfile.TemporaryDirectory() as name:
        for n in (1, FEW, MANY):
            folder = filled(Path(name, str(n)), n)
            built[n] = run(folder, *PACKAGES, "-j", str(JOBS), watched=True)
            first = run(folder, *PACKAGES)
            idle = median(partial(run, folder, *PACKAGES))
            _row(whole, f"nothing to do, {n:,} course{'s' * (n > 1)}", idle, MOST_IDLE[n])
            if n > 1:
                _row(whole, f"… the first time after {n:,} were built", first, MOST_IDLE[n])
            if n == FEW:
                _row(
                    whole,
                    f"one edited among {n:,}",
                    median(partial(_edited, folder)),
                    MOST_EDITED,
                )
        for n in (FEW, MANY):
            rate, one = n / built[n].seconds, built[n]
            figures = [f"{rate:.0f}", f"{one.busy:.0%}", f"{one.memory:.0f}"]
            fits = rate >= LEAST_RATE and one.memory <= MOST_MEMORY
            every.add(f"{n:,} courses", figures, f"{LEAST_RATE} a second, {MOST_MEMORY} MB", fits=fits)
        bare = _bare(Path(name, str(FEW)))
        every.add(f"a bare pipeline, {FEW:,} courses", [f"{bare:.0f}", "", ""], "", fits=True)
        beside = FEW / built[FEW].seconds / bare
        every.add("cartable beside it", [f"{beside:.2f}", "", ""], f"{BARE}", fits=beside >= BARE)
        linear = (MANY / built[MANY].seconds) / (FEW / built[FEW].seconds)
        every.add(
            f"{MANY:,} beside {FEW:,}",
            [f"{linear:.2f}", "", ""],
            f"{LEAST_LINEAR}",
            fits=linear >= LEAST_LINEAR,
        )
        papers = Table(f"{PAPERS} handouts, `-j {JOBS}`", "measured", "at least")
        _papers(papers, filled(Path(name, "papers"), PAPERS))
    section = (
        f"{TITLE}\n\nGenerated courses of a 700-word transcript, 4 key points and 5 questions each; the "
        f"median of {RUNS} runs where a build is repeated. The bare pipeline, on the same libraries, reads, "
        "sets and packs the same courses and checks nothing (`tests/bench/bare.py`).\n\n"
        f"{whole}\n\n{every}\n\n{papers}\n"
    )
    return section, whole.late or every.late or papers.late


def _bare(folder: Path) -> float:
    """Courses a second that the bare pipeline makes, its start included; the best of RUNS."""
    program = Path(__file__).with_name("bare.py")
    best = 0.0
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, program, folder, str(JOBS)], env=SURROUNDINGS, check=True)
        best = max(best, FEW / (time.perf_counter() - start))
    return best


def _row(table: Table, name: str, one: Run, most: float) -> None:
    table.add(name, [f"{one.seconds:.2f}", f"{one.processor:.2f}"], f"{most:.1f}", fits=one.seconds <= most)


def _edited(folder: Path) -> Run:
    """A build after one course was saved with a line more."""
    with (folder / "course" / f"c{FEW // 2:05}" / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    return run(folder, *PACKAGES)


def _papers(table: Table, folder: Path) -> None:
    one = run(folder, "build", "--to", "handout", "-j", str(JOBS), watched=True)
    told = subprocess.run(
        [sys.executable, "-c", _SHARE],
        cwd=folder,
        env=SURROUNDINGS,
        check=True,
        capture_output=True,
        text=True,
    )
    share = float(told.stdout)
    table.add("handouts a second", [f"{PAPERS / one.seconds:.1f}"], "", fits=True)
    table.add(
        "processor time inside WeasyPrint", [f"{share:.0%}"], f"{LEAST_SHARE:.0%}", fits=share >= LEAST_SHARE
    )
    table.add("cores busy", [f"{one.busy:.0%}"], f"{LEAST_BUSY:.0%}", fits=one.busy >= LEAST_BUSY)
    fits = one.memory <= MOST_MEMORY
    table.add("MB of the largest process", [f"{one.memory:.0f}"], f"at most {MOST_MEMORY}", fits=fits)


def main() -> None:
    """Measure, print and keep; exit 1 over a budget."""
    section, late = measured()
    keep(TITLE, section)
    sys.stdout.write(section)
    sys.exit(late)


if __name__ == "__main__":
    main()
