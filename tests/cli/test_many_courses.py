"""`cartable build` over many courses, and over courses that are up to date."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import Run
from workspaces import TINY, workspace

WITHOUT_WHY = TINY.replace("            why: Non, c’est le Rhône.\n", "")
TWO_RIGHT = TINY.replace("wrong: À Lyon", "right: À Lyon")
WITHOUT_ID = TINY.replace("id: Q1\n        ", "")
ACKNOWLEDGED = "acknowledged:\n  no-feedback: Voulu.\n"
FAST = ("build", "--to", "settings")
COURSES = {
    "course/a/course.yaml": TINY,
    "course/b/course.yaml": WITHOUT_WHY,
    "course/c/course.yaml": TWO_RIGHT,
    "course/d/course.yaml": WITHOUT_ID,
    "course/e/course.yaml": WITHOUT_WHY.replace("modules:", f"{ACKNOWLEDGED}modules:"),
    "course/été/course.yaml": TINY,
}
TORN = """
import os, signal
def artefacts(course, materials):
    match course.id:
        case "c03": os._exit(0)
        case "c05": os.kill(os.getpid(), signal.SIGSEGV)
        case "c07": raise RuntimeError("odd")
        case "c09": raise MemoryError
        case "c10": os.kill(os.getpid(), signal.SIGKILL)
        case "c12": os.kill(os.getpid(), signal.SIGTERM)
        case "c11":
            if not os.path.exists("once"):
                open("once", "w").close()
                os.kill(os.getpid(), signal.SIGKILL)
    return {"torn.txt": b"whole"}
"""


@pytest.fixture
def torn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an output that fails for some courses, each in its way."""
    folder = tmp_path_factory.mktemp("outputs")
    (folder / "torn.py").write_text(TORN, "utf-8")
    return folder


def whole(folder: Path, *arguments: str, outputs: Path | None = None) -> subprocess.Popen[str]:
    """The command in a process of its own, which leads a group of them as in a shell; with more outputs."""
    code = "import sys, cartable.outputs, cartable.cli.main as m\n"
    if outputs is not None:
        code += f"cartable.outputs.__path__.append({str(outputs)!r})\n"
    return subprocess.Popen(
        [sys.executable, "-c", code + "sys.argv[0] = 'cartable'; m.main()", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def many(root: Path, n: int) -> None:
    workspace(root, {f"course/c{number:02}/course.yaml": TINY for number in range(n)})


def shown(text: str) -> list[str]:
    """What is said, without what tells a build from one that had nothing to do."""
    lines = [re.sub(r": up to date$", "", line) for line in text.splitlines()]
    return [line for line in lines if not re.search(r"courses? (built|up to date)", line)]


def test_a_ledger_that_can_t_be_opened_is_named_and_stops_nothing(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/a/course.yaml": TINY})
    (tmp_path / "build" / ".cartable" / "ledger.sqlite").mkdir(parents=True)
    for _ in range(2):
        ran = run(*FAST)
        assert ran.code == 0
        assert ran.out.splitlines()[-1] == "1 of 1 course built · 0 errors · 0 warnings"
        assert ran.err == (
            "cartable: what was built could not be noted in build/.cartable: it can’t be opened or written; "
            "look at its permissions, or delete that folder, which holds notes alone. "
            "The files are whole; the next build makes them again.\n"
        )


@pytest.mark.parametrize("style", ["text", "json", "github", "gitlab"])
@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_what_is_up_to_date_says_again_what_it_said(
    tmp_path: Path, run: Run, style: str, strict: tuple[str, ...]
) -> None:
    workspace(tmp_path, COURSES)
    first = run(*FAST, "--format", style, *strict)
    again = run(*FAST, "--format", style, *strict)
    time.sleep(0.05)
    settled = run(*FAST, "--format", style, *strict)
    assert (again.code, shown(again.out), again.err) == (first.code, shown(first.out), first.err)
    assert settled == again
    if style == "text":
        assert "a: up to date\n  build/a/lms-settings.md  5 kB\n" in again.out
        assert "   13 |           - right: À Lyon\n" in again.out
        assert again.out.splitlines()[-3:] == [
            "0 of 6 courses built · 4 up to date · 2 errors · 1 warning",
            "1 note: “cartable check” shows it",
            "1 warning acknowledged",
        ]


def test_up_to_date_warnings_fail_under_strict_as_fresh_ones_do(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": WITHOUT_WHY})
    assert [run(*FAST).code, run(*FAST).code, run(*FAST, "--strict").code] == [0, 0, 1]
    assert run(*FAST).out.splitlines()[-1] == "1 course up to date · 0 errors · 1 warning"


def test_what_was_said_in_one_language_is_said_again_in_the_other(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": WITHOUT_WHY})
    run(*FAST)
    again = run("--lang", "fr", *FAST).out
    assert "avertissement" in again
    assert "x : à jour" in again.replace("\u00a0", " ")
    assert again.splitlines()[-1] == "1 cours à jour · 0 erreur · 1 avertissement"


def test_one_of_500_courses_fails_and_the_499_are_there(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {f"course/c{n:03}/course.yaml": TINY for n in range(500)})
    workspace(tmp_path, {"course/c250/course.yaml": TWO_RIGHT})
    ran = run(*FAST, "-j", "2")
    assert ran.code == 1
    assert "course/c250/course.yaml:13:20: error" in ran.out
    assert "c250: not built" in ran.out
    assert ran.out.splitlines()[-1] == "499 of 500 courses built · 1 error · 0 warnings"
    there = {path.parent.name for path in (tmp_path / "build").glob("*/lms-settings.md")}
    assert there == {f"c{n:03}" for n in range(500)} - {"c250"}
    assert ran.err.splitlines() == [f"{n} of 500 courses…" for n in range(50, 500, 50)]
    again = run(*FAST, "-j", "2")
    assert (again.code, again.err) == (1, "")
    assert again.out.splitlines()[-1] == "0 of 500 courses built · 499 up to date · 1 error · 0 warnings"


def test_processes_that_die_and_bugs_are_told_with_their_course_and_stop_no_other(
    tmp_path: Path, torn: Path
) -> None:
    many(tmp_path, 12)
    with whole(tmp_path, "build", "--to", "torn", "-j", "2", outputs=torn) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 3
    told = [line for line in err.splitlines() if line.startswith("cartable: ")]
    assert [line.partition("bug")[0] for line in told[:4]] == [
        f"cartable: {name}: this is a " for name in ("c03", "c05", "c07", "c09")
    ]
    assert [line.rpartition(": ")[2] for line in told[:4]] == ["exit code 0", "SIGSEGV", "odd", ""]
    assert "MemoryError" in told[3]
    assert told[4].startswith(
        "cartable: c10: the system ended the process that was building it, twice (SIGKILL)."
    )
    there = {path.parent.name for path in (tmp_path / "build").glob("*/torn.txt")}
    assert there == {f"c{n:02}" for n in range(12)} - {"c03", "c05", "c07", "c09", "c10"}
    assert "7 of 12 courses built · 0 errors · 0 warnings · 5 failed" in out
    assert "Traceback" not in out + err


def test_with_one_job_a_bug_stops_no_other_either(tmp_path: Path, torn: Path) -> None:
    workspace(tmp_path, {f"course/{name}/course.yaml": TINY for name in ("c07", "c08")})
    with whole(tmp_path, "build", "--to", "torn", "-j", "1", outputs=torn) as process:
        _, err = process.communicate(timeout=120)
    assert (process.returncode, "c07: this is a bug" in err) == (3, True)
    assert (tmp_path / "build/c08/torn.txt").is_file()


@pytest.mark.parametrize("style", ["text", "json"])
def test_what_is_said_is_the_same_with_any_number_of_jobs(tmp_path: Path, run: Run, style: str) -> None:
    workspace(tmp_path, {f"course/{path}": text for n in range(5) for path, text in _five(n).items()})
    said = []
    for jobs in ("1", "2", "3"):
        for folder in (tmp_path / "build", *tmp_path.glob("course/*/course.lock")):
            subprocess.run(["rm", "-rf", str(folder)], check=True)
        said.append(run(*FAST, "-j", jobs, "--format", style))
    assert said[0].code == 1
    assert said[0].out == said[1].out == said[2].out


def _five(n: int) -> dict[str, str]:
    texts = {"a": TINY, "b": WITHOUT_WHY, "c": TWO_RIGHT, "d": WITHOUT_ID}
    return {f"{name}{n}/course.yaml": text for name, text in texts.items()}


def test_quiet_says_only_what_is_wrong_and_the_summary(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/a/course.yaml": TINY, "course/b/course.yaml": TINY})
    assert run(*FAST, "-q").out == "2 of 2 courses built · 0 errors · 0 warnings\n"
    assert run(*FAST, "--quiet").out == "2 courses up to date · 0 errors · 0 warnings\n"
    workspace(tmp_path, {"course/b/course.yaml": TWO_RIGHT})
    said = run(*FAST, "--quiet").out
    assert "[two-right]" in said
    assert "b: not built" in said


def test_a_process_that_is_killed_again_and_again_fails_the_build_and_is_no_bug(
    tmp_path: Path, torn: Path
) -> None:
    workspace(tmp_path, {f"course/{name}/course.yaml": TINY for name in ("c08", "c10")})
    with whole(tmp_path, "build", "--to", "torn", "-j", "2", outputs=torn) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "1 of 2 courses built · 0 errors · 0 warnings · 1 failed" in out
    assert "bug" not in err


def test_a_process_that_somebody_ends_is_no_bug_either(tmp_path: Path, torn: Path) -> None:
    workspace(tmp_path, {f"course/{name}/course.yaml": TINY for name in ("c08", "c12")})
    with whole(tmp_path, "build", "--to", "torn", "-j", "2", outputs=torn) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "1 of 2 courses built · 0 errors · 0 warnings · 1 failed" in out
    assert "bug" not in err


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "100000"])
def test_a_number_of_jobs_that_can_t_be_is_misuse(tmp_path: Path, run: Run, jobs: str) -> None:
    workspace(tmp_path, {"course/a/course.yaml": TINY})
    ran = run(*FAST, "-j", jobs)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("cartable: --jobs ")


def test_at_the_end_stand_questions_pages_and_packages(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/a/course.yaml": TINY, "course/b/course.yaml": TINY})
    for _ in range(2):
        lines = run("build", "--to", "scorm12,key").out.splitlines()
        assert lines[-4] == "2 questions"
        assert lines[-3] == "pages: key 2"
        assert re.fullmatch(r"2 packages, \d+ kB in all; the largest: [ab]-scorm12\.zip, \d+ kB", lines[-2])


def test_ctrl_c_ends_all_processes_says_how_far_they_came_and_leaves_whole_files(tmp_path: Path) -> None:
    many(tmp_path, 60)
    with whole(tmp_path, "build", "--to", "scorm12", "-j", "2") as process:
        _wait_for(lambda: any((tmp_path / "build").glob("*/*.zip")))
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    said = [line for line in err.splitlines() if line and not line.endswith("of 60 courses…")]
    assert len(said) == 1
    assert re.fullmatch(
        r"Stopped after \d+ of 60 courses\. What is built stays; the next build goes on from there\.", said[0]
    )
    assert "Traceback" not in out
    assert [*tmp_path.glob("**/.new-*")] == []
    with whole(tmp_path, "build", "--to", "scorm12", "-j", "2", "-q") as process:
        out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "60" in out.splitlines()[-1]


def test_a_killed_build_takes_its_processes_with_it_and_the_next_one_goes_on(tmp_path: Path) -> None:
    many(tmp_path, 60)
    with whole(tmp_path, "build", "--to", "scorm12", "-j", "2") as process:
        _wait_for(lambda: any((tmp_path / "build").glob("*/*.zip")))
        process.kill()
        _wait_for(lambda: not _group(process.pid))
    with whole(tmp_path, "build", "--to", "scorm12", "-q") as process:
        _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (0, "")
    assert [*tmp_path.glob("**/.new-*")] == []
    assert len([*tmp_path.glob("build/*/*.zip")]) == 60


def _wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


def _group(leader: int) -> bool:
    """Whether a process of the group lives; the leader, which is not yet waited for, does not count."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            return True
    return False


@pytest.mark.parametrize("columns", ["100", "40"])
def test_on_a_terminal_a_bar_of_one_line_tells_rate_and_time_left(tmp_path: Path, columns: str) -> None:
    many(tmp_path, 30)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; sys.argv[0] = 'cartable'; import cartable.cli.main as m; m.main()",
            *FAST,
            "-j",
            "2",
        ],
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": columns},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        drawn = b""
        while True:
            try:
                drawn += os.read(ours, 10_000)
            except OSError:  # the other end is closed
                break
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0
    said = drawn.decode()
    assert "Building" in said
    assert re.search(r"\d+/30", said)
    assert re.search(r"[\d.]+ courses/s", said)
    assert "\x1b[1A\x1b[2K\x1b[1A" not in said  # never two lines to be cleared
    assert out.splitlines()[-1] == "30 of 30 courses built · 0 errors · 0 warnings"


def test_nothing_to_do_imports_nothing_that_is_slow(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {path: text for path, text in COURSES.items() if "été" not in path})
    run(*FAST)
    time.sleep(0.05)
    run(*FAST)
    code = (
        "import sys; sys.argv = ['cartable', 'build', '--to', 'settings']\n"
        "import cartable.cli.main as m\n"
        "try: m.main()\n"
        "finally: print('LOADED', *sorted(sys.modules))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    loaded = set(ran.stdout.rpartition("LOADED")[2].split())
    assert ran.returncode == 1
    assert "cartable.build.ledger" in loaded
    slow = {
        "babel",
        "jinja2",
        "lxml",
        "markdown_it",
        "multiprocessing",
        "pydantic",
        "rich",
        "weasyprint",
        "yaml",
    }
    assert loaded & slow == set()
    assert {
        one for one in loaded if one.startswith(("cartable.read.course", "cartable.model.course"))
    } == set()
