"""A course that asks for it ships lighter pictures, made once; its own files stay as they are."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from read.pictures.taken import camera, file
from workspaces import HEAD, workspace

COURSE = f"""\
{HEAD}settings: {{complete-when: viewed, images: convert, images-width: 400}}
modules:
  - id: eau
    title: L’eau
    images:
      - image: Été.JPG
        alt: La rivière.
      - image: plan.svg
        alt: Le plan.
"""
PHOTO = file("jpeg", size=(900, 600), exif=camera(orientation=6, located=True))
PLAN = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    files: dict[str, str | bytes] = {"course.yaml": COURSE, "Été.JPG": PHOTO, "plan.svg": PLAN}
    return workspace(tmp_path, {f"course/x/{name}": content for name, content in files.items()})


def packed(space: Workspace) -> dict[str, bytes]:
    """The files of the package that was just built."""
    assert built(space, "x", ["scorm12"]).files
    with zipfile.ZipFile(space.build / "x" / "x-scorm12.zip") as package:
        return {name: package.read(name) for name in package.namelist()}


def kept(space: Workspace) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in (space.build / ".images").iterdir()}


def test_the_package_holds_the_lighter_picture_under_the_name_of_the_first(space: Workspace) -> None:
    files = packed(space)
    (name,) = (name for name in files if name.startswith("media/") and not name.endswith(".svg"))
    image = Image.open(BytesIO(files[name]))
    assert (image.size, name.rpartition(".")[2].lower()) == ((400, 600), "jpg")
    assert b"GPS" not in files[name]
    assert b'width="400" height="600"' in files["index.html"]
    assert b'width="30" height="20"' in files["index.html"]


def test_nothing_is_written_beside_the_original(space: Workspace) -> None:
    packed(space)
    names = sorted(one.name for one in (space.root / "course" / "x").iterdir())
    assert names == sorted(["course.lock", "course.yaml", "plan.svg", "Été.JPG"])
    assert (space.root / "course" / "x" / "Été.JPG").read_bytes() == PHOTO


def test_a_picture_is_made_once(space: Workspace) -> None:
    packed(space)
    (made,) = (space.build / ".images").iterdir()
    before = made.stat()
    packed(space)
    assert (made.stat().st_ino, made.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_was_made_may_be_deleted_at_any_time(space: Workspace) -> None:
    files, before = packed(space), kept(space)
    (made,) = (space.build / ".images").iterdir()
    made.unlink()
    assert packed(space) == files
    assert kept(space) == before


def test_another_picture_or_width_is_another_file(space: Workspace) -> None:
    packed(space)
    (space.root / "course" / "x" / "course.yaml").write_text(COURSE.replace("400", "320"), "utf-8")
    packed(space)
    (space.root / "course" / "x" / "Été.JPG").write_bytes(file("jpeg", size=(901, 600)))
    packed(space)
    assert len(kept(space)) == 3


def test_a_picture_that_ships_as_it_is_is_remembered_too(space: Workspace) -> None:
    small = file("jpeg", quality=80)
    (space.root / "course" / "x" / "Été.JPG").write_bytes(small)
    assert small in packed(space).values()
    assert [*kept(space).values()] == [b"as it is\n"]


def test_papers_print_the_lighter_picture(space: Workspace) -> None:
    (paper,) = built(space, "x", ["handout"]).files
    assert b"/Width 400" in paper.read_bytes()


def test_a_picture_that_no_decoder_reads_is_the_authors_problem(space: Workspace) -> None:
    # Its frame tells a size and its last bytes are an end, but there is no table to decode it by.
    tables = PHOTO.replace(b"\xff\xdb", b"\xff\xec")
    (space.root / "course" / "x" / "Été.JPG").write_bytes(tables)
    result = built(space, "x", ["scorm12"])
    assert [(one.code, str(one.place.path)) for one in result.checked.problems] == [
        ("broken-picture", "course/x/Été.JPG")
    ]
    assert result.files == ()
    assert not (space.build / "x").exists()
