"""Gaps in a text: typed or chosen, judged one by one, told to the LMS, kept, and clean by axe-core."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from cartable.model.course import Question
from cartable.model.state import Given, restored
from player.conftest import Opening
from player.lms import Launched
from player.moves import go, one_module
from player.sample import CHOSEN, GAPS, layout

pytestmark = pytest.mark.browser

COURSE = one_module(GAPS, CHOSEN)


def opened(launched: Opening) -> Launched:
    play = launched(COURSE)
    go(play, "quiz-buts")
    return play


def gap(play: Launched, question: Question, name: str) -> Locator:
    return play.course.locator(f"#q-{question.id} [data-option={name}]")


def check(play: Launched, question: Question) -> None:
    play.course.locator(f"#q-{question.id} [type=submit]").press("Enter")


def test_typed_gaps_are_judged_one_by_one_reported_and_come_back(launched: Opening) -> None:
    play = opened(launched)
    gap(play, GAPS, "a").locator("input").fill(" Le CARRE ")
    gap(play, GAPS, "b").locator("input").fill("trois = 3.5, environ")
    check(play, GAPS)
    expect(gap(play, GAPS, "a").locator(".why")).to_be_hidden()
    expect(gap(play, GAPS, "b").locator(".why strong")).to_have_text("quatre")
    expect(play.course.locator(f"#q-{GAPS.id} .verdict")).to_have_text("En partie juste. 1 point sur 2")
    kept = play.saved()
    assert play.writes("cmi.interactions.0.type") == ["fill-in"]
    assert play.writes("cmi.interactions.0.student_response") == ["Le CARRE,trois = 3.5, environ"]
    assert play.writes("cmi.interactions.0.correct_responses.0.pattern") == ["carré,quatre"]
    given = Given(frozenset({"a= Le CARRE ", "b=trois = 3.5, environ"}), checked=True)
    assert restored(kept["cmi.suspend_data"], layout(COURSE)).answers == {GAPS.id: given}
    again = launched(COURSE, values=kept)
    go(again, "quiz-buts")
    expect(gap(again, GAPS, "b").locator("input")).to_have_value("trois = 3.5, environ")
    expect(gap(again, GAPS, "b").locator("input")).not_to_be_editable()


def test_a_gap_left_empty_is_wrong_and_all_left_empty_no_answer(launched: Opening) -> None:
    play = opened(launched)
    check(play, GAPS)
    expect(play.course.locator(f"#q-{GAPS.id} .lack")).to_have_text("Écrivez d’abord votre réponse.")
    gap(play, GAPS, "b").locator("input").fill("4")
    check(play, GAPS)
    expect(play.course.locator(f"#q-{GAPS.id} .verdict")).to_have_text("En partie juste. 1 point sur 2")
    play.saved()
    assert play.writes("cmi.interactions.0.student_response") == ["-,4"]


def test_chosen_gaps_list_the_same_words_in_each(launched: Opening) -> None:
    play = opened(launched)
    words = gap(play, CHOSEN, "a").locator("option")
    expect(words).to_have_text(["Choisir…", "carré", "cercle", "quatre", "trois"])
    gap(play, CHOSEN, "a").locator("select").select_option("carré")
    gap(play, CHOSEN, "b").locator("select").select_option("quatre")
    check(play, CHOSEN)
    expect(play.course.locator(f"#q-{CHOSEN.id} .verdict")).to_have_text("Juste. 2 points sur 2")


def test_no_gap_takes_more_bytes_than_it_has_room_for(launched: Opening) -> None:
    play = opened(launched)
    field = gap(play, GAPS, "a").locator("input")
    field.fill("漢" * 40)
    field.press("End")
    assert len(field.input_value()) < 40


@pytest.mark.parametrize("width", [320, 900])
def test_axe_finds_nothing_and_nothing_is_cut(launched: Opening, width: int) -> None:
    play = opened(launched)
    play.page.set_viewport_size({"width": width, "height": 800})
    assert play.axe() == []
    gap(play, GAPS, "a").locator("input").fill("rond")
    gap(play, CHOSEN, "b").locator("select").select_option("trois")
    for question in (GAPS, CHOSEN):
        check(play, question)
    assert play.axe() == []
    over = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert play.page.frames[1].evaluate(over) is False
