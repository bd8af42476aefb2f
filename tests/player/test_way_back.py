"""“Where was this said?”: from feedback to the sentence it rests on, and back, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html
from playwright.sync_api import Locator, expect

from cartable.model.course import Question
from cartable.model.interaction import Answer, Choice, TextEntry
from cartable.model.transcript import Citation
from player.conftest import Opening
from player.lms import Launched
from player.moves import check, go, one_module, type_in
from player.sample import CHOICE, CLAIM, COURSE, TYPED, package

OWN = Citation("coupez-le en quatre", 17, 17)


def _choice(question: Question, **evidence: tuple[Citation, ...]) -> Question:
    choice = question.interaction
    assert isinstance(choice, Choice)
    options = tuple(replace(one, evidence=evidence.get(one.id, ())) for one in choice.options)
    return replace(question, interaction=replace(choice, options=options))


def _links(question: Question) -> dict[str, list[str]]:
    """Where the feedback of each option leads."""
    page: html.HtmlElement = html.document_fromstring(package(one_module(question))["index.html"].decode())
    options = [one for one in page.find_class("option") if "data-option" in one.attrib]
    return {
        str(one.attrib["data-option"]): [
            str(a.attrib["href"]) for where in one.find_class("where") for a in where.iter("a")
        ]
        for one in options
    }


def test_an_option_leads_to_its_own_evidence_and_the_quotes_below_to_the_questions() -> None:
    own = _choice(CHOICE, a=(OWN, Citation("x", 3, 4)), b=CHOICE.evidence)
    assert _links(own) == {"a": ["#s-buts-17", "#s-buts-3"], "b": [], "c": []}
    page: html.HtmlElement = html.document_fromstring(package(one_module(own))["index.html"].decode())
    (below,) = [link for quote in page.find_class("evidence") for link in quote.iter("a")]
    assert (below.attrib["href"], below.text_content()) == (
        "#s-buts-8",
        "Où cela a-t-il été dit\u202f? Phrase 8",
    )


def test_feedback_that_rests_on_nothing_leads_nowhere() -> None:
    assert _links(CLAIM) == {"t": [], "f": []}


def _where(play: Launched, question: str) -> Locator:
    return play.course.locator(f"#q-{question} .where:visible a").first


@pytest.mark.browser
def test_only_the_answer_given_and_the_right_one_show_the_way(launched: Opening) -> None:
    play = launched(one_module(_choice(CHOICE, a=(OWN,), c=(OWN,))))
    go(play, "quiz-buts")
    expect(play.course.locator(".where:visible")).to_have_count(0)
    check(play, CHOICE.id, "b")
    shown = play.course.locator(".where:visible")
    expect(shown).to_have_count(2)
    assert sorted(shown.all_inner_texts()) == [
        "Où cela a-t-il été dit\u202f? Phrase 17",
        "Où cela a-t-il été dit\u202f? Phrase 8",
    ]


@pytest.mark.browser
def test_the_sentence_is_reached_and_left_again_by_keyboard(launched: Opening) -> None:
    play = launched(one_module(CLAIM, CHOICE))
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    _where(play, CHOICE.id).press("Enter")
    sentence = play.course.locator("#s-buts-8")
    expect(sentence).to_be_focused()
    expect(sentence).to_be_in_viewport()
    sentence.press("Tab")
    back = play.course.get_by_role("link", name="Revenir à la question 2")
    expect(back).to_be_focused()
    back.press("Enter")
    outcome = play.course.locator(f"#q-{CHOICE.id} .outcome")
    expect(outcome).to_be_focused()
    expect(outcome).to_be_in_viewport()
    expect(play.course.locator(".way-back")).to_have_count(0)


@pytest.mark.browser
def test_the_browsers_own_way_back_ends_at_the_question_and_forward_at_the_sentence(
    launched: Opening,
) -> None:
    play = launched(one_module(CLAIM, CHOICE))
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    _where(play, CHOICE.id).press("Enter")
    expect(play.course.locator("#s-buts-8")).to_be_focused()
    play.page.frames[1].evaluate("history.back()")
    expect(play.course.locator(f"#q-{CHOICE.id} .outcome")).to_be_focused()
    expect(play.course.locator(f"#q-{CHOICE.id} .outcome")).to_be_in_viewport()
    play.page.frames[1].evaluate("history.forward()")
    expect(play.course.locator("#s-buts-8")).to_be_focused()
    expect(play.course.get_by_role("link", name="Revenir à la question 2")).to_be_visible()


@pytest.mark.browser
def test_a_key_point_leads_to_its_sentence_and_the_way_back_to_the_key_point(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "lecture-buts")
    play.course.locator("#k-buts-quatre-buts a").press("Enter")
    expect(play.course.locator("#s-buts-10")).to_be_focused()
    expect(play.course.locator(".way-back")).to_have_count(0)
    play.page.frames[1].evaluate("history.back()")
    expect(play.course.locator("#k-buts-quatre-buts")).to_be_focused()


@pytest.mark.browser
def test_a_typed_answer_that_was_foreseen_leads_to_what_its_feedback_rests_on(launched: Opening) -> None:
    entry = TYPED.interaction
    assert isinstance(entry, TextEntry)
    answers = (entry.answers[0], Answer("cercle", right=False, evidence=(OWN,)))
    play = launched(one_module(replace(TYPED, interaction=replace(entry, answers=answers))))
    go(play, "quiz-buts")
    type_in(play, TYPED.id, "cercle")
    _where(play, TYPED.id).press("Enter")
    expect(play.course.locator("#s-buts-17")).to_be_focused()


@pytest.mark.browser
def test_axe_finds_nothing_beside_feedback_and_at_its_sentence(launched: Opening) -> None:
    for scheme in ("light", "dark"):
        play = launched(one_module(_choice(CHOICE, b=(OWN, OWN))), width=360, height=740, scheme=scheme)
        go(play, "quiz-buts")
        check(play, CHOICE.id, "b")
        assert play.axe() == []
        _where(play, CHOICE.id).press("Enter")
        expect(play.course.locator(".way-back")).to_be_visible()
        assert play.axe() == []
