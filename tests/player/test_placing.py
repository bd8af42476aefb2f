"""Things to match and to put in order: by keyboard, told to the LMS, kept, and clean by axe-core."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, expect

from cartable.model.course import Course
from cartable.model.state import Given, restored
from player.conftest import Opening
from player.lms import Launched
from player.moves import SETTINGS, go, one_module
from player.sample import MATCHING, ORDERING, layout

pytestmark = pytest.mark.browser

PLACING = one_module(MATCHING, ORDERING)
EXAM = one_module(MATCHING, ORDERING, settings=replace(SETTINGS, mode="exam"))


def card(play: Launched, question: str) -> Locator:
    return play.course.locator(f"#q-{question}")


def order(play: Launched) -> list[str]:
    rows: list[str] = (
        card(play, ORDERING.id)
        .locator("[data-option]")
        .evaluate_all("all => all.map(one => one.dataset.option)")
    )
    return rows


def opened(launched: Opening, course: Course = PLACING) -> Launched:
    play = launched(course)
    go(play, "quiz-buts")
    return play


def in_order(play: Launched, wanted: list[str]) -> None:
    """Moves rows up by the keyboard until they stand so."""
    for place, id_ in enumerate(wanted):
        for _ in range(order(play).index(id_) - place):
            card(play, ORDERING.id).locator(f"[data-option={id_}] [data-move=up]").press("Enter")


def match(play: Launched, *pairs: str) -> None:
    for pair in pairs:
        card(play, MATCHING.id).locator(f"select[name={pair[0]}]").select_option(pair[2])


def test_a_match_is_judged_row_by_row_and_reported_by_readable_names(launched: Opening) -> None:
    play = opened(launched)
    match(play, "a.e", "b.f")
    card(play, MATCHING.id).locator("[type=submit]").press("Enter")
    rows = card(play, MATCHING.id).locator("[data-option]")
    expect(rows.nth(0).locator(".mark")).to_have_text("Votre réponse, juste")
    expect(rows.nth(0).locator(".why")).to_be_hidden()
    expect(rows.nth(1).locator(".why")).to_have_text("Bonne réponse\u00a0: L’association")
    expect(rows.nth(2).locator(".mark")).to_have_text("Sans réponse.")
    expect(card(play, MATCHING.id).locator(".verdict")).to_have_text("En partie juste. 1 point sur 3")
    play.saved()
    assert play.writes("cmi.interactions.0.type") == ["matching"]
    assert play.writes("cmi.interactions.0.student_response") == ["a_part.e_part,b_part.f_part"]
    assert play.writes("cmi.interactions.0.correct_responses.0.pattern") == [
        "a_part.e_part,b_part.d_part,c_part.f_part"
    ]
    assert play.writes("cmi.interactions.0.result") == ["0.33"]


def test_nothing_matched_is_no_answer(launched: Opening) -> None:
    play = opened(launched)
    card(play, MATCHING.id).locator("[type=submit]").press("Enter")
    expect(card(play, MATCHING.id).locator(".lack")).to_have_text("Choisissez d’abord une réponse.")
    assert play.writes("cmi.interactions.0.id") == []


def test_rows_are_moved_by_the_keyboard_that_stays_where_it_was_and_says_where_they_are(
    launched: Opening,
) -> None:
    play = opened(launched)
    first, second, third = order(play)
    assert [first, second, third] != ["a", "b", "c"], "shown in the right order"
    button = card(play, ORDERING.id).locator(f"[data-option={third}] [data-move=up]")
    button.press("Enter")
    assert order(play) == [first, third, second]
    expect(button).to_be_focused()
    text = card(play, ORDERING.id).locator(f"[data-option={third}] .option-text").text_content()
    expect(play.course.locator("#live")).to_have_text(f"{text}\u00a0: place 2 sur 3")
    button.press("Enter")
    button.press("Enter")
    assert order(play) == [third, first, second]


def test_an_order_is_judged_reported_and_comes_back(launched: Opening) -> None:
    play = opened(launched)
    in_order(play, ["b", "a", "c"])
    card(play, ORDERING.id).locator("[type=submit]").press("Enter")
    expect(card(play, ORDERING.id).locator(".verdict")).to_have_text("En partie juste. 0,33 point sur 1")
    expect(card(play, ORDERING.id).locator("[data-option=b] .why")).to_have_text("Bonne place\u00a0: 2")
    expect(card(play, ORDERING.id).locator(".moves:visible")).to_have_count(0)
    kept = play.saved()
    assert play.writes("cmi.interactions.0.type") == ["sequencing"]
    assert play.writes("cmi.interactions.0.student_response") == ["b_part,a_part,c_part"]
    assert play.writes("cmi.interactions.0.correct_responses.0.pattern") == ["a_part,b_part,c_part"]
    assert restored(kept["cmi.suspend_data"], layout(PLACING)).answers == {
        ORDERING.id: Given(("b", "a", "c"), checked=True)
    }
    again = launched(PLACING, values=kept)
    go(again, "quiz-buts")
    assert order(again) == ["b", "a", "c"]
    expect(card(again, ORDERING.id).locator(".verdict")).to_have_text("En partie juste. 0,33 point sur 1")


def test_the_order_shown_first_may_be_checked_as_it_is(launched: Opening) -> None:
    play = opened(launched)
    shown = order(play)
    card(play, ORDERING.id).locator("[type=submit]").press("Enter")
    expect(card(play, ORDERING.id).locator(".verdict")).not_to_be_empty()
    answers = restored(play.saved()["cmi.suspend_data"], layout(PLACING)).answers
    assert answers == {ORDERING.id: Given(tuple(shown), checked=True)}


def test_in_an_exam_an_order_nobody_touched_is_no_answer(launched: Opening) -> None:
    play = opened(launched, EXAM)
    tally = play.course.locator("#quiz-buts .tally-words")
    expect(tally).to_contain_text("2 questions")
    in_order(play, ["a", "b", "c"])
    expect(tally).to_contain_text("1 question")
    match(play, "a.e", "b.d", "c.f")
    play.course.locator("[data-submit]").click()
    for question in (MATCHING, ORDERING):
        expect(card(play, question.id).locator(".verdict")).to_contain_text("Juste.")


def test_an_exam_handed_in_without_an_order_shows_the_right_one(launched: Opening) -> None:
    play = opened(launched, EXAM)
    match(play, "a.e")
    for _ in range(2):
        play.course.locator("[data-submit]").click()
    expect(card(play, ORDERING.id).locator(".verdict")).to_contain_text("Sans réponse.")
    expect(card(play, ORDERING.id).locator("[data-option=c] .why")).to_have_text("Bonne place\u00a0: 3")


@pytest.mark.parametrize("width", [320, 900])
def test_axe_finds_nothing_and_nothing_is_cut(launched: Opening, width: int) -> None:
    play = opened(launched)
    play.page.set_viewport_size({"width": width, "height": 800})
    assert play.axe() == []
    match(play, "a.e", "b.f")
    for question in (MATCHING, ORDERING):
        card(play, question.id).locator("[type=submit]").press("Enter")
    assert play.axe() == []
    over = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert play.page.frames[1].evaluate(over) is False
