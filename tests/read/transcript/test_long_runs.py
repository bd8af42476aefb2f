"""Long runs of one thing, which a file can hold by accident or by malice.

No test here looks at a clock: an alarm of a minute only keeps a reader that hangs from holding up the others.
A reader that does well needs some hundredths of a second for each file.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from cartable.read.transcript import Spoken, read_transcript
from cartable.read.transcript.guessed import labels
from cartable.read.transcript.spoken import words_of

LENGTH = 16_000
HUNG = 60  # seconds
FILES = {
    "words": ("Bonjour. ", "\nfin"),
    "text": ("", "x"),
    "dashes": ("- Un.\n- Deux.\n- Trois.", "\n- Quatre."),
    "label": ("Ana ", "x\nBen : oui.\n"),
    "time codes": ("00:00:01 Un.\n00:00:02 Deux.\n00:00:03 ", "x\n00:00:04 Trois."),
    "bracketed times": ("[00:01] Un.\n[00:02] Deux.\n[00:03", "x\n[00:04] Trois."),
    "name before a time": ("ana ", "x\n0:03\nUn.\nben 0:04\nDeux."),
    "WebVTT words": ("WEBVTT\n\n00:01.000 --> 00:02.000\nUn", " x\n\n00:03.000 --> 00:04.000\nDeux"),
    "WebVTT before an arrow": ("WEBVTT\n\n1", "--> x\nUn"),
    "WebVTT after an arrow": ("WEBVTT\n\n1 --> ", "x\nUn"),
    "WebVTT settings": ("WEBVTT\n\n00:01.000 --> 00:02.000 ", "x\nUn"),
    "WebVTT voice": ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v", "x\n"),
    "WebVTT end": ("WEBVTT\n\n00:01.000 --> 00:02.000\nUn\n\n1", "x"),
    "SRT words": ("1\n00:00:01,000 --> 00:00:02,000\nUn", "x\n\n2\n00:00:03,000 --> 00:00:04,000\nDeux"),
    "SRT times": ("1\n00:00:01,000 --> 00:00:02,000\nUn\n\n2\n00:00:03,000", "--> x\n"),
    "clean copy": ("# cartable transcript 1\n[00:00:01.000 --> 00:00:02.000] ana: ", "x"),
    "sic": ("Un [sic", "x] (sic"),
}
RUNS = [
    *(" ", "\t", " \t", "\n", " \n", "\n ", "\r", "\xa0", "\u202f", "\u2028", "\xad"),
    *(
        "0",
        "1:",
        "0:0",
        "1-",
        "1,",
        "0.",
        "00:00:01 ",
        "1:2 ",
        "a:b ",
        "1 --> ",
        "-->",
        "->",
        " -",
        "-",
        "\n-",
        "- a.\n",
    ),
    *("<", "<v", "<v ", "</", "<c.", "{", "{\\\\", "&", "&gt;", "&gt; ", ">", "> ", ">> ", "\n>>"),
    *("[", "[ ", "[a]", "[a]\n", "[00:", "(", "( ", "(a) ", ")", "]", "[sic ", "sic "),
    *(
        "a",
        "A. ",
        "a.",
        "1. ",
        "J. ",
        ".",
        ". ",
        "…",
        "?",
        "« ",
        "»",
        "“",
        "’",
        "ana:",
        "ana: ",
        "ana:\n",
        "ana ",
    ),
]


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    def rung(_number: int, _frame: FrameType | None) -> None:
        pytest.fail("the reader hangs")

    before = signal.signal(signal.SIGALRM, rung)
    signal.alarm(HUNG)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("head, tail", FILES.values(), ids=FILES)  # noqa: PT006
def test_no_run_hangs_the_reader(head: str, tail: str) -> None:
    for run in RUNS:
        text = head + run * (LENGTH // len(run)) + tail
        said, _ = read_transcript(text.encode(), "course/demo/module.txt", ("ana", "ben c"), "fr-FR")
        Spoken(said)


@pytest.mark.parametrize("run", RUNS)
def test_no_run_hangs_who_looks_for_names_and_quotes(run: str) -> None:
    text = "Un [sic" + run * (LENGTH // len(run)) + "x"
    assert labels(text) is not None
    assert words_of(text).words[0] == "Un"


def test_spaces_around_a_broken_arrow_are_shared_out_once() -> None:
    text = "WEBVTT\n\n" + " " * 20_000 + "1 --> " + " " * 20_000 + "x"
    said, _ = read_transcript(text.encode(), "course/demo/module.vtt", (), "fr-FR")
    assert [one.text for one in said.sentences] == ["1 --> x"]


def test_blank_lines_are_found_among_many_spaces() -> None:
    text = "Un" + " \t" * 100_000 + "deux\n \t\n" + " \t" * 100_000 + "Trois"
    said, _ = read_transcript(text.encode(), "course/demo/module.txt", (), "fr-FR")
    assert [one.text for one in said.sentences] == ["Un deux", "Trois"]


def test_a_voice_after_many_spaces_is_heard() -> None:
    captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    text = captions + "<v" + " " * 200_000 + "Ana>Un.\nDeux <v" + " " * 200_000
    said, _ = read_transcript(text.encode(), "course/demo/module.vtt", ("ana",), "fr-FR")
    assert [(turn.speaker, [one.text for one in turn.sentences]) for turn in said.turns] == [
        ("ana", ["Un.", "Deux <v"])
    ]


def test_figures_and_many_spaces_before_a_word_are_no_piece_of_a_time() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nUn\n\n1" + " " * 200_000 + "x"
    said, problems = read_transcript(text.encode(), "course/demo/module.vtt", (), "fr-FR")
    assert [one.text for one in said.sentences] == ["Un 1 x"]
    assert "cut-off-captions" not in [one.code for one in problems]


def test_sic_may_stand_before_many_spaces() -> None:
    assert words_of("Un [sic" + " " * 200_000 + "] deux [sic" + " " * 200_000 + "x").words == (
        *("Un", "deux"),
        *("sic", "x"),
    )


def test_a_change_of_speaker_is_judged_by_the_words_before_many_spaces() -> None:
    text = "Un deux" + " " * 200 + ">> trois." + " " * 200 + ">> Quatre."
    said, problems = read_transcript(text.encode(), "course/demo/module.txt", ("a", "b"), "fr-FR")
    assert [(turn.speaker, [one.text for one in turn.sentences]) for turn in said.turns] == [
        ("a", ["Un deux trois."]),
        ("b", ["Quatre."]),
    ]
    assert [one.code for one in problems] == ["false-turn"]
