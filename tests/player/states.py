"""Every state that a learner can see the course in, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from playwright.sync_api import expect

from cartable.model.course import Course, Module, Quiz, Settings
from player.lms import Launched
from player.moves import check, go, plays, type_in
from player.sample import CHOICE, CLAIM, COURSE, DRAWN, ESSAY, NUMBER, SEVERAL, TYPED

PAGES = ("start", "lecture-buts", "quiz-buts", "lecture-rappel", "quiz-rappel", "glossary", "result")
EXAM = replace(
    COURSE,
    modules=(Module("un", "Un", quiz=Quiz((CHOICE, SEVERAL, TYPED, NUMBER, ESSAY))),),
    settings=Settings(mode="exam", attempts=1),
)


def practice(play: Launched) -> Iterator[str]:
    """The states of `COURSE`, in practice, to a result that is failed, then passed."""
    for page in PAGES:
        go(play, page)
        yield page
    yield from _first_try(play)
    go(play, "s-buts-10")
    yield "a sentence marked"
    yield from _notes(play)
    play.course.locator("#open-contents").click()
    yield "contents"
    play.press("Escape")
    go(play, "result")
    yield "result unfinished"
    _recall(play)
    yield "recall right"
    go(play, "result")
    expect(play.course.locator("#result")).to_have_attribute("data-state", "failed")
    expect(play.course.locator("#next-step")).to_have_text(
        play.course.locator("[data-retry]").first.text_content() or "no words"
    )
    yield "result failed"
    yield from _second_try(play)
    go(play, "result")
    expect(play.course.locator("#result")).to_have_attribute("data-state", "passed")
    yield "result passed"
    play.page.evaluate("window.lie = {LMSCommit: 'false'}")
    go(play, "start")
    play.course.locator("body[data-saved=refused]").wait_for()
    yield "not saved"
    go(play, "result")
    yield "result not saved"


def _first_try(play: Launched) -> Iterator[str]:
    go(play, "quiz-buts")
    for question in (CHOICE, TYPED):
        play.course.locator(f"#q-{question.id} button").click()
        expect(play.course.locator(f"#q-{question.id} .lack")).to_be_visible()
        yield f"{question.type}, nothing given"
    type_in(play, NUMBER.id, "quatre")
    yield "number, none typed"
    play.course.locator("summary").click()
    yield "a hint open"
    play.course.locator(f"#q-{CHOICE.id} input[value=b]").check()
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("Une régie et un cabinet.")
    yield "answered, not checked"
    check(play, CHOICE.id, "b")
    yield "choice wrong"
    check(play, SEVERAL.id, "a")
    yield "choices partly right"
    check(play, CLAIM.id, "t")
    yield "true-false wrong"
    type_in(play, TYPED.id, "cercle")
    yield "short-text wrong, an answer foreseen"
    type_in(play, NUMBER.id, "4")
    yield "number right; submitted"
    play.course.locator(f"#q-{ESSAY.id} button").click()
    yield "essay noted"


def _notes(play: Launched) -> Iterator[str]:
    note = play.course.locator("#note")
    play.course.locator("#open-notes").click()
    yield "notes, none yet"
    note.fill("À relire avec Léa.")
    yield "a note being written"
    play.course.locator("#notes [type=submit]").click()
    play.course.locator("#open-notes").click()
    yield "notes"
    play.course.locator("#noted button").last.click()
    yield "a note deleted"
    play.course.locator("#note-undo").click()
    yield "a note put back"
    note.fill("x" * 3000)
    play.course.locator("#notes [type=submit]").click()
    yield "the page with notes"
    play.course.locator("#open-notes").click()
    yield "notes, no room left"
    play.press("Escape")


def _second_try(play: Launched) -> Iterator[str]:
    go(play, "quiz-buts")
    play.course.locator("#quiz-buts [data-retry]").click()
    yield "another try"
    check(play, CHOICE.id, "a")
    check(play, SEVERAL.id, "a", "b")
    check(play, CLAIM.id, "f")
    type_in(play, TYPED.id, "carré")
    type_in(play, NUMBER.id, "3")
    yield "choice, choices, true-false and short-text right, number wrong"


def _recall(play: Launched) -> None:
    go(play, "quiz-rappel")
    for question in DRAWN:
        if play.course.locator(f"#q-{question.id}").count():
            check(play, question.id, "t")


def exam(play: Launched) -> Iterator[str]:
    """The states of `EXAM`, handed in with questions open."""
    go(play, "quiz-un")
    yield "exam, nothing given"
    play.course.locator(f"#q-{CHOICE.id} input[value=a]").check()
    play.course.locator(f"#q-{SEVERAL.id} input[value=c]").check()
    play.course.locator(f"#q-{TYPED.id} input").fill("carré")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("Une régie et un cabinet.")
    yield "exam, answered"
    play.course.locator("[data-submit]").click()
    yield "exam, asked to confirm"
    play.course.locator("[data-submit]").click()
    yield "exam, handed in"
    go(play, "result")
    yield "exam, result"


def transcript(play: Launched) -> Iterator[str]:
    """The states of a transcript whose sentences have their times: searched, gone through, followed."""
    go(play, "lecture-buts")
    yield "tools"
    field = play.course.locator(".tools input")
    field.fill("les")
    yield "search with hits"
    play.press("Enter")
    yield "another hit"
    field.fill("zèbre")
    yield "search without hits"
    field.fill("")
    play.course.locator("[data-size='1']").click(click_count=2, delay=20)
    play.course.locator("#s-buts-7").focus()
    play.press("Enter")
    # To axe-core, a button half under the header is too small.
    play.page.frames[1].evaluate("scrollTo(0, 0)")
    yield "a sentence chosen, larger text"
    plays(play)
    play.course.locator("[data-follow]").click()
    # Until its ground has changed, where things may move.
    play.page.frames[1].evaluate(
        "Promise.all(document.getAnimations().map((one) => one.finished)).then(() => {})"
    )
    yield "following"


def right_to_left(course: Course) -> Course:
    """The course as one that runs from right to left."""
    return replace(course, language="ar")
