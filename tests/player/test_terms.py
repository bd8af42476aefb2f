"""Terms of the glossary in a lecture: marked once, explained on demand, by key, pointer and touch."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Course, Term
from cartable.model.text import Link, Paragraph, Plain, Text, plain_text
from player.conftest import Opening
from player.lms import Launched, Options
from player.moves import arrives, go
from player.sample import COURSE, package
from player.states import right_to_left

pytestmark = pytest.mark.browser

LINKED = Text((Paragraph((Plain("Voir "), Link((Plain("le site"),), "https://exemple.fr/"), Plain("."))),))
TERMS = (
    Term("liste", plain_text("Des buts, l'un après l'autre.")),
    Term("but", plain_text("Ce que l'on cherche.")),
    Term("colonnes", LINKED),
)
TERMED: Course = replace(COURSE, glossary=(*COURSE.glossary, *TERMS))
SETTINGS: dict[str, Options] = {
    "telephone": {"width": 320, "height": 640},
    "desk, dark": {"width": 1280, "height": 900, "scheme": "dark"},
    "colours forced": {"width": 650, "height": 666, "forced": True},
}


def lecture(launched: Opening, course: Course = TERMED, **options: object) -> Launched:
    play = launched(course, **options)  # type: ignore[arg-type]  # as `Options` has them
    go(play, "lecture-buts")
    return play


def test_a_term_is_marked_where_it_first_stands_and_the_sentence_says_the_same(launched: Opening) -> None:
    play = lecture(launched)
    marks = play.course.locator("#lecture-buts a.term")
    assert marks.all_text_contents() == ["liste", "colonnes"]
    sentence = play.course.locator(".s:has(a.term)").first
    assert sentence.text_content() == "C’est presque la même liste."
    assert "buts" in play.course.locator("#lecture-buts").inner_text()


def test_by_keys_alone_it_opens_is_heard_and_gives_the_focus_back(launched: Opening) -> None:
    play = lecture(launched)
    term, meaning = play.course.locator("a.term").first, play.course.locator("#meaning")
    term.focus()
    play.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_be_focused()
    expect(meaning).to_have_accessible_name("liste")
    assert meaning.get_attribute("role") == "dialog"
    expect(meaning).to_contain_text("Des buts, l’un après l’autre.")
    play.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


def test_tab_reaches_a_link_in_the_meaning_then_leaves_and_it_closes(launched: Opening) -> None:
    play = lecture(launched)
    play.course.locator("a.term").nth(1).focus()
    play.press("Enter", "Tab")
    expect(play.course.locator("#meaning a")).to_be_focused()
    play.press("Tab")
    expect(play.course.locator("#meaning")).to_be_hidden()
    assert play.page.frames[1].evaluate("document.activeElement !== document.body")


def test_a_press_elsewhere_closes_it_and_the_page_stays(launched: Opening) -> None:
    play = lecture(launched)
    play.course.locator("a.term").first.click()
    expect(play.course.locator("#meaning")).to_be_visible()
    play.course.locator("#lecture-buts h1").click()
    expect(play.course.locator("#meaning")).to_be_hidden()
    expect(play.course.locator("#lecture-buts")).to_be_visible()


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("language", ["fr-FR", "ar"])
def test_axe_finds_nothing_with_a_meaning_open_and_it_lies_within_the_window(
    launched: Opening, setting: str, language: str
) -> None:
    course = TERMED if language == "fr-FR" else right_to_left(TERMED)
    play = lecture(launched, course, **SETTINGS[setting])
    for number in range(2):
        play.course.locator("a.term").nth(number).click()
        expect(play.course.locator("#meaning")).to_be_visible()
        box = play.page.frames[1].evaluate(
            "document.getElementById('meaning').getBoundingClientRect().toJSON()"
        )
        word = play.page.frames[1].evaluate(
            "n => document.querySelectorAll('a.term')[n].getBoundingClientRect().toJSON()", number
        )
        assert box["left"] >= 0
        assert box["right"] <= SETTINGS[setting]["width"]
        assert box["top"] >= word["bottom"] or box["bottom"] <= word["top"]
        assert play.axe() == []
        play.press("Escape")


def test_without_popovers_the_link_leads_to_the_glossary(launched: Opening) -> None:
    play = lecture(launched, script="delete HTMLElement.prototype.showPopover")
    play.course.locator("a.term").first.click()
    expect(play.course.locator("#glossary")).to_be_visible()
    expect(play.course.locator("#glossary dt:has-text('liste')")).to_be_focused()
    expect(play.course.locator("#meaning")).to_be_hidden()
    go(play, "lecture-buts")
    arrives(play, "lecture-buts")


def test_a_course_without_a_glossary_has_no_mark_and_no_panel() -> None:
    bare = replace(COURSE, glossary=(), modules=tuple(replace(one, glossary=()) for one in COURSE.modules))
    page = package(bare)["index.html"].decode()
    assert 'class="term"' not in page
    assert 'id="meaning"' not in page


def test_paper_shows_no_mark_of_a_screen(launched: Opening) -> None:
    play = lecture(launched)
    play.page.emulate_media(media="print")
    style = play.course.locator("a.term").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert style == "none"


def test_the_same_course_is_marked_the_same() -> None:
    pages = {package(TERMED)["index.html"] for _ in range(2)}
    assert len(pages) == 1
    assert len(re.findall(rb'class="term"', pages.pop())) >= 2
