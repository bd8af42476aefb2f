from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import page
import pytest

from cartable.formats.paper.questions import lettered
from cartable.formats.paper.sheets import paper_words
from cartable.model.course import Quiz
from cartable.model.interaction import Answer, Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.scoring import share
from cartable.model.transcript import Citation
from cartable.outputs import key
from paper.paper_sample import CHOICE, CHOICES, COURSE, materials
from paper.reading import chapters, fonts, joined, words


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = key.artefacts(COURSE, materials(tmp_path_factory.mktemp("course")))
    artefact = made["allies-key.pdf"]
    assert isinstance(artefact, bytes)
    return artefact


def test_it_says_all_that_there_is_to_say_of_each_answer(sheet: bytes) -> None:
    said = joined(words(sheet))
    for question in COURSE.questions:
        whys = [question.why, question.hint]
        match question.interaction:
            case Choice(options):
                whys += [option.why for option in options]
            case TextEntry(answers):
                whys += [answer.why for answer in answers]
            case NumberEntry() | Matching() | Ordering() | Gaps() | Essay():
                pass
        assert all(joined(why.plain) in said for why in whys if why)
        assert joined(question.id) in said


def test_the_grid_gives_the_letters_of_the_handout(sheet: bytes) -> None:
    assert isinstance(CHOICES.interaction, Choice)
    letters = ", ".join(letter for letter, option in lettered(CHOICES, CHOICES.interaction) if option.right)
    assert f"1.2 {letters} 2" in words(sheet)


def test_a_number_comes_with_its_margin_and_unit(sheet: bytes) -> None:
    assert "2,5 ans (de 2,25 à 2,75 ans) bonne réponse" in words(sheet)


def test_plus_and_minus_are_explained_as_they_are_scored(sheet: bytes) -> None:
    assert "Chaque bonne réponse cochée donne 2/3 point, chaque mauvaise en retire 1 point" in words(sheet)
    points = CHOICES.points
    assert points * share(CHOICES, frozenset({"gens"}), "fr") == Fraction(2, 3)
    assert points * share(CHOICES, frozenset({"gens", "parties", "loi"}), "fr") == Fraction(1, 3)


def test_it_quotes_what_an_answer_rests_on_with_its_sentence(sheet: bytes) -> None:
    said = words(sheet)
    assert "c’est presque la même liste" in said
    assert "phrase 9" in said
    assert "Citer les quatre buts communs" in said


def test_what_typing_forgives_is_said(sheet: bytes) -> None:
    assert "Sans importance : majuscules et accents." in words(sheet)


def test_a_drawn_question_says_so(sheet: bytes) -> None:
    assert words(sheet).count("2 de ces 3 questions sont tirées au sort") == 3


def test_the_outline_is_the_modules(sheet: bytes) -> None:
    assert chapters(sheet) == [module.title for module in COURSE.modules]


def test_it_is_valid_pdf_ua_1_in_our_faces(sheet: bytes) -> None:
    report = page.validate_pdf_bytes(sheet, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert {name.split("-")[0] for name in fonts(sheet)} == {"Cartable"}


def test_a_wrong_answer_foreseen_reads_as_wrong(sheet: bytes) -> None:
    entry = next(one.interaction for one in COURSE.questions if isinstance(one.interaction, TextEntry))
    assert Answer("diagonales", right=False, why=entry.answers[1].why) in entry.answers
    assert "diagonales bonne" not in words(sheet)
    assert "colonnes bonne réponse" in words(sheet)


def test_feedback_cites_the_sentences_it_rests_on(tmp_path: Path) -> None:
    assert isinstance(CHOICE.interaction, Choice)
    said = (Citation("La même liste […] vrai", 10, 12), Citation("Non", 4, 4))
    opposed = replace(CHOICE.interaction.options[1], evidence=said)
    choice = replace(CHOICE.interaction, options=(CHOICE.interaction.options[0], opposed))
    module = replace(COURSE.modules[0], quiz=Quiz((replace(CHOICE, interaction=choice),)))
    made = key.artefacts(replace(COURSE, modules=(module,)), materials(tmp_path))["allies-key.pdf"]
    assert isinstance(made, bytes)
    assert "Les logiques diffèrent. phrases 10–12, phrase 4" in words(made)
    assert page.is_pdf_compliant_bytes(made, profile="ua1")


def test_a_sentence_number_is_not_parted_from_its_word(tmp_path: Path) -> None:
    say = paper_words(COURSE, materials(tmp_path))
    assert say("sentences", n=1, first=9, last=9) == "phrase\u00a09"
    assert say("sentences", n=3, first=12, last=14) == "phrases\u00a012–14"
