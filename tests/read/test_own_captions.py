"""The author's own captions: what is shown of them, and what is said of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.formats.captions.webvtt import caption_file
from cartable.model.caption import Caption
from cartable.read.own_captions import own_captions

FILE = "course/demo/mine.srt"
ONE = "1\n00:00:01,000 --> 00:00:03,500\n"


def shown(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(one.start, one.end, one.lines) for one in own_captions(text.encode(), FILE, "fr").shown]


def told(text: str) -> list[tuple[str, int | None]]:
    return [(one.code, one.place.line) for one in own_captions(text.encode(), FILE, "fr").problems]


def test_a_number_that_is_said_is_no_caption_s_number() -> None:
    text = f"{ONE}La réponse\nest\n42\n\n2\n00:00:04,000 --> 00:00:05,000\nVoilà.\n"
    assert shown(text) == [(1000, 3500, ("La réponse", "est", "42")), (4000, 5000, ("Voilà.",))]
    assert told(text) == []


def test_a_line_of_times_is_never_shown_and_none_is_below_zero() -> None:
    text = "1\n-00:00:05,000 --> 00:00:03,000\nBonjour.\n"
    assert shown(text) == [(0, 3000, ("Bonjour.",))]
    assert told(text) == [("negative-time", 2)]


def test_words_whose_times_nobody_can_read_stand_after_the_ones_before_them() -> None:
    text = f"{ONE}Un.\n\n2\n0 --> 00:00:05,000\nDeux.\n\n3\n00:00:06,000 --> 00:00:07,000\nTrois.\n"
    assert shown(text) == [(1000, 3500, ("Un.",)), (3500, 4500, ("Deux.",)), (6000, 7000, ("Trois.",))]
    assert told(text) == [("unreadable-time", 6)]


def test_one_that_ends_before_it_begins_stays_a_while_but_not_over_the_next() -> None:
    text = "1\n00:00:05,000 --> 00:00:01,000\nUn.\n\n2\n00:00:05,400 --> 00:00:09,000\nDeux.\n"
    assert shown(text) == [(5000, 5400, ("Un.",)), (5400, 9000, ("Deux.",))]
    assert told(text) == [("ends-before-start", 2)]


def test_styles_go_and_voices_stay() -> None:
    text = f"{ONE}<v Bob><c.yellow>Jaune</c> & <i>penché</i></v>\n<v Ana>Oui, <v R&D>non : a &lt; b.\n"
    file = caption_file(own_captions(text.encode(), FILE, "fr").shown)
    assert file.decode() == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n"
        "<v Bob>Jaune &amp; penché\n<v Ana>Oui,\n<v R&amp;D>non : a &lt; b.\n"
    )


@pytest.mark.parametrize(
    ("encoding", "said"), [("latin-1", ["encoding-guessed"]), ("utf-16", []), ("utf-8-sig", [])]
)
def test_any_encoding_is_read(encoding: str, said: list[str]) -> None:
    found = own_captions(f"{ONE}Déjà été.\n".encode(encoding), FILE, "fr")
    assert found.shown == (Caption(1000, 3500, ("Déjà été.",)),)
    assert ([one.code for one in found.problems], found.is_ready) == (said, False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("00:05.000 --> 00:01.000\nUn.\n", [("ends-before-start", 3)]),
        ("00:0x --> 00:01.000\nUn.\n", [("caption-without-time", 3)]),
        ("0 --> 00:01.000\nUn.\n", [("unreadable-time", 3)]),
        ("00:01,000 --> 00:02,000\nUn.\n", [("comma-for-point", 3)]),
        ("00:01.000 --> 00:02.000\nUn.\n\n00:02.000 --> 00:03.000\n", [("cut-off-captions", 6)]),
        ("00:01.000 --> 00:02.000\nUn.\n\n00:02.000 --> 00:03.000\nDeux.\n", []),
    ],
)
def test_webvtt_of_the_author_s_own_is_judged_and_ships_as_it_is(
    body: str, said: list[tuple[str, int]]
) -> None:
    assert told(f"WEBVTT\n\n{body}") == said
    assert own_captions(f"WEBVTT\n\n{body}".encode(), FILE, "fr").is_ready


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_webvtt_in_another_encoding_is_written_anew(encoding: str) -> None:
    found = own_captions("WEBVTT\n\n00:01.000 --> 00:02.000\nÉté.\n".encode(encoding), FILE, "fr")
    assert (found.shown, found.is_ready) == ((Caption(1000, 2000, ("Été.",)),), False)


def test_captions_that_roll_are_shown_as_they_roll() -> None:
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\nmot {n}\nmot {n + 1}\n\n" for n in range(1, 6)
    )
    assert [lines for _, _, lines in shown(text)] == [(f"mot {n}", f"mot {n + 1}") for n in range(1, 6)]
    assert told(text) == []


@given(st.lists(st.sampled_from([ONE, "x\n", "42\n", "\n", "<v A>b", "00:0 --> 9\n", "WEBVTT\n", "é"])))
def test_whatever_the_file_each_caption_has_words_and_ends_after_it_begins(parts: list[str]) -> None:
    found = own_captions("".join(parts).encode(), FILE, "fr").shown
    assert all(0 <= one.start < one.end and all(one.lines) and one.lines for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
