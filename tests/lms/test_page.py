"""What the page of a course shows of a session, whatever is pressed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from lms.desk import Desk

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(page: Page) -> Desk:
    """The desk of a tiny course, which has begun."""
    page.goto("/courses/tiny/")
    desk = Desk(page)
    desk.says("ab-initio/normal/")
    return desk


def test_a_course_plays_and_what_it_saved_is_shown(page: Page) -> None:
    page.locator("a[href='/courses/tiny/']").click()
    expect(page).to_have_title("Tiny & good")
    desk = Desk(page)
    desk.says("ab-initio/normal/")
    desk.set(interactions__0__id="Q1_Paris", interactions__0__result="correct")
    desk.set(core__score__raw="80", core__lesson_status="passed", suspend_data="abc")
    desk.commit()
    expect(desk.part("status")).to_have_text("passed")
    expect(desk.part("score")).to_have_text("80")
    expect(desk.part("progress")).to_have_text("SCORM 1.2 knows none")
    expect(desk.part("memory")).to_have_text("3 of 4,096 characters")
    assert desk.part("memory-meter").evaluate("(meter) => [meter.value, meter.max]") == [3, 4096]
    expect(desk.part("calls-tally")).not_to_contain_text("refused")


def test_times_are_shown_as_people_read_them_the_session_s_and_all_that_was_saved(desk: Desk) -> None:
    desk.set(core__session_time="0000:01:05.40")
    desk.commit()
    desk.press("Leave and come back")
    desk.says("resume")
    desk.set(core__session_time="01:00:00")
    expect(desk.part("session-time")).to_have_text("1:00:00")
    expect(desk.part("total-time")).to_have_text("0:01:05")


def test_a_refused_call_is_counted_and_named(desk: Desk) -> None:
    desk.set(core__exit="normal")
    expect(desk.part("calls-tally")).to_contain_text("1 refused")
    expect(desk.part("calls").locator("[data-refused]")).to_contain_text(
        'LMSSetValue("cmi.core.exit", "normal") → "false" 405 Incorrect data type'
    )


def test_the_calls_are_sifted_to_what_is_written_or_refused(desk: Desk) -> None:
    desk.set(core__exit="normal", suspend_data="abc")
    shown = desk.part("calls").locator("li:visible")
    expect(shown.filter(has_text="LMSGetValue")).to_have_count(3)
    desk.part("calls-filter").select_option("what is written")
    expect(shown).to_contain_text(["suspend_data", "normal", "suspend", "LMSInitialize"])
    expect(shown.filter(has_text="LMSGetValue")).to_have_count(0)
    desk.part("calls-filter").select_option("what was refused")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("405")


def test_every_call_says_how_long_it_came_after_the_one_before(page: Page, desk: Desk) -> None:
    page.clock.install()
    desk.set(suspend_data="a")
    page.clock.fast_forward(1100)
    desk.set(suspend_data="b")
    newest = desk.part("calls").locator("li").first
    assert 1 <= float(newest.locator(".since").inner_text().removeprefix("+").removesuffix(" s")) < 30


def test_a_value_is_marked_until_it_is_committed(desk: Desk) -> None:
    desk.root.get_by_text("All values", exact=True).click()
    desk.set(suspend_data="abc")
    row = desk.part("values").locator("tr", has_text="cmi.suspend_data")
    expect(row).to_contain_text("abc not saved yet")
    expect(desk.part("unsaved")).to_have_text("1 value not saved yet")
    expect(desk.part("saved")).to_have_text("not yet")
    desk.commit()
    expect(row).not_to_contain_text("not saved yet")
    expect(desk.part("unsaved")).to_be_hidden()
    expect(desk.part("saved")).not_to_have_text("not yet")


def test_the_values_that_the_lms_gives_are_among_them_and_all_can_be_searched(desk: Desk) -> None:
    desk.root.get_by_text("All values", exact=True).click()
    expect(desk.part("values").locator("tr", has_text="student_name")).to_contain_text(
        "Taylor, Sam from the LMS"
    )
    desk.root.get_by_label("Search").fill("CREDIT")
    expect(desk.part("values").locator("tr:visible")).to_have_text(["cmi.core.creditcredit from the LMS"])


def test_a_script_of_the_course_that_fails_is_named(page: Page, desk: Desk) -> None:
    page.frames[1].evaluate("setTimeout(() => { throw new Error('broken wheel'); })")
    expect(desk.part("calls").locator("[data-kind=fault]")).to_contain_text("broken wheel")


def test_a_reload_of_the_whole_page_resumes(page: Page, desk: Desk) -> None:
    desk.set(suspend_data="abc")
    desk.commit()
    page.reload()
    desk.says("resume/normal/abc")


def test_a_reload_inside_the_frame_is_a_session_of_its_own(page: Page, desk: Desk) -> None:
    desk.set(suspend_data="abc")
    desk.commit()
    page.frames[1].evaluate("location.reload()")
    desk.says("resume/normal/abc")
    expect(desk.part("calls-tally")).not_to_contain_text("refused")
    expect(desk.part("calls").locator("[data-kind=session]")).to_have_count(2)


def test_a_page_that_goes_without_ending_its_session_is_told_on(page: Page, desk: Desk) -> None:
    page.evaluate("API.LMSFinish = () => 'true'")  # the page's own call ends nothing
    desk.press("Leave and come back")
    expect(desk.part("calls").locator("[data-kind=fault]")).to_have_text(["The page went without LMSFinish."])


def test_the_frame_is_as_wide_as_the_window_lets_it_and_a_telephone_s_when_asked(page: Page) -> None:
    page.set_viewport_size({"width": 500, "height": 500})
    page.goto("/courses/tiny/")
    size = (
        "(({ width, height }) => [width, height])(document.querySelector('iframe').getBoundingClientRect())"
    )
    assert page.evaluate(size) == [page.evaluate("document.querySelector('main').clientWidth"), 668]
    assert page.evaluate("document.documentElement.scrollWidth") <= 500
    page.get_by_label("Frame").select_option("phone")
    assert page.evaluate(size) == [362, 642]


def test_in_a_window_of_1280_the_course_keeps_moodle_s_width_beside_the_inspector(
    page: Page,
) -> None:
    page.goto("/courses/tiny/")
    page.set_viewport_size({"width": 1280, "height": 900})
    frame, inspector = (page.locator(part).bounding_box() for part in ("iframe", ".inspector"))
    assert frame
    assert inspector
    assert frame["width"] >= 652
    assert inspector["y"] == frame["y"]
    assert inspector["width"] >= 300


def test_the_page_asks_for_nothing_outside_and_says_nothing_in_the_console(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto("/courses/tiny/")
    Desk(page).says("ab-initio")
    home = page.url.removesuffix("courses/tiny/")
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


def test_a_browser_that_keeps_nothing_is_told_and_saving_fails(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("/courses/tiny/")
    desk = Desk(page)
    desk.says("ab-initio")
    assert desk.commit() == "false"
    expect(desk.part("lost")).to_be_visible()


def test_a_2004_package_meets_its_own_api_and_its_facts_are_shown(page: Page) -> None:
    page.locator("a[href='/courses/tiny2004/']").click()
    desk = Desk(page, "scorm2004")
    desk.says("ab-initio/normal/")
    desk.set(score__raw="80", completion_status="completed", progress_measure="0.25", suspend_data="abc")
    desk.commit()
    expect(desk.part("status")).to_have_text("completed · unknown")
    expect(desk.part("score")).to_have_text("80")
    expect(desk.part("progress")).to_have_text("25%")
    expect(desk.part("memory")).to_have_text("3 of 64,000 characters")
    desk.press("Leave and come back")
    desk.says("resume/normal/abc")
    assert page.evaluate("typeof API") == "undefined"


def test_what_was_never_set_is_no_refused_call_but_what_is_unknown_is(page: Page) -> None:
    page.goto("/courses/tiny2004/")
    desk = Desk(page, "scorm2004")
    desk.says("ab-initio/normal/")
    expect(desk.part("calls")).to_contain_text("403 Data Model Element Value Not Initialized")
    expect(desk.part("calls-tally")).not_to_contain_text("refused")
    page.evaluate("API_1484_11.GetValue('cmi.core.entry')")
    expect(desk.part("calls-tally")).to_contain_text("1 refused")
    expect(desk.part("calls").locator("[data-refused]")).to_contain_text("401 Undefined Data Model Element")


def test_both_standards_play_in_one_page_each_with_its_own_api_and_record(page: Page) -> None:
    page.goto("/courses/tinyboth/")
    one, other = Desk(page), Desk(page, "scorm2004")
    one.says("ab-initio/normal/")
    expect(other.root).to_be_hidden()
    page.get_by_role("button", name="Side by side").click()
    other.says("ab-initio/normal/")
    expect(page.locator("iframe:visible")).to_have_count(2)
    one.set(suspend_data="one")
    one.commit()
    other.set(suspend_data="other")
    other.commit()
    page.reload()  # the address keeps what is shown
    one.says("resume/normal/one")
    other.says("resume/normal/other")
    page.get_by_role("button", name="SCORM 2004", exact=True).click()
    expect(one.root).to_be_hidden()
    expect(page.get_by_role("button", name="SCORM 2004", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_the_address_of_a_standard_shows_that_one_first(page: Page) -> None:
    page.goto("/courses/tinyboth/scorm2004/")
    Desk(page, "scorm2004").says("ab-initio/normal/")
    expect(Desk(page).root).to_be_hidden()


def test_a_standard_that_is_not_built_can_be_asked_for(page: Page) -> None:
    page.goto("/courses/tiny2004/")
    link = page.get_by_role("link", name="Build SCORM 1.2 too")
    expect(link).to_have_attribute("href", "/courses/tiny2004/scorm12/")
    page.goto("/courses/tinyboth/")
    expect(page.get_by_role("link")).to_have_text(["All courses"])


def test_a_package_that_cannot_be_played_says_why_beside_one_that_can(page: Page) -> None:
    page.goto("/courses/halfbroken/#both")
    Desk(page).says("ab-initio/normal/")
    expect(Desk(page, "scorm2004").root).to_contain_text("This package cannot be played: ")
