"""What a person corrected in a clean copy, against the copy that the raw file gives."""

from __future__ import annotations

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.formats.clean_copy import Kind, corrections, keys, sentence_lines
from cartable.formats.clean_copy.alignment import steps
from cartable.formats.clean_copy.page import page
from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript import transcript
from cartable.read.transcript.formats.clean import written
from cartable.read.transcript.voices import Voices
from cartable.source.place import Place

RAW = """\
# cartable transcript 1

tom: [MUSIC]
Where do they fall from?

ama: Not from where you think.
People fall from two metres two and a half.
Down low they stretch for one more screw.

tom: So what do you look at first?
"""


def listed(corrected: str, raw: str = RAW) -> list[str]:
    """`kind line:column before → after (speaker)` of each correction."""
    return [
        f"{one.kind.value} {one.place.line}:{one.place.column} {one.before} → {one.after}"
        + (f" ({one.speaker})" if one.speaker else "")
        for one in corrections(raw, corrected, "m.clean.txt", ("tom", "ama"))
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("fall from two", "fell from ten", ["words 7:8 fall → fell", "words 7:18 two → ten"]),
        ("for one more screw", "for screw", ["words 8:26 one more → None"]),
        ("Down low they", "Down low, they", ["typography 8:6 low → low,"]),
        ("Down low", "But down low", ["words 8:1 Down → But down"]),
        ("Where do", "where, do", ["typography 4:1 Where → where,"]),
        ("metres two", "metres, two", ["typography 7:22 metres → metres,"]),
        ("first?", "first\u202f?", ["typography 10:29 first? → first\u202f?"]),
        ("first?", "first ?", ["typography 10:29 first? → first ?"]),
        (" first?", "", ["words 10:28 first? → None"]),
        ("ama: Not", "tom: Not", ["speaker 6:1 ama → tom"]),
        ("ama: Not", ">> Not", ["speaker 6:1 ama → >>"]),
        ("you think.\n", "you think. ", ["joined 6:32 People fall from two … → None"]),
        ("metres two", "metres\ntwo", ["split 8:1 None → two and a half. …"]),
        ("\nDown", "\n\ntom: Down", ["turn-added 9:1 None → Down low they stretch … (tom)"]),
        ("\ntom: So", "So", ["turn-gone 9:1 So what do you … → None (tom)"]),
        (
            "\nama: Not from where you think.\n",
            "Not from where you think.\n\nama: ",
            ["turn-moved 7:1 Not from where you … → People fall from two … (ama)"],
        ),
        ("\nDown", "\n\nDown", ["turn-added 9:1 None → Down low they stretch … (>>)"]),
        ("[MUSIC]", "[JINGLE]", ["cue 3:6 MUSIC → JINGLE"]),
        ("[MUSIC]\n", "", ["cue 3:6 MUSIC → None"]),
        ("think.\n", "think.\n[LAUGHTER]\n", ["cue 7:1 None → LAUGHTER"]),
        ("Down low they stretch for one more screw.\n", "",
         ["words 9:6 Down low they stretch for one more screw. → None"]),
        ("Down low they", "Not true.\nDown low they", ["words 8:1 None → Not true."]),
    ],
)  # fmt: skip
def test_a_correction_is_listed_at_its_place_with_what_was_there(old: str, new: str, said: list[str]) -> None:
    assert RAW.count(old) == 1
    assert listed(RAW.replace(old, new)) == said


def test_a_copy_that_nobody_touched_lists_nothing() -> None:
    assert listed(RAW) == []
    assert listed("\ufeff" + RAW.replace("\n", "\r\n")) == []
    assert listed(RAW.replace("\n\n", "\n\n\n").replace(".\n", ". \n")) == []


def test_of_two_sounds_in_one_place_the_one_that_is_gone_is_listed() -> None:
    both = RAW.replace("[MUSIC]\n", "[MUSIC]\n[LAUGHTER]\n")
    assert listed(both.replace("[MUSIC]\n", ""), both) == ["cue 4:1 MUSIC → None"]


def test_behind_a_backslash_stand_words_whatever_they_look_like() -> None:
    read = page("# cartable transcript 1\n\n>> \\[MUSIC] [x]\n", Voices(()))
    assert (read.words, read.spots, read.cues) == (["[MUSIC]", "[x]"], [(3, 5), (3, 13)], [])


def test_a_time_that_was_changed_is_listed_and_the_words_are_not() -> None:
    raw = "# cartable transcript 1\n\n[00:00:01.000 --> 00:00:02.000] tom: Well.\n"
    assert listed(raw.replace("01.000", "01.500"), raw) == [
        "time 3:1 00:00:01.000 --> 00:00:02.000 → 00:00:01.500 --> 00:00:02.000"
    ]


def test_two_texts_that_share_nothing_differ_once() -> None:
    assert listed("tom: Rien.\n", "tom: Well then.\n") == ["words 1:6 Well then. → Rien."]
    assert listed("", "tom: Well.\n") == ["turn-gone 1:1 Well. → None (tom)", "words 1:1 Well. → None"]


SPOKEN = st.text(st.sampled_from("aé. >[]()…\n,!«»A1'-\u202f\x00k:\\")) | st.lists(
    st.sampled_from(
        ["Well,", "so.", ">>", "[MUSIC]", "(laughs)", "\ntom:", "No?", "[1:02", "-->", "[sic]", "..."]
    )
).map(" ".join)


@given(SPOKEN, st.sampled_from([(), ("tom", "ama"), ("k", "tom", "ama")]))
def test_the_page_of_a_copy_has_the_turns_sentences_and_cues_of_its_transcript(
    said: str, speakers: tuple[str, ...]
) -> None:
    read, _ = transcript(said, Place("m.txt"), speakers, "fr")
    copy = written(read)
    lines = page(copy, Voices(speakers))
    assert [turn.value for turn in lines.turns] == [turn.speaker for turn in read.turns]
    assert [mark.line for mark in lines.sentences] == list(sentence_lines(read))
    assert lines.words == [
        word for one in read.sentences for word in re.findall(r"(?:\S|[\u00a0\u202f])+", one.text)
    ]
    cues = [piece.text for turn in read.turns for piece in turn.pieces if isinstance(piece, Cue)]
    assert [mark.value for mark in lines.cues] == cues
    assert corrections(copy, copy, "m", speakers) == []


def test_the_keys_of_a_copy_stand_where_its_turns_begin() -> None:
    timed = "\r\n\r\n[00:00:01.000 --> 00:00:02.000] zoé-2: Non.\r\n\r\nx_1: Si: oui.\r\nbon: non.\r\n"
    assert keys(RAW) == ("tom", "ama")
    assert keys(timed.replace("zoé", "zoe")) == ("zoe-2", "x_1")
    assert keys("tom: Well.\n") == ()


MARKS = st.text(st.sampled_from("aé. >[]:\n\r-'\u202f123\x00"), max_size=80)
LINES = st.lists(
    st.sampled_from(
        [
            "",
            "tom: Well, so.",
            "ama: No.",
            ">> Yes",
            "[MUSIC]",
            "so so so",
            "\\[sound] so",
            "\\",
            "[1:2 --> 1:3] No.",
        ]
    ),
    max_size=14,
).map("\n".join)


@given(MARKS | LINES | st.text(), MARKS | LINES | st.text())
def test_no_two_texts_are_too_odd_to_compare(raw: str, corrected: str) -> None:
    for one in corrections(raw, corrected, "m", ("tom", "ama")):
        assert one.before != one.after or one.kind is Kind.TURN_MOVED
        assert one.place.line >= 1 <= one.place.column


@given(MARKS | LINES | st.text())
def test_no_text_differs_from_itself(text: str) -> None:
    assert corrections(text, text, "m", ("tom", "ama")) == []


WORDS = st.lists(st.sampled_from(["de", "la", "mots", "ici", "quatre"]), max_size=30)


@given(WORDS, WORDS)
def test_the_words_laid_side_by_side_are_all_of_both(one: list[str], other: list[str]) -> None:
    found = steps(one, other)
    assert [word for step in found for word in one[step.a : step.a_end]] == one
    assert [word for step in found for word in other[step.b : step.b_end]] == other
    for step in found:
        assert (one[step.a : step.a_end] == other[step.b : step.b_end]) == step.equal
    assert all(step.equal != following.equal for step, following in pairwise(found))


def lecture(words: int) -> str:
    """A lecture whose words come as often as words do: the n-th commonest, an n-th as often."""
    said = [f"mot{hash_ % 977 % (hash_ % 31 + 2)}" for hash_ in (n * n * 7 + n * 13 for n in range(words))]
    spoken = [Sentence(at, f"{' '.join(said[at : at + 15])} n{at}.") for at in range(0, words, 15)]
    turns = [
        Turn(("tom", "ama")[at % 40 // 20], tuple(spoken[at : at + 20])) for at in range(0, len(spoken), 20)
    ]
    return written(Transcript(tuple(turns)))


@pytest.mark.parametrize("every", [3, 50, 100_000])
def test_a_lecture_of_30_000_words_is_compared_in_under_2_seconds(every: int) -> None:
    raw = lecture(30_000)
    words = raw.split(" ")
    words[7::every] = [f"{word}x" for word in words[7::every]]
    begun = process_time()
    found = corrections(raw, " ".join(words), "m", ("tom", "ama"))
    assert process_time() - begun < 2
    assert found


def test_a_stretch_put_in_and_one_taken_out_far_apart_are_two_corrections() -> None:
    raw = lecture(6_000)
    words = raw.split(" ")
    words[100:100] = [f"neu{n % 3}" for n in range(40)]
    del words[5_001:5_010]
    found = corrections(raw, " ".join(words), "m", ("tom", "ama"))
    assert [one.kind for one in found] == [Kind.WORDS, Kind.WORDS]
