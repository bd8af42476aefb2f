"""A transcript as something to work with: searched, set larger, taken along, gone through by keys."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Unpack

import pytest
from playwright.sync_api import Browser, expect

from bench.transcript import long
from cartable.model.course import Course
from cartable.model.transcript import Sentence, Transcript, Turn
from player.conftest import Opening
from player.listener import Listener
from player.lms import Launched, Options, served
from player.moves import go
from player.sample import COURSE, package
from player.states import right_to_left

pytestmark = pytest.mark.browser

NO_HIGHLIGHTS = "Object.defineProperty(CSS, 'highlights', {value: undefined});"
NO_STORAGE = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('forbidden'); }});"
MARKED = """() => {
  const words = (one) => one.startContainer.data.slice(one.startOffset, one.endOffset);
  return ["found", "found-now"].map((name) => [...(CSS.highlights.get(name) || [])].map(words));
}"""


def reading(
    launched: Opening, course: Course = COURSE, **options: Unpack[Options]
) -> tuple[Launched, Listener]:
    """The first lecture of a course, and who listens to it."""
    play = launched(course, **options)
    go(play, "lecture-buts")
    return play, Listener(play)


def type_words(play: Launched, words: str) -> None:
    """Goes to the field of the search by Tab, and types."""
    play.tab_to("Chercher", most=80)
    play.page.keyboard.type(words)


def counted(play: Launched) -> str:
    """What stands beside the field."""
    return (play.course.locator(".hits").text_content() or "").strip()


def of_sentences(*words: str) -> Course:
    """A course whose first lecture is one turn of these sentences."""
    said = tuple(Sentence(number, one) for number, one in enumerate(words, 1))
    module = replace(
        COURSE.modules[0],
        transcript=Transcript((Turn("hote", said),)),
        sections=(),
        key_points=(),
        quiz=None,
        figures=(),
    )
    return replace(COURSE, modules=(module,))


def test_words_are_found_counted_marked_and_gone_through_by_keys(launched: Opening) -> None:
    play, _ = reading(launched)
    type_words(play, "deux")
    assert counted(play) == "1 sur 6"
    marked, now = play.page.frames[1].evaluate(MARKED)
    assert (len(marked), now) == (5, ["deux"])
    play.press("Enter")
    assert counted(play) == "2 sur 6"
    play.press("Shift+Enter", "Shift+Enter")
    assert counted(play) == "6 sur 6"
    expect(play.course.locator("#s-buts-21")).to_be_in_viewport()
    play.press("Escape")
    expect(play.course.locator(".results")).to_be_hidden()
    assert play.page.frames[1].evaluate(MARKED) == [[], []]
    assert play.focused() == "Chercher"


def test_buttons_go_to_the_next_and_the_one_before_and_clear(launched: Opening) -> None:
    play, _ = reading(launched)
    type_words(play, "deux")
    play.course.get_by_role("button", name="Suivant", exact=True).click()
    assert counted(play) == "2 sur 6"
    play.course.get_by_role("button", name="Précédent", exact=True).click()
    assert counted(play) == "1 sur 6"
    play.course.get_by_role("button", name="Effacer", exact=True).click()
    assert play.focused() == "Chercher"
    expect(play.course.locator(".results")).to_be_hidden()


def test_the_count_and_the_sentence_are_said_once_typing_rests_and_at_each_step(launched: Opening) -> None:
    play, listener = reading(launched)
    type_words(play, "carre")
    assert listener.said() == []
    play.page.wait_for_timeout(900)
    first = "1 sur 2\u00a0: Prenez une feuille, dessinez un carré, coupez-le en quatre."
    assert listener.said() == [first]
    play.press("Enter")
    assert listener.said() == ["2 sur 2\u00a0: L’entreprise lit ce carré ligne par ligne."]
    play.page.keyboard.type("zz")
    play.page.wait_for_timeout(900)
    assert counted(play) == "Aucun résultat"
    assert listener.said() == ["Aucun résultat"]
    expect(play.course.get_by_role("button", name="Suivant", exact=True)).to_be_hidden()


@pytest.mark.parametrize(
    ("said", "typed", "shown"),
    [
        ("Est-ce aussi simple que ça?", "CA ?", "ça\u202f?"),
        ("C'est l'été à l'œuvre.", "L'ETE A L’OEUVRE", "l’été à l’œuvre"),
        ("« Presque la même liste », dit-il.", '"presque', "«\u202fPresque"),
        ("ذهب مُحَمَّد إلى المدرسة.", "محمد الى المدرسه", "مُحَمَّد إلى المدرسة"),
    ],
)
def test_words_are_found_however_they_are_typed(launched: Opening, said: str, typed: str, shown: str) -> None:
    play, _ = reading(launched, of_sentences("Rien ici.", said))
    type_words(play, typed)
    assert play.page.frames[1].evaluate(MARKED) == [[], [shown]]


def test_without_highlights_the_sentence_shown_is_marked(launched: Opening) -> None:
    play, _ = reading(launched, script=NO_HIGHLIGHTS)
    type_words(play, "carré")
    expect(play.course.locator("#s-buts-17")).to_have_class("s at")
    expect(play.course.locator("#s-buts-17")).to_be_in_viewport()
    expect(play.course.locator(".at")).to_have_count(1)
    play.press("Escape")
    expect(play.course.locator(".at")).to_have_count(0)


def test_a_search_begins_at_what_is_in_view(launched: Opening) -> None:
    play, _ = reading(launched, height=420)
    play.course.locator("#s-buts-17").evaluate("one => one.scrollIntoView({block: 'start'})")
    play.course.locator(".tools input").evaluate("one => one.focus({preventScroll: true})")
    play.page.keyboard.type("deux")
    assert counted(play) == "6 sur 6"


@pytest.mark.parametrize(("width", "height"), [(650, 666), (360, 740), (320, 256)])
def test_what_is_found_in_a_long_lecture_comes_into_view_clear_of_what_covers_it(
    launched: Opening, width: int, height: int
) -> None:
    play, _ = reading(launched, long(), width=width, height=height)
    type_words(play, "carré")
    play.press("Shift+Enter")
    clear = """() => {
      const [now] = CSS.highlights.get("found-now");
      const box = now.startContainer.parentElement.getBoundingClientRect();
      const over = [...document.querySelectorAll(".bar, .page:not([hidden]) > .tools")]
        .filter(one => getComputedStyle(one).position === "sticky")
        .map(one => one.getBoundingClientRect().bottom);
      return Math.max(0, ...over) <= box.top + 1 && box.bottom <= innerHeight + 1;
    }"""
    play.page.frames[1].wait_for_function(clear)
    expect(play.course.locator(".hits")).to_have_text(re.compile(r"^(\d{3}) sur \1$"))
    play.press("Enter")
    play.page.frames[1].wait_for_function(clear)
    if height > 300:
        expect(play.course.locator(".tools input")).to_be_in_viewport()


def test_one_sentence_is_a_tab_stop_and_arrows_go_on_from_it(launched: Opening) -> None:
    play, listener = reading(launched)
    group = play.course.get_by_role("group", name="Transcription")
    expect(group).to_have_accessible_description("Les flèches vont d’une phrase à l’autre.")
    play.tab_to("Bonjour et bienvenue.")
    assert play.course.locator(".s[tabindex='0']").count() == 1
    play.press("ArrowDown", "ArrowRight")
    assert play.focused().startswith("Est-ce aussi simple")
    play.press("ArrowUp", "ArrowLeft", "ArrowLeft")
    assert play.focused() == "Bonjour et bienvenue."
    play.press("Enter")
    assert listener.said() == []
    play.press("ArrowDown", "Tab", "Shift+Tab")
    assert play.focused().startswith("Étienne, vous connaissez")


def test_what_was_found_is_the_sentence_that_tab_stops_at(launched: Opening) -> None:
    play, _ = reading(launched)
    type_words(play, "ligne par ligne")
    play.tab_to("L’entreprise lit ce carré ligne par ligne.")
    assert play.course.locator(".s[tabindex='0']").count() == 1


def test_from_right_to_left_the_left_arrow_goes_on(launched: Opening) -> None:
    play, _ = reading(launched, right_to_left(COURSE))
    play.tab_to("Bonjour et bienvenue.")
    play.press("ArrowLeft")
    assert play.focused().startswith("Étienne, vous connaissez")


def test_the_text_grows_and_shrinks_within_its_steps_is_said_and_is_kept(launched: Opening) -> None:
    play, listener = reading(launched)
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    words = play.course.locator("#s-buts-1")
    assert words.evaluate(size) == 18
    larger = play.course.get_by_role("button", name="Texte plus grand")
    play.tab_to("Texte plus grand")
    play.press("Enter", "Enter")
    assert words.evaluate(size) == pytest.approx(26.1)
    assert listener.said()[-1] == "Taille du texte\u00a0: 4 sur 4"
    expect(larger).to_have_attribute("aria-disabled", "true")
    play.press("Enter")
    assert play.focused() == "Texte plus grand"
    assert words.evaluate(size) == pytest.approx(26.1)
    play.page.reload()
    play.course.locator("body[data-saved]").wait_for()
    go(play, "lecture-buts")
    assert words.evaluate(size) == pytest.approx(26.1)
    play.course.get_by_role("button", name="Texte plus petit").click()
    assert words.evaluate(size) == pytest.approx(21.6)


def test_where_the_browser_forbids_storage_the_text_grows_all_the_same(browser: Browser) -> None:
    with served(package(COURSE)) as site:
        page = browser.new_context().new_page()
        page.add_init_script(NO_STORAGE)
        page.goto(f"{site.address}/package/index.html#lecture-buts")
        page.get_by_role("button", name="Texte plus grand").click()
        assert page.locator("#s-buts-1").evaluate("one => getComputedStyle(one).fontSize") == "21.6px"
        page.context.close()


PLAIN = """Les buts des partenariats
=========================

Deux feuilles, une liste
------------------------

Animatrice
[MUSIQUE] Bonjour et bienvenue. Étienne, vous connaissez deux mondes. Est-ce aussi simple que ça\u202f?

Étienne
Non, et heureusement. Ça, c’est ce qu’on voit de loin. Je pose la même question"""


def test_the_transcript_is_saved_as_plain_text_with_speakers_cues_and_sections(
    launched: Opening, tmp_path: Path
) -> None:
    play, _ = reading(launched)
    with play.page.expect_download() as waiting:
        play.course.get_by_role("button", name="Télécharger le texte").click()
    assert waiting.value.suggested_filename == "Les buts des partenariats.txt"
    waiting.value.save_as(tmp_path / "text")
    text = (tmp_path / "text").read_bytes().decode()
    assert text.startswith(PLAIN)
    assert "\n\nUn carré, deux lectures\n-----------------------\n\n" in text
    assert text.endswith("Et deux façons de les parcourir.\n")
    assert "5" not in text


def test_what_is_done_with_a_transcript_does_not_stand_on_paper(launched: Opening) -> None:
    play, _ = reading(launched)
    play.page.emulate_media(media="print")
    expect(play.course.locator("#lecture-buts .aids")).to_be_hidden()
    expect(play.course.locator("#lecture-buts .tools")).to_be_hidden()
    expect(play.course.locator("#s-buts-1")).to_be_visible()


def test_without_a_script_there_are_words_and_nothing_to_press(browser: Browser) -> None:
    with served(package(COURSE)) as site:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{site.address}/package/index.html")
        expect(page.locator("#s-buts-4")).to_be_visible()
        expect(page.locator("#lecture-buts button")).to_have_count(0)
        page.context.close()


def test_a_lecture_without_a_transcript_has_no_tools(launched: Opening) -> None:
    play = launched(COURSE)
    go(play, "lecture-rappel")
    expect(play.course.locator("#lecture-rappel .tools")).to_have_count(0)
