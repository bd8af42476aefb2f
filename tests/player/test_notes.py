"""A learner's own notes: written at the sentence at hand, kept like answers, read again, printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from cartable.model.course import Course
from cartable.model.interaction import Essay
from cartable.model.layout import Layout
from cartable.model.notes import Note
from cartable.model.state import restored
from cartable.model.state_size import ROOM, notes_room
from player.conftest import Opening
from player.lms import Launched
from player.moves import check, commits, commits_again, go, one_module, turn
from player.sample import CHOICE, COURSE, ESSAY, layout

pytestmark = pytest.mark.browser

ANNA = {"cmi.core.student_id": "anna", "cmi.core.student_name": "Serre, Anna"}
ILL = {"LMSCommit": "false"}


def notes(kept: Mapping[str, str], course: Course = COURSE) -> tuple[Note, ...]:
    return restored(kept["cmi.suspend_data"], layout(course)).notes


def at(play: Launched, sentence: str) -> None:
    """Goes to a sentence, and is there."""
    go(play, sentence)
    play.course.locator(f"#{sentence}.at").wait_for()


def write(play: Launched, words: str) -> None:
    play.course.locator("#open-notes").click()
    play.course.locator("#note").fill(words)
    play.course.locator("#notes [type=submit]").click()


def noted(play: Launched, words: str) -> dict[str, str]:
    """What the LMS holds after a note was written."""
    before = commits(play)
    write(play, words)
    commits_again(play, before)
    return play.saved()


def essay_of(longest: int) -> Course:
    return one_module(CHOICE, replace(ESSAY, interaction=Essay(longest=longest)))


def test_a_note_is_kept_with_the_sentence_at_hand_by_one_commit(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-10")
    play.saved()
    before = commits(play)
    play.course.locator("#open-notes").click()
    expect(play.course.locator("#note-at")).to_have_text(
        "Phrase 10 – Le premier, ce sont les gens et leurs savoir-faire."
    )
    play.page.keyboard.type("À relire avec Léa", delay=20)
    play.page.wait_for_timeout(1800)
    assert commits(play) == before
    play.course.locator("#notes [type=submit]").click()
    expect(play.course.locator("#notes")).to_be_hidden()
    commits_again(play, before)
    assert notes(play.saved()) == (Note("buts", 10, "À relire avec Léa"),)
    assert commits(play) == before + 1
    expect(play.course.locator("#s-buts-10")).to_have_class("s fifth at has-note")


def test_by_keyboard_alone_a_note_is_written_and_said_to_be_kept(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    play.course.locator("#open-notes").focus()
    play.press("Enter")
    expect(play.course.locator("#note")).to_be_focused()
    play.page.keyboard.type("la même liste")
    play.tab_to("Garder")
    play.press("Enter")
    expect(play.course.locator("#open-notes")).to_be_focused()
    expect(play.course.locator("#live")).to_have_text("Annotation gardée.")
    play.press("Enter", "Escape")
    expect(play.course.locator("#open-notes")).to_be_focused()


def test_the_sentence_spoken_goes_before_the_one_that_had_the_focus(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    play.page.frames[1].evaluate("document.getElementById('s-buts-9').setAttribute('aria-current', 'true')")
    play.course.locator("#open-notes").click()
    expect(play.course.locator("#note-at")).to_contain_text("Phrase 9")


def test_the_key_n_begins_a_note_on_a_sentence_and_nowhere_else(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    play.course.locator("#s-buts-12").focus()
    play.press("n")
    expect(play.course.locator("#note-at")).to_contain_text("Phrase 12")
    expect(play.course.locator("#note")).to_have_value("")
    play.page.keyboard.type("n")
    expect(play.course.locator("#note")).to_have_value("n")
    play.press("Escape")
    expect(play.course.locator("#s-buts-12")).to_be_focused()
    play.press("Control+n")
    play.course.locator("#lecture-buts h1").focus()
    play.press("n")
    expect(play.course.locator("#notes")).to_be_hidden()


def test_the_keyboard_reaches_the_header_without_leaving_the_place(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-18")
    frame = play.page.frames[1]
    before = frame.evaluate("scrollY")
    assert before > 500
    for button in ("open-notes", "open-contents"):
        frame.evaluate("id => document.getElementById(id).focus()", button)
        assert frame.evaluate("scrollY") == before


def test_a_note_is_changed_where_it_stands(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    noted(play, "la même liste")
    play.course.locator("#open-notes").click()
    play.course.get_by_role("button", name="Modifier – la même liste").click()
    expect(play.course.locator("#note")).to_have_value("la même liste")
    before = commits(play)
    play.course.locator("#note").fill("presque la même liste")
    play.course.locator("#notes [type=submit]").click()
    expect(play.course.locator("#note-said")).to_have_text("Annotation gardée.")
    expect(play.course.get_by_role("button", name="Modifier – presque la même liste")).to_be_focused()
    commits_again(play, before)
    assert notes(play.saved()) == (Note("buts", 8, "presque la même liste"),)


def test_a_deleted_note_can_be_put_back_until_something_is_written(launched: Opening) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    noted(play, "une")
    noted(play, "deux")
    play.course.locator("#open-notes").click()
    before = commits(play)
    play.course.get_by_role("button", name="Supprimer – une").click()
    expect(play.course.locator("#note-said")).to_have_text("Annotation supprimée.")
    expect(play.course.get_by_role("button", name="Rétablir")).to_be_focused()
    commits_again(play, before)
    assert notes(play.saved()) == (Note("buts", 8, "deux"),)
    before = commits(play)
    play.press("Enter")
    expect(play.course.get_by_role("button", name="Modifier – une")).to_be_focused()
    commits_again(play, before)
    assert notes(play.saved()) == (Note("buts", 8, "une"), Note("buts", 8, "deux"))
    play.course.get_by_role("button", name="Supprimer – deux").click()
    play.course.locator("#note").fill("trois")
    expect(play.course.locator("#note-undo")).to_be_hidden()


def test_what_is_written_is_kept_by_closing_the_sheet_by_another_tab_and_by_leaving(
    launched: Opening,
) -> None:
    play = launched(COURSE)
    at(play, "s-buts-8")
    play.saved()
    play.course.locator("#open-notes").click()
    play.course.locator("#note").fill("fermée par Échap")
    play.press("Escape")
    play.course.locator("#noted li").wait_for(state="attached")
    play.course.locator("#open-notes").click()
    play.course.locator("#note").fill("en chemin")
    turn(play, "hidden")
    assert [note.text for note in notes(play.kept())] == ["fermée par Échap", "en chemin"]
    turn(play, "visible")
    play.course.locator("#note").fill("en chemin, et plus loin")
    play.page.frames[1].evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert [note.text for note in notes(play.kept())] == ["fermée par Échap", "en chemin, et plus loin"]


def test_the_next_launch_lists_the_notes_and_each_leads_to_its_sentence(launched: Opening) -> None:
    first = launched(COURSE)
    at(first, "s-buts-18")
    noted(first, "ligne par ligne")
    at(first, "s-buts-8")
    kept = noted(first, "la même liste")
    first.close()
    second = launched(COURSE, values=kept)
    go(second, "lecture-buts")
    second.page.frames[1].evaluate("document.getElementById('s-buts-8').dataset.from = '75400'")
    go(second, "result")
    go(second, "lecture-buts")
    expect(second.course.locator("#s-buts-18")).to_have_class("s has-note")
    second.course.locator("#open-notes").click()
    expect(second.course.locator("#noted .moment")).to_have_text(["Phrase 8 · 1:15", "Phrase 18"])
    second.course.locator("#noted a", has_text="Phrase 18").click()
    expect(second.course.locator("#notes")).to_be_hidden()
    expect(second.course.locator("#s-buts-18")).to_be_focused()


def test_a_note_that_the_lms_never_took_comes_back_after_a_crash(launched: Opening) -> None:
    first = launched(COURSE, values=ANNA)
    at(first, "s-buts-8")
    kept = noted(first, "bien gardée")
    assert first.stored() == {}
    first.page.evaluate("lie => { window.lie = lie }", ILL)
    write(first, "avant la panne")
    first.course.locator("body[data-saved=refused]").wait_for()
    first.kill()
    second = launched(COURSE, values=kept, beside=first)
    expect(second.course.locator("#notice")).to_contain_text("ont été retrouvées")
    assert notes(second.saved()) == (Note("buts", 8, "bien gardée"), Note("buts", 8, "avant la panne"))


def test_the_second_window_reads_the_notes_and_writes_none(launched: Opening) -> None:
    first = launched(COURSE, values=ANNA)
    at(first, "s-buts-8")
    kept = noted(first, "dans la première")
    second = launched(COURSE, values=kept, beside=first)
    second.course.locator("body[data-saved=elsewhere]").wait_for()
    go(second, "lecture-buts")
    second.course.locator("#open-notes").click()
    expect(second.course.locator(".note-text")).to_have_text("dans la première")
    for one in ("#note", "#notes [type=submit]", "#noted button >> nth=0"):
        expect(second.course.locator(one)).to_be_disabled()


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_in_review_notes_are_read_and_nothing_is_written(launched: Opening, mode: str) -> None:
    first = launched(COURSE)
    at(first, "s-buts-8")
    kept = noted(first, "à relire")
    play = launched(COURSE, values={**kept, "cmi.core.lesson_mode": mode})
    go(play, "lecture-buts")
    play.course.get_by_role("button", name="Vos annotations").click()
    expect(play.course.locator(".note-text")).to_have_text("à relire")
    expect(play.course.locator("#note")).to_be_hidden()
    expect(play.course.locator("#noted button")).to_have_count(0)
    play.press("Escape")
    go(play, "lecture-rappel")
    expect(play.course.locator("#open-notes")).to_be_hidden()
    turn(play, "hidden")
    assert [call for call in play.calls() if call[0] in {"LMSSetValue", "LMSCommit"}] == []


def test_with_every_answer_and_every_note_full_the_lms_keeps_all_of_it(launched: Opening) -> None:
    course = essay_of(2950)
    assert notes_room(course, layout(course)) == 146
    play = launched(course)
    go(play, "quiz-buts")
    check(play, CHOICE.id, "c")
    play.course.locator("[data-retry]").click()
    check(play, CHOICE.id, "b")
    play.course.locator(f"#q-{ESSAY.id} textarea").fill("é" * 2950)
    play.course.locator(f"#q-{ESSAY.id} button").click()
    at(play, "s-buts-10")
    play.course.locator("#open-notes").click()
    expect(play.course.locator("#note-left")).to_have_text("Caractères restants pour vos annotations : 106")
    play.course.locator("#note").fill("œuf 🌻 " + "x" * 200)
    expect(play.course.locator("#note-left")).to_have_text("Caractères restants pour vos annotations : 0")
    written = play.course.locator("#note").input_value()
    play.saved()
    before = commits(play)
    play.course.locator("#notes [type=submit]").click()
    commits_again(play, before)
    kept = play.saved()
    assert 4080 < len(kept["cmi.suspend_data"]) <= ROOM
    assert [note.text for note in notes(kept, course)] == [written.strip()]
    play.course.locator("#open-notes").click()
    expect(play.course.locator("#note")).to_be_hidden()
    expect(play.course.locator("#note-full")).to_contain_text("Il n’y a plus de place")
    play.course.get_by_role("button", name="Modifier").click()
    expect(play.course.locator("#note")).to_have_value(written.strip())


def test_where_answers_leave_no_room_no_note_is_offered_and_it_is_said(launched: Opening) -> None:
    course = essay_of(2995)
    assert notes_room(course, layout(course)) == 0
    play = launched(course)
    expect(play.course.locator("#start")).to_contain_text("Ce cours ne peut pas garder d’annotations")
    go(play, "lecture-buts")
    expect(play.course.locator("#open-notes")).to_be_hidden()
    offered = launched(COURSE)
    expect(offered.course.locator("#start")).to_contain_text("« Annoter » garde ce que vous écrivez")


def test_answers_that_a_newer_version_asks_for_go_before_notes_and_it_is_said(launched: Opening) -> None:
    older, newer = essay_of(200), essay_of(2990)
    first = launched(older)
    at(first, "s-buts-8")
    noted(first, "a" * 300)
    kept = noted(first, "b" * 300)
    second = launched(newer, values=kept)
    go(second, "lecture-buts")
    second.course.locator("#open-notes").click()
    expect(second.course.locator(".note-text")).to_have_count(2)
    second.press("Escape")
    go(second, "quiz-buts")
    second.course.locator(f"#q-{ESSAY.id} textarea").fill("é" * 2600)
    second.course.locator(f"#q-{ESSAY.id} button").click()
    expect(second.course.locator("#notice")).to_contain_text("les dernières ne sont plus enregistrées")
    later = second.saved()
    assert len(later["cmi.suspend_data"]) <= ROOM
    assert notes(later, newer) == (Note("buts", 8, "a" * 300),)


def test_notes_go_with_their_module_and_stay_where_their_sentence_is_gone(launched: Opening) -> None:
    first = launched(COURSE)
    at(first, "s-buts-20")
    noted(first, "au carré")
    go(first, "lecture-rappel")
    kept = noted(first, "trois idées")
    assert [note.sentence for note in notes(kept)] == [20, 0]
    first.close()
    module = replace(COURSE.modules[0], transcript=None, sections=(), key_points=())
    shorter = replace(COURSE, modules=(module,))
    slots = [
        replace(slot, gone=None if slot.id not in {"rappel", "R1", "R2", "R3"} else 2)
        for slot in layout(COURSE).slots
    ]
    second = launched(shorter, Layout(2, tuple(slots)), values=kept)
    go(second, "lecture-buts")
    second.course.locator("#open-notes").click()
    expect(second.course.locator("#noted .moment")).to_have_text("Sur un passage qui n’y est plus")
    expect(second.course.locator("#noted a")).to_have_count(0)
    expect(second.course.locator(".note-text")).to_have_text("au carré")


def test_notes_are_printed_with_their_module_their_moment_and_its_words(launched: Opening) -> None:
    play = launched(COURSE, script="window.print = () => {};")
    at(play, "s-buts-8")
    noted(play, "la même liste")
    go(play, "lecture-rappel")
    noted(play, "trois idées")
    go(play, "result")
    expect(play.course.locator("#print-notes")).to_be_hidden()
    play.page.emulate_media(media="print")
    play.course.locator("#result [data-print]").evaluate("one => one.click()")
    printed = play.course.locator("#print-notes")
    expect(printed.locator("h3")).to_have_text(["Les buts des partenariats", "Rappel"])
    expect(printed.locator(".moment")).to_have_text(["Phrase 8", "Sur toute la page"])
    expect(printed.locator("li").first).to_contain_text("presque la même liste")
    expect(printed.locator(".note-text").first).to_be_visible()


def test_every_target_of_the_sheet_is_44_pixels(launched: Opening) -> None:
    play = launched(COURSE, width=360, height=740)
    at(play, "s-buts-8")
    noted(play, "la même liste")
    play.course.locator("#open-notes").click()
    small = play.page.frames[1].evaluate(
        """() => [...document.querySelectorAll("#open-notes, #notes :is(button, textarea, a)")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 44 || box.width < 44).map(([words]) => words)"""
    )
    assert small == []
