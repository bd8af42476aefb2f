"""`cartable transcript`, as a designer calls it."""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.cli.main import main
from commands import Run
from workspaces import workspace

RAW = (
    "[MUSIC] Ama, where do they fall from? >> From two metres. Down low they >> stretch for one more "
    "screw. >> So what do you look at first?\n"
)
CLEAN = """\
# cartable transcript 1

host: [MUSIC]
Ama, where do they fall from?

ama: From two metres.
Down low they stretch for one more screw.

host: So what do you look at first?
"""
COURSE = """\
format: 1
title: Safe on the ladder
language: en-GB
speakers:
  host: Host
  ama: {name: Ama Boateng, role: safety officer}
modules:
  - id: before
    title: Before you climb
    transcript: said/m.txt
"""
SHARED = Path(__file__).parents[3] / "shared" / "transcripts" / "partenariats-module-2.fr.txt"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_turns_doubts_and_size_are_shown_with_what_is_guessed_and_what_comes_next(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "m.txt").write_text(RAW, "utf-8")
    ran = run("transcript", "m.txt")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
Voice 1
       [MUSIC]
    1  Ama, where do they fall from?

Voice 2
    2  From two metres.
    3? Down low they stretch for one more screw.

Voice 1
    4  So what do you look at first?

1 doubt
m.txt:1:73: note: a “>>” in mid-sentence opens no turn: “they >> stretch”
    [false-turn]
    1 | … >> From two metres. Down low they >> stretch for one more screw. >> So…
      |                                     ^^
      = in sentence 3
      = help: if another speaker does begin here, end the sentence before it:
        with “…” where it was cut off

3 turns · 4 sentences · 24 words · 1 sound · about 1 min

Voices are guessed from the changes of speaker: --speakers KEY,KEY names them.
Language guessed: en; --language says another.
To save a clean copy and correct it by hand:
  cartable transcript m.txt --write
"""
    )
    assert [path.name for path in tmp_path.iterdir()] == ["m.txt"]


def test_two_doubts_of_a_kind_have_their_sentences_and_what_to_do_once(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_text("So they >> climb and they >> climb. Then they >> climb.", "utf-8")
    out = run("transcript", "m.txt").out
    assert [line for line in out.splitlines() if "in sentence" in line] == [
        "      = in sentence 1",
        "      = in sentence 1",
        "      = in sentence 2",
    ]
    assert out.count("= help: ") == 1


def test_in_a_course_speakers_have_their_names_and_nothing_is_guessed(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/said/m.txt": RAW})
    ran = run("--lang", "fr", "transcript", "course/x/said/m.txt")
    assert ran.out.startswith("Host\n       [MUSIC]\n")
    assert "\nAma Boateng\n    2  From two metres.\n" in ran.out
    assert ran.out.endswith(
        "\n3 tours de parole · 4 phrases · 24 mots · 1 son · environ 1 min\n\n"
        "Locuteurs et langue\u00a0: ceux de course/x/course.yaml (en-GB).\n"
        "Pour en faire une copie propre, à corriger à la main\u00a0:\n"
        "  cartable transcript course/x/said/m.txt --write\n"
    )


def test_names_in_the_file_and_the_language_of_its_small_words_stand_in_for_a_course(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "m.txt").write_text(
        "ZOÉ LE GALL : Et vous ?\nTom : Oui.\nZoé Le Gall : Et nous.\nTom : Non.", "utf-8"
    )
    out = run("transcript", "m.txt").out
    assert out.startswith("ZOÉ LE GALL\n    1  Et vous ?\n\nTom\n    2  Oui.\n")
    assert "Speakers by the names in the file: zoe-le-gall, tom.\nLanguage guessed: fr;" in out


def test_times_stand_beside_the_numbers_and_end_the_summary(tmp_path: Path, run: Run) -> None:
    copy = (
        "# cartable transcript 1\n\n[00:59:58.000 --> 01:00:01.500] tom: Well.\n"
        "[APPLAUSE]\n[01:00:01.500 --> 01:00:02.000] So.\n"
    )
    (tmp_path / "m.clean.txt").write_text(copy, "utf-8")
    lines = run("transcript", "m.clean.txt").out.splitlines()
    assert lines[:4] == [
        "tom",
        "    1    59:58  Well.",
        "                [APPLAUSE]",
        "    2  1:00:01  So.",
    ]
    assert "1 turn · 2 sentences · 2 words · 1 sound · 1:00:02" in lines


def test_write_saves_the_clean_copy_and_says_which_line_of_the_course_to_change(
    tmp_path: Path, run: Run
) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/said/m.txt": RAW})
    ran = run("transcript", "course/x/said/m.txt", "--write")
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "course/x/said/m.clean.txt").read_bytes() == CLEAN.encode()
    assert "      = course/x/said/m.clean.txt:7\n" in ran.out
    assert ran.out.endswith(
        "written: course/x/said/m.clean.txt\n"
        "Correct it by hand, then put into course/x/course.yaml:10:17:\n"
        "  transcript: said/m.clean.txt\n"
    )
    assert (tmp_path / "course/x/course.yaml").read_text("utf-8") == COURSE
    assert sorted(path.name for path in (tmp_path / "course/x/said").iterdir()) == ["m.clean.txt", "m.txt"]


def test_the_course_that_names_the_copy_reads_the_same_from_it(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/said/m.txt": RAW})
    raw = run("transcript", "course/x/said/m.txt").out.partition("\n1 doubt")[0].replace("3?", "3 ")
    run("transcript", "course/x/said/m.txt", "--write")
    (tmp_path / "course/x/course.yaml").write_text(COURSE.replace("m.txt", "m.clean.txt"), "utf-8")
    assert run("transcript", "course/x/said/m.clean.txt").out.startswith(raw)
    assert run("check", "x").code == 0
    out = run("transcript", "course/x/said/m.txt", "--write").out
    assert out.endswith(
        "unchanged: course/x/said/m.clean.txt\ncourse/x/course.yaml:10:17 names it already.\n"
    )


def test_a_copy_that_was_corrected_is_replaced_only_where_that_is_asked_for(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_text(RAW, "utf-8")
    by = ("--speakers", "host,ama")
    run("transcript", "m.txt", "--write", *by)
    corrected = CLEAN.replace("metres", "meters").encode()
    (tmp_path / "m.clean.txt").write_bytes(corrected)
    ran = run("transcript", "m.txt", "--write", *by)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "cartable: m.clean.txt was corrected by hand and would be lost (1 correction): "
        "--compare lists what differs, --force writes over it\n"
    )
    assert (tmp_path / "m.clean.txt").read_bytes() == corrected
    assert (
        "Clean copy: m.clean.txt, 1 correction; --compare lists them." in run("transcript", "m.txt", *by).out
    )
    assert run("transcript", "m.txt", "--write", "--force", *by).code == 0
    assert (tmp_path / "m.clean.txt").read_bytes() == CLEAN.encode()


@pytest.mark.parametrize("what", ["link", "folder", "pipe"])
def test_a_copy_that_is_no_file_of_its_own_is_left_alone(tmp_path: Path, run: Run, what: str) -> None:
    (tmp_path / "m.txt").write_text(RAW, "utf-8")
    copy = tmp_path / "m.clean.txt"
    match what:
        case "link":
            copy.symlink_to(tmp_path / "elsewhere.txt")
        case "folder":
            copy.mkdir()
        case _:
            os.mkfifo(copy)
    ran = run("transcript", "m.txt", "--write", "--force", "--speakers", "host,ama")
    assert (ran.code, ran.out) == (2, "")
    assert "m.clean.txt is a link or a folder and no file of its own" in ran.err
    assert not (tmp_path / "elsewhere.txt").exists()


@pytest.mark.parametrize(
    "arguments",
    [("m.txt", "--compare"), ("--compare", "m.clean.txt"), ("m.clean.txt", "--compare", "m.txt")],
)
def test_compare_lists_what_was_corrected_by_place(
    tmp_path: Path, run: Run, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "m.txt").write_text(RAW, "utf-8")
    corrected = (
        CLEAN.replace("two metres", "ten metres")
        .replace("Ama, where", "Ama: where")
        .replace("\nhost: So", "\nama: So")
        .replace("[MUSIC]\n", "")
        .replace("they stretch", "they stretch\nout")
    )
    (tmp_path / "m.clean.txt").write_text(corrected, "utf-8")
    ran = run("transcript", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
m.clean.txt:3:7: − [MUSIC]
m.clean.txt:3:7: “Ama,” → “Ama:” (typography)
m.clean.txt:5:11: “two” → “ten”
m.clean.txt:7:1: sentence cut here: “out for one more …”
m.clean.txt:7:1: + “out”
m.clean.txt:9:1: speaker: host → ama

6 corrections · words: 2 · typography: 1 · turns: 1 · sentences: 1 · sounds: 1
"""
    )


def test_a_long_correction_shows_its_ends(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_text("Well. So.", "utf-8")
    said = " ".join(map(str, range(20)))
    (tmp_path / "m.clean.txt").write_text(f"# cartable transcript 1\n\n>> Well.\n{said}\nSo.\n", "utf-8")
    out = run("transcript", "m.txt", "--compare").out
    assert out.startswith("m.clean.txt:4:1: + “0 1 2 3 4 5 […] 14 15 16 17 18 19”\n")


def test_voices_of_captions_are_no_corrections_of_the_copy_that_names_them(tmp_path: Path, run: Run) -> None:
    captions = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Tom Baker>So which one do I\n\n"
        "00:02.000 --> 00:03.000\n<v Tom Baker>take?\n\n00:03.000 --> 00:04.000\n<v Ama>A longer one.\n"
    )
    (tmp_path / "m.vtt").write_text(captions, "utf-8")
    assert run("transcript", "m.vtt", "--write").code == 0
    copy = (tmp_path / "m.clean.txt").read_text("utf-8")
    assert copy == (
        "# cartable transcript 1\n\n[00:00:01.000 --> 00:00:03.000] tom-baker: So which one do I take?\n\n"
        "[00:00:03.000 --> 00:00:04.000] ama: A longer one.\n"
    )
    assert run("transcript", "m.clean.txt", "--compare").out == "m.clean.txt: nothing corrected since m.vtt\n"
    (tmp_path / "m.clean.txt").write_text(copy.replace("ama:", "zoe:"), "utf-8")
    assert "m.clean.txt:5:33: speaker: ama → zoe\n" in run("transcript", "m.vtt", "--compare").out


def test_nothing_corrected_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_text(RAW, "utf-8")
    (tmp_path / "m.clean.txt").write_text(CLEAN, "utf-8")
    assert run("transcript", "m.txt", "--compare").out == "m.clean.txt: nothing corrected since m.txt\n"
    assert (
        "Clean copy: m.clean.txt, as the raw file has it."
        in run("transcript", "m.txt", "--speakers", "host,ama").out
    )


def test_a_file_without_words_is_a_problem_and_nothing_is_written(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_text("[MUSIC] >>", "utf-8")
    for arguments in (("m.txt",), ("m.txt", "--write")):
        ran = run("transcript", *arguments)
        assert ran.code == 1
        assert "m.txt: error: the transcript holds no word [empty-transcript]" in ran.out
    assert [path.name for path in tmp_path.iterdir()] == ["m.txt"]


def test_a_file_too_large_for_a_course_is_a_problem(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.txt").write_bytes(b"a " * 5_000_001)
    ran = run("transcript", "m.txt")
    assert (ran.code, "[file-too-large]" in ran.out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "something is missing; write: cartable transcript [OPTIONS] FILE"),
        ("--compare", "something is missing; write: cartable transcript [OPTIONS] FILE"),
        ("no.txt", "there is no file “no.txt”"),
        ("course", "there is no file “course”"),
        ("m.txt --force", "--force goes with --write"),
        ("m.txt --write --compare", "--write and --compare don’t go together"),
        ("m.txt --language français", "“français” names no language: write fr-FR, fr-CA, en …"),
        ("m.txt --speakers tom,é",
         "“é” can’t be the key of a speaker: a letter, then letters without accents, digits, - and _"),
        ("m.txt --compare", "there is no clean copy m.clean.txt yet: --write makes it"),
        ("m.txt --compare n.clean.txt", "m.txt is no clean copy: name the copy first, then “--compare RAW”"),
        ("n.clean.txt --write", "n.clean.txt is a clean copy already: name the raw file"),
        ("n.clean.txt --compare", "no raw file lies beside n.clean.txt: name it, “--compare RAW”"),
        ("p.clean.txt --compare",
         "several raw files lie beside p.clean.txt (p.txt, p.vtt): name one, “--compare RAW”"),
        ("course/x/said/m.txt --speakers a",
         "--speakers is not needed here: course/x/course.yaml names them (host, ama)"),
        ("course/x/said/m.txt --language fr",
         "--language is not needed here: course/x/course.yaml says en-GB"),
    ],
)  # fmt: skip
def test_misuse_says_what_to_write(tmp_path: Path, run: Run, arguments: str, said: str) -> None:
    workspace(tmp_path, {"course/x/course.yaml": COURSE, "course/x/said/m.txt": RAW})
    for name in ("m.txt", "n.clean.txt", "p.clean.txt", "p.txt", "p.vtt"):
        (tmp_path / name).write_text(RAW, "utf-8")
    ran = run("transcript", *arguments.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"cartable: {said}\n")


@pytest.mark.skipif(not SHARED.is_file(), reason="../shared is not here")
def test_the_shared_transcript_has_six_turns_and_two_false_changes_at_their_columns(
    tmp_path: Path, run: Run
) -> None:
    (tmp_path / "m.txt").write_bytes(SHARED.read_bytes())
    out = run("transcript", "m.txt").out
    assert [line for line in out.splitlines() if line.startswith("Voice ")] == ["Voice 1", "Voice 2"] * 3
    assert [line.partition(" ")[0] for line in out.splitlines() if line.startswith("m.txt")] == [
        "m.txt:1:2002:",
        "m.txt:1:3074:",
    ]
    assert "\n2 doubts\n" in out
    assert "6 turns · 25 sentences · 681 words · 2 sounds · about 5 min" in out
    assert run("transcript", "m.txt", "--write", "--speakers", "animatrice,expert").code == 0
    assert run("transcript", "m.txt", "--compare").out == "m.clean.txt: nothing corrected since m.txt\n"


def called(*arguments: str) -> tuple[int, str]:
    """The exit code and the error stream of the command."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch("sys.argv", ["cartable", "transcript", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        main()
    assert isinstance(left.value.code, int)
    return left.value.code, err.getvalue()


@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from("aé. >[]()…\n\r,«'-\u202f\x00\x1bk:1\\"), max_size=120).map(str.encode)
    | st.text(st.characters(exclude_categories=["Cs"])).map(str.encode),
    st.sampled_from(
        [
            b"",
            b"# cartable transcript 1\n\n",
            b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
            b"\xff\xfe",
            b"PK\x03\x04",
        ]
    ),
)
def test_no_file_is_too_odd_to_show_to_write_and_to_compare(tail: bytes, head: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "m.txt"
        file.write_bytes(head + tail)
        for arguments in ((), ("--write",), ("--compare",)):
            code, err = called(str(file), *arguments)
            assert code in {0, 1, 2}, err
            assert code < 2 or arguments, err
