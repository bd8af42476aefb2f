"""A large film costs time and disk, and no memory; where the disk is too small, nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from cartable.read.recording_length import recording_length
from films import COURSE, FILM, film

MEGABYTE = 1 << 20
CARTABLE = "from cartable.cli.main import main; main()"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measured and limited as POSIX does it")


def laid(root: Path, megabytes: int) -> Path:
    """A workspace of one course, with a film of so many megabytes or with none."""
    file = root / "course" / "film" / "course.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(COURSE + (FILM if megabytes else ""), "utf-8")
    if megabytes:
        film(file.with_name("film.mp4"), megabytes * MEGABYTE)
    return root


def most_memory(root: Path, *arguments: str) -> int:
    """The most that a run of cartable, or any process that it waited for, held at once, in bytes."""
    said = subprocess.Popen([sys.executable, "-c", CARTABLE, *arguments], cwd=root, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(said.pid, 0)
    said.returncode = os.waitstatus_to_exitcode(status)
    assert said.returncode == 0
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def test_the_film_of_these_tests_says_how_long_it_plays(tmp_path: Path) -> None:
    assert recording_length(film(tmp_path / "film.mp4", 3 * MEGABYTE)) == 600_000


def test_a_package_with_a_film_takes_no_more_memory_than_one_without(tmp_path: Path) -> None:
    every = ("build", "--to", "scorm12,settings,scorm2004,settings2004")
    bare = most_memory(laid(tmp_path / "bare", 0), *every)
    filmed = most_memory(laid(tmp_path / "filmed", 256), *every)
    package = tmp_path / "filmed" / "build" / "film" / "film-scorm12.zip"
    assert package.stat().st_size > 256 * MEGABYTE
    assert filmed - bare < 32 * MEGABYTE


def test_a_disk_that_is_too_small_says_so_and_the_last_build_stays(tmp_path: Path) -> None:
    root = laid(tmp_path, 0)
    assert most_memory(root, "build", "--to", "scorm12")
    package = root / "build" / "film" / "film-scorm12.zip"
    before = package.read_bytes()
    film(root / "course" / "film" / "film.mp4", 8 * MEGABYTE)
    (root / "course" / "film" / "course.yaml").write_text(COURSE + FILM, "utf-8")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4 * MEGABYTE, 4 * MEGABYTE))

    ran = subprocess.run(
        [sys.executable, "-c", CARTABLE, "--lang", "en", "build", "--to", "scorm12"],
        cwd=root, capture_output=True, text=True, check=False, preexec_fn=small,
    )  # fmt: skip
    assert ran.returncode == 2
    assert "the disk has no room left for film-scorm12.zip" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert package.read_bytes() == before
    assert sorted(file.name for file in package.parent.iterdir()) == [package.name]
