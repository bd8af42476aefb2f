"""The player played: the keyboard alone, moving about, answering, the header."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from playwright.sync_api import expect

from cartable.model.course import Quiz
from cartable.model.drawing import drawn, shuffled
from cartable.model.scoring import percent
from cartable.model.state import restored
from player.conftest import Opening
from player.moves import SETTINGS, arrives, check, go, one_module, type_in
from player.sample import CHOICE, CLAIM, COURSE, DRAWN, ESSAY, NUMBER, SEVERAL, TYPED, layout

pytestmark = pytest.mark.browser


def test_from_the_first_page_to_passed_with_the_keyboard_alone(launched: Opening) -> None:
    play = launched(COURSE)
    play.tab_to("Aller au contenu")
    play.press("Enter")
    play.tab_to("Suivant")
    play.press("Enter")
    arrives(play, "lecture-buts")
    play.tab_to("Suivant")
    play.press("Enter")
    arrives(play, "quiz-buts")
    play.press("Tab", "Space")
    for _ in range(3):
        if play.focused() != "les mêmes":
            play.press("ArrowDown")
    play.tab_to("Vérifier")
    play.press("Enter")
    assert "Juste" in play.focused()
    play.tab_to("Les gens")
    play.press("Space")
    play.tab_to("L’argent")
    play.press("Space")
    play.tab_to("Vérifier")
    play.press("Enter")
    play.tab_to("Vrai")
    play.press("Space", "ArrowDown")
    play.tab_to("Vérifier")
    play.press("Enter")
    play.tab_to("Votre réponse")
    play.page.keyboard.type("CARRE")
    play.press("Enter")
    assert "Juste" in play.focused()
    play.tab_to("Votre réponse, en chiffres")
    play.page.keyboard.type("4 cases")
    play.press("Enter")
    assert "Juste" in play.focused()
    for page in ("lecture-rappel", "quiz-rappel"):
        play.tab_to("Suivant")
        play.press("Enter")
        arrives(play, page)
    for _ in range(2):
        play.tab_to("Vrai")
        play.press("Space")
        play.tab_to("Vérifier")
        play.press("Enter")
    kept = play.saved()
    assert kept["cmi.core.lesson_status"] == "passed"
    assert kept["cmi.core.score.raw"] == "100"
    for page in ("glossary", "result"):
        play.tab_to("Suivant")
        play.press("Enter")
        arrives(play, page)
    expect(play.course.locator("#verdict")).to_contain_text("Réussi")
    expect(play.course.locator("#result .kept")).to_contain_text("Vos réponses sont enregistrées")


def test_draws_and_orders_are_those_the_model_gives_this_seed(launched: Opening) -> None:
    shuffled_course = replace(
        COURSE,
        modules=(
            replace(COURSE.modules[0], quiz=Quiz((CHOICE, CLAIM, TYPED, NUMBER, ESSAY), shuffled=True)),
            COURSE.modules[1],
        ),
    )
    play = launched(shuffled_course)
    seed = restored(play.saved()["cmi.suspend_data"], layout(shuffled_course)).seed
    ids = "all => all.map(one => one.dataset.question || one.dataset.option)"
    go(play, "quiz-rappel")
    assert play.course.locator("#quiz-rappel form").evaluate_all(ids) == [
        question.id for question in drawn(DRAWN, 2, seed, "draw:rappel:banque")
    ]
    go(play, "quiz-buts")
    assert play.course.locator("#quiz-buts form").evaluate_all(ids) == shuffled(
        [CHOICE.id, CLAIM.id, TYPED.id, NUMBER.id, ESSAY.id], seed, "quiz:buts"
    )
    options = play.course.locator(f"#q-{CHOICE.id} [data-option]").evaluate_all(ids)
    assert options == shuffled(["a", "b", "c"], seed, CHOICE.id)
    assert play.course.locator(f"#q-{CLAIM.id} [data-option]").evaluate_all(ids) == ["t", "f"]


def test_an_exam_keeps_its_explanations_until_it_is_handed_in(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, SEVERAL, settings=replace(SETTINGS, mode="exam")))
    go(play, "quiz-buts")
    expect(play.course.locator("#quiz-buts form button")).to_have_count(0)
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").check()
    play.course.locator(f"#q-{CHOICE.id} input[value=a]").check()
    play.course.locator(f"#q-{SEVERAL.id} input[value=a]").check()
    expect(play.course.locator(f"#q-{CHOICE.id} .outcome")).to_be_hidden()
    play.saved()
    assert play.writes("cmi.interactions.0.id") == []
    hand_in = play.course.get_by_role("button", name="Remettre")
    hand_in.click()
    expect(play.course.locator("#quiz-buts .tally")).to_contain_text("1 question est sans réponse")
    assert "cmi.core.score.raw" not in play.kept()
    hand_in.click()
    expect(play.course.locator(f"#q-{CHOICE.id} .verdict")).to_contain_text("Juste")
    expect(play.course.locator(f"#q-{CLAIM.id} .verdict")).to_contain_text("Sans réponse")
    assert play.saved()["cmi.core.score.raw"] == percent(Fraction(2, 4))
    assert play.writes("cmi.interactions.1.id") == [SEVERAL.id]


def test_no_answer_and_no_number_are_said_and_not_counted(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "quiz-buts")
    play.course.locator(f"#q-{CHOICE.id} button").click()
    expect(play.course.locator(f"#q-{CHOICE.id} .lack")).to_have_text("Choisissez d’abord une réponse.")
    type_in(play, NUMBER.id, "quatre")
    expect(play.course.locator(f"#q-{NUMBER.id} .lack")).to_contain_text("Écrivez un nombre")
    expect(play.course.locator(f"#q-{NUMBER.id} .outcome")).to_be_hidden()


def test_evidence_and_key_points_lead_to_their_sentence(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    play.course.locator(f"#q-{CHOICE.id}").get_by_role(
        "link", name="Où cela a-t-il été dit ? Phrase 8", exact=True
    ).click()
    expect(play.course.locator("#s-buts-8")).to_be_in_viewport()
    expect(play.course.locator("#s-buts-8")).to_be_focused()
    play.course.get_by_role("link", name="Phrase 18").click()
    expect(play.course.locator("#s-buts-18")).to_be_in_viewport()
    play.page.frames[1].evaluate("history.go(-2)")
    expect(play.course.locator("#quiz-buts")).to_be_visible()


def test_the_contents_are_a_dialog_that_escape_closes(launched: Opening) -> None:
    play = launched(COURSE)
    button = play.course.get_by_role("button", name="Sommaire")
    button.click()
    dialog = play.course.get_by_role("dialog", name="Sommaire")
    expect(dialog).to_be_visible()
    play.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    dialog.get_by_role("link", name="Glossaire").click()
    expect(dialog).to_be_hidden()
    expect(play.course.get_by_role("heading", name="Glossaire")).to_be_focused()


def test_the_header_says_where_one_is_what_is_left_and_how_saving_goes(launched: Opening) -> None:
    play = launched(COURSE)
    expect(play.course.locator("#left")).to_have_text("Restent 4 étapes sur 4")
    go(play, "lecture-buts")
    expect(play.course.locator("#where")).to_have_text("Module 1 sur 2\u00a0: Les buts des partenariats")
    expect(play.course.locator("#left")).to_have_text("Restent 3 étapes sur 4")
    play.saved()
    expect(play.course.locator("#saved")).to_have_text("Enregistré")


def test_a_right_tick_that_a_wrong_one_costs_is_partly_right_and_the_rule_is_told(launched: Opening) -> None:
    play = launched(one_module(SEVERAL, CLAIM))
    go(play, "quiz-buts")
    card = play.course.locator(f"#q-{SEVERAL.id}")
    expect(card).to_contain_text("Une mauvaise case cochée retire des points.")
    expect(play.course.locator(f"#q-{CLAIM.id}")).not_to_contain_text("retire des points")
    check(play, SEVERAL.id, "a", "c")
    expect(card.locator(".verdict")).to_have_text(
        "En partie juste, mais une mauvaise case cochée retire des points. 0 point sur 2"
    )


def test_a_text_to_write_is_told_beside_the_questions_left(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, ESSAY))
    go(play, "quiz-buts")
    tally = play.course.locator("#quiz-buts .tally-words")
    expect(tally).to_contain_text("Il vous reste 2 questions.")
    expect(tally).to_contain_text("Il reste un texte à écrire, qui ne compte pas dans la note.")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("Voilà.")
    expect(tally).not_to_contain_text("texte")


def test_with_the_quiz_passed_and_a_page_unread_the_result_says_first_what_is_left(launched: Opening) -> None:
    play = launched(one_module(CHOICE, settings=replace(SETTINGS, complete_when="both")))
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    assert play.saved()["cmi.core.lesson_status"] == "incomplete"
    go(play, "result")
    result = play.course.locator("#result")
    expect(result.locator("#score")).to_be_empty()
    expect(result.locator("#verdict")).to_contain_text("Encore 1 étape pour achever le cours.")
    play.saved()
    expect(result.locator(".kept")).not_to_contain_text("fermer")
    go(play, "lecture-buts")
    go(play, "result")
    play.saved()
    expect(result.locator("#verdict")).to_contain_text("Réussi")
    expect(result.locator(".kept")).to_contain_text("Vous pouvez fermer cette page")
