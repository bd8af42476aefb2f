"""A build is whole or does not happen."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cartable.outputs
from cartable.build.pipeline import BadPackageError, built, default_output_names, output_names
from cartable.build.workspace import Workspace
from cartable.read.lock import read_lock
from workspaces import TINY, workspace

AddOutput = Callable[[str, str], None]


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return workspace(tmp_path, {"course/x/course.yaml": TINY})


@pytest.fixture
def add_output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AddOutput]:
    """Adds an output as anyone would: a file in `cartable.outputs`, here in a folder that joins it."""
    folder = tmp_path_factory.mktemp("outputs")
    cartable.outputs.__path__.append(str(folder))
    names = []

    def add(name: str, body: str) -> None:
        names.append(name)
        code = f"from cartable.pack.bundle import Bundle\ndef artefacts(course, materials):\n    {body}\n"
        (folder / f"{name}.py").write_text(code, "utf-8")

    yield add
    cartable.outputs.__path__.remove(str(folder))
    for name in names:
        sys.modules.pop(f"cartable.outputs.{name}", None)


def everything(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def rewritten(space: Workspace, old: str, new: str) -> None:
    """The course, with other words in it."""
    file = space.root / "course" / "x" / "course.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_build_writes_its_artefacts_and_the_lock_and_says_which(space: Workspace) -> None:
    result = built(space, "x", ["scorm12", "settings"])
    assert [file.name for file in result.files] == ["lms-settings.md", "x-scorm12.zip"]
    assert [*everything(space.root)] == [
        "build/x/lms-settings.md", "build/x/x-scorm12.zip", "course/x/course.lock", "course/x/course.yaml",
    ]  # fmt: skip


def test_a_second_build_changes_no_byte_and_does_not_touch_the_lock(space: Workspace) -> None:
    built(space, "x", ["scorm12"])
    before, lock = everything(space.root), space.root / "course" / "x" / "course.lock"
    written = lock.stat().st_mtime_ns, lock.stat().st_ino
    built(space, "x", ["scorm12"])
    assert everything(space.root) == before
    assert (lock.stat().st_mtime_ns, lock.stat().st_ino) == written


def test_an_error_leaves_the_last_good_build_and_the_lock(space: Workspace) -> None:
    built(space, "x", ["scorm12"])
    before = everything(space.root)
    rewritten(space, "wrong: À Lyon", "right: À Lyon")
    result = built(space, "x", ["scorm12"])
    assert result.files == ()
    rewritten(space, "right: À Lyon", "wrong: À Lyon")
    assert everything(space.root) == before


def test_an_error_in_a_first_build_writes_nothing(space: Workspace) -> None:
    rewritten(space, "wrong: À Lyon", "right: À Lyon")
    before = everything(space.root)
    assert built(space, "x", ["scorm12"]).files == ()
    assert everything(space.root) == before
    assert not (space.root / "build").exists()


def test_a_warning_does_not_stop_the_build(space: Workspace) -> None:
    rewritten(space, "\n            why: Non, c’est le Rhône.", "")
    result = built(space, "x", ["settings"])
    assert [one.code for one in result.checked.problems] == ["no-feedback"]
    assert len(result.files) == 1


def test_a_package_that_breaks_its_standard_is_not_written(space: Workspace, add_output: AddOutput) -> None:
    built(space, "x", ["scorm12"])
    rewritten(space, "title: Essai", "title: Autre")
    before = everything(space.root)
    add_output("bad", 'return {"x-scorm12.zip": Bundle({"index.html": b""}), "a.txt": b"fine"}')
    with pytest.raises(BadPackageError) as caught:
        built(space, "x", ["settings", "bad"])
    assert caught.value.artefact == "x-scorm12.zip"
    assert caught.value.complaints
    assert everything(space.root) == before


def test_an_output_that_breaks_down_leaves_everything_as_it_was(
    space: Workspace, add_output: AddOutput
) -> None:
    built(space, "x", ["scorm12", "settings"])
    rewritten(space, "title: Essai", "title: Autre")
    before = everything(space.root)
    add_output("broken", "raise RuntimeError(course.id)")
    with pytest.raises(RuntimeError, match="x"):
        built(space, "x", ["scorm12", "settings", "broken"])
    assert everything(space.root) == before


def test_a_media_file_that_vanishes_while_it_is_packed_leaves_everything_as_it_was(
    space: Workspace, add_output: AddOutput
) -> None:
    built(space, "x", ["settings"])
    before = everything(space.root)
    add_output(
        "gone", 'from pathlib import Path; return {"x-y.zip": Bundle({"film.mp4": Path("/gone.mp4")})}'
    )
    with pytest.raises(FileNotFoundError):
        built(space, "x", ["settings", "gone"])
    assert everything(space.root) == before


def test_an_output_is_one_file(space: Workspace, add_output: AddOutput) -> None:
    add_output("hello", 'return {"hello.txt": course.title.encode()}')
    assert "hello" in output_names()
    (file,) = built(space, "x", ["hello"]).files
    assert file.read_bytes() == b"Essai"


def test_an_output_that_says_so_is_built_only_where_it_is_named(
    space: Workspace, add_output: AddOutput
) -> None:
    add_output("alone", 'return {"alone.txt": b""}\nDEFAULT = False')
    add_output("common", 'return {"common.txt": b""}')
    assert {"alone", "common"} <= set(output_names())
    assert default_output_names() == ("common", "handout", "key", "scorm12", "settings")
    assert [file.name for file in built(space, "x", ["alone"]).files] == ["alone.txt"]


def test_building_some_outputs_leaves_the_others_there(space: Workspace) -> None:
    built(space, "x", ["scorm12", "settings"])
    (space.root / "build" / "x" / "notes.txt").write_bytes(b"mine")
    before = everything(space.root / "build")
    rewritten(space, "title: Essai", "title: Autre")
    built(space, "x", ["settings"])
    after = everything(space.root / "build")
    assert [name for name in after if before.get(name) != after[name]] == ["x/lms-settings.md"]
    assert before.keys() == after.keys()


def test_a_new_question_is_added_to_the_lock_behind_the_others(space: Workspace) -> None:
    built(space, "x", ["settings"])
    lock = space.root / "course" / "x" / "course.lock"
    first = read_lock(lock.read_bytes())
    rewritten(space, "      - id: Q1\n", "      - id: Q0\n        essay: Et chez vous ?\n      - id: Q1\n")
    built(space, "x", ["settings"])
    second = read_lock(lock.read_bytes())
    assert [one.slot.id for one in second.records] == ["eau", "Q1", "Q0"]
    assert (first.generation, second.generation) == (1, 2)


def test_another_wording_under_the_same_id_keeps_the_layout(space: Workspace) -> None:
    built(space, "x", ["settings"])
    lock = space.root / "course" / "x" / "course.lock"
    first = read_lock(lock.read_bytes())
    rewritten(space, "Où coule la Seine ?", "Par où coule la Seine ?")
    built(space, "x", ["settings"])
    second = read_lock(lock.read_bytes())
    assert second.layout == first.layout
    assert second != first


CONFLICT = "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> theirs\n"


@pytest.mark.parametrize("damage", [CONFLICT, "", "{0}{0}", "null"])
def test_a_lock_that_can_t_be_read_stops_the_build_and_stays(space: Workspace, damage: str) -> None:
    built(space, "x", ["scorm12"])
    lock = space.root / "course" / "x" / "course.lock"
    lock.write_text(damage.format(lock.read_text("utf-8")), "utf-8")
    before = everything(space.root)
    result = built(space, "x", ["scorm12"])
    assert [one.code for one in result.checked.problems] == ["unreadable-lock"]
    assert everything(space.root) == before


def test_a_merge_in_the_lock_is_shown_where_it_begins(space: Workspace) -> None:
    built(space, "x", ["settings"])
    lock = space.root / "course" / "x" / "course.lock"
    lock.write_text("{\n" + CONFLICT.format(' "format": 1,\n'), "utf-8")
    (found,) = built(space, "x", ["settings"]).checked.problems
    assert (found.place.path, found.place.line) == ("course/x/course.lock", 2)


def test_a_lock_that_holds_an_id_twice_stops_the_build(space: Workspace) -> None:
    rewritten(space, "      - id: Q1\n", "      - id: Q0\n        essay: Et chez vous ?\n      - id: Q1\n")
    built(space, "x", ["settings"])
    lock = space.root / "course" / "x" / "course.lock"
    lock.write_text(lock.read_text("utf-8").replace('"id": "Q0"', '"id": "Q1"'), "utf-8")
    assert [one.code for one in built(space, "x", ["settings"]).checked.problems] == ["unreadable-lock"]


def test_a_lock_that_is_a_link_out_of_the_workspace_is_not_taken_for_none(
    space: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "course.lock"
    built(space, "x", ["settings"])
    lock = space.root / "course" / "x" / "course.lock"
    lock.rename(outside)
    lock.symlink_to(outside)
    assert [one.code for one in built(space, "x", ["settings"]).checked.problems] == ["unreadable-lock"]


def test_no_id_is_proposed_while_the_lock_can_t_be_read(space: Workspace) -> None:
    rewritten(space, "      - id: Q1\n        choice", "      - choice")
    built(space, "x", ["settings"])
    (space.root / "course" / "x" / "course.lock").write_bytes(b"")
    assert [one.code for one in built(space, "x", ["settings"]).checked.problems] == ["unreadable-lock"]


def test_no_id_is_proposed_for_a_question_of_which_nobody_knows_whether_it_is_new(space: Workspace) -> None:
    rewritten(space, "      - id: Q1\n        choice", "      - choice")
    built(space, "x", ["settings"])
    rewritten(space, "Où coule la Seine ?", "Par où coule la Seine ?")
    assert [one.code for one in built(space, "x", ["settings"]).checked.problems] == ["ambiguous-identity"]
