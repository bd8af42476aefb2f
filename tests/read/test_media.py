"""What media files are, whatever their names say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.read.media import LARGEST_SVG, Use, checked_media
from cartable.read.media_kinds import PLAYABLE, TO_CONVERT, kind
from cartable.source.place import Place
from cartable.source.problem import Problem, problem
from read.pictures.taken import file

HERE = Place("course/demo/course.yaml", 4, 12, 8)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'

HEADS = [
    ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("gif", b"GIF89a\x01\0\x01\0"),
    ("webp", b"RIFF\x24\0\0\0WEBPVP8 "),
    ("avif", b"\0\0\0\x20ftypavif\0\0\0\0avifmif1"),
    ("avif", b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif"),
    ("svg", SVG),
    (
        "svg",
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
    ),
    ("svg", SVG.decode().encode("utf-16")),
    ("mp4", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41"),
    ("m4a", b"\0\0\0\x20ftypM4A \0\0\0\0"),
    ("webm", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"),
    ("mp3", b"ID3\x04\0\0"),
    ("mp3", b"\xff\xfb\x90\x64"),
    ("ogg", b"OggS\0\x02"),
    ("wav", b"RIFF\x24\0\0\0WAVEfmt "),
    ("vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\na"),
    ("vtt", b"\xef\xbb\xbfWEBVTT"),
    ("pdf", b"%PDF-1.7\n"),
    ("avi", b"RIFF\x24\0\0\0AVI LIST"),
    ("wmv", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9"),
    ("mov", b"\0\0\0\x14ftypqt  \0\0\0\0"),
    ("mov", b"\0\0\x10\0moov"),
    ("mkv", b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska"),
    ("flv", b"FLV\x01\x05"),
    ("mpeg", b"\0\0\x01\xba\x44"),
    ("3gp", b"\0\0\0\x18ftyp3gp5"),
    ("aiff", b"FORM\0\0\0\0AIFFCOMM"),
    ("amr", b"#!AMR\n"),
    ("bmp", b"BM\x36\0"),
    ("tiff", b"II*\0\x08"),
    ("heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
]


def checked(folder: Path, name: str, content: bytes, use: Use | None = None) -> list[Problem]:
    path = folder / "file"
    path.write_bytes(content)
    return checked_media(path, name, HERE, use).problems


@pytest.mark.parametrize(("found", "head"), HEADS)
def test_a_kind_shows_in_the_first_bytes(found: str, head: bytes) -> None:
    assert kind(head, "x") == found


def test_every_kind_that_a_name_can_say_is_recognised() -> None:
    assert {found for found, _ in HEADS} == set(PLAYABLE.values()) | set(TO_CONVERT)


@pytest.mark.parametrize(
    "head", [b"", b"hello", b"<html><body>", b"\xff\xf1\x50", b"RIFF\0\0\0\0xxxx", b"WEBVTTX"]
)
def test_other_bytes_are_no_kind(head: bytes) -> None:
    assert kind(head, "x.mp4") is None


def test_the_name_tells_sound_from_video_in_one_container() -> None:
    assert kind(b"\0\0\0\x20ftypisom", "a.m4a") == "m4a"
    assert kind(b"\0\0\0\x20ftypM4A ", "a.mp4") == "mp4"
    assert kind(b"\0\0\0\x20ftypqt  ", "a.mp4") == "mov"


@pytest.mark.parametrize(
    ("name", "head"), [(f"a.{said.upper()}", dict(HEADS)[said]) for said in ("png", "mp3", "svg", "vtt")]
)
def test_what_is_as_it_says_is_fine(tmp_path: Path, name: str, head: bytes) -> None:
    content = file("png") if name == "a.PNG" else head  # a picture is looked at whole
    assert checked(tmp_path, name, content) == []


@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        (
            "images/a.png",
            b"\xff\xd8\xff\xe0",
            {"name": "images/a.png", "found": "JPEG", "better": "images/a.jpeg"},
        ),
        ("a", b"GIF89a", {"name": "a", "found": "GIF", "better": "a.gif"}),
        ("a.mp4", b"<html>", {"name": "a.mp4", "said": "mp4"}),
        ("a.txt", b"hello", {"name": "a.txt", "said": "txt"}),
        ("a.png", b"", {"empty": "a.png"}),
    ],
)
def test_what_is_not_as_it_says_is_a_problem(
    tmp_path: Path, name: str, content: bytes, arguments: dict[str, str]
) -> None:
    assert checked(tmp_path, name, content) == [
        Problem("media-mismatch", HERE, tuple(sorted(arguments.items())))
    ]


@pytest.mark.parametrize(
    ("name", "content", "command"),
    [
        (
            "a.avi",
            b"RIFF\0\0\0\0AVI ",
            "ffmpeg -i a.avi -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart a.mp4",
        ),
        ("a.aiff", b"FORM\0\0\0\0AIFF", "ffmpeg -i a.aiff -c:a aac a.m4a"),
        ("la photo.bmp", b"BM", 'ffmpeg -i "la photo.bmp" "la photo.png"'),
        (
            "a.mp4",
            b"\0\0\0\x14ftypqt  ",
            "ffmpeg -i a.mp4 -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart a-converted.mp4",
        ),
    ],
)
def test_what_browsers_do_not_play_comes_with_its_conversion(
    tmp_path: Path, name: str, content: bytes, command: str
) -> None:
    (found,) = checked(tmp_path, name, content)
    assert (found.code, dict(found.arguments)["command"]) == ("unplayable-media", command)


@pytest.mark.parametrize(
    ("use", "name", "fits"),
    [
        ("picture", "a.png", True),
        ("video", "a.png", False),
        ("audio", "a.mp3", True),
        ("picture", "a.pdf", False),
    ],
)
def test_a_file_must_be_of_use(tmp_path: Path, use: Use, name: str, fits: bool) -> None:  # noqa: FBT001  # a table
    content = file("png") if name == "a.png" else dict(HEADS)[name[2:]]
    found = kind(content, name)
    wanted = (
        []
        if fits
        else [
            Problem("media-mismatch", HERE, tuple(sorted({"found": str(found).upper(), use: name}.items())))
        ]
    )
    assert checked(tmp_path, name, content, use) == wanted


def test_an_svg_is_read_whole(tmp_path: Path) -> None:
    padded = SVG.replace(b"/>", b">" + b"\n" * 5000 + b"<script/></svg>")
    assert checked(tmp_path, "a.svg", padded) == [
        problem("unsafe-svg", HERE, name="a.svg", line=5001, element="<script>")
    ]


def test_an_svg_of_more_than_two_megabytes_is_refused(tmp_path: Path) -> None:
    assert checked(tmp_path, "a.svg", SVG + b" " * LARGEST_SVG) == [
        problem("unsafe-svg", HERE, name="a.svg", most=2)
    ]


@given(st.binary(max_size=80), st.sampled_from(["a.mp4", "a.svg", "a", ".png", "a/b.c/d"]))
def test_no_bytes_crash_it(head: bytes, name: str) -> None:
    assert kind(head, name) in {*PLAYABLE.values(), *TO_CONVERT, None}
