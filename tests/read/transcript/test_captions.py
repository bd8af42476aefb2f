"""Captions with what captions suffer from."""

from __future__ import annotations

import pytest

from cartable.model.course import Speaker
from cartable.model.transcript import Sentence, Transcript
from cartable.read.transcript import read_transcript
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FILE = "course/demo/module.vtt"
SPEAKERS = (Speaker("host", "The Host"), Speaker("ama", "Ama Boateng"))


def read(text: str) -> tuple[Transcript, list[Problem]]:
    return read_transcript(text.encode(), FILE, SPEAKERS, "en")


def sentences(text: str) -> tuple[Sentence, ...]:
    return read(text)[0].sentences


def said(text: str) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " ".join(one.text for one in turn.sentences)) for turn in read(text)[0].turns]


def codes(text: str) -> list[tuple[str, str]]:
    return [
        (one.code, str(one.place).removeprefix(FILE)) for one in read(text)[1] if one.code != "single-turn"
    ]


def cue(start: str, end: str, *lines: str) -> str:
    return "\n".join([f"{start} --> {end}", *lines, "", ""])


def test_a_sentence_over_two_captions_has_the_start_of_the_one_and_the_end_of_the_other() -> None:
    text = (
        "WEBVTT\n\n"
        + cue("00:01.000", "00:02.000", "One sentence")
        + cue("00:03.000", "00:04.500", "in two.")
    )
    assert sentences(text) == (Sentence(1, "One sentence in two.", 1000, 4500),)


def test_within_a_caption_time_runs_by_characters_and_by_the_times_between_words() -> None:
    even = "WEBVTT\n\n" + cue("00:00.000", "00:10.000", "Four. Five.")
    assert [(one.start, one.end) for one in sentences(even)] == [(0, 4545), (4545, 10000)]
    told = "WEBVTT\n\n" + cue("00:00.000", "00:10.000", "Four. <00:08.000>Five.")
    assert [(one.start, one.end) for one in sentences(told)] == [(0, 6666), (8000, 10000)]


def test_a_voice_that_is_nobodys_is_reported_at_its_name_and_its_words_are_kept() -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "<v The host>One.", "<v Amma Boateng>Two.")
    assert said(text) == [("host", "One."), (None, "Two.")]
    assert read(text)[1] == [
        problem("unknown-voice", Place(FILE, 5, 4, 12), name="Amma Boateng", nearest="Ama Boateng")
    ]


def test_what_looks_like_a_tag_and_is_none_is_said() -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "If a < b &amp; c > d, x<y. <b>Yes</b>.")
    assert [one.text for one in sentences(text)] == ["If a < b & c > d, x<y.", "Yes."]


def test_a_short_caption_said_twice_on_end_is_said_twice() -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "No.") + cue("00:02.000", "00:03.000", "No.")
    assert [one.text for one in sentences(text)] == ["No.", "No."]


@pytest.mark.parametrize("second", ["00:01.000", "00:01.500"])
def test_two_captions_alike_on_the_screen_together_are_one(second: str) -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "No.") + cue(second, "00:02.500", "No.")
    assert [one.text for one in sentences(text)] == ["No."]


def test_captions_that_grow_word_by_word_are_said_once() -> None:
    grown = [("00:01.000", "00:02.000", "so"), ("00:02.000", "00:03.000", "so which"),
             ("00:03.000", "00:04.000", "so which one?")]  # fmt: skip
    text = "WEBVTT\n\n" + "".join(cue(*one) for one in grown)
    assert [one.text for one in sentences(text)] == ["so which one?"]
    assert codes(text) == [("repeated-captions", ":6:1")]


GROWING = ("Hello all and", "Hello all and welcome", "welcome to this course.")


@pytest.mark.parametrize("voice", ["", "<v Ama Boateng>"])
@pytest.mark.parametrize("overlap", ["000", "400"])
def test_a_short_file_that_grows_on_one_line_is_said_once_and_reported(voice: str, overlap: str) -> None:
    text = "WEBVTT\n\n" + "".join(
        cue(f"00:0{n}.000", f"00:0{n + 1}.{overlap}", voice + line) for n, line in enumerate(GROWING)
    )
    assert [(one.text, one.start) for one in sentences(text)] == [
        ("Hello all and welcome to this course.", 0)
    ]
    assert codes(text) == [("repeated-captions", ":6:1")]


def test_growth_among_captions_that_do_not_grow_is_said_once() -> None:
    lines = [
        "One thing.",
        "Another.",
        "And then",
        "And then we ate.",
        "It was late.",
        "So we slept.",
        "Well.",
    ]
    text = "WEBVTT\n\n" + "".join(cue(f"00:0{n}.000", f"00:0{n + 1}.000", one) for n, one in enumerate(lines))
    assert " ".join(one.text for one in sentences(text)) == (
        "One thing. Another. And then we ate. It was late. So we slept. Well."
    )
    assert codes(text) == [("repeated-captions", ":12:1")]


def test_a_window_of_words_that_moves_is_said_once() -> None:
    lines = ["a quick brown fox", "brown fox jumps over", "jumps over it."]
    text = "WEBVTT\n\n" + "".join(cue(f"00:0{n}.000", f"00:0{n + 1}.000", one) for n, one in enumerate(lines))
    assert [one.text for one in sentences(text)] == ["a quick brown fox jumps over it."]
    assert codes(text) == [("repeated-captions", ":6:1")]


@pytest.mark.parametrize(("first", "second"), [("No", "No thanks."), ("so it must", "it must be.")])
def test_what_may_be_said_twice_is_kept_and_reported(first: str, second: str) -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", first) + cue("00:02.000", "00:03.000", second)
    assert [one.text for one in sentences(text)] == [f"{first} {second}"]
    assert codes(text) == [("perhaps-repeated", ":6:1")]


def test_two_people_who_begin_alike_are_both_heard() -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "<v The host>Yes, of course.")
    text += cue("00:02.000", "00:03.000", "<v Ama Boateng>Yes, of course. But late.")
    assert said(text) == [("host", "Yes, of course."), ("ama", "Yes, of course. But late.")]
    assert codes(text) == []


@pytest.mark.parametrize(
    "lines", [("so", "so which", "so which one?"), ("so which", "so which one", "so which one then")]
)
def test_captions_that_keep_growing_over_short_breaks_are_said_once(lines: tuple[str, ...]) -> None:
    text = "WEBVTT\n\n" + "".join(cue(f"00:0{n}.000", f"00:0{n}.600", one) for n, one in enumerate(lines))
    assert [one.text for one in sentences(text)] == [lines[-1]]
    assert codes(text) == [("repeated-captions", ":6:1")]


def test_who_stammers_is_heard_each_time() -> None:
    lines = ("no", "no no", "no no no")
    text = "WEBVTT\n\n" + "".join(cue(f"00:0{n}.000", f"00:0{n}.600", one) for n, one in enumerate(lines))
    assert " ".join(one.text for one in sentences(text)) == " ".join(lines)


def test_captions_that_grow_over_long_breaks_are_said_each_time() -> None:
    lines = ("so which", "so which one", "so which one then")
    text = "WEBVTT\n\n" + "".join(cue(f"00:{n}1.000", f"00:{n}2.000", one) for n, one in enumerate(lines))
    assert [one.text for one in sentences(text)] == ["so which so which one so which one then"]


def test_a_sign_that_flashes_before_it_rolls_stands_once() -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "?") + cue("00:02.000", "00:02.010", "?")
    assert [one.text for one in sentences(text)] == ["?"]


def test_a_caption_that_grows_after_a_break_is_said_again() -> None:
    text = (
        "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "Go on.") + cue("00:02.500", "00:03.000", "Go on. Yes.")
    )
    assert [one.text for one in sentences(text)] == ["Go on.", "Go on.", "Yes."]
    assert codes(text) == []


def test_a_time_with_a_digit_too_many_moves_no_other_sentence() -> None:
    text = "WEBVTT\n\n" + "".join(
        cue(f"{hour}:00:0{n}.000", f"{hour}:00:0{n}.900", f"Word {n}.")
        for n, hour in enumerate(["00", "00", "90", "00"])
    )
    assert [one.start for one in sentences(text)] == [0, 1000, 1900, 3000]
    assert codes(text) == [("times-out-of-order", ":9:1")]


@pytest.mark.parametrize(
    ("time", "start"), [("00:75:00.000", 4_500_000), ("00:00:75.000", 75_000), ("99:99:99.999", 362_439_999)]
)
def test_minutes_and_seconds_above_59_are_told_at_their_line_and_their_words_kept(
    time: str, start: int
) -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "One.") + cue(time, "100:50:00.000", "Two.")
    assert [(one.text, one.start) for one in sentences(text)] == [("One.", 1000), ("Two.", start)]
    assert codes(text) == [("impossible-time", ":6:1")]


def test_minutes_above_59_without_hours_are_minutes() -> None:
    text = "WEBVTT\n\n" + cue("75:00.000", "75:02.000", "One.")
    assert [one.start for one in sentences(text)] == [4_500_000]
    assert codes(text) == []


@pytest.mark.parametrize("name", ["module.srt", "module.VTT"])
def test_a_file_of_captions_by_name_without_a_caption_is_told_and_read_as_text(name: str) -> None:
    read_, problems = read_transcript(b"One line.", f"course/demo/{name}", SPEAKERS, "en")
    assert [one.text for one in read_.sentences] == ["One line."]
    assert problem("no-captions", Place(f"course/demo/{name}"), wrote=name) in problems
    assert "no-captions" not in {
        one.code for one in read_transcript(b"One line.", "a.txt", SPEAKERS, "en")[1]
    }


def test_negative_times_are_zero_and_an_end_before_its_start_is_the_next_start() -> None:
    text = "WEBVTT\n\n" + cue("-00:01.000", "00:02.000", "One.") + cue("00:05.000", "00:03.000", "Two.")
    text += cue("00:08.000", "00:09.000", "Three.")
    assert [(one.start, one.end) for one in sentences(text)] == [(0, 2000), (5000, 8000), (8000, 9000)]
    assert codes(text) == [("negative-time", ":3:1"), ("ends-before-start", ":6:1")]


@pytest.mark.parametrize("rest", ["00:0", "00:03.000 -->", "00:03.000 --> 00:04.000", "3", "3\n00:03.0"])
def test_half_a_file_says_where_it_breaks_off_and_keeps_all_words(rest: str) -> None:
    text = "WEBVTT\n\n" + cue("00:01.000", "00:02.000", "Twelve words.") + rest
    assert [one.text for one in sentences(text)] == ["Twelve words."]
    assert codes(text) == [("cut-off-captions", f":{6 + rest.count(chr(10))}:1")]


def test_words_after_an_empty_line_are_kept_and_reported() -> None:
    text = (
        "WEBVTT\n\n"
        + cue("00:01.000", "00:02.000", "One")
        + "and two.\n\n"
        + cue("00:03.000", "00:04.000", "Three.")
    )
    assert [one.text for one in sentences(text)] == ["One and two.", "Three."]
    assert codes(text) == [("caption-without-time", ":6:1")]


def test_ten_thousand_captions_in_a_second_are_one_problem_with_their_number() -> None:
    text = (
        "WEBVTT\n\n"
        + cue("00:01.000", "00:01.900", "Word.") * 1
        + "".join(cue(f"00:01.{n // 10 % 1000:03}", "00:01.999", f"Word {n}.") for n in range(1, 10_000))
    )
    said_, problems = read(text)
    assert len(said_.sentences) == 10_000
    assert [
        (one.code, dict(one.arguments)["count"]) for one in problems if one.code == "crowded-captions"
    ] == [("crowded-captions", 9_980)]


def test_spoken_times_in_plain_text_stay_words() -> None:
    text = "12:30 is when we eat.\nWe met at\n14:15 and talked.\n" + "More words.\n" * 9
    assert sentences(text)[0].text == "12:30 is when we eat."
    assert {one.start for one in sentences(text)} == {None}


def test_a_list_with_dashes_is_no_dialogue() -> None:
    text = "There are three:\n- one\n- two\n- three"
    assert said(text) == [("host", "There are three: - one - two - three")]


def test_a_number_among_stray_words_and_a_broken_end_lose_only_the_end() -> None:
    text = "x\n1\n00:00:01,000 --> 00:00:03,500\n00:0 --> 9\n"
    assert said(text) == [("host", "x 1")]
    assert ("cut-off-captions", ":4:1") in codes(text)
