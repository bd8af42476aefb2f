"""The files of an archive as they stand in it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from cartable.verify import scorm12
from cartable.verify.members import DamagedError, Member, member


def archive(method: int, data: bytes = b"alert(1);" * 50, name: str = "carré.js") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        package.writestr("first.txt", "before it")
        package.writestr(name, data)
    return file.getvalue()


def found(data: bytes, name: str = "carré.js") -> Member:
    file = BytesIO(data)
    with zipfile.ZipFile(file) as package:
        return member(file, package.getinfo(name))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_is_what_was_packed(method: int) -> None:
    assert found(archive(method)).data() == b"alert(1);" * 50
    assert found(archive(method)) == found(archive(method))
    assert found(archive(method)) != found(archive(method, b"alert(2);" * 50))


def test_a_file_after_something_else_than_an_archive_is_found() -> None:
    assert found(b"#!/bin/sh\n" + archive(zipfile.ZIP_DEFLATED)).data() == b"alert(1);" * 50


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_one_changed_byte_is_seen(method: int) -> None:
    data = bytearray(archive(method))
    data[data.index("carré.js".encode()) + 12] ^= 1
    with pytest.raises(DamagedError):
        found(bytes(data)).data()


def test_a_file_of_another_size_than_the_directory_says_is_seen() -> None:
    longer = archive(zipfile.ZIP_DEFLATED).replace((450).to_bytes(4, "little"), (440).to_bytes(4, "little"))
    with pytest.raises(DamagedError):
        found(longer).data()


def test_another_file_in_its_place_is_seen() -> None:
    data = archive(zipfile.ZIP_STORED)
    with pytest.raises(DamagedError):
        found(data.replace("carré.js".encode(), b"autre!.js", 1))


def test_a_script_that_was_judged_before_is_judged_alike_and_a_changed_one_anew() -> None:
    bad = archive(zipfile.ZIP_DEFLATED, b"eval('x')", "player.js")
    good = archive(zipfile.ZIP_DEFLATED, b"evil('x')", "player.js")
    complaint = "player.js: the script turns text into code or loads more of it: eval("
    said = [complaint in scorm12.complaints(data) for data in (bad, bad, good, bad)]
    assert said == [True, True, False, True]
