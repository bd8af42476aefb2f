"""What the browser keeps until the LMS has acknowledged it, and what it brings back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.state import restored
from player.conftest import Opening
from player.lms import Launched
from player.moves import SETTINGS, check, commits_again, go, one_module, turn, type_in
from player.sample import CHOICE, CLAIM, ESSAY, TYPED, layout

pytestmark = pytest.mark.browser

COURSE = one_module(CHOICE, CLAIM, TYPED, ESSAY)
ANNA = {"cmi.core.student_id": "anna", "cmi.core.student_name": "Serre, Anna"}
BORIS = {"cmi.core.student_id": "boris", "cmi.core.student_name": "Petit, Boris"}
ILL = {"LMSCommit": "false"}
BACK = "ont été retrouvées"


def answers(kept: Mapping[str, str]) -> set[str]:
    return set(restored(kept["cmi.suspend_data"], layout(COURSE)).answers)


def interrupted(launched: Opening, learner: Mapping[str, str]) -> tuple[Launched, dict[str, str]]:
    """A learner whose LMS has the first answer and not the second, and whose tab then died."""
    play = launched(COURSE, values=learner)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    kept = play.saved()
    assert play.stored() == {}
    play.page.evaluate("lie => { window.lie = lie }", ILL)
    check(play, CLAIM.id, "f")
    play.course.locator("body[data-saved=refused]").wait_for()
    assert len(play.stored()) == 1
    play.kill()
    return play, kept


def test_an_answer_that_the_lms_never_took_is_back_at_the_next_launch(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values=kept, beside=first)
    expect(second.course.locator("#notice")).to_contain_text(BACK)
    expect(second.course.locator(f"#q-{CLAIM.id} .verdict")).to_contain_text("Juste")
    assert answers(second.saved()) == {CHOICE.id, CLAIM.id}
    assert second.writes("cmi.interactions.1.id") == ["Q3-donner"]
    assert second.stored() == {}


def test_what_came_back_survives_a_second_crash_before_it_is_saved(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values=kept, beside=first, lie=ILL)
    second.course.locator("body[data-saved=refused]").wait_for()
    second.kill()
    third = launched(COURSE, values=kept, beside=first)
    assert answers(third.saved()) == {CHOICE.id, CLAIM.id}


def test_another_learner_of_the_same_computer_sees_nothing_of_it(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values={**kept, **BORIS}, beside=first)
    expect(second.course.locator("#notice")).to_be_hidden()
    assert answers(second.saved()) == {CHOICE.id}
    assert len(second.stored()) == 1
    third = launched(COURSE, values={**kept, **ANNA}, beside=first)
    expect(third.course.locator("#notice")).to_contain_text(BACK)


def test_what_the_lms_got_meanwhile_is_not_overwritten(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    elsewhere = launched(COURSE, values=kept)
    go(elsewhere, "quiz-buts")
    type_in(elsewhere, TYPED.id, "cercle")
    newer = elsewhere.saved()
    second = launched(COURSE, values=newer, beside=first)
    assert answers(second.saved()) == {CHOICE.id, TYPED.id}
    assert second.stored() == {}


def test_another_attempt_or_activity_does_not_take_it_and_leaves_it_alone(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    new = launched(COURSE, values=ANNA, beside=first)
    assert answers(new.saved()) == set()
    new.kill()
    again = launched(COURSE, values=kept, beside=first)
    assert answers(again.saved()) == {CHOICE.id, CLAIM.id}


@pytest.mark.parametrize("learner", [{}, {"cmi.core.student_id": ""}])
def test_without_a_learners_id_nothing_is_kept(launched: Opening, learner: Mapping[str, str]) -> None:
    play = launched(COURSE, values=learner)
    play.saved()
    play.page.evaluate("lie => { window.lie = lie }", ILL)
    go(play, "quiz-buts")
    check(play, CLAIM.id, "f")
    play.course.locator("body[data-saved=refused]").wait_for()
    assert play.stored() == {}
    go(play, "result")
    expect(play.course.locator("#result .kept")).to_contain_text("Gardez cette page ouverte")


def test_a_guest_whose_lms_never_takes_anything_leaves_nothing_behind(launched: Opening) -> None:
    play = launched(COURSE, values=ANNA, lie=ILL)
    play.course.locator("body[data-saved=refused]").wait_for()
    go(play, "quiz-buts")
    check(play, CLAIM.id, "f")
    assert play.stored() == {}


def test_in_review_nothing_is_kept_or_brought_back(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values={**kept, "cmi.core.lesson_mode": "review"}, beside=first)
    expect(second.course.locator(f"#q-{CLAIM.id} .verdict")).to_contain_text("Sans réponse")
    assert len(second.stored()) == 1


@pytest.mark.parametrize("arrived", [False, True])
def test_what_a_hidden_page_committed_is_kept_until_a_launch_shows_it(
    launched: Opening,
    arrived: bool,  # noqa: FBT001 - whether the commit reached the server
) -> None:
    play = launched(COURSE, values=ANNA)
    go(play, "quiz-buts")
    before = play.saved()
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").evaluate("one => one.click()")
    turn(play, "hidden")
    after = play.kept()
    assert len(play.stored()) == 1
    play.kill()
    second = launched(COURSE, values=after if arrived else before, beside=play)
    assert answers(second.saved()) == {CHOICE.id}
    assert second.stored() == {}
    assert bool(second.writes("cmi.suspend_data")) is not arrived


def test_an_answer_is_kept_though_an_earlier_commit_was_stored_and_denied(launched: Opening) -> None:
    play = launched(COURSE, values=ANNA)
    play.saved()
    play.page.evaluate("lie => { window.lie = lie }", ILL)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "a")
    play.course.locator("body[data-saved=refused]").wait_for()
    stored_though_denied = play.kept()
    check(play, CLAIM.id, "f")
    commits_again(play, 2)
    play.kill()
    second = launched(COURSE, values=stored_though_denied, beside=play)
    assert answers(second.saved()) == {CHOICE.id, CLAIM.id}


def test_a_state_of_which_the_lms_kept_a_part_is_whole_again(launched: Opening) -> None:
    play = launched(COURSE, values=ANNA)
    play.saved()
    play.page.evaluate("""() => {
      const whole = API.LMSSetValue;
      const cut = (name, value) => (name === "cmi.suspend_data" ? value.slice(0, 24) : value);
      API.LMSSetValue = (name, value) => whole(name, cut(name, value));
    }""")
    go(play, "quiz-buts")
    type_in(play, TYPED.id, "Un carré coupé en quatre")
    play.course.locator("body[data-saved=refused]").wait_for()
    kept = play.kept()
    assert len(kept["cmi.suspend_data"]) == 24
    play.kill()
    second = launched(COURSE, values=kept, beside=play)
    expect(second.course.locator(f"#q-{TYPED.id} input")).to_have_value("Un carré coupé en quatre")
    assert answers(second.saved()) == {TYPED.id}


def test_what_is_being_typed_is_kept_before_it_is_sent(launched: Opening) -> None:
    play = launched(COURSE, values=ANNA)
    before = play.saved()
    play.page.evaluate("lie => { window.lie = lie }", ILL)
    go(play, "quiz-buts")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("Une friche devenue jardin")
    play.page.frames[1].wait_for_function("localStorage.length > 0")
    play.kill()
    second = launched(COURSE, values=before, beside=play)
    go(second, "quiz-buts")
    expect(second.course.locator(f"#q-{ESSAY.id} textarea")).to_have_value("Une friche devenue jardin")


def test_what_is_chosen_is_kept_at_once(launched: Opening) -> None:
    course = one_module(CHOICE, CLAIM, settings=replace(SETTINGS, mode="exam"))
    play = launched(course, values=ANNA)
    play.saved()
    go(play, "quiz-buts")
    play.page.evaluate("lie => { window.lie = lie }", ILL)
    kept = play.course.locator(f"#q-{CLAIM.id} input[value=f]").evaluate(
        "one => { one.click(); return localStorage.length; }"
    )
    assert kept == 1


def test_nothing_that_names_a_person_is_stored_and_old_entries_go(launched: Opening) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values={**kept, **BORIS}, beside=first)
    second.saved()
    ((key, entry),) = second.stored().items()
    assert key.startswith("cartable:")
    assert "anna" not in key.lower() + entry.lower()
    old = json.dumps([{**json.loads(entry)[0], "day": json.loads(entry)[0]["day"] - 31}])
    second.page.frames[1].evaluate("([key, old]) => localStorage.setItem(key, old)", [key, old])
    third = launched(COURSE, values={**kept, **ANNA}, beside=first)
    assert answers(third.saved()) == {CHOICE.id}


FORBIDDEN = """
  Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize("script", [FORBIDDEN, FULL])
def test_a_browser_that_keeps_nothing_changes_nothing_else(launched: Opening, script: str) -> None:
    play = launched(COURSE, values=ANNA)
    kept = play.saved()
    second = launched(COURSE, values=kept, script=f"if (window !== top) {{ {script} }}")
    go(second, "quiz-buts")
    second.page.evaluate("lie => { window.lie = lie }", ILL)
    check(second, CHOICE.id, "a")
    second.course.locator("body[data-saved=refused]").wait_for()
    second.page.evaluate("window.lie = {}")
    assert answers(second.saved()) == {CHOICE.id}


@pytest.mark.parametrize(
    "junk", ["{", "7", "null", '[{"bases": 1}]', '[{"bases": ["x"], "memory": "AAA", "day": 99999}]']
)
def test_what_others_wrote_under_our_key_harms_nothing(launched: Opening, junk: str) -> None:
    first, kept = interrupted(launched, ANNA)
    second = launched(COURSE, values={**kept, **BORIS}, beside=first)
    second.saved()
    (key,) = second.stored()
    second.page.frames[1].evaluate("([key, junk]) => localStorage.setItem(key, junk)", [key, junk])
    third = launched(COURSE, values={**kept, **ANNA}, beside=first)
    assert answers(third.saved()) == {CHOICE.id}
