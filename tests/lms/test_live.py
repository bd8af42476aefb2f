"""The page of a course while its sources are saved: what is built anew comes, where one is stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from cartable.serve.preview import Preview
from lms.desk import Desk, told
from lms.tiny import FILES, PAGE, built

pytestmark = pytest.mark.browser

LONG = PAGE.replace(
    "<h1>Tiny</h1>",
    "<h1>Tiny</h1>" + "".join(f'<p id="p{n}">Line {n} <a href="#p{n}">here</a></p>' for n in range(200)),
)
ERROR = {
    "level": "error",
    "code": "unknown-type",
    "place": "quizzes/tiny.yaml:14:11",
    "message": "unknown question type “choise” <b>",
    "excerpt": "   14 |   - type: choise\n      |           ^^^^^^",
    "help": "did you mean “choice”?",
}


def long(preview: Preview, name: str, page: str = LONG) -> None:
    built(preview.build.parent, name, {**FILES, "start here.html": page})


def scrolled(page: Page) -> int:
    place: int = page.frames[-1].evaluate("document.scrollingElement.scrollTop")
    return place


def test_a_package_that_changed_plays_on_with_its_record_its_place_and_its_scroll(
    page: Page, preview: Preview
) -> None:
    long(preview, "long")
    page.goto("/courses/long/")
    desk = Desk(page)
    desk.says("ab-initio/normal/")
    desk.set(suspend_data="abc")
    desk.commit()
    page.frames[1].evaluate("location.hash = 'p90'; scrollTo(0, 3456)")
    long(preview, "long", LONG.replace("<title>Tiny", "<title>New"))
    told(page, "long", changed=["long-scorm12.zip", "long-handout.pdf"])
    desk.settled("resume/normal/abc")
    inside = page.frames[-1]
    assert inside.title() == "New"
    assert (inside.evaluate("location.hash"), scrolled(page)) == ("#p90", 3456)
    assert len(desk.kept()[0]) == 1
    expect(page.locator("[data-part=news]")).to_contain_text("Built anew at ")
    assert page.locator("iframe").evaluate("(frame) => getComputedStyle(frame).opacity") == "1"


def test_what_is_written_above_moves_nothing_from_under_one_s_eyes(page: Page, preview: Preview) -> None:
    long(preview, "above")
    page.goto("/courses/above/")
    desk = Desk(page)
    desk.says("ab-initio")
    top = "document.getElementById('p100').getBoundingClientRect().top"
    page.frames[1].evaluate("scrollTo(0, document.getElementById('p100').offsetTop - 200)")
    before = page.frames[1].evaluate(top)
    long(preview, "above", LONG.replace("<h1>Tiny</h1>", "<h1>Tiny</h1>" + "<p>More.</p>" * 20))
    told(page, "above", changed=["above-scorm12.zip"])
    desk.settled("More.")
    assert abs(page.frames[-1].evaluate(top) - before) < 2


def test_the_focus_stays_in_the_course_and_the_window_around_it_where_it_was(
    page: Page, preview: Preview
) -> None:
    long(preview, "focus")
    page.set_viewport_size({"width": 800, "height": 500})
    page.goto("/courses/focus/")
    desk = Desk(page)
    desk.says("ab-initio")
    page.frames[1].locator("#p60 a").click()  # the address is of this line now
    page.frames[1].locator("#p63 a").focus()
    page.evaluate("scrollTo(0, 333)")
    told(page, "focus", changed=["focus-scorm12.zip"])
    desk.settled("resume")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.frames[-1].evaluate("document.activeElement.closest('p').id") == "p63"
    assert page.evaluate("scrollY") == 333


def test_who_saves_again_while_the_page_still_loads_keeps_the_place(page: Page, preview: Preview) -> None:
    long(preview, "hasty")
    page.goto("/courses/hasty/")
    desk = Desk(page)
    desk.says("ab-initio")
    page.frames[1].evaluate("scrollTo(0, 2345)")
    page.evaluate("""() => {
      const detail = { course: "hasty", building: true, changed: ["hasty-scorm12.zip"], problems: [] };
      for (const wait of [0, 0, 30]) {
        setTimeout(() => document.dispatchEvent(new CustomEvent("cartable:state", { detail })), wait);
      }
    }""")
    desk.settled("Line 199")
    expect(desk.part("calls").get_by_text("The package was built anew.")).to_have_count(3)
    assert scrolled(page) == 2345


def test_what_did_not_change_plays_on_undisturbed(page: Page) -> None:
    page.goto("/courses/tinyboth/#both")
    one, other = Desk(page), Desk(page, "scorm2004")
    for desk in (one, other):
        desk.says("ab-initio")
    told(page, "else", changed=["tinyboth-scorm12.zip"])
    told(page, "tinyboth", building=True)
    expect(page.locator("[data-part=news]")).to_have_text("Building…")
    told(page, "tinyboth", changed=["tinyboth-scorm2004.zip"])
    other.says("resume")
    assert one.part("calls").locator("[data-kind=session]").count() == 1


def test_problems_are_shown_with_place_excerpt_and_help_over_the_last_good_build(page: Page) -> None:
    page.goto("/courses/tiny/")
    desk = Desk(page)
    desk.says("ab-initio")
    panel = page.locator("[data-part=problems]")
    expect(panel).to_be_hidden()
    warning = {**ERROR, "level": "warning", "excerpt": "", "help": ""}
    told(page, "tiny", problems=[ERROR, warning])
    expect(panel.locator("summary")).to_have_text("What the sources say · 1 error · 1 warning")
    first = panel.locator("li").first
    for part in ("Error", "quizzes/tiny.yaml:14:11", "“choise” <b>", "unknown-type", "- type: choise"):
        expect(first).to_contain_text(part)
    expect(first).to_contain_text("What to do: did you mean “choice”?")
    expect(page.get_by_role("status").filter(has_text="last good build")).to_be_visible()
    assert desk.part("calls").locator("[data-kind=session]").count() == 1
    expect(first).to_be_visible()
    told(page, "tiny", changed=["tiny-scorm12.zip"], problems=[warning])
    expect(panel.locator("summary")).to_have_text("What the sources say · 1 warning")
    expect(first).to_be_hidden()  # what is no error takes no room
    expect(page.locator("[data-part=news]")).to_contain_text("Built anew")


def test_what_is_being_built_is_said_beside_what_was_built_already(page: Page) -> None:
    page.goto("/courses/tiny/")
    news = page.locator("[data-part=news]")
    told(page, "tiny", building=True)
    expect(news).to_have_text("Building…")
    told(page, "tiny", building=True, changed=["tiny-scorm12.zip"])
    expect(news).to_have_text(re.compile(r"^Built anew at \S+ ?\S*\. Building…$"))
    told(page, "tiny", changed=["tiny-handout.pdf"])
    expect(news).to_have_text(re.compile(r"^Built anew at [^.]*\.$"))
    told(page, "tiny", building=True)
    expect(news).to_have_text("Building…")
    told(page, "tiny", building=True, problems=[ERROR])
    expect(news).to_contain_text("its last good build")


def test_a_preview_that_is_gone_is_said_until_it_answers_again(page: Page) -> None:
    page.goto("/courses/tiny/")
    page.evaluate("document.dispatchEvent(new CustomEvent('cartable:gone'))")
    expect(page.locator("[data-part=news]")).to_contain_text("The preview does not answer any more.")
    told(page, "tiny")
    expect(page.locator("[data-part=news]")).to_have_text("")


def test_a_course_whose_folder_is_gone_is_said(page: Page) -> None:
    page.goto("/courses/tiny/")
    gone = "(course) => document.dispatchEvent(new CustomEvent('cartable:removed', { detail: { course } }))"
    page.evaluate(gone, "other")
    expect(page.locator("[data-part=news]")).to_have_text("")
    page.evaluate(gone, "tiny")
    expect(page.locator("[data-part=news]")).to_contain_text("The course’s folder is gone.")


def test_a_paper_stands_beside_and_keeps_its_page_when_it_is_built_anew(page: Page) -> None:
    page.goto("/courses/tiny/")
    page.get_by_label("Paper beside").select_option("tiny-handout.pdf")
    page.get_by_label("Page", exact=True).fill("3")
    page.get_by_label("Page", exact=True).press("Enter")
    sheets = page.locator("[data-part=sheet] iframe")
    sheet = sheets.first
    first = sheet.get_attribute("src") or ""
    assert first.startswith("/papers/tiny/tiny-handout.pdf?0#page=3")
    told(page, "tiny", changed=["tiny-scorm12.zip"])
    assert sheet.get_attribute("src") == first
    told(page, "tiny", changed=["tiny-handout.pdf"])
    expect(sheet).to_have_attribute("src", first.replace("?0", "?1"))
    expect(sheets).to_have_count(1)
    page.get_by_label("Paper beside").select_option("none")
    expect(sheet).to_have_count(0)


def test_a_paper_of_html_stays_where_it_was_scrolled_to(page: Page, preview: Preview) -> None:
    (preview.build / "tiny" / "coverage.html").write_text(LONG.split("<script>")[0], "utf-8")
    page.goto("/courses/tiny/")
    page.get_by_label("Paper beside").select_option("coverage.html")
    expect(page.frame_locator("[data-part=sheet] iframe").locator("#p199")).to_be_attached()
    page.frames[-1].evaluate("scrollTo(0, 1234)")
    told(page, "tiny", changed=["coverage.html"])
    newest = page.locator("[data-part=sheet] iframe").first
    expect(newest).to_have_attribute("src", "/papers/tiny/coverage.html?1")
    expect(newest).to_have_attribute("data-place", "found")
    assert scrolled(page) == 1234


def test_the_paper_that_was_there_is_seen_until_the_new_one_has_come(page: Page) -> None:
    page.goto("/courses/tiny/")
    page.get_by_label("Paper beside").select_option("tiny-handout.pdf")
    sheets = page.locator("[data-part=sheet] iframe")
    expect(sheets).to_have_count(1)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tiny-handout.pdf?1", hold)
    with page.expect_request("**/tiny-handout.pdf?1"):
        told(page, "tiny", changed=["tiny-handout.pdf"])
    expect(sheets).to_have_count(2)
    assert (sheets.last.get_attribute("src") or "").startswith("/papers/tiny/tiny-handout.pdf?0")
    box, other = sheets.first.bounding_box(), sheets.last.bounding_box()
    assert box == other
    held[0].continue_()
    expect(sheets).to_have_count(1)
    assert (sheets.get_attribute("src") or "").startswith("/papers/tiny/tiny-handout.pdf?1")


def test_a_paper_that_finds_no_room_beside_is_scrolled_to_when_it_is_chosen(page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto("/courses/tiny/")
    Desk(page).says("ab-initio")
    page.get_by_label("Paper beside").select_option("tiny-handout.pdf")
    expect(page.locator("[data-part=sheet] iframe")).to_be_in_viewport(ratio=0.5)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("scrollTo(0, 0)")
    page.get_by_label("Paper beside").select_option("none")
    page.get_by_label("Paper beside").select_option("tiny-handout.pdf")
    assert page.evaluate("scrollY") == 0


def test_a_package_that_was_none_before_comes_with_the_whole_page(page: Page, preview: Preview) -> None:
    broken = {"imsmanifest.xml": "<manifest xmlns='urn:x'/>"}
    built(preview.build.parent, "healing", broken)
    page.goto("/courses/healing/")
    expect(page.locator(".complaint")).to_be_visible()
    built(preview.build.parent, "healing")
    told(page, "healing", changed=["healing-scorm12.zip"])
    Desk(page).says("ab-initio/normal/")


def test_whoever_scrolls_meanwhile_is_not_held_back(page: Page, preview: Preview) -> None:
    long(preview, "free")
    page.goto("/courses/free/")
    desk = Desk(page)
    desk.says("ab-initio")
    page.frames[1].evaluate("scrollTo(0, 2000)")
    page.evaluate("""() => {
      const stage = document.querySelector("[data-part=stage]");
      new MutationObserver(() => {
        const frame = stage.querySelector("iframe");
        if (frame.className || frame.contentDocument.readyState !== "complete") return;
        frame.contentWindow.dispatchEvent(new WheelEvent("wheel")); // at the very moment it is seen
        frame.contentWindow.scrollTo(0, 500);
      }).observe(stage, { subtree: true, attributes: true, attributeFilter: ["class"] });
    }""")
    told(page, "free", changed=["free-scorm12.zip"])
    desk.settled("Line 199")
    assert scrolled(page) == 500
