"""Captions made from a timed transcript: words, lines, times."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cartable.formats.captions import captions, chapters
from cartable.formats.captions.webvtt import caption_file, chapter_file
from cartable.model.caption import Caption, Chapter
from cartable.model.course import Speaker
from cartable.model.transcript import Cue, Section, Sentence, Transcript, Turn

PEOPLE = (Speaker("ines", "Inès"), Speaker("etienne", "Étienne"))


def said(*pieces: Sentence | Cue, by: str | None = "ines") -> Transcript:
    return Transcript((Turn(by, pieces),))


def shown(transcript: Transcript, language: str = "fr-FR") -> list[tuple[int, int, tuple[str, ...]]]:
    return [(one.start, one.end, one.lines) for one in captions(transcript, PEOPLE, language)]


def test_a_transcript_without_times_gives_no_captions() -> None:
    assert captions(said(Sentence(1, "Bonjour."), Cue("RIRES")), PEOPLE, "fr-FR") == []


def test_a_short_sentence_is_one_line_at_its_own_time() -> None:
    assert shown(said(Sentence(1, "Bonjour à tous.", 1200, 3400))) == [(1200, 3400, ("Bonjour à tous.",))]


def test_a_longer_one_is_two_lines_of_like_length() -> None:
    sentence = Sentence(1, "Bonjour et bienvenue dans ce premier épisode.", 0, 3000)
    assert shown(said(sentence)) == [(0, 3000, ("Bonjour et bienvenue", "dans ce premier épisode."))]


def test_words_are_set_by_the_profile_that_is_asked_for() -> None:
    one = said(Sentence(1, "Est-ce l'heure ?", 0, 3000))
    lines = [captions(one, PEOPLE, "fr-FR", by)[0].lines for by in (None, "off", "fr-CA")]
    assert lines == [("Est-ce l’heure\u202f?",), ("Est-ce l'heure ?",), ("Est-ce l’heure?",)]


def test_no_line_parts_an_article_from_its_noun() -> None:
    sentence = Sentence(1, "We are looking very closely at the extraordinary results of it.", 0, 4000)
    lines = captions(said(sentence), PEOPLE, "en")[0].lines
    assert lines == ("We are looking very closely", "at the extraordinary results of it.")


def test_a_long_sentence_is_split_at_its_clauses_and_shares_its_time_by_characters() -> None:
    text = (
        "Quand on voit le logo d'un transporteur sur le mur d'une banque alimentaire, "
        "on se dit que l'une a besoin d'argent et que l'autre a besoin d'une belle image."
    )
    first, second = shown(said(Sentence(1, text, 10_000, 20_000)))
    assert first == (
        10_000,
        14_871,
        ("Quand on voit le logo d’un transporteur", "sur le mur d’une banque alimentaire,"),
    )
    assert second == (
        14_871,
        20_000,
        ("on se dit que l’une a besoin d’argent", "et que l’autre a besoin d’une belle image."),
    )


def test_a_word_longer_than_a_line_stays_whole() -> None:
    address = "https://example.org/" + "x" * 60
    assert shown(said(Sentence(1, address, 0, 5000))) == [(0, 5000, (address,))]


def test_french_spaces_keep_a_question_mark_on_the_line_of_its_word() -> None:
    sentence = Sentence(1, "Est-ce que c'est vraiment aussi simple que ça?", 0, 3000)
    assert captions(said(sentence), PEOPLE, "fr-FR")[0].lines[1].endswith("que ça\u202f?")


def test_a_caption_stays_a_second_where_nothing_follows_and_no_longer_than_seven() -> None:
    transcript = said(Sentence(1, "Oui.", 0, 300), Sentence(2, "Silence très long.", 20_000, 60_000))
    assert [(start, end) for start, end, _ in shown(transcript)] == [(0, 1000), (20_000, 27_000)]


def test_a_caption_said_too_fast_stays_half_a_second_into_the_silence_after_it() -> None:
    words = "Dreiunddreißig Zeichen je Sekunde."
    transcript = said(Sentence(1, words, 0, 1100), Sentence(2, "Ruhig gesagt.", 9000, 11_000))
    assert [(start, end) for start, end, _ in shown(transcript, "de")] == [(0, 1600), (9000, 11_000)]


def test_two_brief_sentences_of_one_voice_are_shown_together() -> None:
    transcript = said(Sentence(1, "Non.", 0, 400), Sentence(2, "Et heureusement.", 500, 2000))
    assert shown(transcript) == [(0, 2000, ("Non. Et heureusement.",))]


def test_the_voice_is_named_where_it_changes_and_nowhere_else() -> None:
    transcript = Transcript(
        (
            Turn("ines", (Sentence(1, "Bonjour à vous.", 0, 2000), Sentence(2, "Ça va bien?", 2000, 4000))),
            Turn("etienne", (Sentence(3, "Oui, merci.", 4000, 6000), Cue("RIRES"))),
            Turn("ines", (Sentence(4, "Parfait alors.", 8000, 10_000),)),
        )
    )
    named = [(one.speaker, one.lines[0]) for one in captions(transcript, PEOPLE, "fr-CA")]
    assert named == [
        ("Inès", "Bonjour à vous."),
        (None, "Ça va bien?"),
        ("Étienne", "Oui, merci."),
        (None, "[RIRES]"),
        ("Inès", "Parfait alors."),
    ]


def test_a_sound_is_shown_in_the_silence_it_stands_in() -> None:
    transcript = said(Cue("MUSIQUE"), Cue("RIRES"), Sentence(1, "Bonjour à tous.", 9000, 11_000))
    assert shown(transcript) == [
        (0, 4000, ("[MUSIQUE] [RIRES]",)),
        (9000, 11_000, ("Bonjour à tous.",)),
    ]


def test_a_sound_without_a_silence_stands_with_the_sentence_before_it() -> None:
    transcript = said(Sentence(1, "Un peu.", 0, 2000), Cue("RIRES"), Sentence(2, "La magie.", 2100, 4000))
    assert [lines for *_, lines in shown(transcript)] == [("Un peu. [RIRES]",), ("La magie.",)]


def test_sentences_without_times_share_those_that_are_known() -> None:
    transcript = said(
        Sentence(1, "Un deux trois.", 1000, 3000),
        Sentence(2, "Quatre cinq."),
        Sentence(3, "Six.", 6000, 7000),
    )
    assert shown(transcript) == [
        (1000, 3000, ("Un deux trois.",)),
        (3000, 6000, ("Quatre cinq.",)),
        (6000, 7000, ("Six.",)),
    ]


def test_what_the_file_says_is_escaped_and_read_by_its_times() -> None:
    made = [Caption(0, 1500, ("A < B & C --> D",), "R&D"), Caption(3_723_004, 3_725_000, ("Un", "deux"))]
    assert caption_file(made) == (
        b"WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n<v R&amp;D>A &lt; B &amp; C --&gt; D\n\n"
        b"01:02:03.004 --> 01:02:05.000\nUn\ndeux\n"
    )


def test_a_line_that_runs_to_the_left_says_so_though_it_begins_with_a_latin_name() -> None:
    made = caption_file([Caption(0, 1500, ("Moodle منصة",))], rightwards=False)
    assert made.decode().endswith("\n&rlm;Moodle منصة\n")


def test_sections_become_chapters_that_follow_one_another() -> None:
    transcript = said(
        Sentence(1, "Un.", 500, 1000), Sentence(2, "Deux.", 4000, 5000), Sentence(3, "Trois.", 5000, 9000)
    )
    sections = [Section("Début & fin", 1, 1), Section("Suite", 2, 3)]
    assert chapters(transcript, sections) == [Chapter("Début & fin", 500, 4000), Chapter("Suite", 4000, 9000)]
    assert b"Suite" in chapter_file(chapters(transcript, sections))
    assert b"00:00:00.500 --> 00:00:04.000\nD\xc3\xa9but &amp; fin\n" in chapter_file(
        chapters(transcript, sections)
    )


def test_a_section_whose_beginning_has_no_time_is_no_chapter() -> None:
    transcript = said(Sentence(1, "Un."), Sentence(2, "Deux.", 4000, 5000))
    assert chapters(transcript, [Section("Début", 1, 1), Section("Suite", 2, 2)]) == [
        Chapter("Suite", 4000, 5000)
    ]


def test_without_sections_or_without_times_there_is_no_chapter() -> None:
    assert chapters(said(Sentence(1, "Un.", 0, 900)), []) == []
    assert chapters(said(Sentence(1, "Un.")), [Section("Début", 1, 1)]) == []


# No three points, straight quotes, hyphens alone: what languages set otherwise is the typography's business.
WORDS = st.tuples(
    st.text("abéßжد0<&>-", min_size=1, max_size=14).filter(lambda word: word.strip("-") != ""),
    st.sampled_from(["", ",", ".", "?"]),
).map("".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
TIMES = st.none() | st.integers(0, 40_000)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    number, turns = 0, []
    for speaker in draw(st.lists(st.sampled_from(["ines", "etienne", None]), min_size=1, max_size=3)):
        pieces: list[Sentence | Cue] = []
        for text, start, length in draw(
            st.lists(st.tuples(TEXTS, TIMES, st.integers(0, 30_000)), max_size=4)
        ):
            if draw(st.booleans()) and draw(st.booleans()):
                pieces.append(Cue(text))
                continue
            number += 1
            pieces.append(Sentence(number, text, start, None if start is None else start + length))
        turns.append(Turn(speaker, tuple(pieces)))
    return Transcript(tuple(turns))


def words_in(transcript: Transcript) -> list[str]:
    words = []
    for turn in transcript.turns:
        for piece in turn.pieces:
            words += f"[{piece.text}]".split() if isinstance(piece, Cue) else piece.text.split()
    return words


def words_out(file: bytes) -> list[str]:
    """The words of a caption file, as a reader of WebVTT takes it apart."""
    words = []
    for block in file.decode().removeprefix("WEBVTT\n\n").split("\n\n"):
        times, _, text = block.partition("\n")
        assert re.fullmatch(r"\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}", times)
        words += html.unescape(re.sub(r"<v [^>]*>", "", text)).split()
    return words


@given(transcripts(), st.sampled_from(["en", "de", "es", "ar"]))
def test_every_word_goes_out_once_and_in_order(transcript: Transcript, language: str) -> None:
    made = captions(transcript, PEOPLE, language)
    if any(sentence.start is not None for sentence in transcript.sentences):
        assert words_out(caption_file(made)) == words_in(transcript)
    else:
        assert made == []


@given(transcripts())
def test_captions_follow_one_another_and_fit_the_screen(transcript: Transcript) -> None:
    made = captions(transcript, PEOPLE, "de")
    for one in made:
        assert len(one.lines) <= 2
        assert all(len(line) <= 42 or " " not in line for line in one.lines)
        assert 0 <= one.start < one.end <= one.start + 7000
    for one, after in pairwise(made):
        assert one.end <= after.start
        assert one.end - one.start >= 1000 or one.end == after.start


def test_ten_thousand_sentences_in_one_second_still_follow_one_another() -> None:
    crowd = said(*(Sentence(n + 1, "Ja.", n // 10, 1000) for n in range(10_000)))
    made = captions(crowd, PEOPLE, "de")
    assert sum(len(line.split()) for one in made for line in one.lines) == 10_000
    assert all(one.start < one.end <= after.start for one, after in pairwise(made))
