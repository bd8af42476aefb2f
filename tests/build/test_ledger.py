"""The ledger remembers, and whatever it is not sure of is built again."""

import errno
import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cartable
from cartable.build import frame as frames
from cartable.build.ledger import ASIDE, FILE, FOLDER, Entry, Ledger
from cartable.build.looks import at_rest
from cartable.build.outcome import Fate, Outcome
from cartable.build.updating import Plan, carried_out, planned
from cartable.build.workspace import Workspace
from workspaces import TINY, workspace

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
WITH_ALL = """\
format: 1
title: Essai
language: fr-FR
settings: {complete-when: viewed}
modules:
  - id: eau
    title: L’eau
    transcript: eau.txt
    quiz:
      - from: fleuves
      - id: Q9
        essay: Que voyez-vous ?
        image: seine.png
        alt: La Seine
"""
BANK = """\
title: Banque
language: fr-FR
questions:
  - id: B1
    essay: Où coule la Seine ?
"""
FILES = {
    "course/x/course.yaml": TINY,
    "course/y/course.yaml": TINY,
    "quizzes/fleuves.yaml": BANK,
    "quizzes/autre.yaml": BANK,
}


def plan(space: Workspace, outputs: tuple[str, ...] = ("settings",)) -> Plan:
    fresh = Workspace(space.root)
    return planned(fresh, fresh.courses, lambda _: outputs)


def updated(space: Workspace, outputs: tuple[str, ...] = ("settings",)) -> dict[str, Outcome]:
    """Each course's outcome, the current ones included."""
    made = plan(space, outputs)
    found = [*made.current(told=lambda _: True), *carried_out(made, 1)]
    return {one.name: one for one in found}


def fates(space: Workspace, outputs: tuple[str, ...] = ("settings",)) -> dict[str, str]:
    return {name: one.fate.value for name, one in updated(space, outputs).items()}


def rested(space: Workspace) -> None:
    """Builds until the ledger believes what it saw, as it does when a file has lain for a moment."""
    updated(space)
    time.sleep(0.05)
    updated(space)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, FILES)
    time.sleep(0.03)
    rested(made)
    return made


def entry(space: Workspace, name: str) -> Entry:
    return Ledger(space.build).whole([name])[name]


def test_what_is_up_to_date_is_not_built_again(space: Workspace) -> None:
    assert fates(space) == {"x": "current", "y": "current"}
    assert entry(space, "x").look != ""


def test_a_glance_is_enough_where_nothing_was_touched(space: Workspace) -> None:
    found = plan(space)
    assert [one.refreshed for one in found.standings.values()] == [False, False]
    assert not found.news


def touched(space: Workspace) -> None:
    os.utime(space.root / "course/x/course.yaml", ns=(1, 1))


def copied(space: Workspace) -> None:
    file = space.root / "course/x/course.yaml"
    shutil.copy(file, file.with_name(".other"))
    file.with_name(".other").replace(file)


def moved(space: Workspace) -> None:
    artefact = space.build / "x/lms-settings.md"
    artefact.rename(artefact.with_name("z"))
    artefact.with_name("z").rename(artefact)


@pytest.mark.parametrize("harmless", [touched, copied, moved])
def test_times_alone_make_nothing_stale(space: Workspace, harmless: Callable[[Workspace], None]) -> None:
    harmless(space)
    assert fates(space) == {"x": "current", "y": "current"}
    time.sleep(0.05)
    fates(space)
    assert not plan(space).news  # and the new times are known now


def edited(path: str, old: str = "Lyon", new: str = "Lens") -> Callable[[Workspace], None]:
    """An edit of a file that leaves its size and its time of change as they were."""

    def edit(space: Workspace) -> None:
        file = space.root / path
        before = file.stat()
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return edit


def cut(space: Workspace) -> None:
    os.truncate(space.build / "x/lms-settings.md", 10)


def overwritten(space: Workspace) -> None:
    artefact = space.build / "x/lms-settings.md"
    artefact.write_bytes(b"x" * artefact.stat().st_size)


def gone(space: Workspace) -> None:
    (space.build / "x/lms-settings.md").unlink()


def without_a_lock(space: Workspace) -> None:
    (space.root / "course/x/course.lock").unlink()


def with_a_file_more(space: Workspace) -> None:
    (space.root / "course/x/more.txt").write_text("?", "utf-8")


@pytest.mark.parametrize(
    "change", [edited("course/x/course.yaml"), cut, overwritten, gone, without_a_lock, with_a_file_more]
)
def test_what_was_changed_is_built_again_and_nothing_else(
    space: Workspace, change: Callable[[Workspace], None]
) -> None:
    change(space)
    assert fates(space) == {"x": "built", "y": "current"}


def test_what_came_of_it_is_what_a_clean_build_gives(space: Workspace) -> None:
    overwritten(space)
    updated(space)
    artefact = space.build / "x/lms-settings.md"
    mended = artefact.read_bytes()
    shutil.rmtree(space.build)
    updated(space)
    assert artefact.read_bytes() == mended


def test_a_course_depends_on_the_files_that_it_read_and_on_no_others(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "course/x/course.yaml": WITH_ALL,
        "course/x/eau.txt": "L’eau coule.\n",
        "course/x/seine.png": PNG,
        "course/x/film.mp4": b"raw",
        "course/x/notes.txt": "A",
        "course/y/course.yaml": TINY,
        "quizzes/fleuves.yaml": BANK,
        "quizzes/autre.yaml": BANK,
    }
    space = workspace(tmp_path, files)
    updated(space)
    seen = entry(space, "x")
    assert seen.errors == 0
    for path, fate in (
        ("quizzes/fleuves.yaml", "built"),
        ("course/x/eau.txt", "built"),
        ("course/x/seine.png", "built"),
        ("course/x/notes.txt", "current"),
        ("course/x/film.mp4", "current"),
        ("quizzes/autre.yaml", "current"),
    ):
        file = tmp_path / path
        file.write_bytes(file.read_bytes() + b" ")
        assert (path, fates(space)) == (path, {"x": fate, "y": "current"})


def test_a_new_bank_concerns_the_courses_that_use_banks(tmp_path: Path) -> None:
    drawing = TINY + "      - from: fleuves\n"
    space = workspace(tmp_path, {"course/x/course.yaml": drawing, "course/y/course.yaml": TINY})
    assert updated(space)["x"].fate is Fate.REFUSED
    workspace(tmp_path, {"quizzes/fleuves.yaml": BANK})
    assert fates(space) == {"x": "built", "y": "current"}


def test_a_template_or_a_word_of_the_workspace_makes_all_stale(space: Workspace) -> None:
    workspace(space.root, {"templates/locales/fr/settings.yaml": "title: Réglages de {title}\n"})
    assert fates(space) == {"x": "built", "y": "built"}
    workspace(space.root, {"templates/settings/lms-settings.md": "{{ title }}\n"})
    assert fates(space) == {"x": "built", "y": "built"}
    assert (space.build / "x/lms-settings.md").read_text("utf-8").strip() == "Essai"


def test_another_version_of_the_tool_makes_all_stale(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cartable, "__version__", "99")
    assert not plan(space).stale  # the code looks as it did: no version is looked up
    monkeypatch.setattr(sys, "version", "99")
    assert fates(space) == {"x": "built", "y": "built"}


def test_other_code_makes_all_stale(
    space: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = tmp_path / "tool" / "cartable"
    shutil.copytree(Path(cartable.__file__).parent, copy)
    monkeypatch.setattr(frames, "_PACKAGE", copy)
    assert fates(space) == {"x": "current", "y": "current"}  # the same, elsewhere
    (copy / "cli" / "words" / "en.toml").write_text("", "utf-8")
    assert fates(space) == {"x": "current", "y": "current"}  # what stands above the build changes nothing
    (copy / "formats" / "lom.py").write_text("# other\n", "utf-8")
    assert fates(space) == {"x": "built", "y": "built"}


def test_only_the_outputs_that_are_stale_are_made(space: Workspace) -> None:
    before = (space.build / "x/lms-settings.md").stat()
    assert fates(space, ("settings", "scorm12")) == {"x": "built", "y": "built"}
    assert (space.build / "x/x-scorm12.zip").is_file()
    assert (space.build / "x/lms-settings.md").stat() == before
    assert fates(space, ("scorm12",)) == {"x": "current", "y": "current"}
    os.truncate(space.build / "x/x-scorm12.zip", 10)
    assert fates(space) == {"x": "current", "y": "current"}  # nobody asked for it
    assert fates(space, ("scorm12",)) == {"x": "built", "y": "current"}


def test_an_edit_taken_back_is_no_edit(space: Workspace) -> None:
    two_right = edited("course/x/course.yaml", "wrong", "right")
    two_right(space)
    assert fates(space)["x"] == "refused"
    assert fates(space)["x"] == "refused"
    (space.root / "course/x/course.yaml").write_text(TINY, "utf-8")
    before = (space.build / "x/lms-settings.md").read_bytes()
    assert updated(space)["x"].errors == 0
    assert (space.build / "x/lms-settings.md").read_bytes() == before


def test_the_problems_of_a_course_that_failed_are_told_without_reading_it_again(tmp_path: Path) -> None:
    space = workspace(tmp_path, {"course/x/course.yaml": TINY.replace("wrong:", "right:")})
    first = updated(space)["x"]
    assert first.fate is Fate.REFUSED
    found = plan(space)
    assert found.stale == []
    (again,) = found.current(told=lambda _: True)
    assert again == first


def test_a_file_saved_twice_within_one_tick_of_the_clock_is_seen(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that stands still: the stamp of the second save is that of the first."""
    file = space.root / "course/x/course.yaml"
    monkeypatch.setattr("cartable.build.looks.stamp", lambda found: str(found.st_size))
    edited("course/x/course.yaml", "Lyon", "Lens")(space)
    saved = file.stat()
    with monkeypatch.context() as soon:
        soon.setattr(time, "time_ns", lambda: max(saved.st_mtime_ns, saved.st_ctime_ns) + 1)
        assert fates(space)["x"] == "built"
    assert entry(space, "x").look == ""
    edited("course/x/course.yaml", "Lens", "Laon")(space)
    assert fates(space)["x"] == "built"


@pytest.mark.parametrize(
    ("written", "now", "rests"),
    [
        (1_000_000_001, 1_000_000_002, False),
        (1_000_000_001, 1_030_000_000, True),
        (1_000_000_000, 2_900_000_000, False),  # whole seconds: a coarse clock, every second one
        (1_000_000_000, 3_000_000_000, True),
        (9_000_000_001, 1_000_000_000, False),  # a clock that runs ahead
    ],
)
def test_a_stamp_is_believed_once_the_clock_has_moved_on(written: int, now: int, rests: bool) -> None:  # noqa: FBT001 - a row of a table
    assert at_rest(written, now) is rests


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE course (name TEXT)")
    other.close()


def newer(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()


def without_a_table(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("DROP TABLE course")
    other.close()


def torn(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)


def half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def garbage(file: Path) -> None:
    file.write_bytes(b"no ledger at all")


@pytest.mark.parametrize("damage", [foreign, newer, without_a_table, torn, half, garbage])
def test_a_ledger_that_is_not_ours_is_set_aside_and_all_is_built(
    space: Workspace, damage: Callable[[Path], None]
) -> None:
    damage(space.build / FOLDER / FILE)
    assert fates(space) == {"x": "built", "y": "built"}
    assert (space.build / FOLDER / ASIDE).is_file()
    assert fates(space) == {"x": "current", "y": "current"}


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_file_around(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_bytes(b"")


def held(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    HELD.append(other)


HELD: list[sqlite3.Connection] = []


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("cartable.build.ledger._PATIENCE", 0.01)
    yield
    while HELD:
        HELD.pop().close()


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("damage", "trouble"), [(a_folder, "closed"), (held, "busy")])
def test_a_ledger_that_can_t_be_used_stops_no_build(
    space: Workspace, damage: Callable[[Path], None], trouble: str
) -> None:
    damage(space.build / FOLDER / FILE)
    made = plan(space)
    assert {one.name: one.fate.value for one in carried_out(made, 1)} == {"x": "built", "y": "built"}
    assert made.ledger.trouble == trouble


def test_a_ledger_for_which_there_is_no_folder_is_in_trouble_and_raises_nothing(space: Workspace) -> None:
    a_file_around(space.build / FOLDER / FILE)
    ledger = Ledger(space.build)
    ledger.keep([])
    assert (ledger.entries(), ledger.frame(), ledger.trouble) == ({}, None, "closed")


def test_a_disk_that_is_full_for_the_ledger_is_in_trouble(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [*Ledger(space.build).entries().values()]

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "mkdir", full)
    ledger = Ledger(space.build)
    ledger.keep(known)
    assert ledger.trouble == "full"


def test_a_row_that_makes_no_sense_is_of_no_matter(space: Workspace) -> None:
    with sqlite3.connect(space.build / FOLDER / FILE) as opened:
        opened.execute("UPDATE course SET made = '{]', look = '' WHERE name = 'x'")
        opened.execute("UPDATE detail SET seen = '7' WHERE name = 'x'")
        opened.execute("UPDATE course SET made = 'null' WHERE name = 'y'")
    opened.close()
    assert fates(space) == {"x": "built", "y": "built"}
    assert fates(space) == {"x": "current", "y": "current"}


def test_without_build_all_is_built(space: Workspace) -> None:
    shutil.rmtree(space.build)
    assert fates(space) == {"x": "built", "y": "built"}


def test_what_another_build_left_of_the_ledger_while_it_began_is_left_alone(space: Workspace) -> None:
    file = space.build / FOLDER / FILE
    file.write_bytes(b"")
    assert Ledger(space.build).entries() == {}
    assert file.exists()
