"""The clean copy of a transcript: read as it is written, written as it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.formats.clean_copy.page import page
from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript import read_transcript, transcript
from cartable.read.transcript.formats.clean import written
from cartable.read.transcript.voices import Voices
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FILE = "course/demo/module.txt"
TWO = (Speaker("host", "The host"), Speaker("ama", "Ama Boateng"))
COPY = """\
# cartable transcript 1

[00:00:04.000 --> 00:00:06.500] host: So which one. do I take
[LAUGHTER]
[00:00:06.500 --> 00:00:08.000] Tell me.

>> The one

ama: [MUSIC]
a metre longer. Than you need
"""
TURNS = (
    Turn(
        "host",
        (
            Sentence(1, "So which one. do I take", 4000, 6500),
            Cue("LAUGHTER"),
            Sentence(2, "Tell me.", 6500, 8000),
        ),
    ),
    Turn(None, (Sentence(3, "The one"),)),
    Turn("ama", (Cue("MUSIC"), Sentence(4, "a metre longer. Than you need"))),
)


def read(text: str) -> tuple[Transcript, list[Problem]]:
    return read_transcript(text.encode(), FILE, TWO, "en")


def test_lines_are_sentences_and_empty_lines_end_turns_whatever_the_rules_say() -> None:
    assert read(COPY)[0].turns == TURNS


def test_it_is_written_as_it_was_read() -> None:
    assert written(Transcript(TURNS)) == COPY


def test_a_backslash_says_that_words_are_words() -> None:
    words = ("[MUSIC]", "\\o/", "[00:01 --> 00:02] he wrote")
    said = Transcript((Turn("host", tuple(Sentence(n, one) for n, one in enumerate(words, 1))),))
    assert "host: \\[MUSIC]\n\\\\o/\n\\[00:01 --> 00:02] he wrote\n" in written(said)
    assert read(written(said))[0] == said


def test_a_name_that_is_nobodys_stays_among_the_words_and_is_reported() -> None:
    said, problems = read("# cartable transcript 1\nhost: One.\n\namma: Two.\n")
    assert [(turn.speaker, turn.sentences[0].text) for turn in said.turns] == [
        ("host", "One."),
        (None, "amma: Two."),
    ]
    assert problems == [problem("unknown-voice", Place(FILE, 4, 1, 4), name="amma", nearest="ama")]


def heard(text: str) -> list[tuple[str | None, str, int | None, int | None]]:
    return [
        (turn.speaker, one.text, one.start, one.end) for turn in read(text)[0].turns for one in turn.sentences
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "[00:00:02.000 -> 00:00:03.000]",
        "[00:00:02.000 → 00:00:03.000]",
        "[00:00:02.000 - 00:00:03.000]",
        "[00:00:02.000 00:00:03.000]",
        "[00:00:O2.000 --> 00:00:03.000]",
        "[00:00:0 2.000 --> 00:00:03.000]",
        "(00:00:02.000 --> 00:00:03.000)",
        "00:00:02.000 --> 00:00:03.000]",
        "[00:00:02.000 --> 00:00:03.000",
        "00:00:02.000 --> 00:00:03.000",
        "[00:00:02.000 --> ]",
        "--> 00:00:03.000]",
        "[00:00:02.000]",
        "00:00:02.000",
        "[00:75:02.000 --> 00:75:03.000]",
        "[00:00:62.000 --> 00:00:63.000]",
    ],
)
def test_broken_times_are_not_spoken_and_are_reckoned_from_their_neighbours(broken: str) -> None:
    text = (
        "# cartable transcript 1\n\n[00:00:01.000 --> 00:00:02.000] host: One.\n"
        f"{broken} 2 words here.\n[00:00:04.000 --> 00:00:05.000] Three.\n"
    )
    assert heard(text) == [
        ("host", "One.", 1000, 2000),
        ("host", "2 words here.", 2000, 4000),
        ("host", "Three.", 4000, 5000),
    ]
    assert read(text)[1] == [problem("unreadable-time", Place(FILE, 4, 1, len(broken)), count=1)]


@pytest.mark.parametrize(
    "spoken",
    [
        "10:30 - 11:00 is lunch.",
        "[12] and more.",
        "A --> B.",
        "3 -> 4 is a step.",
        "[at 12:30 -> lunch we stop] and go.",
        "5:3 was the score.",
        "[d]ans",
        "3 > 2 at 10:30.",
    ],
)
def test_what_only_resembles_times_is_spoken(spoken: str) -> None:
    said, problems = read(f"# cartable transcript 1\n\nhost: One.\n{spoken}\n")
    assert (said.sentences[1].text, problems) == (spoken, [])


def test_swapped_times_are_reported_and_the_first_is_believed() -> None:
    text = (
        "# cartable transcript 1\n\n[00:00:03.000 --> 00:00:02.000] host: One.\n"
        "[00:00:04.000 --> 00:00:05.000] Two.\n"
    )
    assert heard(text) == [("host", "One.", 3000, 4000), ("host", "Two.", 4000, 5000)]
    assert read(text)[1] == [problem("ends-before-start", Place(FILE, 3, 1, 31), count=1)]


def test_a_time_out_of_order_is_reported_and_drags_no_other_with_it() -> None:
    text = (
        "# cartable transcript 1\n\n[00:00:01.000 --> 00:00:02.000] host: One.\n"
        "[10:00:02.000 --> 10:00:03.000] Two.\n[00:00:03.000 --> 00:00:04.000] Three.\n"
    )
    assert [one[2:] for one in heard(text)] == [(1000, 2000), (2000, 3000), (3000, 4000)]
    assert read(text)[1] == [problem("times-out-of-order", Place(FILE, 4, 1, 31), count=1)]


def test_times_behind_the_key_are_times() -> None:
    text = "# cartable transcript 1\n\nhost: [00:00:01.000 --> 00:00:02.000] One.\n"
    assert (heard(text), read(text)[1]) == ([("host", "One.", 1000, 2000)], [])


@pytest.mark.parametrize("named", ["ama :", "ama\u00a0:", "AMA:", "Ama Boateng :", "ama boateng:"])
def test_speakers_are_known_in_any_case_with_a_space_before_the_colon(named: str) -> None:
    text = f"# cartable transcript 1\n\n{named} Three\n"
    assert (heard(text), read(text)[1]) == ([("ama", "Three", None, None)], [])


@pytest.mark.parametrize("name", ["Bob Jones", "Dr. Bob O’Neil", "amma", "Élise Ünal"])
@pytest.mark.parametrize("colon", [":", " :"])
def test_a_name_that_nobody_has_is_reported_where_a_turn_begins(name: str, colon: str) -> None:
    said, problems = read(f"# cartable transcript 1\n\n{name}{colon} Three\n")
    assert said.sentences[0].text == f"{name}{colon} Three"
    assert [(one.code, one.place) for one in problems] == [("unknown-voice", Place(FILE, 3, 1, len(name)))]


@pytest.mark.parametrize(
    "mark",
    [
        "# Cartable transcript 1",
        "# cartable transcript 1  ",
        "\ufeff# cartable transcript 1",
        "\n#cartable Transcript 1",
    ],
)
def test_a_mark_written_nearly_so_is_the_mark(mark: str) -> None:
    text = f"{mark}\n\nhost: One. Two.\n"
    assert (heard(text), read(text)[1]) == ([("host", "One. Two.", None, None)], [])


def test_a_copy_of_another_form_is_read_as_this_one_with_a_warning() -> None:
    text = "# cartable transcript 2\n\nhost: One. Two.\n"
    assert heard(text) == [("host", "One. Two.", None, None)]
    expected = problem("clean-form", Place(FILE, 1, 23, 1), wrote="2", form=1, mark="# cartable transcript 1")
    assert read(text)[1] == [expected]


def test_a_copy_without_its_mark_is_noted_and_its_times_are_read() -> None:
    text = "[00:00:01.000 --> 00:00:02.000] host: One.\n\n[00:00:02.000 --> 00:00:03.000] ama: Two.\n"
    assert [one[:3] for one in heard(text)] == [("host", "One.", 1000), ("ama", "Two.", 2000)]
    assert [(one.code, one.place) for one in read(text)[1]] == [("clean-mark-missing", Place(FILE, 1, 1, 1))]


def test_times_as_whisper_prints_them_are_no_lost_copy() -> None:
    text = "[00:00:01.000 --> 00:00:02.000]  One.\n[00:00:02.000 --> 00:00:03.000]  Two.\n"
    assert "clean-mark-missing" not in [one.code for one in read(text)[1]]


def test_corrections_see_the_words_that_the_reader_sees() -> None:
    text = (
        "\n# Cartable transcript 1\n\n[00:00:01.000 -> 00:00:02.000] host : One two.\n"
        "00:00:02.000 --> 00:00:03.000] \\[MUSIC]\n\nama: [00:00:03.000 --> 00:00:04.000] Three.\n"
    )
    assert [one[1] for one in heard(text)] == ["One two.", "[MUSIC]", "Three."]
    seen = page(text, Voices(TWO))
    assert seen.words == ["One", "two.", "[MUSIC]", "Three."]
    assert [turn.value for turn in seen.turns] == ["host", "ama"]


def test_a_copy_without_a_word_is_an_error() -> None:
    assert read("# cartable transcript 1\n\n[MUSIC]\n")[1] == [problem("empty-transcript", Place(FILE))]


WORDS = [
    *("Alors,", "l’art.", "M.", ">>", "host:", "ama", ":", "[RIRES]", "(rires)", "[", "__", "]", "[00:01]"),
    *("#", "-", "\\o/", "\n", "\n\n", "fin.", "où", "?", "…", "«oui»", "[00:01 --> 00:02]"),
    *("-->", "00:00:02.000", "[00:00:02.000", "->", "10:30]", "Bob Jones :"),
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=60),
    st.sampled_from([(), ("host",), ("host", "ama"), ("host", "ama", "lee")]),
    st.sampled_from(["", "00:07\n"]),
)
def test_whatever_is_read_is_read_again_from_its_clean_copy(
    words: list[str], speakers: tuple[str, ...], time: str
) -> None:
    first, _ = transcript(time + " ".join(words), Place(FILE), speakers, "fr")
    again, _ = transcript(written(first), Place(FILE), speakers, "fr")
    assert again == Transcript(tuple(turn for turn in first.turns if turn.pieces))
