"""A recording and its transcript: a sentence leads to its second, the second to its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, Unpack

import pytest
from playwright.sync_api import expect

from bench.transcript import long
from cartable.model.course import Course, Media
from player.conftest import Opening
from player.listener import Listener
from player.lms import Launched, Options
from player.moves import check, go, plays
from player.sample import CHOICE
from player.states import right_to_left
from player.timed import TIMED

pytestmark = pytest.mark.browser
_SECOND_WORD = """one => {
    const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
    const word = /(?<= )\\p{L}+/u.exec(text.data);
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const sentence = one.getBoundingClientRect();
    const { x, y, width, height } = range.getBoundingClientRect();
    return [x - sentence.x + width / 2, y - sentence.y + height / 2, word[0]];
}"""


def hearing(
    launched: Opening, course: Course = TIMED, **options: Unpack[Options]
) -> tuple[Launched, Listener]:
    """The lecture with a recording that is ready, and who listens to it."""
    play = launched(course, **options)
    go(play, "lecture-buts")
    play.page.frames[1].wait_for_function("document.querySelector('audio').readyState > 0")
    return play, Listener(play)


def second(play: Launched) -> float:
    """Where the recording is."""
    at: float = play.course.locator("audio").evaluate("one => one.currentTime")
    return at


def heard_until(play: Launched, at: float) -> None:
    """The recording comes to a second."""
    play.course.locator("audio").evaluate("(one, at) => { one.currentTime = at; }", at)


def spoken(play: Launched, number: int) -> None:
    """This sentence is marked as the one spoken now, and no other."""
    expect(play.course.locator(".s[aria-current]")).to_have_id(f"s-buts-{number}")


def paused(play: Launched) -> bool:
    """Whether the recording stands still."""
    still: bool = play.course.locator("audio").evaluate("one => one.paused")
    return still


def test_a_click_on_a_sentence_moves_the_recording_and_does_not_start_it(launched: Opening) -> None:
    play, listener = hearing(launched)
    play.course.locator("#s-buts-9").click()
    spoken(play, 9)
    assert second(play) == 32
    assert paused(play)
    assert listener.said() == ["Lecture placée à 0:32"]


def test_enter_on_a_sentence_moves_the_recording(launched: Opening) -> None:
    play, listener = hearing(launched)
    group = play.course.get_by_role("group", name="Transcription")
    expect(group).to_have_accessible_description(
        "Cliquez sur une phrase, ou allez-y avec les flèches puis Entrée, pour écouter à partir de là."
    )
    play.tab_to("Bonjour et bienvenue.")
    assert listener.focus() == ("link", "Bonjour et bienvenue.", "")
    play.press("ArrowDown", "ArrowDown", "Enter")
    spoken(play, 3)
    assert second(play) == 8
    assert listener.said() == ["Lecture placée à 0:08"]
    expect(play.course.locator(".s[role=link]")).to_have_count(1)


def test_a_click_that_selects_words_does_not_move_the_recording(launched: Opening) -> None:
    play, _ = hearing(launched)
    play.course.locator("#s-buts-4").evaluate("one => one.scrollIntoView({block: 'center'})")
    sentence = play.course.locator("#s-buts-4")
    play.page.wait_for_timeout(300)  # rows that come into sight take their true heights
    box = sentence.bounding_box()
    left, top, word = sentence.evaluate(_SECOND_WORD)
    assert box
    x, y = box["x"] + left, box["y"] + top
    selected = "getSelection().toString().trim()"
    for count in (1, 2):
        play.page.mouse.click(x, y, click_count=count)
        play.page.wait_for_timeout(120)  # as a hand takes between the two
    play.page.wait_for_timeout(400)
    assert play.page.frames[1].evaluate(selected) == word
    assert second(play) == 0
    play.page.frames[1].evaluate("getSelection().removeAllRanges()")  # else the words would be dragged along
    play.page.mouse.move(box["x"] + 2, y)
    play.page.mouse.down()
    play.page.mouse.move(x, y, steps=4)
    play.page.mouse.up()
    play.page.wait_for_timeout(400)
    assert play.page.frames[1].evaluate(selected).startswith("Non")
    assert second(play) == 0
    play.page.mouse.click(x, y)
    spoken(play, 4)
    assert second(play) == 12
    expect(play.course.locator("#s-buts-4")).to_be_focused()


def test_the_sentence_spoken_now_is_marked_by_its_ground_and_told(launched: Opening) -> None:
    play, _ = hearing(launched)
    heard_until(play, 29)
    spoken(play, 8)
    ground = "one => getComputedStyle(one).backgroundColor"
    words = play.course.locator("#s-buts-8")
    assert words.evaluate(ground) != play.course.locator("#s-buts-9").evaluate(ground)
    heard_until(play, 33)
    spoken(play, 9)
    plays(play)
    heard_until(play, 35.6)
    spoken(play, 10)


def test_nothing_moves_while_the_recording_plays_unless_it_is_asked_to(launched: Opening) -> None:
    play, _ = hearing(launched, height=420)
    plays(play)
    heard_until(play, 76)
    spoken(play, 20)
    expect(play.course.locator("#s-buts-20")).not_to_be_in_viewport()
    assert play.page.frames[1].evaluate("scrollY") == 0


@pytest.mark.parametrize("moving", [False, True])
def test_following_keeps_the_sentence_spoken_in_view(launched: Opening, *, moving: bool) -> None:
    play, _ = hearing(launched, height=420, moving=moving)
    follow = play.course.get_by_role("button", name="Suivre la lecture")
    expect(follow).to_have_attribute("aria-pressed", "false")
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
    heard_until(play, 76)
    expect(play.course.locator("#s-buts-20")).to_be_in_viewport()
    heard_until(play, 1)
    expect(play.course.locator("#s-buts-1")).to_be_in_viewport()


@pytest.mark.parametrize("how", ["wheel", "key", "touch", "search"])
def test_a_learner_who_goes_elsewhere_is_followed_no_more_until_they_ask(
    launched: Opening, how: Literal["wheel", "key", "touch", "search"]
) -> None:
    play, listener = hearing(launched, height=500)
    follow = play.course.get_by_role("button", name="Suivre la lecture")
    follow.click()
    heard_until(play, 76)
    expect(play.course.locator("#s-buts-20")).to_be_in_viewport()
    match how:
        case "wheel":
            play.page.mouse.move(200, 300)
            play.page.mouse.wheel(0, -2000)
        case "key":
            play.course.locator("#s-buts-20").focus()
            play.press("PageUp")
        case "touch":
            play.page.frames[1].evaluate("dispatchEvent(new Event('touchmove'))")
        case _:
            play.course.locator(".tools input").fill("bienvenue")
    expect(follow if how != "search" else play.course.locator("[data-follow]")).to_have_attribute(
        "aria-pressed", "false"
    )
    assert "La page ne suit plus la lecture." in listener.said()
    play.page.frames[1].evaluate("scrollTo(0, 0)")
    heard_until(play, 72)
    spoken(play, 19)
    assert play.page.frames[1].evaluate("scrollY") == 0
    if how == "search":
        play.press("Escape")
    follow.click()
    expect(play.course.locator("#s-buts-19")).to_be_in_viewport()


def test_the_tools_stay_in_sight_while_the_recording_plays(launched: Opening) -> None:
    play, _ = hearing(launched)
    row = play.course.locator(".tools")
    expect(row).not_to_have_class("tools stays")
    plays(play)
    expect(row).to_have_class("tools stays")
    play.page.frames[1].evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(row).to_be_in_viewport()
    play.course.locator("audio").evaluate("one => one.pause()")
    expect(row).to_have_class("tools")


def test_a_link_to_a_sentence_moves_the_recording_there_too(launched: Opening) -> None:
    play, _ = hearing(launched)
    play.course.locator("#k-buts-deux-lectures a").click()
    spoken(play, 18)
    assert second(play) == 68
    expect(play.course.locator("#s-buts-18")).to_be_focused()
    assert paused(play)


def test_a_link_from_another_page_leads_to_the_sentence_and_its_second(launched: Opening) -> None:
    play = launched(TIMED)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "b")
    play.course.locator(f"#q-{CHOICE.id} a[href^='#s-']:visible").first.click()
    expect(play.course.locator("#s-buts-8")).to_be_focused()
    expect(play.course.locator("#s-buts-8")).to_be_in_viewport()
    spoken(play, 8)
    play.page.frames[1].wait_for_function("document.querySelector('audio').readyState > 0")
    assert second(play) == 28


def test_from_right_to_left_a_sentence_moves_the_recording_as_well(launched: Opening) -> None:
    play, listener = hearing(launched, right_to_left(TIMED))
    play.tab_to("Bonjour et bienvenue.")
    play.press("ArrowLeft", "Enter")
    spoken(play, 2)
    assert listener.said() == ["نُقل التسجيل إلى 0:04"]


def test_times_past_an_hour_are_told_in_hours(launched: Opening) -> None:
    play, listener = hearing(launched, long())
    go(play, "s-buts-745")
    play.press("Enter")
    assert listener.said() == ["Lecture placée à 1:02:05"]


def test_a_recording_that_is_elsewhere_leaves_the_sentences_words(launched: Opening) -> None:
    elsewhere = replace(TIMED.modules[0], media=(Media("video", address="https://pod.univ-exemple.fr/v/1"),))
    play = launched(replace(TIMED, modules=(elsewhere,)))
    go(play, "lecture-buts")
    expect(play.course.locator("[data-follow]")).to_be_hidden()
    expect(play.course.locator(".s[role=link]")).to_have_count(0)
    expect(play.course.get_by_role("group", name="Transcription")).to_have_accessible_description(
        "Les flèches vont d’une phrase à l’autre."
    )
