"""Transcripts in the encodings that programs save them in."""

from __future__ import annotations

import pytest

from cartable.model.transcript import Transcript
from cartable.read.transcript import read_transcript
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

FILE = "course/demo/module.txt"


def read(data: bytes, language: str = "fr-FR") -> tuple[str, list[Problem]]:
    said, problems = read_transcript(data, FILE, (), language)
    return text(said), problems


def text(said: Transcript) -> str:
    return " ".join(sentence.text for sentence in said.sentences)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_says_what_it_is_is_no_problem(encoding: str) -> None:
    assert read("Où ? À l’œuvre.".encode(encoding)) == ("Où ? À l’œuvre.", [])


@pytest.mark.parametrize(
    ("language", "encoding", "name", "words"),
    [
        ("fr-FR", "cp1252", "Windows-1252", "Où est l’œuvre… à côté ?"),
        ("de", "cp1252", "Windows-1252", "Über die Straße."),
        ("ru", "cp1251", "Windows-1251", "Добрый день."),
        ("pl", "cp1250", "Windows-1250", "Zażółć gęślą jaźń."),
        ("el", "cp1253", "Windows-1253", "Καλημέρα σας."),
        ("tr", "cp1254", "Windows-1254", "Günaydın, şimdi başlıyoruz."),
        ("he", "cp1255", "Windows-1255", "בוקר טוב."),
        ("ar", "cp1256", "Windows-1256", "صباح الخير."),
        ("ja", "cp932", "Shift JIS", "おはようございます。"),
    ],
)
def test_an_old_encoding_is_that_of_the_courses_language(
    language: str, encoding: str, name: str, words: str
) -> None:
    said, problems = read(words.encode(encoding), language)
    assert said == words
    assert [(one.code, dict(one.arguments)["encoding"]) for one in problems] == [("encoding-guessed", name)]


def test_the_first_word_that_was_guessed_is_named_at_its_place() -> None:
    assert read("Bonjour.\r\nC’est d’abord un début.".replace("’", "'").encode("latin-1"))[1] == [
        problem("encoding-guessed", Place(FILE, 2, 19), encoding="Windows-1252", word="début")
    ]


def test_one_old_byte_in_a_utf_8_file_spoils_no_other_letter() -> None:
    said, problems = read("Déjà vu, à l’".encode() + b"\xe9cole.")
    assert said == "Déjà vu, à l’école."
    assert [one.code for one in problems] == ["encoding-guessed"]


def test_a_file_cut_within_a_letter_keeps_all_letters_before_it_and_says_where_it_breaks_off() -> None:
    assert read("Déjà vu.\rUn marché".encode()[:-1]) == (
        "Déjà vu. Un march",
        [problem("cut-off-transcript", Place(FILE, 2, 8, 1), word="march")],
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["é", "😀"])
def test_a_file_of_wide_characters_cut_within_one_says_so(encoding: str, end: str) -> None:
    said, problems = read(f"Un march{end}".encode(encoding)[:-1])
    assert said == "Un march"
    assert problems == [problem("cut-off-transcript", Place(FILE, 1, 8, 1), word="march")]


def test_a_file_cut_between_the_halves_of_a_utf_16_character_says_so() -> None:
    said, problems = read("Un mot 😀".encode("utf-16")[:-2])
    assert said == "Un mot"
    assert [one.code for one in problems] == ["cut-off-transcript"]


def test_a_short_last_word_in_an_old_encoding_keeps_its_accent() -> None:
    assert read(b"Un caf\xe9")[0] == "Un café"


def test_utf_16_without_its_mark_is_told_by_its_zeros() -> None:
    said, problems = read("Bonjour à tous.".encode("utf-16-le"))
    assert said == "Bonjour à tous."
    assert [dict(one.arguments)["encoding"] for one in problems] == ["UTF-16"]


@pytest.mark.parametrize("data", [b"%PDF-1.7 abc", b"{\\rtf1 abc}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 abc"])
def test_what_is_no_text_under_a_texts_name_is_an_error(data: bytes) -> None:
    assert read(data) == ("", [problem("transcript-not-text", Place(FILE), wrote="module.txt")])
