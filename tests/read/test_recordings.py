"""What recordings hold and how long they play, from a few bytes of each."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.read.media import checked_media
from cartable.read.mp4 import Film, film, is_cut_off
from cartable.read.recording_length import recording_length
from cartable.source.place import Place

HERE = Place("course/demo/course.yaml", 4, 12, 8)
FILM = "ffmpeg -i film.mp4"
TYPE = b"\0\0\0\x10ftypisom\0\0\2\0"


def box(kind: bytes, *contents: bytes) -> bytes:
    body = b"".join(contents)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def track(*entries: bytes) -> bytes:
    listed = box(b"stsd", struct.pack(">II", 0, len(entries)), *entries)
    return box(b"trak", box(b"mdia", box(b"minf", box(b"stbl", listed))))


def movie(*tracks: bytes, scale: int = 1000, duration: int = 61_500) -> bytes:
    about = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, scale, duration), b"\0" * 80)
    return box(b"moov", about, *tracks)


def avc(profile: int) -> bytes:
    return box(b"avc1", b"\0" * 78, box(b"avcC", bytes([1, profile, 0, 40, 0xFF])))


def told(data: bytes) -> Film:
    return film(BytesIO(data), len(data))


def test_a_film_tells_its_length_and_codecs_before_its_data_and_after_it() -> None:
    about, data = movie(track(avc(100)), track(box(b"mp4a", b"\0" * 28))), box(b"mdat", b"x" * 9000)
    expected = Film(61_500, ("mp4a", "avc1.100"))
    assert (told(TYPE + about + data), told(TYPE + data + about)) == (expected, expected)


def test_a_length_of_64_bits_is_read() -> None:
    about = box(b"mvhd", b"\1\0\0\0", struct.pack(">QQIQ", 0, 0, 600, 600 * 7200))
    assert told(box(b"moov", about)).length == 7_200_000


@pytest.mark.parametrize("about_first", [True, False])
def test_a_film_is_cut_off_wherever_it_breaks_off_after_its_type(*, about_first: bool) -> None:
    about, data = movie(track(avc(100))), box(b"mdat", b"x" * 90)
    whole = TYPE + (about + data if about_first else data + about)
    for size in range(len(TYPE) + 8, len(whole)):
        # Described and without a byte of data, it could be one that holds nothing: only the length tells.
        is_whole = about_first and len(TYPE + about) <= size < len(TYPE + about) + 8
        assert is_cut_off(BytesIO(whole[:size]), size) != is_whole, size
    assert not is_cut_off(BytesIO(whole), len(whole))


@pytest.mark.parametrize(
    "data",
    [
        TYPE,
        TYPE + box(b"free", b"x"),
        TYPE + movie() + b"\0\0\0\0mdat to the end",
        TYPE + movie() + box(b"moof") * 2000 + box(b"mdat", b"x"),
        TYPE + movie() + b"\0\0\0\1mdat" + (17).to_bytes(8) + b"x",
        TYPE + movie() + b"\0" * 30,
        b"no film",
        b"",
    ],
)
def test_what_is_whole_or_no_film_is_not_cut_off(data: bytes) -> None:
    assert not is_cut_off(BytesIO(data), len(data))


@pytest.mark.parametrize("size", range(0, 170, 7))
def test_a_film_that_breaks_off_tells_nothing_and_harms_nothing(size: int) -> None:
    assert told((TYPE + movie(track(avc(100))))[:size]) == Film(None, ())


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader_of_films(data: bytes) -> None:
    told(TYPE + box(b"moov", data))


@pytest.mark.parametrize(
    ("name", "entries", "codec", "command"),
    [
        (
            "film.mp4",
            [box(b"hvc1", b"\0" * 78)],
            "HEVC (H.265)",
            f"{FILM} -c:v libx264 -pix_fmt yuv420p -c:a copy -movflags +faststart film-converted.mp4",
        ),
        (
            "film.mp4",
            [avc(100), box(b"ac-3", b"\0" * 28)],
            "AC-3 (Dolby Digital)",
            f"{FILM} -c:v copy -c:a aac -movflags +faststart film-converted.mp4",
        ),
        (
            "film.mp4",
            [avc(122), box(b"alac", b"\0" * 28)],
            "H.264 High 4:2:2 + ALAC",
            f"{FILM} -c:v libx264 -pix_fmt yuv420p -c:a aac -movflags +faststart film-converted.mp4",
        ),
        ("son.m4a", [box(b"alac", b"\0" * 28)], "ALAC", "ffmpeg -i son.m4a -c:a aac son-converted.m4a"),
    ],
)
def test_a_codec_that_browsers_leave_out_is_named_with_the_command(
    tmp_path: Path, name: str, entries: list[bytes], codec: str, command: str
) -> None:
    (tmp_path / name).write_bytes(TYPE + movie(*(track(entry) for entry in entries)))
    (found,) = checked_media(tmp_path / name, name, HERE, "audio").problems
    assert (found.code, dict(found.arguments)) == (
        "unplayable-media",
        {"name": name, "codec": codec, "command": command},
    )


def test_theora_is_converted_to_mp4(tmp_path: Path) -> None:
    (tmp_path / "film.ogv").write_bytes(b"OggS\0\2" + b"\0" * 22 + b"\x80theora\3\2\1")
    (found,) = checked_media(tmp_path / "film.ogv", "film.ogv", HERE, "video").problems
    assert dict(found.arguments)["codec"] == "Theora"
    assert str(dict(found.arguments)["command"]).endswith(" film.mp4")


@pytest.mark.parametrize("kinds", [(b"mp4a",), (b"av01", b"Opus"), (b"vp09",), (b"tx3g", b"xyz1")])
def test_nothing_is_said_against_what_plays_or_is_not_known(tmp_path: Path, kinds: tuple[bytes, ...]) -> None:
    (tmp_path / "film.mp4").write_bytes(TYPE + movie(*(track(box(kind, b"\0" * 78)) for kind in kinds)))
    assert checked_media(tmp_path / "film.mp4", "film.mp4", HERE, "video").problems == []


def wav(seconds: int) -> bytes:
    form = b"fmt \x10\0\0\0" + struct.pack("<HHIIHH", 1, 1, 8000, 16_000, 2, 16)
    data = b"data" + struct.pack("<I", seconds * 16_000)
    return b"RIFF\0\0\0\0WAVE" + form + b"LIST\3\0\0\0abc\0" + data + b"\0" * seconds * 16_000


# MPEG-1 layer III, 128 kbit/s, 44,100 a second: a frame of 417 bytes.
FRAME = b"\xff\xfb\x90\x64"


def ogg(head: bytes, samples: int) -> bytes:
    first = b"OggS\0\2" + b"\0" * 22 + head
    return first + b"OggS\0\4" + struct.pack("<q", samples) + b"\0" * 14


@pytest.mark.parametrize(
    ("name", "data", "length"),
    [
        ("a.wav", wav(3), 3000),
        ("a.wav", wav(3)[:-16_000], 2000),
        ("a.mp3", FRAME + b"\0" * 159_996, 10_000),
        ("a.mp3", b"ID3\3\0\0\0\0\1\0" + b"\0" * 128 + FRAME + b"\0" * 159_996, 10_000),
        ("a.mp3", FRAME + b"\0" * 32 + b"Xing" + struct.pack(">II", 1, 1000) + b"\0" * 300, 26_122),
        ("a.mp3", FRAME + b"\0" * 32 + b"VBRI" + b"\0" * 10 + struct.pack(">I", 1000), 26_122),
        ("a.opus", ogg(b"OpusHead\1\1" + struct.pack("<HI", 312, 48_000), 480_312), 10_000),
        ("a.ogg", ogg(b"\x01vorbis\0\0\0\0\1" + struct.pack("<I", 44_100), 441_000), 10_000),
        ("a.mp4", TYPE + movie(), 61_500),
        ("a.webm", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", None),
        ("a.mp3", b"ID3\3\0\0\0\0\0\0", None),
        ("a.wav", b"RIFF\0\0\0\0WAVE", None),
        ("a.ogg", b"OggS\0\2", None),
    ],
)
def test_a_recording_tells_how_long_it_plays(
    tmp_path: Path, name: str, data: bytes, length: int | None
) -> None:
    (tmp_path / name).write_bytes(data)
    assert recording_length(tmp_path / name) == length


@given(
    st.sampled_from([b"RIFF\0\0\0\0WAVE", b"ID3\3\0\0", b"\xff\xfb\x90", b"OggS\0\2"]),
    st.binary(max_size=200),
)
def test_no_bytes_crash_the_reader_of_lengths(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.wav"
    path.write_bytes(head + rest)
    length = recording_length(path)
    assert length is None or length >= 0


class Counted(BytesIO):
    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        return super().read(size)


def test_boxes_nested_without_end_are_not_all_looked_at() -> None:
    depth = 100_000
    total = depth * 8
    nested = b"".join(struct.pack(">I4s", total - at * 8, b"trak") for at in range(1, depth))
    file = Counted(struct.pack(">I4s", total, b"moov") + nested)
    assert film(file, total) == Film(None, ())
    assert 1000 < file.reads < 25_000
