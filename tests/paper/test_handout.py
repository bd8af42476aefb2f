from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from cartable.model.course import Course, Draw, Figure, Module, Question, Quiz, Theme
from cartable.model.interaction import (
    Choice,
    Essay,
    Gap,
    Gaps,
    Interaction,
    Matching,
    NumberEntry,
    Ordering,
    TextEntry,
)
from cartable.model.text import plain_text
from cartable.outputs import handout
from paper.paper_sample import COURSE, materials
from paper.reading import chapters, fonts, joined, placed, stretches, strings, words


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("course")


def printed(course: Course, folder: Path) -> bytes:
    (artefact,) = handout.artefacts(course, materials(folder)).values()
    assert isinstance(artefact, bytes)
    return artefact


@pytest.fixture(scope="module")
def sheet(folder: Path) -> bytes:
    return printed(COURSE, folder)


def _other(interaction: Interaction) -> Interaction:
    """The same room to answer, with every answer another."""
    match interaction:
        case Choice(options):
            other = tuple(replace(one, right=not one.right, why=plain_text("autre")) for one in options)
            return replace(interaction, options=other)
        case TextEntry():
            return replace(interaction, answers=(), forgives=frozenset())
        case NumberEntry(unit=unit):
            return NumberEntry(Fraction(77), Fraction(0), unit)
        case Matching(items, targets):
            other_ids = {one.id: targets[at - 1].id for at, one in enumerate(targets)}
            moved = tuple(replace(one, target=other_ids[one.target]) for one in items)
            return replace(interaction, items=moved)
        case Gaps(gaps):
            return replace(interaction, gaps=tuple(Gap(one.id, ("autre",)) for one in gaps))
        case Ordering() | Essay():
            return interaction


def _answered_otherwise(question: Question) -> Question:
    return replace(
        question,
        id=f"x{question.id}",
        interaction=_other(question.interaction),
        why=plain_text("pourquoi"),
        if_right=plain_text("si juste"),
        if_wrong=plain_text("si faux"),
        hint=plain_text("indice"),
        rests_on="mots",
        evidence=(),
        measures=None,
        tags=("autre",),
    )


def _unshuffled(course: Course) -> Course:
    def plain(question: Question) -> Question:
        if isinstance(question.interaction, Choice):
            return replace(question, interaction=replace(question.interaction, shuffled=False))
        return question

    return _with_questions(course, plain)


def _with_questions(course: Course, changed: Callable[[Question], Question]) -> Course:
    modules = []
    for module in course.modules:
        if module.quiz is None:
            modules.append(module)
            continue
        entries = tuple(
            replace(entry, pool=tuple(changed(one) for one in entry.pool))
            if isinstance(entry, Draw)
            else changed(entry)
            for entry in module.quiz.entries
        )
        modules.append(replace(module, quiz=Quiz(entries)))
    return replace(course, modules=tuple(modules))


def test_the_file_is_named_after_the_course(folder: Path) -> None:
    assert list(handout.artefacts(COURSE, materials(folder))) == ["allies-handout.pdf"]


def test_it_asks_every_question_with_every_option(sheet: bytes) -> None:
    said = joined(words(sheet))
    for question in COURSE.questions:
        assert joined(question.stem.plain) in said
        if isinstance(question.interaction, Choice):
            for option in question.interaction.options:
                assert joined(option.text.plain) in said


def test_other_answers_give_the_very_same_bytes(folder: Path) -> None:
    course = _unshuffled(COURSE)
    assert printed(course, folder) == printed(_with_questions(course, _answered_otherwise), folder)


def test_no_feedback_hint_or_identifier_stands_anywhere_in_the_file(sheet: bytes) -> None:
    everything = joined(words(sheet) + " ".join(strings(sheet)))
    for question in COURSE.questions:
        assert joined(question.id) not in everything or len(question.id) < 4
        for said in (question.why, question.hint, question.if_right, question.if_wrong):
            assert said is None or joined(said.plain) not in everything
        if isinstance(question.interaction, Choice):
            for option in question.interaction.options:
                assert option.why is None or joined(option.why.plain) not in everything


def test_shuffled_options_leave_the_order_in_which_they_were_written(sheet: bytes) -> None:
    said = words(sheet)
    written = [
        "Richesse humaine",
        "Parties prenantes",
        "Innovation",
        "Conformité juridique",
        "Réduction d’impôt",
    ]
    places = [said.index(option) for option in written]
    assert places != sorted(places)


def test_a_pool_is_printed_whole_and_says_how_many_the_screen_draws(sheet: bytes) -> None:
    said = words(sheet)
    assert "2 de ces 3 questions sont tirées au sort" in said
    assert all(f"rappel numéro {number}" in said for number in (1, 2, 3))


def test_every_sentence_is_there(sheet: bytes) -> None:
    said = joined(words(sheet))
    transcript = COURSE.modules[0].transcript
    assert transcript is not None
    for sentence in transcript.sentences:
        assert joined(sentence.text.replace("'", "’")) in said


@pytest.mark.parametrize("margin", [60, 57, 54, 50])
def test_every_fifth_sentence_has_its_number_beside_its_first_words(folder: Path, margin: int) -> None:
    """However the lines fall."""
    transcript = COURSE.modules[0].transcript
    assert transcript is not None
    given = materials(folder)
    style = given.templates["paper/paper.css"].decode().replace("60mm", f"{margin}mm").encode()
    (sheet,) = handout.artefacts(
        COURSE, replace(given, templates={**given.templates, "paper/paper.css": style})
    ).values()
    assert isinstance(sheet, bytes)
    runs = placed(sheet)
    lefts = (range(50, 62), range(150 - round((60 - margin) * 2.84), 162 - round((60 - margin) * 2.84)))
    # Key points carry small numbers of their own in the same margin.
    for sentence in transcript.sentences[len(COURSE.modules[0].key_points) :]:
        numbers = [
            (at, y)
            for at, x, y, text in runs
            if text == str(sentence.number) and any(x in left for left in lefts)
        ]
        if sentence.number % 5:
            assert numbers == []
            continue
        ((number_page, height),) = numbers
        beside = [text for at, _, y, text in runs if at == number_page and abs(y - height) <= 3]
        first = sentence.text.replace("'", "’").split()[0]
        assert any(text.startswith(first) for text in beside)


def test_key_points_quote_their_sentences(sheet: bytes) -> None:
    said = words(sheet)
    assert "c’est presque la même liste" in said
    assert "phrases 10–12" in said


def test_the_outline_is_the_modules_and_the_glossary(sheet: bytes) -> None:
    assert chapters(sheet) == [*(module.title for module in COURSE.modules), "Glossaire du cours"]


def test_the_outline_leads_to_the_sections_of_each_module(sheet: bytes) -> None:
    expected = {module.title: [one.title for one in module.sections] for module in COURSE.modules}
    assert any(expected.values())
    assert {title: found for title, found in stretches(sheet).items() if title in expected} == expected


def test_it_is_valid_pdf_ua_1(sheet: bytes) -> None:
    report = page.validate_pdf_bytes(sheet, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_only_our_faces_are_in_it_even_where_a_picture_asks_for_another(sheet: bytes) -> None:
    assert {name.split("-")[1] for name in fonts(sheet)} == {"Serif", "Sans"}
    assert {name.split("-")[0] for name in fonts(sheet)} == {"Cartable"}


def test_weasyprint_has_nothing_to_say(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        printed(COURSE, folder)
    assert caplog.messages == []


def test_drafts_are_marked(folder: Path) -> None:
    finished = replace(
        COURSE,
        draft=False,
        modules=tuple(
            replace(
                module, draft=False, key_points=tuple(replace(one, draft=False) for one in module.key_points)
            )
            for module in COURSE.modules
        ),
    )
    finished = _with_questions(finished, lambda question: replace(question, draft=False))
    assert "Brouillon" not in words(printed(finished, folder))
    assert words(printed(replace(finished, draft=True), folder)).count("Brouillon") > 3


def test_words_broken_at_a_line_s_end_and_typed_hyphens_are_one_character(folder: Path) -> None:
    long = (
        "Anticonstitutionnellement vraisemblablement développement territorial constitutionnalisation "
        "partenariats interprofessionnels anticonstitutionnellement vraisemblablement développement "
        "constitutionnalisation interprofessionnelle. Puis c’est-à-dire, peut-être."
    )
    module = Module("m", "Un module", introduction=plain_text(long))
    sheet = printed(Course("mots", "1", "Mots", "fr", (module,)), folder)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet)).pages)
    assert "constitutionnalisa-\ntion" in text
    assert "\u2010" not in text


def test_an_english_course_speaks_english(folder: Path) -> None:
    said = words(printed(replace(COURSE, language="en-GB"), folder))
    assert "Key points" in said
    assert "On screen, 2 of these 3 questions are drawn." in said


def test_a_course_of_nothing_but_a_title_prints_validly(folder: Path) -> None:
    sheet = printed(Course("vide", "1", "Vide", "fr", ()), folder)
    assert page.is_pdf_compliant_bytes(sheet, profile="ua1")
    assert "Vide" in words(sheet)


def test_the_recording_is_a_link_in_words_and_a_qr_code_with_its_alternative(sheet: bytes) -> None:
    address = "https://pod.univ-exemple.fr/video/2041-pourquoi-s-allier/"
    assert joined(address) in joined(words(sheet))
    assert any(address in one and "Code QR" in one for one in strings(sheet))


def _colours(pdf: bytes) -> set[str]:
    """The colours that the pages fill with, as `#rrggbb`."""
    streams = [page.get_contents() for page in PdfReader(io.BytesIO(pdf)).pages]
    drawn = "".join(one.get_data().decode("latin-1") for one in streams if one is not None)
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) rg", drawn)
    return {"#" + "".join(f"{round(float(part) * 255):02x}" for part in parts) for parts in found}


def test_a_theme_gives_the_sheets_their_colour_and_the_cover_its_logo(sheet: bytes, folder: Path) -> None:
    theme = Theme(accent="#7a1f3d", logo=Figure("carre magique.svg", "Université de l'Exemple"))
    themed = printed(replace(COURSE, theme=theme), folder)
    assert "#1c4f8b" in _colours(sheet)
    assert "#7a1f3d" in _colours(themed)
    assert "#1c4f8b" not in _colours(themed)
    assert "Université de l’Exemple" in strings(themed)
    assert "Université de l’Exemple" not in strings(sheet)
