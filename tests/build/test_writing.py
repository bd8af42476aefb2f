"""Files written whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cartable.build.writing import Draft, let_go, replace, sweep


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, drafts that were left behind included."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def filled(folder: Path, **files: bytes) -> Path:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_draft_that_is_kept_replaces_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    target = filled(tmp_path / "build" / "x", old=b"1", other=b"2")
    with Draft(target.parent, target) as draft:
        draft.path("old").write_bytes(b"new")
        draft.path("fresh").write_bytes(b"3")
        assert contents(target)["old"] == b"1"
        assert [file.name for file in draft.kept()] == ["fresh", "old"]
    assert contents(target) == {"old": b"new", "other": b"2", "fresh": b"3"}


def test_a_draft_left_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    target = filled(tmp_path / "build" / "x", old=b"1")
    home = filled(tmp_path / "course", lock=b"1")

    def interrupted() -> None:
        with Draft(target.parent, target) as draft:
            draft.path("old").write_bytes(b"new")
            draft.put_elsewhere(home / "lock", b"new", safely=True)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert contents(tmp_path) == {"build/x/old": b"1", "course/lock": b"1"}


def test_a_first_draft_left_halfway_leaves_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    with pytest.raises(RuntimeError), Draft(tmp_path / "build", tmp_path / "build" / "x"):
        raise RuntimeError
    assert not (tmp_path / "build" / "x").exists()
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("safely", [True, False])
def test_what_goes_to_another_file_system_is_moved_there_at_one_stroke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, safely: bool
) -> None:
    # build/ may be another file system than course/, or the same one mounted twice.
    home = filled(tmp_path / "course", lock=b"old")
    replaced = Path.replace
    moved: list[Path] = []

    def strict(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self))
        moved.append(target)
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", strict)
    with Draft(tmp_path / "build", tmp_path / "build" / "x") as draft:
        draft.put_elsewhere(home / "lock", b"1", safely=safely)
        draft.path("a").write_bytes(b"2")
        assert contents(home) == {"lock": b"old"}
        draft.kept()
    assert moved == [home / "lock", tmp_path / "build" / "x" / "a"]
    assert contents(tmp_path) == {"course/lock": b"1", "build/x/a": b"2"}


def test_a_process_that_forks_has_drafts_of_its_own(tmp_path: Path) -> None:
    with Draft(tmp_path, tmp_path / "x") as draft:
        mine = draft.path("a")
        mine.write_bytes(b"1")
        child = os.fork()
        if not child:
            with Draft(tmp_path, tmp_path / "y") as other:
                other.path("a").write_bytes(b"2")
                apart = other.path("a").parent != mine.parent
                other.kept()
            let_go()
            os._exit(0 if apart else 1)
        assert os.waitpid(child, 0)[1] == 0
        draft.kept()
    assert contents(tmp_path) == {"x/a": b"1", "y/a": b"2"}
    assert len([*(tmp_path / ".drafts").iterdir()]) == 1  # the child's is gone


def test_where_a_folder_stands_in_the_way_nothing_is_moved(tmp_path: Path) -> None:
    target = filled(tmp_path / "build" / "x", a=b"1")
    home = filled(tmp_path / "course", lock=b"1")
    (target / "b").mkdir()

    def kept() -> None:
        with Draft(target.parent, target) as draft:
            draft.put_elsewhere(home / "lock", b"new", safely=True)
            draft.path("a").write_bytes(b"new")
            draft.path("b").write_bytes(b"new")
            draft.kept()

    with pytest.raises(IsADirectoryError, match="b'"):
        kept()
    assert contents(tmp_path) == {"build/x/a": b"1", "course/lock": b"1"}


def test_what_a_killed_build_left_is_gone_after_the_next(tmp_path: Path) -> None:
    target = tmp_path / "x"
    killed = (
        "import sys; from pathlib import Path; from cartable.build.writing import Draft\n"
        "build = Path(sys.argv[1])\n"
        "with Draft(build, build / 'x') as draft:\n"
        "    draft.path('half').write_bytes(b'half')\n"
        "    draft.put_elsewhere(build / 'lock', b'half', safely=True)\n"
        "    print('ready', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", killed, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with Draft(tmp_path, target):  # while the other lives, its draft is its own
            pass
        let_go()
        assert [*contents(tmp_path).values()] == [b"half", b"half"]
        process.send_signal(signal.SIGKILL)
    assert [*contents(tmp_path).values()] == [b"half", b"half"]
    with Draft(tmp_path, target) as draft:
        draft.path("a").write_bytes(b"1")
        draft.kept()
    assert contents(tmp_path) == {"x/a": b"1"}


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_gets_the_usual_permissions(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        with Draft(tmp_path, tmp_path / "x") as draft:
            draft.path("a").write_bytes(b"1")
            (file,) = draft.kept()
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == mode


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"1")
    file.chmod(0o640)
    link.symlink_to(file)
    replace(link, b"2")
    assert link.is_symlink()
    assert file.read_bytes() == b"2"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "link"]


def test_only_drafts_are_swept(tmp_path: Path) -> None:
    home = filled(tmp_path / "course", **{".new-ideas.txt": b"1", ".new-abcd1234": b"2"})
    (home / ".new-abcd5678").mkdir()
    os.mkfifo(home / ".new-abcd9999")
    sweep(home)
    assert sorted(one.name for one in home.iterdir()) == [".new-abcd5678", ".new-abcd9999", ".new-ideas.txt"]


def test_no_link_is_followed_to_sweep(tmp_path: Path) -> None:
    mine = tmp_path / "mine" / ".new-abcd1234"
    mine.mkdir(parents=True)
    (tmp_path / ".drafts").symlink_to(tmp_path / "mine")
    sweep(tmp_path / ".drafts")
    assert mine.is_dir()
