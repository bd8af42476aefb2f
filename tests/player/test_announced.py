"""What a screen reader is told, from the accessibility tree and the live regions; keys alone are used."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Settings
from player.conftest import Opening
from player.listener import Listener
from player.lms import Launched
from player.moves import SETTINGS, arrives, check, commits, commits_again, go, one_module
from player.sample import CHOICE, CLAIM, COURSE, ESSAY, NUMBER, SEVERAL, TYPED
from player.states import EXAM

pytestmark = pytest.mark.browser


def quiz(launched: Opening) -> tuple[Launched, Listener]:
    """The quiz with every kind of question, and who listens to it."""
    play = launched(COURSE)
    go(play, "quiz-buts")
    return play, Listener(play)


def test_each_question_is_a_group_by_its_words_and_each_field_has_a_name(launched: Opening) -> None:
    play, _ = quiz(launched)
    for question, name in (
        (CHOICE, "Question 1 sur 6 Comparés à ceux des entreprises, les buts des associations sont"),
        (SEVERAL, "Question 2 sur 6 Lesquels font partie des quatre buts ?"),
        (CLAIM, "Question 3 sur 6 Certains ne sont là que pour donner."),
        (TYPED, "Question 4 sur 6 Quelle figure l’invité dessine-t-il ?"),
        (NUMBER, "Question 5 sur 6 Combien de cases compte le carré ?"),
        (ESSAY, "Question 6 sur 6 Citez une alliance de votre territoire."),
    ):
        group = play.course.locator(f"#q-{question.id}").get_by_role("group").first
        expect(group).to_have_accessible_name(name.replace(" ?", "\u202f?"))
    fields = play.course.locator("#quiz-buts")
    for role, name in (
        ("radio", "les mêmes"),
        ("checkbox", "L’argent"),
        ("radio", "Faux"),
        ("textbox", "Votre réponse"),
        ("textbox", "Votre réponse, en chiffres"),
        ("textbox", "Votre texte"),
        ("button", "J’ai terminé"),
    ):
        expect(fields.get_by_role(role, name=name, exact=True)).to_have_count(1)  # type: ignore[arg-type]  # roles, as listed above
    expect(fields.get_by_role("textbox", name="Votre réponse, en chiffres")).to_have_accessible_description(
        "cases"
    )


def test_a_checked_answer_is_told_by_the_focus_and_its_options_by_their_description(
    launched: Opening,
) -> None:
    play, listener = quiz(launched)
    play.press("Tab", "Space")
    while listener.focus()[1] != "opposés":
        play.press("ArrowDown")
    assert listener.focus() == ("radio", "opposés", "")
    play.tab_to("Vérifier")
    play.press("Enter")
    assert listener.focus() == ("group", "Ce n’est pas cela. 0 point sur 1", "")
    wrong = play.course.get_by_role("radio", name="opposés")
    expect(wrong).to_have_accessible_description("Votre réponse, fausse Les mots diffèrent, pas les buts.")
    expect(wrong).to_be_checked()
    right = play.course.get_by_role("radio", name="les mêmes")
    expect(right).to_have_accessible_description(
        "La bonne réponse Oui\u00a0: «\u202fpresque la même liste\u202f»."
    )


def test_a_locked_answer_cannot_be_changed_by_keys_and_stays_within_their_reach(launched: Opening) -> None:
    play, listener = quiz(launched)
    check(play, CHOICE.id, "b")
    play.press("Shift+Tab")
    assert listener.focus()[:2] == ("radio", "opposés")
    play.press("ArrowDown", "ArrowDown", "Space")
    expect(play.course.locator(f"#q-{CHOICE.id} input[value=b]")).to_be_checked()


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        (CHOICE.id, "radio", "Choisissez d’abord une réponse."),
        (SEVERAL.id, "checkbox", "Choisissez d’abord une réponse."),
        (TYPED.id, "textbox", "Écrivez d’abord votre réponse."),
        (NUMBER.id, "textbox", "Écrivez d’abord votre réponse."),
        (ESSAY.id, "textbox", "Écrivez d’abord votre réponse."),
    ],
)
def test_what_is_lacking_is_said_and_the_field_takes_the_focus(
    launched: Opening, question: str, field: str, words: str
) -> None:
    play, listener = quiz(launched)
    play.course.locator(f"#q-{question} button").focus()
    play.press("Enter")
    role, _, description = listener.focus()
    assert role == field
    assert listener.said() == [words]
    if field == "textbox":
        assert words in description
        expect(play.course.locator(f"#q-{question} :is(input, textarea)")).to_have_attribute(
            "aria-invalid", "true"
        )


def test_the_end_of_a_quiz_is_said_in_sentences_and_the_focus_stays_on_the_answer(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, settings=replace(SETTINGS, attempts=2)))
    go(play, "quiz-buts")
    listener = Listener(play)
    check(play, CHOICE.id, "a")
    assert listener.said() == []
    check(play, CLAIM.id, "t")
    assert listener.focus()[1] == "Ce n’est pas cela. 0 point sur 1"
    assert listener.said() == ["1 point sur 2 (50\u202f%). Il vous reste 1 essai."]


def test_handing_in_an_exam_asks_once_then_tells_the_result_by_the_focus(launched: Opening) -> None:
    play = launched(EXAM)
    go(play, "quiz-un")
    listener = Listener(play)
    play.tab_to("Remettre")
    play.press("Enter")
    role, name, _ = listener.focus()
    assert role == "group"
    assert name.startswith("4 questions sont sans réponse. Appuyez encore une fois pour remettre quand même.")
    play.press("Tab", "Enter")
    role, name, _ = listener.focus()
    assert role == "group"
    assert name == "0 point sur 5 (0 %). C’était votre dernier essai."


def test_trouble_with_saving_is_said_once_and_so_is_its_end(launched: Opening) -> None:
    play = launched(COURSE)
    play.saved()
    listener = Listener(play)
    play.page.evaluate("window.lie = {LMSCommit: 'false'}")
    for page in ("lecture-buts", "quiz-buts"):
        go(play, page)
        play.course.locator("body[data-saved=refused]").wait_for()
    assert listener.said() == ["Non enregistré"]
    play.page.evaluate("window.lie = {}")
    go(play, "glossary")
    play.saved()
    assert listener.said() == ["Enregistré"]
    before = commits(play)
    go(play, "result")
    commits_again(play, before)
    play.saved()
    assert listener.said() == []


def test_the_button_that_saves_again_leaves_the_focus_on_the_words_that_say_how_it_went(
    launched: Opening,
) -> None:
    play = launched(COURSE, lie={"LMSCommit": "false"})
    play.course.locator("body[data-saved=refused]").wait_for()
    listener = Listener(play)
    play.tab_to("Réessayer")
    play.page.evaluate("window.lie = {}")
    play.press("Enter")
    play.saved()
    assert listener.focus()[1] == "Enregistré"
    assert listener.said() == ["Enregistré"]
    play.press("Tab")
    assert listener.focus()[:2] == ("button", "Sommaire")


def test_a_page_that_turns_is_told_by_its_heading_and_the_title_of_the_document(launched: Opening) -> None:
    play = launched(COURSE)
    listener = Listener(play)
    play.tab_to("Suivant")
    play.press("Enter")
    arrives(play, "lecture-buts")
    assert listener.focus() == ("heading", "Les buts des partenariats", "")
    title = "Les buts des partenariats – Pourquoi s’allier\u202f? Associations & entreprises"
    assert play.page.frames[1].title() == title
    assert listener.said() == []


def test_the_contents_are_a_dialog_by_name_whose_links_say_their_module_and_give_the_focus_back(
    launched: Opening,
) -> None:
    play = launched(COURSE)
    listener = Listener(play)
    play.tab_to("Sommaire")
    play.press("Enter")
    expect(play.course.get_by_role("dialog", name="Sommaire")).to_be_visible()
    assert listener.focus() == ("button", "Fermer", "")
    links = play.course.get_by_role("dialog").get_by_role("link")
    names = [" ".join(one.split()) for one in links.all_text_contents()]
    assert names == [
        "Accueil",
        "Lecture Les buts des partenariats",
        "Questions Les buts des partenariats",
        "Lecture Rappel",
        "Questions Rappel",
        "Glossaire",
        "Résultat",
    ]
    play.press("Escape")
    assert listener.focus() == ("button", "Sommaire", "")
    play.press("Enter")
    play.tab_to("Questions Rappel")
    play.press("Enter")
    arrives(play, "quiz-rappel")


def test_what_only_decorates_is_not_told(launched: Opening) -> None:
    play = launched(replace(COURSE, settings=Settings(attempts=1)))
    go(play, "lecture-buts")
    told = play.course.locator("body").aria_snapshot()
    # The numbers in the margin are drawn by the style sheet; a screen reader would say "5" in mid-sentence.
    assert "5 Non" not in told
    assert "note: À retenir" not in told
    assert 'note "À retenir"' in told
