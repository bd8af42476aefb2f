"""What each button of a desk does to the course, to the learner's record and to the report."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lms.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture(params=["scorm12", "scorm2004"])
def desk(page: Page, request: pytest.FixtureRequest) -> Desk:
    """The desk of a tiny course of each standard, whose learner saved `abc`."""
    desk = Desk(page, request.param)
    page.goto(f"/courses/tinyboth/#{desk.standard}")
    desk.says("ab-initio/normal/")
    desk.set(suspend_data="abc")
    assert desk.commit() == "true"
    return desk


def pressed(desk: Desk, name: str) -> str | None:
    return desk.button(name).get_attribute("aria-pressed")


def test_leaving_and_coming_back_resumes(desk: Desk) -> None:
    desk.press("Leave and come back")
    desk.says("resume/normal/abc")
    expect(desk.part("says")).to_contain_text("as on another day")
    expect(desk.part("calls").locator("[data-kind=fault]")).to_have_count(0)  # it ended before it went


def test_starting_from_nothing_forgets_all_attempts(desk: Desk) -> None:
    desk.press("New attempt")
    desk.press("Start from nothing")
    desk.says("ab-initio/normal/")
    expect(desk.part("score")).to_have_text("–")
    assert [len(attempts) for attempts in desk.kept()] == [1, 0]
    assert [attempt["cmi"] for attempt in desk.kept()[0]] == [{}]


def test_a_new_attempt_begins_with_nothing_and_the_one_before_stays_in_the_report(desk: Desk) -> None:
    desk.press("New attempt")
    desk.says("ab-initio/normal/")
    first, second = desk.kept()[0]
    assert (first["cmi"]["cmi.suspend_data"], second["cmi"]) == ("abc", {})
    assert [row[:2] for row in desk.attempts()] == [
        ["Taylor, Sam", "Attempt 1"],
        ["Taylor, Sam", "Attempt 2"],
    ]
    desk.set(suspend_data="xyz")
    desk.commit()
    desk.press("Leave and come back")
    desk.says("resume/normal/xyz")
    assert desk.kept()[0][0] == first


@pytest.mark.parametrize(("name", "mode"), [("Review", "review"), ("Browse", "browse")])
def test_a_mode_opens_the_course_in_it_until_it_is_pressed_again(desk: Desk, name: str, mode: str) -> None:
    desk.press(name)
    desk.says(f"resume/{mode}/abc")
    assert pressed(desk, name) == "true"
    expect(desk.part("says")).to_contain_text(f"{name}: ")
    desk.press(name)
    desk.says("resume/normal/abc")
    assert pressed(desk, name) == "false"


def test_there_is_one_mode_at_a_time(desk: Desk) -> None:
    desk.press("Review")
    desk.press("Browse")
    desk.says("resume/browse/abc")
    assert [pressed(desk, name) for name in ("Review", "Browse")] == ["false", "true"]


def test_while_the_connection_is_lost_no_commit_and_no_end_is_stored(desk: Desk) -> None:
    desk.press("Lose the connection")
    desk.set(suspend_data="later")
    assert desk.commit() == "false"
    expect(desk.part("unsaved")).to_have_text("1 value not saved yet")
    desk.press("Leave and come back")
    desk.says("resume/normal/abc")
    expect(desk.part("calls-tally")).to_contain_text("2 refused")
    desk.press("Lose the connection")
    desk.set(suspend_data="later")
    assert desk.commit() == "true"
    assert desk.kept()[0][0]["cmi"]["cmi.suspend_data"] == "later"


def test_what_is_cut_at_4096_is_told_in_the_calls_and_in_the_report(desk: Desk) -> None:
    desk.press("Cut at 4,096")
    desk.set(suspend_data="x" * 5000)
    assert desk.commit() == "true"
    assert len(desk.kept()[0][0]["cmi"]["cmi.suspend_data"]) == 4096
    expect(desk.part("calls")).to_contain_text("cut, 5,000 characters were sent")
    expect(desk.part("attempts")).to_contain_text("state cut, 5,000 characters were sent")
    expect(desk.part("memory")).to_contain_text("4,096 of")


def test_what_is_short_passes_whole_where_an_lms_cuts_and_long_values_once_it_does_not(desk: Desk) -> None:
    desk.press("Cut at 4,096")
    desk.set(suspend_data="x" * 4096)
    desk.commit()
    expect(desk.part("calls").locator(".cut")).to_have_count(0)
    desk.press("Cut at 4,096")
    desk.set(suspend_data="y" * 5000)
    desk.commit()
    held = {"scorm12": "x" * 4096, "scorm2004": "y" * 5000}  # 1.2 refuses what is too long
    assert desk.kept()[0][0]["cmi"]["cmi.suspend_data"] == held[desk.standard]
    expect(desk.part("attempts").locator(".cut")).to_have_count(0)


def test_closing_the_window_ends_the_session_and_it_can_be_opened_again(desk: Desk) -> None:
    desk.set(suspend_data="last")
    desk.press("Close the window")
    expect(desk.root.locator("iframe")).to_have_count(0)
    expect(desk.part("closed")).to_contain_text("The course’s window is closed.")
    assert desk.kept()[0][0]["cmi"]["cmi.suspend_data"] == "last"  # its end stored it
    assert pressed(desk, "Close the window") == "true"
    desk.press("Open it again")
    desk.says("resume/normal/last")
    expect(desk.part("closed")).to_be_hidden()
    assert pressed(desk, "Close the window") == "false"


@pytest.mark.parametrize("name", ["Leave and come back", "Review", "Another learner", "New attempt"])
def test_whatever_opens_the_course_opens_a_closed_window(desk: Desk, name: str) -> None:
    desk.press("Close the window")
    desk.press(name)
    expect(desk.course.locator("h1")).to_have_text("Tiny")
    expect(desk.part("closed")).to_be_hidden()


def test_another_learner_has_a_record_of_their_own_and_leaves_the_first_s_alone(desk: Desk) -> None:
    first = desk.kept()[0]
    desk.press("Another learner")
    desk.says("ab-initio/normal/")
    assert pressed(desk, "Another learner") == "true"
    desk.set(suspend_data="hers")
    desk.commit()
    # The end of the first learner's session came before; nothing of the second's is in it.
    stored = desk.kept()[0]
    assert stored[0]["cmi"] == {**first[0]["cmi"], "_exit": "suspend", **ended(desk)}
    assert [row[0] for row in desk.attempts()] == ["Taylor, Sam", "Okafor, Ada"]
    desk.press("Another learner")
    desk.says("resume/normal/abc")
    assert [desk.kept()[who][0]["cmi"]["cmi.suspend_data"] for who in (0, 1)] == ["abc", "hers"]


def ended(desk: Desk) -> dict[str, str]:
    """What the end adds to a record whose status nobody wrote."""
    return {"cmi.core.lesson_status": "completed"} if desk.standard == "scorm12" else {}


def test_what_is_pressed_while_a_page_still_loads_is_done(page: Page, desk: Desk) -> None:
    for name in (
        "Leave and come back",
        "Review",
        "Another learner",
        "New attempt",
        "Review",
        "Close the window",
    ):
        page.evaluate(
            "([standard, name]) => [...document.querySelectorAll(`[data-standard=${standard}] button`)]"
            ".find((one) => one.textContent === name).click()",
            [desk.standard, name],
        )
    desk.press("Open it again")
    desk.says("/normal/")  # a page that was pressed away may have begun, or not
    desk.press("Another learner")
    desk.says("resume/normal/abc")
    assert [len(attempts) for attempts in desk.kept()] == [1, 2]


def test_the_buttons_of_one_desk_leave_the_other_alone(page: Page, desk: Desk) -> None:
    page.get_by_role("button", name="Side by side").click()
    other = Desk(page, {"scorm12": "scorm2004", "scorm2004": "scorm12"}[desk.standard])
    other.says("ab-initio/normal/")
    desk.press("Lose the connection")
    assert [desk.commit(), other.commit()] == ["false", "true"]
    assert pressed(other, "Lose the connection") == "false"
