"""A page costs nothing until it is shown, and is read all the same where no script runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from player.conftest import Opening
from player.lms import served
from player.moves import go
from player.sample import COURSE, TYPED, package

pytestmark = pytest.mark.browser


def test_a_page_not_shown_yet_makes_no_element_and_loads_no_picture(launched: Opening) -> None:
    play = launched(COURSE)
    loaded = "performance.getEntriesByType('resource').filter(one => one.name.includes('/media/')).length"
    frame = play.page.frames[1]
    assert play.course.locator(f"#q-{TYPED.id}").count() == 0
    assert frame.evaluate(loaded) == 0
    go(play, "quiz-buts")
    expect(play.course.locator(f"#q-{TYPED.id} img")).to_be_visible()
    assert frame.evaluate(loaded) == 1


def test_an_address_within_a_page_not_shown_yet_leads_there(launched: Opening) -> None:
    play = launched(COURSE)
    play.page.frames[1].evaluate("location.hash = 's-buts-10'")
    expect(play.course.locator("#s-buts-10")).to_be_focused()
    expect(play.course.locator("#s-buts-10")).to_be_in_viewport()
    ground = "one => getComputedStyle(one).backgroundColor"
    assert play.course.locator("#s-buts-10").evaluate(ground) != play.course.locator("#s-buts-9").evaluate(
        ground
    )
    go(play, "s-buts-12")
    assert play.course.locator("#s-buts-10").evaluate(ground) == play.course.locator("#s-buts-9").evaluate(
        ground
    )


def test_a_link_out_of_the_course_opens_a_window_of_its_own(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "lecture-buts")
    links = play.course.locator("#lecture-buts a[href^=http]")
    assert links.evaluate_all("all => all.map(one => one.target)") == ["_blank"]


def test_without_a_script_every_page_is_read_and_a_notice_says_that_nothing_is_noted(
    browser: Browser,
) -> None:
    with served(package(COURSE)) as site:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{site.address}/package/index.html")
        expect(page.locator(".notice").first).to_contain_text("a besoin de JavaScript")
        for shown in ("#s-buts-4", "#lecture-rappel table", f"#q-{TYPED.id} img", "#quiz-rappel .card"):
            expect(page.locator(shown).first).to_be_visible()
        page.context.close()
