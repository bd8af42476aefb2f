"""Words that a course says its own way: where they come out, and what is said of those that are none."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import html

from cartable.build.pipeline import built
from cartable.formats.words import course_words
from cartable.model.interaction import Choice
from workspaces import TINY, codes, looked_at, places, read, workspace


def with_words(words: str, language: str = "fr-FR") -> str:
    return TINY.replace("fr-FR", language).replace("modules:", f"words:\n{words}modules:", 1)


def page(root: Path, words: str, language: str = "fr-FR") -> html.HtmlElement:
    space = workspace(root, {"course/x/course.yaml": with_words(words, language)})
    (file,) = built(space, "x", ["scorm12"]).files
    return html.document_fromstring(ZipFile(file).read("index.html").decode())


def test_a_word_of_the_page_and_one_that_the_script_says(tmp_path: Path) -> None:
    found = page(tmp_path, "  check: Valider\n  save-saved: C’est gardé\n")
    assert [button.text for button in found.xpath("//form[@data-question]//button[@type='submit']")] == [
        "Valider"
    ]
    data = json.loads(found.get_element_by_id("course-data").text)
    assert data["words"]["save-saved"] == "C’est gardé"
    assert data["words"]["save-refused"] == "Non enregistré"


def test_markup_in_a_word_stays_words(tmp_path: Path) -> None:
    found = page(tmp_path, '  check: "<b onclick=x>Valider</b> & <script>"\n')
    (button,) = found.xpath("//form[@data-question]//button[@type='submit']")
    assert len(button) == 0
    assert button.text == "<b onclick=x>Valider</b> & <script>"


def test_a_word_is_set_as_its_language_asks(tmp_path: Path) -> None:
    found = page(tmp_path, "  check: C'est bon !\n")
    assert found.xpath("string(//form[@data-question]//button[@type='submit'])") == "C’est bon\u202f!"


def test_plural_forms_are_chosen_by_the_courses_language_even_where_its_words_are_english(
    tmp_path: Path,
) -> None:
    forms = '  questions: {one: "{n} pytanie", few: "{n} pytania", many: "{n} pytań", other: "{n} pytania"}\n'
    found = page(tmp_path, forms, "pl")
    assert "1 pytanie" in found.get_element_by_id("start").text_content()
    assert found.get_element_by_id("open-contents").text == "Contents"
    assert json.loads(found.get_element_by_id("course-data").text)["wordsLanguage"] == "pl"


def test_one_text_may_suit_every_number(tmp_path: Path) -> None:
    found = page(tmp_path, '  questions: "Exercices : {n}"\n')
    assert "Exercices\u00a0: 1" in found.get_element_by_id("start").text_content()


def test_words_of_the_sheets_and_of_the_card_stand_under_their_names(tmp_path: Path) -> None:
    words = "  paper: {handout: Cahier}\n  settings: {why: À quoi bon}\n"
    space = workspace(tmp_path, {"course/x/course.yaml": with_words(words)})
    (card,) = built(space, "x", ["settings"]).files
    assert "| Réglage | Valeur | À quoi bon |" in card.read_text("utf-8")
    course = read(looked_at(tmp_path / "2", with_words(words)))
    assert course_words(course, space.templates, "paper")("handout") == "Cahier"
    assert course_words(course, space.templates, "paper")("key") == "Corrigé"


def test_a_course_may_name_the_answers_of_true_and_false(tmp_path: Path) -> None:
    question = "      - {id: Q2, true-false: Ça coule ?, answer: true, why: Oui.}\n"
    course = read(looked_at(tmp_path, with_words("  true: Exact\n") + question))
    answers = course.questions[1].interaction
    assert isinstance(answers, Choice)
    assert [option.text.plain for option in answers.options] == ["Exact", "Faux"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("check: Valider", []),
        ("questions: {one: Un exercice, other: '{n} exercices'}", []),
        ("questions: {one: '{n} x', many: '{n} x', other: '{n} x'}", []),
        ("points: {one: 'un point de {of}', other: '{got} de {of}'}", ["missing-value"]),
        ("question: 'Question { n } : {n}'", []),
        ("chek: Valider", ["unknown-word"]),
        ("check: Valider {n}", ["unknown-value"]),
        ("where-quiz: Exercices", ["missing-value"]),
        ("left: {one: 'Encore une sur {of}', other: 'Encore des étapes sur {of}'}", ["missing-value"]),
        ("questions: {one: '{n} x'}", ["plural-forms"]),
        ("questions: {one: '{n} x', two: '{n} x', other: '{n} x'}", ["plural-forms"]),
        ("close: {other: Fermer}", ["plural-forms"]),
        ("questions: {}", ["plural-forms"]),
        ("check: ''", ["empty-text"]),
        ("check:", ["empty-text"]),
        ("check: [Valider]", ["not-a-text"]),
        ("questions: {one: [x], other: '{n} x'}", ["not-a-text", "plural-forms"]),
        (f"check: {'x' * 601}", ["text-too-long"]),
        ("paper: Cahier", ["not-a-mapping"]),
        ("paper: {check: Valider}", ["unknown-word"]),
        ("settings: {title: Réglages}", ["missing-value"]),
    ],
)
def test_what_is_said_of_a_word(tmp_path: Path, word: str, found: list[str]) -> None:
    assert sorted(codes(looked_at(tmp_path, with_words(f"  {word}\n")))) == found


def test_a_problem_stands_at_the_words_that_are_wrong(tmp_path: Path) -> None:
    words = "  chek: Valider\n  paper:\n    within: De {least} à {most}\n"
    assert places(looked_at(tmp_path, with_words(words))) == ["unknown-word 5:3", "missing-value 7:13"]


def test_arabic_asks_for_its_six_forms(tmp_path: Path) -> None:
    found = looked_at(tmp_path, with_words("  questions: {one: سؤال, other: '{n} سؤال'}\n", "ar"))
    (one,) = found.problems
    assert dict(one.arguments)["lacking"] == "zero, two, few, many"
