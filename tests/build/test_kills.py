"""A build that is killed leaves each file old or new, and the next one mends all of it.

A build is killed at moments that a seed spreads over it, counted in calls of functions and not in
seconds, and just before and after calls that write. `make test` kills 25 times, `make test-all`
(CARTABLE_KILLS=200) 200 times, in parts that run side by side.
"""

import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from cartable.build.pipeline import make
from cartable.build.updating import carried_out, planned
from cartable.build.workspace import Workspace
from workspaces import TINY, workspace

PART = 25
PARTS = int(os.environ.get("CARTABLE_KILLS", str(PART))) // PART
OUTPUTS = ("scorm12", "settings")
MORE = """\
      - id: Q2
        choice: Où coule le Rhône ?
        options:
          - right: À Lyon
            why: Oui.
          - wrong: À Paris
            why: Non, c’est la Seine.
"""
WRITES = {
    *("chmod", "close", "execute", "executemany", "flock", "fsync", "mkdir", "open", "remove", "replace"),
    *("rmdir", "truncate", "unlink", "write"),
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no kill there")


def contents(root: Path) -> dict[str, bytes]:
    """Every file that an author sees, and what a build left lying about; not the ledger."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".cartable" not in file.parts
    }


def build(root: Path) -> list[str]:
    """Brings the workspace up to date; the fates of its courses."""
    space = Workspace(root)
    plan = planned(space, space.courses, lambda _: OUTPUTS)
    made = [*plan.current(told=lambda _: False), *carried_out(plan, 1)]
    return sorted(one.fate.value for one in made)


def in_a_process(act: Callable[[], None]) -> int:
    """How a process ends that does this: its exit code, or the signal that killed it, negative."""
    child = os.fork()
    if not child:
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Watch:
    """Counts the events of a build as Python's profiler tells them, and kills the process at one of them."""

    def __init__(self, at: int | None = None) -> None:
        self.at = at
        self.seen = 0
        self.writes: list[int] = []

    def __call__(self, _: FrameType, event: str, called: object) -> None:
        self.seen += 1
        if self.seen == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        if event in {"c_call", "c_return"} and getattr(called, "__name__", "") in WRITES:
            self.writes.append(self.seen)


def watched(root: Path, watch: Watch) -> None:
    sys.setprofile(watch)
    try:
        build(root)
    finally:
        sys.setprofile(None)


class Stage:
    """A workspace of two courses, built, and one of them then edited; and what comes of building that."""

    def __init__(self, folder: Path) -> None:
        self.before = folder / "before"
        workspace(self.before, {"course/x/course.yaml": TINY, "course/y/course.yaml": TINY})
        build(self.before)
        workspace(self.before, {"course/x/course.yaml": TINY + MORE})
        self.old = contents(self.before)
        clean = self.copy(folder / "clean")
        watch = Watch()
        watched(clean, watch)
        self.events, self.writes = watch.seen, watch.writes
        self.new = contents(clean)

    def copy(self, to: Path) -> Path:
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.before, to)
        return to

    def moments(self, chance: random.Random, n: int) -> list[int]:
        """Events of a build: half of them anywhere, half where something is written."""
        half = n // 2
        return [*chance.choices(range(1, self.events), k=half), *chance.choices(self.writes, k=n - half)]

    def hold(self, root: Path) -> None:
        """Holds that each file is old or new, and that the next build leaves what a clean one does."""
        for path, data in contents(root).items():
            if "/.new-" not in path:
                assert data in {self.old.get(path), self.new.get(path)}, path
        build(root)
        assert contents(root) == self.new
        assert build(root) == ["current", "current"]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"))


def test_a_clean_build_is_another_than_the_old_one(stage: Stage) -> None:
    changed = {path for path in stage.new if stage.new[path] != stage.old.get(path)}
    card = "build/x/lms-settings.md"  # another one where the package weighs another number of kB
    assert changed - {card} == {"build/x/x-scorm12.zip", "course/x/course.lock"}
    assert len(stage.writes) > 30


@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_may_be_killed_at_any_moment(stage: Stage, tmp_path: Path, part: int) -> None:
    chance = random.Random(part)  # noqa: S311 - the same moments each time
    killed = 0
    for at in stage.moments(chance, PART):
        root = stage.copy(tmp_path / "work")
        killed += in_a_process(partial(watched, root, Watch(at))) == -signal.SIGKILL
        stage.hold(root)
    assert killed >= PART * 0.9  # a run may take a little another way than the one that was counted


@pytest.mark.parametrize("most", [0, 600, 5_000, 20_000, 36_000])
def test_a_disk_that_is_full_leaves_what_was_there(stage: Stage, tmp_path: Path, most: int) -> None:
    root = stage.copy(tmp_path / "work")

    def on_a_full_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        build(root)

    in_a_process(on_a_full_disk)
    assert [path for path in contents(root) if "/.new-" in path] == []
    stage.hold(root)


def test_two_builds_at_once_lose_no_slot_and_leave_what_one_does(stage: Stage, tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - likewise
    for _ in range(4):
        root = stage.copy(tmp_path / "work")
        children = []
        for _ in range(3):
            child = os.fork()
            if not child:
                try:
                    build(root)
                finally:
                    os._exit(0)
            children.append(child)
            time.sleep(chance.random() * 0.03)
        for child in children:
            os.waitpid(child, 0)
        stage.hold(root)


def test_a_save_while_a_build_goes_on_is_built_by_it_and_its_slots_stay(tmp_path: Path) -> None:
    """The second build finishes first: the first one finds another lock than it read, and begins again."""
    space = workspace(tmp_path, {"course/x/course.yaml": TINY})
    saved: list[bool] = []

    def save_and_build(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is make.__code__ and not saved:  # all read, nothing written
            saved.append(True)
            sys.setprofile(None)
            workspace(tmp_path, {"course/x/course.yaml": TINY + MORE})
            build(tmp_path)

    sys.setprofile(save_and_build)
    try:
        assert build(space.root) == ["built"]
    finally:
        sys.setprofile(None)
    assert saved
    assert b'"id": "Q2"' in (tmp_path / "course/x/course.lock").read_bytes()
    after = contents(tmp_path)
    shutil.rmtree(tmp_path / "build")
    build(tmp_path)
    assert contents(tmp_path) == after
