"""A release is whole or does not happen, and the same course gives the same bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import cartable.outputs
from cartable.build.pipeline import BadPackageError, built
from cartable.build.release.releasing import Wish, judged, released
from cartable.read.lock import read_lock
from release.released_pair import QUICK, release, space_of
from workspaces import TINY, workspace

COURSE = "course/x/course.yaml"
FIRST = TINY.replace("title: Essai", 'version: "1.0"\ntitle: Essai')
SECOND = FIRST.replace('"1.0"', '"1.1"').replace("Oui.", "Oui, et à Rouen.")
BOTH = Wish(("scorm12", "settings"))
SILENT = FIRST.replace("            why: Non, c’est le Rhône.\n", "")


def everything(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def refused(root: Path, files: dict[str, str | bytes], wish: Wish = QUICK) -> list[str]:
    """`code line` of why it is refused; nothing may have been written."""
    space = workspace(root, files)
    before = everything(root)
    made = released(space, "x", wish)
    assert made.files == ()
    assert everything(root) == before
    return [f"{one.code} {one.place.line}" for one in made.refused]


def test_a_release_has_its_version_in_the_names_of_its_files(tmp_path: Path) -> None:
    made = release(tmp_path, {COURSE: FIRST}, BOTH)
    assert [file.relative_to(tmp_path).as_posix() for file in made.files] == [
        "build/x/release/x-1.0-lms-settings.md", "build/x/release/x-1.0-scorm12.zip",
    ]  # fmt: skip
    assert [file.name for file in made.kept] == ["CHANGES.md", "course.lock"]
    card = (tmp_path / "build/x/release/x-1.0-lms-settings.md").read_text("utf-8")
    assert "`x-1.0-scorm12.zip`" in card
    assert "x-scorm12.zip" not in card


def test_a_build_that_is_no_release_keeps_its_names(tmp_path: Path) -> None:
    built(workspace(tmp_path, {COURSE: FIRST}), "x", ["settings"])
    assert "`x-scorm12.zip`" in (tmp_path / "build/x/lms-settings.md").read_text("utf-8")


def test_the_lock_records_the_release(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    release(tmp_path, {COURSE: SECOND})
    lock = read_lock((tmp_path / "course/x/course.lock").read_bytes())
    assert [(one.version, one.generation, one.package) for one in lock.releases] == [
        ("1.0", 1, "cartable-x"), ("1.1", 1, "cartable-x"),
    ]  # fmt: skip
    assert lock.released is not None
    assert [(one.id, one.opening) for one in lock.released.questions] == [("Q1", "Où coule la Seine ?")]


def test_the_release_before_stays_beside_it(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    release(tmp_path, {COURSE: SECOND})
    names = sorted(file.name for file in (tmp_path / "build/x/release").iterdir())
    assert names == ["x-1.0-lms-settings.md", "x-1.1-lms-settings.md"]


def test_two_releases_of_one_course_give_the_same_bytes(tmp_path: Path) -> None:
    for place in ("here", "there"):
        release(tmp_path / place, {COURSE: FIRST}, BOTH)
        release(tmp_path / place, {COURSE: SECOND}, BOTH)
    assert everything(tmp_path / "here") == everything(tmp_path / "there")


def test_an_unchanged_course_is_made_again_and_its_lock_and_changes_are_not_touched(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST}, BOTH)
    (tmp_path / "course/x/CHANGES.md").write_text("Rewritten by hand.\n", "utf-8")
    before = everything(tmp_path)
    for file in (tmp_path / "build/x/release").iterdir():
        file.unlink()
    made = release(tmp_path, {}, BOTH)
    assert made.kept == ()
    assert everything(tmp_path) == before


def test_every_reason_comes_at_once(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    after = SILENT.replace("id: Q1", "id: Q9").replace("id: eau", "id: eau\n    draft: true")
    assert refused(tmp_path, {COURSE: after}) == [
        "version-not-raised 2", "draft-in-release 7", "answers-lost 9", "not-acknowledged 10",
        "not-acknowledged 15",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format: 1\n", "format: 1\ndraft: true\n", 2),
        ("id: eau\n", "id: eau\n    draft: true\n", 7),
        ("id: Q1\n", "id: Q1\n        draft: true\n", 10),
        (
            "    quiz:\n",
            "    key-points:\n      - id: p\n        text: L’eau coule.\n        draft: true\n    quiz:\n",
            11,
        ),
    ],
)
def test_no_draft_is_released(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert refused(tmp_path, {COURSE: FIRST.replace(old, new)}) == [f"draft-in-release {line}"]


def test_a_draft_beside_an_error_is_said_too(tmp_path: Path) -> None:
    course = FIRST.replace("wrong: À Lyon", "right: À Lyon").replace(
        "id: eau\n", "id: eau\n    draft: true\n"
    )
    assert refused(tmp_path, {COURSE: course}) == ["draft-in-release 7"]


def test_a_warning_is_mended_or_acknowledged(tmp_path: Path) -> None:
    assert refused(tmp_path, {COURSE: SILENT}) == ["not-acknowledged 14"]
    release(tmp_path, {COURSE: f"{SILENT}acknowledged:\n  no-feedback: Commenté en classe\n"})


def test_like_warnings_are_one_reason(tmp_path: Path) -> None:
    twice = f"{SILENT}          - wrong: À Nice\n"
    made = judged(workspace(tmp_path, {COURSE: twice}), "x")
    assert [(one.code, dict(one.arguments)) for one in made.refused] == [
        ("not-acknowledged", {"id": "no-feedback", "count": 2})
    ]


@pytest.mark.parametrize("version", ["1.0", "1", "0.9"])
def test_a_changed_course_has_a_higher_version(tmp_path: Path, version: str) -> None:
    release(tmp_path, {COURSE: FIRST})
    assert refused(tmp_path, {COURSE: SECOND.replace('"1.1"', f'"{version}"')}) == ["version-not-raised 2"]


def test_a_course_that_says_no_version_is_asked_for_one(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: TINY})
    made = judged(workspace(tmp_path, {COURSE: TINY.replace("Oui.", "Certes.")}), "x")
    assert [(one.code, one.place.line, dict(one.arguments)) for one in made.refused] == [
        ("version-not-raised", 2, {"unsaid": "1.0", "last": "1.0", "next": "1.1"})
    ]


def test_1_10_comes_after_1_9(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST.replace("1.0", "1.9")})
    release(tmp_path, {COURSE: SECOND.replace("1.1", "1.10")})


def test_a_version_is_made_of_numbers(tmp_path: Path) -> None:
    assert refused(tmp_path, {COURSE: FIRST.replace('"1.0"', "printemps")}) == ["version-not-a-number 2"]


def test_a_loss_is_refused_until_the_author_means_it(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    after = {COURSE: SECOND.replace("id: Q1", "id: Q9").replace("Où coule", "Où donc coule")}
    assert refused(tmp_path, dict(after)) == ["answers-lost 8"]
    release(tmp_path, after, replace(QUICK, accepted=True))


def test_accepting_losses_accepts_nothing_else(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    assert refused(tmp_path, {COURSE: FIRST.replace("Oui.", "Certes.")}, replace(QUICK, accepted=True)) == [
        "version-not-raised 2"
    ]


def test_another_folder_begins_its_releases_anew(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: SECOND})
    (tmp_path / "course/x").rename(tmp_path / "course/y")
    space = workspace(tmp_path, {"course/y/course.yaml": FIRST})
    assert [one.code for one in judged(space, "y").refused] == ["other-activity"]
    made = released(space, "y", replace(QUICK, accepted=True))
    assert [file.name for file in made.files] == ["y-1.0-lms-settings.md"]
    lock = read_lock((tmp_path / "course/y/course.lock").read_bytes())
    assert [(one.version, one.package) for one in lock.releases] == [("1.0", "cartable-y")]


def test_a_lock_that_was_deleted_is_asked_for(tmp_path: Path) -> None:
    release(tmp_path, {COURSE: FIRST})
    (tmp_path / "course/x/course.lock").unlink()
    assert refused(tmp_path, {COURSE: SECOND}) == ["other-activity 0"]


def test_an_error_stops_a_release_as_it_stops_a_build(tmp_path: Path) -> None:
    assert refused(tmp_path, {COURSE: FIRST.replace("wrong: À Lyon", "right: À Lyon")}) == []


def test_changes_that_lie_outside_the_workspace_are_not_written_over(tmp_path: Path) -> None:
    root = tmp_path / "inside"
    workspace(root, {COURSE: FIRST})
    outside = tmp_path / "CHANGES.md"
    outside.write_text("Not of this workspace.\n", "utf-8")
    (root / "course/x/CHANGES.md").symlink_to(outside)
    assert refused(root, {}) == ["outside-workspace 0"]


@pytest.fixture
def broken() -> Iterator[str]:
    """An output whose package no LMS takes, added as anyone would add one."""
    name = "broken"
    sys.modules.pop(f"cartable.outputs.{name}", None)
    yield name
    sys.modules.pop(f"cartable.outputs.{name}", None)


def test_a_bad_package_leaves_the_last_release(tmp_path: Path, broken: str) -> None:
    root, folder = tmp_path / "root", tmp_path / "outputs"
    release(root, {COURSE: FIRST}, BOTH)
    folder.mkdir()
    body = "    return {'x-scorm12.zip': Bundle({'imsmanifest.xml': b'<manifest/>'})}\n"
    code = f"from cartable.pack.bundle import Bundle\ndef artefacts(course, materials):\n{body}"
    (folder / f"{broken}.py").write_text(code, "utf-8")
    workspace(root, {COURSE: SECOND})
    before = everything(root)
    cartable.outputs.__path__.append(str(folder))
    try:
        with pytest.raises(BadPackageError):
            released(space_of(root), "x", Wish(("settings", broken)))
    finally:
        cartable.outputs.__path__.remove(str(folder))
    assert everything(root) == before
