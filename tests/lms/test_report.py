"""The teacher's report of the preview, and that all of the page can be used by everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cartable.serve.preview import Preview
from lms.desk import Desk, told
from lms.test_live import ERROR

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def begun(page: Page, standard: str = "scorm12") -> Desk:
    page.goto(f"/courses/tinyboth/#{standard}")
    desk = Desk(page, standard)
    desk.says("ab-initio/normal/")
    return desk


def answer(desk: Desk, number: int, name: str, response: str) -> None:
    at = f"interactions__{number}"
    word = {"scorm12": "student_response", "scorm2004": "learner_response"}[desk.standard]
    values = {
        f"{at}__id": name,
        f"{at}__type": "choice",
        f"{at}__{word}": response,
        f"{at}__result": "correct",
    }
    desk.set(
        **values, **{f"{at}__correct_responses__0__pattern": "a", f"{at}__correct_responses__1__pattern": "b"}
    )


@pytest.mark.parametrize("standard", ["scorm12", "scorm2004"])
def test_the_report_shows_what_was_committed_and_nothing_that_was_only_set(page: Page, standard: str) -> None:
    desk = begun(page, standard)
    answer(desk, 0, "Q1_Paris", "b")
    expect(desk.part("answers").locator("tr")).to_have_count(0)
    expect(desk.part("no-answers")).to_be_visible()
    desk.commit()
    answer(desk, 1, "Q2_Lyon", "a")
    expect(desk.part("answers").locator("tr")).to_have_count(1)
    assert desk.part("answers").locator("th, td").all_inner_texts() == [
        *("Q1_Paris", "choice", "b", "a\nb", "correct", "", "")
    ]


def test_score_and_status_of_the_report_are_those_of_the_last_commit(page: Page) -> None:
    desk = begun(page)
    desk.set(core__score__raw="80", core__lesson_status="passed")
    desk.commit()
    desk.set(core__score__raw="40", core__lesson_status="failed")
    expect(desk.part("score")).to_have_text("40")
    assert desk.attempts() == [["Taylor, Sam", "Attempt 1", "80", "passed"]]


def test_the_answers_of_each_attempt_and_learner_can_be_looked_at(page: Page) -> None:
    desk = begun(page)
    answer(desk, 0, "Q1_first", "a")
    desk.press("New attempt")
    desk.says("ab-initio")
    answer(desk, 0, "Q1_second", "b")
    desk.press("Another learner")
    desk.says("ab-initio")
    heading = desk.part("answers-of")
    expect(heading).to_have_text("Answers: Okafor, Ada, attempt 1")
    expect(desk.part("no-answers")).to_be_visible()
    for row, question in ((0, "Q1_first"), (1, "Q1_second")):
        button = desk.part("attempts").locator("button").nth(row)
        button.press("Enter")
        expect(desk.part("answers").locator("th")).to_have_text([question])
        expect(heading).to_have_text(f"Answers: Taylor, Sam, attempt {row + 1}")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-pressed", "true")


def test_a_report_that_is_looked_at_stays_while_the_course_saves(page: Page) -> None:
    desk = begun(page)
    answer(desk, 0, "Q1_first", "a")
    desk.press("New attempt")
    desk.says("ab-initio")
    desk.part("attempts").locator("button").first.click()
    desk.set(suspend_data="abc")
    desk.commit()
    expect(desk.part("answers").locator("th")).to_have_text(["Q1_first"])


def test_of_a_2004_package_the_report_says_what_moodle_s_own_leaves_out(page: Page) -> None:
    words = "reads only the names of SCORM 1.2"
    expect(begun(page, "scorm2004").root).to_contain_text(words)
    expect(begun(page).root).not_to_contain_text(words)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    browser: Browser, preview: Preview, scheme: str, width: int
) -> None:
    context = browser.new_context(
        base_url=preview.address,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    desk = begun(page)
    page.get_by_role("button", name="Side by side").click()
    answer(desk, 0, "Q1_Paris", "b")
    desk.set(core__exit="normal", suspend_data="x" * 4000)
    desk.press("Cut at 4,096")
    desk.press("Lose the connection")
    Desk(page, "scorm2004").press("Close the window")
    for values in page.get_by_text("All values", exact=True).all():
        values.click()
    told(page, "tinyboth", problems=[ERROR, {**ERROR, "level": "warning"}, {**ERROR, "level": "info"}])
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """axe.run({exclude: [["iframe"]]}, {rules: {"target-size": {enabled: true}}})
        .then((seen) => seen.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id} ${html}`)))"""
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
