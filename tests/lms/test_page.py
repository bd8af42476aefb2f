from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def course_says(page: Page, words: str) -> None:
    expect(page.frame_locator("#frame").locator("body")).to_contain_text(words)


def test_a_course_plays_and_what_it_saved_is_shown(page: Page) -> None:
    page.locator("a[href='/courses/tiny/']").click()
    expect(page).to_have_title("Tiny & good")
    course_says(page, "ab-initio/normal/")
    page.evaluate("API.LMSSetValue('cmi.interactions.0.id', 'Q1_Paris')")
    page.evaluate("API.LMSSetValue('cmi.interactions.0.result', 'correct')")
    page.evaluate("API.LMSSetValue('cmi.core.score.raw', '80')")
    page.evaluate("API.LMSSetValue('cmi.core.lesson_status', 'passed')")
    page.evaluate("API.LMSSetValue('cmi.suspend_data', 'abc')")
    page.evaluate("API.LMSCommit('')")
    expect(page.locator("#status")).to_have_text("passed")
    expect(page.locator("#score")).to_have_text("80")
    expect(page.locator("#memory")).to_have_text("3 of 4,096 characters")
    expect(page.locator("#answers tr")).to_have_text(["Q1_Pariscorrect"])
    expect(page.locator("#errors")).to_have_text("0")


def test_a_refused_call_is_counted_and_named(page: Page) -> None:
    page.goto("/courses/tiny/")
    page.evaluate("API.LMSSetValue('cmi.core.exit', 'normal')")
    expect(page.locator("#errors")).to_have_text("1")
    page.get_by_text("Calls", exact=True).click()
    expect(page.locator("#calls .refused")).to_contain_text("405 Incorrect data type")


def saved(page: Page, memory: str) -> None:
    page.evaluate(f"API.LMSSetValue('cmi.suspend_data', '{memory}'); API.LMSCommit('')")


def test_leaving_and_coming_back_resumes(page: Page) -> None:
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    saved(page, "abc")
    page.get_by_role("button", name="Leave and come back").click()
    course_says(page, "resume/normal/abc")


def test_a_reload_of_the_whole_page_resumes(page: Page) -> None:
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    saved(page, "abc")
    page.reload()
    course_says(page, "resume/normal/abc")


def test_a_reload_inside_the_frame_is_a_session_of_its_own(page: Page) -> None:
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    saved(page, "abc")
    page.frames[1].evaluate("location.reload()")
    course_says(page, "resume/normal/abc")
    expect(page.locator("#errors")).to_have_text("0")


def test_starting_from_nothing_forgets(page: Page) -> None:
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    saved(page, "abc")
    page.get_by_role("button", name="Start from nothing").click()
    course_says(page, "ab-initio/normal/")
    expect(page.locator("#score")).to_have_text("–")


def test_review_opens_the_course_as_an_lms_does_after_the_end(page: Page) -> None:
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    saved(page, "abc")
    button = page.get_by_role("button", name="Review")
    button.click()
    course_says(page, "resume/review/abc")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    course_says(page, "resume/normal/abc")


def test_the_frame_is_as_wide_as_the_window_lets_it_and_a_telephone_s_when_asked(page: Page) -> None:
    page.set_viewport_size({"width": 500, "height": 500})
    page.goto("/courses/tiny/")
    size = "() => { const box = frame.getBoundingClientRect(); return [box.width, box.height]; }"
    assert page.evaluate(size) == [page.evaluate("document.querySelector('main').clientWidth"), 668]
    assert page.evaluate("document.documentElement.scrollWidth") <= 500
    page.get_by_label("Frame").select_option("phone")
    assert page.evaluate(size) == [362, 642]


def test_the_page_asks_for_nothing_outside_and_says_nothing_in_the_console(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    home = page.url.removesuffix("courses/tiny/")
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


def test_a_browser_that_keeps_nothing_is_told_and_saving_fails(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("/courses/tiny/")
    course_says(page, "ab-initio")
    assert page.evaluate("API.LMSCommit('')") == "false"
    expect(page.locator("#lost")).to_be_visible()


def test_a_2004_package_meets_its_own_api_and_its_facts_are_shown(page: Page) -> None:
    page.locator("a[href='/courses/tiny2004/']").click()
    course_says(page, "ab-initio/normal/")
    for element, value in (
        ("cmi.interactions.0.id", "Q1_Paris"),
        ("cmi.interactions.0.type", "choice"),
        ("cmi.interactions.0.learner_response", "b_Paris"),
        ("cmi.interactions.0.result", "correct"),
        ("cmi.score.raw", "80"),
        ("cmi.completion_status", "completed"),
        ("cmi.suspend_data", "abc"),
    ):
        page.evaluate(f"API_1484_11.SetValue('{element}', '{value}')")
    page.evaluate("API_1484_11.Commit('')")
    expect(page.locator("#status")).to_have_text("completed · unknown")
    expect(page.locator("#score")).to_have_text("80")
    expect(page.locator("#memory")).to_have_text("3 of 64,000 characters")
    expect(page.locator("#answers tr")).to_have_text(["Q1_Parisb_Pariscorrect"])
    page.get_by_role("button", name="Leave and come back").click()
    course_says(page, "resume/normal/abc")
    assert page.evaluate("typeof API") == "undefined"


def test_what_was_never_set_is_no_refused_call_but_what_is_unknown_is(page: Page) -> None:
    page.goto("/courses/tiny2004/")
    course_says(page, "ab-initio/normal/")
    expect(page.locator("#errors")).to_have_text("0")
    page.evaluate("API_1484_11.GetValue('cmi.core.entry')")
    expect(page.locator("#errors")).to_have_text("1")
    page.get_by_text("Calls", exact=True).click()
    expect(page.locator("#calls .refused")).to_contain_text("401 Undefined Data Model Element")
