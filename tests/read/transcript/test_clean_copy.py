"""The clean copy of a transcript: read as it is written, written as it is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript import read_transcript, transcript
from cartable.read.transcript.formats.clean import written
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


def test_a_copy_without_a_word_is_an_error() -> None:
    assert read("# cartable transcript 1\n\n[MUSIC]\n")[1] == [problem("empty-transcript", Place(FILE))]


WORDS = [
    *("Alors,", "l’art.", "M.", ">>", "host:", "ama", ":", "[RIRES]", "(rires)", "[", "__", "]", "[00:01]"),
    *("#", "-", "\\o/", "\n", "\n\n", "fin.", "où", "?", "…", "«oui»", "[00:01 --> 00:02]"),
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
