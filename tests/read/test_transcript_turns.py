"""Turns by speaker from plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cartable.model.transcript import Cue, Sentence, Transcript, Turn
from cartable.read.transcript import transcript
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FILE = Place("course/demo/module.txt")
TWO = ("host", "guest")
SHARED = Path(__file__).parents[3] / "shared" / "transcripts" / "partenariats-module-2.fr.txt"


def read(words: str, speakers: tuple[str, ...] = TWO, language: str = "fr-FR") -> Transcript:
    return transcript(words, FILE, speakers, language)[0]


def problems(words: str, speakers: tuple[str, ...] = TWO) -> list[Problem]:
    return transcript(words, FILE, speakers, "fr-FR")[1]


def said(words: str, speakers: tuple[str, ...] = TWO) -> list[tuple[str | None, str]]:
    return [
        (turn.speaker, " ".join(one.text for one in turn.sentences)) for turn in read(words, speakers).turns
    ]


def test_a_mark_after_a_sentence_opens_a_turn_and_two_speakers_take_turns() -> None:
    assert read("Pourquoi? >> Pour durer. Et grandir. >> Merci.").turns == (
        Turn("host", (Sentence(1, "Pourquoi?"),)),
        Turn("guest", (Sentence(2, "Pour durer."), Sentence(3, "Et grandir."))),
        Turn("host", (Sentence(4, "Merci."),)),
    )


@pytest.mark.parametrize(
    "words",
    [
        "Alors. >> Oui.",
        "Alors.>>Oui.",
        "Alors. >>> Oui.",
        "Alors. &gt;&gt; Oui.",
        ">> Alors. >> >> Oui.",
        "Alors.\r\n>> Oui.",
    ],
)
def test_a_change_of_speaker_is_written_in_several_ways(words: str) -> None:
    assert said(words) == [("host", "Alors."), ("guest", "Oui.")]


@pytest.mark.parametrize(
    "end",
    [
        "fin.",
        "fin ?",
        "fin…",
        "fin !»",
        "« fin. »",
        'fin ?"',
        "(fin.)",
        "on m'a coupé —",
        "et puis --",
        "etc.",
    ],
)
def test_a_turn_may_open_after_any_end_of_a_sentence(end: str) -> None:
    assert len(said(f"C'est la {end} >> Bien.")) == 2


@pytest.mark.parametrize("end", ["nouveaux", "Alors,", "car :", "à M.", "voir cf."])
def test_a_mark_within_a_sentence_opens_none(end: str) -> None:
    assert said(f"Bonjour. Et {end} >> Partenariats.") == [("host", f"Bonjour. Et {end} Partenariats.")]


def test_a_false_mark_is_reported_with_its_line_and_column_and_its_neighbours() -> None:
    words = "Bonjour à tous.\r\n>> Merci.\rPourquoi ces nouveaux >> partenariats?"
    assert problems(words) == [
        problem("false-turn", Place(FILE.path, 3, 23, 2), before="nouveaux", after="partenariats?")
    ]


def test_columns_are_those_of_the_file_when_hidden_characters_stand_before() -> None:
    doubts = problems("\ufeffBon\u202ejour\x00, >> vous.\r\nEt, >> bon. >> Fin.")
    places = [one.place for one in doubts if one.code == "false-turn"]
    assert places == [Place(FILE.path, 1, 12, 2), Place(FILE.path, 2, 5, 2)]


@pytest.mark.parametrize("between", ["[RIRES]", "[RIRES] [MUSIQUE]", "(rires)", "[il montre\nle tableau]\n"])
def test_a_dash_after_a_cue_opens_a_turn_as_it_would_without(between: str) -> None:
    assert said(f"- Un.\n- Deux.\n{between}\n- Trois.\n- Quatre.") == [
        ("host", "Un."),
        ("guest", "Deux."),
        ("host", "Trois."),
        ("guest", "Quatre."),
    ]


def test_a_dash_after_a_cue_that_opens_the_text_is_no_word() -> None:
    assert said("[MUSIQUE]\n- Un.\n- Deux.") == [("host", "Un."), ("guest", "Deux.")]


def test_a_dash_far_behind_the_end_of_a_sentence_opens_a_turn() -> None:
    assert said("- Un.\n- Deux." + " " * 200 + "\n- Trois.") == [
        ("host", "Un."),
        ("guest", "Deux."),
        ("host", "Trois."),
    ]


def test_a_dash_in_mid_sentence_is_a_word_and_reported_where_dashes_open_turns() -> None:
    words = "- Un.\n- Deux.\n- Trois choses [RIRES]\n  – la terre.\n- Quatre."
    assert said(words) == [
        ("host", "Un."),
        ("guest", "Deux."),
        ("host", "Trois choses – la terre."),
        ("guest", "Quatre."),
    ]
    assert problems(words) == [
        problem("false-dash", Place(FILE.path, 4, 3, 1), mark="–", before="choses", after="la")
    ]


def test_a_list_among_arrows_is_no_doubt() -> None:
    assert problems("Trois choses :\n- la terre,\n- l’eau.\n>> Oui.") == []


def test_captions_without_punctuation_are_believed() -> None:
    spoken = "nous allons voir pourquoi ils ont besoin de travailler ensemble " * 5
    assert len(said(f"{spoken} >> alors {spoken} >> et {spoken}")) == 3


def test_one_speaker_is_not_quoted_for_what_another_may_have_said() -> None:
    assert [who for who, _ in said("Un. Deux.", ("only",))] == ["only"]
    assert [who for who, _ in said("Un. >> Deux.", ("only",))] == [None, None]
    assert problems("Un. >> Deux.", ("only",)) == [
        problem("one-speaker", Place(FILE.path, 1, 5, 2), count=1, speaker="only")
    ]
    assert [who for who, _ in said("Un. >> Deux.", ())] == [None, None]
    assert problems("Un. >> Deux.", ()) == []


def test_of_three_speakers_nobody_can_tell() -> None:
    words = "Un.\n>> Deux. >> Trois."
    assert [who for who, _ in said(words, ("a", "b", "c"))] == [None, None, None]
    assert problems(words, ("a", "b", "c")) == [
        problem("unnamed-turns", Place(FILE.path, 1, 1), count=3, speakers=3, key="a")
    ]


def test_a_label_at_the_beginning_of_a_line_names_the_speaker() -> None:
    words = "guest : Un.\nhost: Deux.\nHOST:\nTrois. >> Quatre.\n>> guest: Cinq. À guest: rien."
    assert said(words) == [
        ("guest", "Un."),
        ("host", "Deux. Trois."),
        ("guest", "Quatre. Cinq. À guest: rien."),
    ]


def test_labels_name_three_speakers_and_only_the_turns_without_one_are_reported() -> None:
    words = "a: Un.\nb: Deux.\nc: Trois.\n>> Quatre."
    assert [who for who, _ in said(words, ("a", "b", "c"))] == ["a", "b", "c", None]
    assert problems(words, ("a", "b", "c")) == [
        problem("unnamed-turns", Place(FILE.path, 4, 1, 2), count=1, speakers=3, key="a")
    ]


def test_a_name_that_is_no_key_stays_speech() -> None:
    assert said("Marie: Bonjour.\nNote: rien.") == [("host", "Marie: Bonjour. Note: rien.")]


def test_a_transcript_of_several_speakers_without_a_change_is_reported() -> None:
    assert problems("Un. Deux.") == [
        problem("single-turn", Place(FILE.path, 1, 1), speaker="host", other="guest")
    ]
    assert problems("guest: Un. Deux.") == []
    assert problems("host: Un. Deux.") == []
    assert problems("Un. Deux.", ("only",)) == []


@pytest.mark.parametrize("words", ["", " \r\n\t", ">>", "[MUSIQUE] >> [RIRES]", "…", "\x00", "\ufeff"])
def test_a_transcript_without_a_word_is_an_error(words: str) -> None:
    assert problem("empty-transcript", FILE) in problems(words)


def test_hidden_characters_are_left_out_and_reported_once() -> None:
    words = "Un\x07 mot.\nL\x92autre \u202emot\u202c."
    assert said(words, ("only",)) == [("only", "Un mot. L’autre mot.")]
    place = Place(FILE.path, 1, 3)
    assert problems(words, ("only",)) == [
        problem("transcript-hidden-characters", place, character="U+0007", count=4)
    ]


def test_no_break_spaces_are_kept_and_other_white_space_is_one_space() -> None:
    assert said("Un\u202f?\t Oui\u00a0!\nBon \x0b voilà.", ("only",)) == [
        ("only", "Un\u202f? Oui\u00a0! Bon voilà.")
    ]


def test_a_cue_stands_where_it_is_heard_and_after_a_sentence_it_falls_into() -> None:
    assert read("[MUSIQUE]Un. [RIRES]Deux [TOUX] et trois. Quatre.[MUSIQUE]", ("only",)).turns == (
        Turn(
            "only",
            (
                Cue("MUSIQUE"),
                Sentence(1, "Un."),
                Cue("RIRES"),
                Sentence(2, "Deux et trois."),
                Cue("TOUX"),
                Sentence(3, "Quatre."),
                Cue("MUSIQUE"),
            ),
        ),
    )


def test_a_doubled_cue_is_kept_once() -> None:
    assert read("[MUSIQUE] [Musique]\n[MUSIQUE] Un.", ("only",)).turns[0].pieces == (
        Cue("MUSIQUE"),
        Sentence(1, "Un."),
    )


def test_a_cue_after_a_mark_belongs_to_the_turn_that_follows_and_a_last_one_to_the_turn_before() -> None:
    turns = read("Un. >> [RIRES] Deux. >> [MUSIQUE]").turns
    assert [turn.pieces for turn in turns] == [
        (Sentence(1, "Un."),),
        (Cue("RIRES"), Sentence(2, "Deux."), Cue("MUSIQUE")),
    ]


def test_punctuation_that_followed_a_cue_joins_the_word_before_it() -> None:
    assert said("Alors [RIRES], oui [TOUX]. Bon[MUSIQUE]voilà.", ("only",)) == [
        ("only", "Alors, oui. Bon voilà.")
    ]


@pytest.mark.skipif(not SHARED.is_file(), reason="needs the transcript that lies beside the repository")
def test_the_shared_lecture_has_six_turns_by_two_speakers_and_two_cues() -> None:
    words = SHARED.read_text("utf-8")
    read_, doubts = transcript(words, FILE, ("animatrice", "expert"), "fr-FR")
    assert [turn.speaker for turn in read_.turns] == ["animatrice", "expert"] * 3
    assert [len(turn.sentences) for turn in read_.turns] == [3, 8, 2, 6, 1, 5]
    cues = [
        (at, piece) for at, turn in enumerate(read_.turns) for piece in turn.pieces if isinstance(piece, Cue)
    ]
    assert cues == [(0, Cue("MUSIQUE")), (5, Cue("MUSIQUE"))]
    assert [(one.code, one.place.column) for one in doubts] == [("false-turn", 2002), ("false-turn", 3074)]
    spoken = words.replace("[MUSIQUE]", " ").replace(">>", " ")
    assert " ".join(one.text for one in read_.sentences).split() == spoken.split()
