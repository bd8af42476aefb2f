"""What reaches the LMS and what comes back: resuming, statuses, scores, reports, and an LMS that fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cartable.model.course import Module
from cartable.model.state import restored
from player.conftest import Opening
from player.moves import SETTINGS, check, commits, commits_again, go, one_module, turn, type_in
from player.sample import CHOICE, CLAIM, COURSE, ESSAY, NUMBER, SEVERAL, TYPED, layout, package

pytestmark = pytest.mark.browser


def test_a_second_launch_stands_at_the_same_place_with_the_same_answers(launched: Opening) -> None:
    first = launched(COURSE)
    go(first, "quiz-buts")
    check(first, CHOICE.id, "b")
    first.course.locator(f"#q-{SEVERAL.id} input[value=c]").check()
    first.course.locator(f"#q-{ESSAY.id} textarea").fill("Un « jardin » 🌻")
    order = first.course.locator(f"#q-{CHOICE.id} [data-option]").evaluate_all(
        "all => all.map(one => one.dataset.option)"
    )
    kept = first.saved()
    assert kept["cmi.core.lesson_location"] == "quiz-buts"

    second = launched(COURSE, values=kept)
    expect(second.course.locator("#quiz-buts")).to_be_visible()
    expect(second.course.locator(f"#q-{CHOICE.id} .verdict")).to_contain_text("Ce n’est pas cela")
    expect(second.course.locator(f"#q-{CHOICE.id} input[value=b]")).to_be_checked()
    expect(second.course.locator(f"#q-{SEVERAL.id} input[value=c]")).to_be_checked()
    expect(second.course.locator(f"#q-{SEVERAL.id} .outcome")).to_be_hidden()
    expect(second.course.locator(f"#q-{ESSAY.id} textarea")).to_have_value("Un « jardin » 🌻")
    again = second.course.locator(f"#q-{CHOICE.id} [data-option]").evaluate_all(
        "all => all.map(one => one.dataset.option)"
    )
    assert again == order
    assert second.saved()["cmi.suspend_data"] == kept["cmi.suspend_data"]


def test_the_state_that_the_script_saves_is_the_one_that_the_model_reads(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    type_in(play, TYPED.id, "cercle")
    state = restored(play.saved()["cmi.suspend_data"], layout(COURSE))
    assert state.answers[CHOICE.id].response == frozenset({"a"})
    assert state.answers[TYPED.id].response == "cercle"
    assert state.answers[TYPED.id].checked
    assert state.visits["buts"].attempts == 1
    assert not state.visits["buts"].submitted


def test_what_a_hidden_page_committed_is_called_saved_only_once_it_is_seen(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "quiz-buts")
    play.saved()
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").evaluate("one => one.click()")
    turn(play, "hidden")
    assert restored(play.kept()["cmi.suspend_data"], layout(COURSE)).answers.keys() == {CHOICE.id}
    assert play.calls()[-1][0] == "LMSCommit"
    expect(play.course.locator("#saved")).to_have_text("Enregistrement…")
    turn(play, "visible")
    play.saved()


def test_what_was_refused_is_tried_again_when_the_page_is_hidden(launched: Opening) -> None:
    play = launched(COURSE, lie={"LMSSetValue": "false"})
    play.course.locator("body[data-saved=refused]").wait_for()
    play.page.evaluate("window.lie = {}")
    turn(play, "hidden")
    assert play.kept()["cmi.suspend_data"]


def test_a_page_that_goes_after_it_was_hidden_commits_once_and_finishes(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "quiz-buts")
    play.saved()
    before = len(play.calls())
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").evaluate("one => one.click()")
    turn(play, "hidden")
    play.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    after = [call[0] for call in play.calls()[before:]]
    assert (after.count("LMSCommit"), after.count("LMSFinish"), after[-1]) == (1, 1, "LMSFinish")


def test_from_a_folder_the_course_is_whole_and_says_that_nothing_is_saved(
    browser: Browser, tmp_path: Path
) -> None:
    for name, data in package(COURSE).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator("#saved")).to_have_text("Rien n’est enregistré")
    expect(page.locator("#notice")).to_contain_text("hors d’une plateforme")
    page.get_by_role("link", name="Suivant").click()
    expect(page.locator("#lecture-buts h1")).to_be_visible()
    page.get_by_role("link", name="Suivant").click()
    page.locator(f"#q-{CHOICE.id} input[value=a]").check()
    page.locator(f"#q-{CHOICE.id} button").click()
    expect(page.locator(f"#q-{CHOICE.id} .verdict")).to_contain_text("Juste")
    page.close()
    assert said == []


def test_entry_is_incomplete_and_opening_alone_completes_nothing(launched: Opening) -> None:
    play = launched(COURSE)
    kept = play.saved()
    assert kept["cmi.core.lesson_status"] == "incomplete"
    assert kept["cmi.core.exit"] == "suspend"
    assert "cmi.core.score.raw" not in kept
    play.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert play.calls()[-1][0] == "LMSFinish"
    assert play.writes("cmi.core.lesson_status") == ["incomplete"]


def test_each_answer_is_reported_as_an_interaction_with_a_readable_id(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, TYPED, NUMBER, ESSAY))
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    check(play, CLAIM.id, "f")
    type_in(play, TYPED.id, "Carré !")
    type_in(play, NUMBER.id, "4,5")
    type_in(play, ESSAY.id, "Une forêt d’idées")
    play.saved()
    reported = {
        name.removeprefix("cmi.interactions."): value
        for call in play.calls()
        if call[0] == "LMSSetValue"
        for name, value in [call[1]]
        if name.startswith("cmi.interactions.")
    }
    rows = [
        tuple(reported.get(f"{at}.{field}") for field in ("id", "type", "student_response", "result"))
        for at in range(5)
    ]
    assert rows == [
        ("Q1-buts", "choice", "b_option", "wrong"),
        ("Q3-donner", "true-false", "f", "correct"),
        ("Q4-figure", "fill-in", "Carré !", "correct"),
        ("Q5-cases", "numeric", "4.5", "wrong"),
        ("Q6-vous", "fill-in", "Une forêt d’idées", "neutral"),
    ]


def test_in_review_all_is_shown_and_nothing_is_written(launched: Opening) -> None:
    first = launched(one_module(CHOICE, CLAIM))
    go(first, "quiz-buts")
    check(first, CHOICE.id, "a")
    check(first, CLAIM.id, "t")
    kept = first.saved()
    play = launched(
        one_module(CHOICE, CLAIM),
        values={**kept, "cmi.core.lesson_mode": "review", "cmi.core.credit": "no-credit"},
    )
    expect(play.course.locator("#saved")).to_have_text("Relecture, rien n’est enregistré")
    expect(play.course.locator(f"#q-{CHOICE.id} .verdict")).to_contain_text("Juste")
    expect(play.course.locator("[data-retry]")).to_be_hidden()
    play.course.locator(f"#q-{CLAIM.id} input[value=f]").click(force=True)
    expect(play.course.locator(f"#q-{CLAIM.id} input[value=t]")).to_be_checked()
    play.page.clock.install()
    go(play, "lecture-buts")
    go(play, "result")
    play.page.clock.run_for(60_000)
    play.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert [call for call in play.calls() if call[0] in {"LMSSetValue", "LMSCommit"}] == []


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("LMSInitialize", "throws"),
        ("LMSInitialize", "undefined"),
        ("LMSSetValue", "false"),
        ("LMSSetValue", ""),
        ("LMSCommit", False),
        ("LMSCommit", "throws"),
    ],
)
def test_an_lms_that_fails_is_said_and_tried_again(
    launched: Opening,
    call: str,
    answer: str | bool,  # noqa: FBT001 - one of the lies
) -> None:
    course = one_module(CHOICE, CLAIM)
    lie: dict[str, str | bool] = {call: answer}
    if call == "LMSInitialize":
        lie["LMSGetValue"] = answer
    play = launched(course, lie=lie)
    play.course.locator("body[data-saved=refused]").wait_for()
    expect(play.course.locator("#saved")).to_have_text("Non enregistré")
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    expect(play.course.locator(f"#q-{CHOICE.id} .verdict")).to_contain_text("Juste")
    play.page.evaluate("window.lie = {}")
    check(play, CLAIM.id, "f")
    assert play.saved()["cmi.core.score.raw"] == "100"
    expect(play.course.locator("#saved")).to_have_text("Enregistré")


def test_trying_to_save_again_is_one_button(launched: Opening) -> None:
    play = launched(COURSE, lie={"LMSCommit": "false"})
    play.course.locator("body[data-saved=refused]").wait_for()
    play.page.evaluate("window.lie = {}")
    play.course.get_by_role("button", name="Réessayer").click()
    play.saved()
    expect(play.course.get_by_role("button", name="Réessayer")).to_be_hidden()


def test_passed_stays_passed_through_a_worse_attempt(launched: Opening) -> None:
    play = launched(one_module(CHOICE, settings=replace(SETTINGS, keep="last")))
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    play.course.locator("[data-retry]").click()
    check(play, CHOICE.id, "b")
    play.course.locator("#quiz-buts .tally", has_text="0 point sur 1").wait_for()
    assert play.saved()["cmi.core.lesson_status"] == "passed"
    assert play.writes("cmi.core.lesson_status") == ["incomplete", "passed"]


def test_a_later_attempt_passes_and_the_best_score_stays(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, settings=replace(SETTINGS, attempts=3)))
    go(play, "quiz-buts")
    for choice, claim in (("b", "f"), ("a", "f"), ("b", "t")):
        check(play, CHOICE.id, choice)
        check(play, CLAIM.id, claim)
        play.saved()
        retry = play.course.locator("[data-retry]")
        if retry.is_visible():
            retry.click()
    expect(play.course.locator("#quiz-buts .tally")).to_contain_text("C’était votre dernier essai")
    assert play.writes("cmi.core.lesson_status") == ["incomplete", "passed"]
    assert play.writes("cmi.core.score.raw") == ["50", "100"]


def test_the_last_attempt_under_the_mark_is_failed_and_the_result_says_what_to_do(launched: Opening) -> None:
    play = launched(one_module(CHOICE, CLAIM, settings=replace(SETTINGS, attempts=1)))
    go(play, "lecture-buts")
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    check(play, CLAIM.id, "f")
    kept = play.saved()
    assert (kept["cmi.core.lesson_status"], kept["cmi.core.score.raw"]) == ("failed", "50")
    go(play, "result")
    expect(play.course.locator("#verdict")).to_contain_text("il faut 60\u202f%")
    expect(play.course.locator("#advice")).to_contain_text("Vos essais sont épuisés")


def test_a_course_to_read_is_complete_when_every_page_was_seen(launched: Opening) -> None:
    pages = (Module("un", "Un"), Module("deux", "Deux"))
    play = launched(replace(COURSE, modules=pages))
    go(play, "lecture-un")
    assert play.saved()["cmi.core.lesson_status"] == "incomplete"
    before = commits(play)
    go(play, "lecture-deux")
    commits_again(play, before)
    kept = play.saved()
    assert kept["cmi.core.lesson_status"] == "completed"
    assert "cmi.core.score.raw" not in kept
    go(play, "result")
    expect(play.course.locator("#verdict")).to_have_text("Vous avez tout lu.")


def test_a_place_of_ours_without_a_state_is_not_taken_for_a_new_learner(launched: Opening) -> None:
    play = launched(
        COURSE, values={"cmi.core.lesson_location": "quiz-buts", "cmi.core.lesson_status": "passed"}
    )
    play.course.locator("body[data-saved=behind]").wait_for()
    expect(play.course.locator("#saved")).to_contain_text("rechargez la page")
    go(play, "lecture-buts")
    assert play.writes("cmi.suspend_data") == []


@pytest.mark.parametrize(
    "id_", ["dataset", "querySelector", "classList", "addEventListener", "remove", "length"]
)
def test_a_question_may_have_any_id(launched: Opening, id_: str) -> None:
    play = launched(one_module(replace(CHOICE, id=id_), CLAIM))
    go(play, "quiz-buts")
    check(play, id_, "a")
    expect(play.course.locator(f"#q-{id_} .verdict")).to_contain_text("Juste")
    assert play.saved()["cmi.interactions.0.id"] == id_
