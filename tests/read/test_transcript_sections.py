"""Sections found by their opening words."""

from __future__ import annotations

from functools import cache

import pytest

from cartable.model.transcript import Section, Transcript
from cartable.read.transcript import sections, transcript
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

PATH = "course/demo/course.yaml"
SAID = """
[MUSIQUE] Bonjour à tous. Lors du premier module, on a évoqué les partenariats. Alors quels objectifs?
>> Alors on en trouve quatre. Et c’est tout. >> Alors, si on continue la réflexion, pourquoi?
>> Par pragmatisme.
"""


@cache
def lecture() -> Transcript:
    return transcript(SAID, Place("m.txt"), ("host", "guest"), "fr")[0]


def found(*written: tuple[str, str]) -> tuple[tuple[Section, ...], list[Problem]]:
    return sections(
        [(title, words, Place(PATH, number)) for number, (title, words) in enumerate(written, 1)], lecture()
    )


def test_a_section_runs_to_the_sentence_before_the_next_and_the_last_to_the_end() -> None:
    assert found(("A", "bonjour à"), ("B", "alors on en trouve…"), ("C", "Alors si on continue")) == (
        (Section("A", 1, 3), Section("B", 4, 5), Section("C", 6, 7)),
        [],
    )


def test_sentences_before_the_first_section_belong_to_none() -> None:
    assert found(("A", "Et c'est tout")) == ((Section("A", 5, 7),), [])


def test_opening_words_may_run_on_into_the_next_sentence() -> None:
    assert found(("A", "Et c'est tout. Alors, si on")) == ((Section("A", 5, 7),), [])


def test_no_section_is_no_section() -> None:
    assert found() == ((), [])


def test_a_changed_word_is_named() -> None:
    assert found(("A", "Lors du premier module nous avons"), ("B", "Et c'est tout")) == (
        (Section("B", 5, 7),),
        [
            problem(
                "section-not-found",
                Place(PATH, 1),
                title="A",
                turn=1,
                nearest="Lors du premier module, on a",
                wrote="nous avons",
                said="on a",
            )
        ],
    )


def test_words_in_mid_sentence_open_nothing_and_the_sentence_is_shown() -> None:
    _, problems = found(("A", "on a évoqué"))
    begins = "Lors du premier module, on a évoqué les …"
    assert problems == [problem("section-not-found", Place(PATH, 1), title="A", turn=1, begins=begins)]


FAR = """Bonjour. Bon, maintenant parlons un peu des sous que cela demande. Et le temps passe. Tout le monde
dit que parlons argent est un gros mot vraiment. Merci."""


def test_the_nearest_is_the_beginning_of_a_sentence_unless_another_passage_is_much_nearer() -> None:
    said = transcript(FAR, Place("m.txt"), ("host",), "fr")[0]
    for words, nearest in (
        ("Bon parlons argent", "Bon, maintenant parlons un"),
        ("Maintenant parlons des sous", "Bon, maintenant parlons un peu des sous"),
        (
            "Que parlons argent est un gros mots vraiment",
            "que parlons argent est un gros mot vraiment",
        ),
    ):
        (found,) = sections([("A", words, Place(PATH, 1))], said)[1]
        assert dict(found.arguments)["nearest"] == nearest, words


def test_words_from_elsewhere_have_no_nearest() -> None:
    assert found(("A", "Bleu comme une orange"))[1] == [
        problem("section-not-found", Place(PATH, 1), title="A")
    ]


def test_words_that_open_two_sentences_are_refused() -> None:
    assert found(("A", "Alors")) == (
        (),
        [
            problem(
                "section-found-twice",
                Place(PATH, 1),
                title="A",
                first=3,
                second=4,
                one="Alors quels objectifs",
                other="Alors on en trouve quatre",
            )
        ],
    )


@pytest.mark.parametrize("second", ["Bonjour à tous", "Et c'est tout"])
def test_a_section_that_begins_no_later_than_the_one_before_is_refused(second: str) -> None:
    assert found(("A", "Et c'est tout"), ("B", second)) == (
        (Section("A", 5, 7),),
        [
            problem(
                "section-order",
                Place(PATH, 2),
                related=(("opens-later", Place(PATH, 1)),),
                title="B",
                other="A",
            )
        ],
    )


@pytest.mark.parametrize("words", ["", "…", "[MUSIQUE]"])
def test_an_opening_without_words_is_refused(words: str) -> None:
    assert found(("A", words)) == ((), [problem("nothing-to-find", Place(PATH, 1))])
