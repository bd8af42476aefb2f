"""Files that are no package of cartable are named as such, and never unpacked beyond what a machine bears."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cartable.prove import unpacking
from cartable.prove.package import package
from cartable.prove.unpacking import UnprovableError, archived, unpacked
from commands import Run
from prove.sample_package import archived as packed


def _changed(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    """The sample with another first page."""
    path, made = packed(folder), folder / "changed.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "index.html" else data)
    return made


def _with_data(change: Callable[[dict[str, object]], object]) -> Callable[[bytes], bytes]:
    """A first page whose data block is changed."""
    block = re.compile(rb'(<script[^>]*id="course-data"[^>]*>)(.*?)(</script>)', re.DOTALL)

    def changed(page: bytes) -> bytes:
        found = block.search(page)
        assert found
        data = json.loads(found[2])
        change(data)
        return page.replace(found[2], json.dumps(data).replace("<", "\\u003c").encode())

    return changed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: b"", "ParserError"),
        (lambda _: b"<!doctype html><title>x</title>", "JSONDecodeError"),
        (_with_data(lambda data: data.update(questions=[])), "AttributeError"),
        (_with_data(lambda data: data.update(modules=7)), "TypeError"),
        (_with_data(lambda data: data.update(settings={"passing": "1/0"})), "ZeroDivisionError"),
        (_with_data(lambda data: data.update(layout={"generation": 1, "slots": []})), "KeyError"),
    ],
    ids=["empty", "no block", "questions a list", "modules a number", "a mark of 1/0", "no slots"],
)
def test_a_first_page_of_another_make_is_no_course_of_cartable(
    change: Callable[[bytes], bytes], said: str, tmp_path: Path
) -> None:
    with pytest.raises(UnprovableError, match=rf"no course of cartable \({said}: "):
        package(_changed(tmp_path, change))


def test_an_encrypted_archive_is_named_and_is_misuse(run: Run, tmp_path: Path) -> None:
    path = packed(tmp_path)
    archive = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.index(mark) + flags] |= 1
    path.write_bytes(archive)
    ran = run("prove", path.name)
    assert ran.code == 2
    assert re.fullmatch(rf"cartable: {path.name} cannot be proved: \S+: encrypted\n", ran.err)


def test_an_archive_packed_another_way_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("index.html", "hello")
    with pytest.raises(UnprovableError, match=r"index\.html: neither stored nor deflated"):
        package(path)


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path)
    archive = path.read_bytes()
    with zipfile.ZipFile(path) as whole:
        entry = max(whole.infolist(), key=lambda one: one.compress_size)
    start = entry.header_offset + 60 + len(entry.filename)
    path.write_bytes(archive[:start] + b"\xff" * 200 + archive[start + 200 :])
    with pytest.raises(UnprovableError):
        package(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", bytes(8 << 20))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(UnprovableError, match="more than 200 times as big as the archive"):
        package(path)


def test_more_than_a_machine_bears_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path)
    monkeypatch.setattr(unpacking, "MOST_BYTES", path.stat().st_size - 1)
    with pytest.raises(UnprovableError, match="the archive is bigger than"):
        archived(path)
    with pytest.raises(UnprovableError, match="what it holds is bigger than"):
        unpacked(path.read_bytes())


def test_an_entry_that_says_it_is_smaller_than_it_is_gives_no_more_than_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("index.html", bytes(600_000))
    size = (600_000).to_bytes(4, "little")
    archive = path.read_bytes()
    assert archive.count(size) == 2
    with pytest.raises(UnprovableError, match="Bad CRC-32"):
        unpacked(archive.replace(size, (10).to_bytes(4, "little")))
