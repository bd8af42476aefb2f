"""Where there is little room, nothing is cut and nothing covered: zoomed, spaced out, under the header."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Course
from player.conftest import Opening
from player.lms import Launched
from player.moves import go
from player.sample import COURSE
from player.states import EXAM, PAGES, exam, practice, right_to_left, transcript
from player.timed import TIMED

pytestmark = pytest.mark.browser

# What a reader may ask of any page (WCAG 2.2, 1.4.12).
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""

# What is cut: an element that hides the rest of what it holds, a word that leaves its box or the screen.
# On a phone the header says where one is in a line that ends in “…”: the page's title says it whole.
CUT = """() => {
  const found = [];
  const isShort = (one) => one.id === "where" && innerWidth <= 448 && innerHeight >= 480;
  const wide = document.documentElement.clientWidth;
  for (const one of document.querySelectorAll("body *")) {
    if (!one.checkVisibility() || one.matches(".unseen, .skip, #progress, script, style, option")) continue;
    const box = one.getBoundingClientRect();
    const name = `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 30)}`;
    if (box.width && (box.left < -1 || box.right > wide + 1)) found.push(`outside: ${name}`);
    if (one.matches("dialog, textarea, input")) continue;
    const hides = getComputedStyle(one).overflow !== "visible" && !isShort(one);
    const more = one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2;
    if (hides && more) found.push(`cut: ${name}`);
  }
  if (document.documentElement.scrollWidth > wide) found.push("the page scrolls sideways");
  return found;
}"""

# Of what has the focus: whether some of it is within the screen, and not under the header.
COVERED = """() => {
  const at = document.activeElement;
  const box = (at.closest(".option") || at).getBoundingClientRect();
  const bar = document.querySelector(".bar");
  const above = bar.contains(at) || at.matches(".skip") || getComputedStyle(bar).position !== "sticky";
  const top = above ? 0 : bar.getBoundingClientRect().bottom;
  const ways = document.querySelector(".bar-ways");
  const below = ways.contains(at) || getComputedStyle(ways).position !== "fixed";
  const end = below ? innerHeight : ways.getBoundingClientRect().top;
  const seen = box.top >= top - 1 && box.top < end && box.bottom > top;
  const name = `${at.tagName} ${at.id} ${at.textContent.trim().slice(0, 30)}`;
  return seen ? "" : `${name}: ${box.top} to ${box.bottom} under ${top}`;
}"""

LONG = (
    "Coopération interprofessionnelle et développement territorial : constitutionnalisation des partenariats"
)
LONG_TITLES = replace(
    COURSE, modules=tuple(replace(module, title=LONG) for module in COURSE.modules), title=LONG
)


def _cut(play: Launched, states: Iterator[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {state: play.page.frames[1].evaluate(CUT) for state in states}
    return {state: complaints for state, complaints in found.items() if complaints}


@pytest.mark.parametrize("turned", [lambda course: course, right_to_left], ids=["ltr", "rtl"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 740), (650, 666), (1280, 900)])
def test_nothing_is_cut_and_nothing_scrolls_sideways_in_any_state(
    launched: Opening, width: int, height: int, turned: Callable[[Course], Course]
) -> None:
    play = launched(turned(COURSE), width=width, height=height)
    assert _cut(play, practice(play)) == {}
    test = launched(turned(EXAM), width=width, height=height)
    assert _cut(test, exam(test)) == {}


@pytest.mark.parametrize("turned", [lambda course: course, right_to_left], ids=["ltr", "rtl"])
@pytest.mark.parametrize("spaced", [False, True])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 740), (650, 666), (1280, 900)])
def test_nothing_of_a_transcript_is_cut_in_any_state(
    launched: Opening, width: int, height: int, turned: Callable[[Course], Course], *, spaced: bool
) -> None:
    play = launched(turned(TIMED), width=width, height=height)
    if spaced:
        play.page.frames[1].add_style_tag(content=SPACED)
    assert _cut(play, transcript(play)) == {}


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 740), (650, 666), (1280, 900)])
def test_nothing_is_cut_where_readers_space_words_out(launched: Opening, width: int, height: int) -> None:
    play = launched(COURSE, width=width, height=height)
    play.page.frames[1].add_style_tag(content=SPACED)
    assert _cut(play, practice(play)) == {}


@pytest.mark.parametrize(("width", "height"), [(320, 256), (650, 666)])
def test_long_titles_are_shown_whole(launched: Opening, width: int, height: int) -> None:
    play = launched(LONG_TITLES, width=width, height=height)

    def pages() -> Iterator[str]:
        for page in PAGES:
            go(play, page)
            yield page
        play.course.locator("#open-contents").click()
        yield "contents"

    assert _cut(play, pages()) == {}


DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A picture later: what comes into view is laid out, and the focus brought back into it, in the next one."""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 640), (650, 666)])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_never_under_the_header_nor_out_of_sight(
    launched: Opening, width: int, height: int, key: str
) -> None:
    play = launched(COURSE, width=width, height=height)
    frame = play.page.frames[1]
    covered = {}
    for page in ("lecture-buts", "quiz-buts", "result"):
        go(play, page)
        frame.evaluate(
            "scrollTo(0, document.documentElement.scrollHeight)" if "Shift" in key else "scrollTo(0, 0)"
        )
        play.course.locator(
            ".page:not([hidden]) .ways a"
        ).last.focus() if "Shift" in key else play.course.locator(".page:not([hidden]) h1").focus()
        for _ in range(60):
            play.press(key)
            if frame.evaluate("document.activeElement === document.body || !document.hasFocus()"):
                break
            frame.evaluate(DRAWN)
            if complaint := frame.evaluate(COVERED):
                covered[f"{page} {complaint}"] = True
    assert covered == {}


@pytest.mark.parametrize("turned", [lambda course: course, right_to_left], ids=["ltr", "rtl"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 640)])
def test_on_a_phone_the_header_has_two_lines_and_its_buttons_stand_at_the_foot(
    launched: Opening, width: int, height: int, turned: Callable[[Course], Course]
) -> None:
    play = launched(turned(LONG_TITLES), width=width, height=height)
    go(play, "lecture-buts")
    expect(play.course.locator("#saved")).to_contain_text(["Enregistré", "تمّ الحفظ"][turned is right_to_left])
    bar, foot, *buttons = play.page.frames[1].evaluate(
        """() => [".bar", ".bar-ways", "#open-notes", "#open-contents"].map((one) => {
             const { top, bottom, height, width } = document.querySelector(one).getBoundingClientRect();
             return { top, bottom, height, width };
           })"""
    )
    assert bar["height"] <= 60  # two lines and the space around them
    assert foot["bottom"] == height
    assert foot["height"] <= 56
    assert all(min(one["height"], one["width"]) >= 44 for one in buttons)


def test_the_end_of_the_page_and_what_is_looked_for_stand_clear_of_the_foot(launched: Opening) -> None:
    play = launched(TIMED, width=360, height=640)
    frame = play.page.frames[1]
    go(play, "lecture-buts")
    play.course.locator(".tools input").fill("a")
    for _ in range(12):
        play.course.locator(".tools input").press("Enter")
        low, foot = frame.evaluate(
            """() => {
                 const [found] = CSS.highlights.get("found-now");
                 const words = document.createRange();
                 words.setStart(found.startContainer, found.startOffset);
                 words.setEnd(found.endContainer, found.endOffset);
                 const ways = document.querySelector(".bar-ways");
                 return [words.getBoundingClientRect().bottom, ways.getBoundingClientRect().top];
               }"""
        )
        assert low <= foot
    frame.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last, foot = frame.evaluate(
        """() => [".page:not([hidden]) .ways .next", ".bar-ways"].map((one) => {
             const { top, bottom } = document.querySelector(one).getBoundingClientRect();
             return one === ".bar-ways" ? top : bottom;
           })"""
    )
    assert last <= foot


def test_the_sentence_that_evidence_leads_to_is_not_under_the_header(launched: Opening) -> None:
    play = launched(COURSE, width=360, height=640)
    go(play, "s-buts-10")
    top, bar = play.page.frames[1].evaluate(
        """() => [document.getElementById("s-buts-10").getBoundingClientRect().top,
                  document.querySelector(".bar").getBoundingClientRect().bottom]"""
    )
    assert top >= bar


# Words are as wide as they are in each language, so each thing is measured from the side that holds it.
FROM_START = (".bar-words", ".objectives", "#k-buts-memes-buts", ".stretch", "#lecture-buts .back")
FROM_END = ("#open-contents", "#lecture-buts .next", ".objectives")
SIDES = """one => {
  const box = document.querySelector(one).getBoundingClientRect();
  return [box.left, document.documentElement.clientWidth - box.right];
}"""


@pytest.mark.parametrize(("width", "height"), [(650, 666), (1280, 900)])
def test_from_right_to_left_the_page_is_the_same_page_turned_over(
    launched: Opening, width: int, height: int
) -> None:
    def places(course: Course, start: int, end: int) -> list[float]:
        play = launched(course, width=width, height=height)
        go(play, "lecture-buts")
        frame = play.page.frames[1]
        return [
            *(round(frame.evaluate(SIDES, one)[start]) for one in FROM_START),
            *(round(frame.evaluate(SIDES, one)[end]) for one in FROM_END),
        ]

    assert places(right_to_left(COURSE), 1, 0) == places(COURSE, 0, 1)
