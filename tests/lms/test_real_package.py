"""A package of ours in the preview, of both standards: its reactions to what the buttons do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cartable.outputs import scorm12, scorm2004
from cartable.pack.archive import written
from cartable.serve.preview import listening
from lms.desk import Desk, told
from scorm.sample import COURSE, materials_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A preview of the sample course, built as both packages."""
    root: Path = tmp_path_factory.mktemp("real")
    folder = root / "build" / COURSE.id
    folder.mkdir(parents=True)
    written(scorm12.package(COURSE, materials_in(root)), folder / f"{COURSE.id}-scorm12.zip")
    written(scorm2004.package(COURSE, materials_in(root)), folder / f"{COURSE.id}-scorm2004.zip")
    with listening(root, 0, "en") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.address
        server.shutdown()


@pytest.fixture
def real(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a browser that has never been here."""
    context = browser.new_context(base_url=address)
    yield context.new_page()
    context.close()


@pytest.fixture(params=["scorm12", "scorm2004"])
def desk(real: Page, request: pytest.FixtureRequest) -> Desk:
    """The sample course, saved once."""
    desk = Desk(real, request.param)
    real.goto(f"/courses/{COURSE.id}/#{desk.standard}")
    expect(desk.course.locator("#saved")).to_have_text("Enregistré")
    return desk


def answered(desk: Desk) -> None:
    """The right answer to the only question that has one is given."""
    desk.course.locator("html").evaluate("() => { location.hash = 'quiz-m1'; }")
    card = desk.course.locator("form[data-question=q1]")
    card.get_by_label("quatre").check()
    card.get_by_role("button", name="Vérifier").click()


def test_a_package_of_ours_opens_saves_and_resumes_without_one_refused_call(real: Page) -> None:
    said: list[str] = []
    real.on("console", lambda message: said.append(message.text))
    real.on("response", lambda response: said.append(response.url) if response.status >= 400 else None)
    real.goto(f"/courses/{COURSE.id}/#both")
    for desk, end in ((Desk(real), "LMSFinish"), (Desk(real, "scorm2004"), "Terminate")):
        expect(desk.part("status")).to_contain_text("incomplete")
        expect(desk.part("saved")).not_to_have_text("not yet")
        desk.press("Leave and come back")
        expect(desk.part("calls")).to_contain_text(end)
        expect(desk.part("calls-tally")).not_to_contain_text("refused")
        expect(desk.part("calls").locator("[data-kind=fault]")).to_have_count(0)
    assert said == []


def test_the_course_says_that_nothing_is_saved_and_saves_once_the_connection_is_back(desk: Desk) -> None:
    desk.press("Lose the connection")
    answered(desk)
    expect(desk.course.locator("#saved")).to_have_text("Non enregistré")
    expect(desk.part("no-answers")).to_be_visible()
    desk.press("Lose the connection")
    expect(desk.course.locator("#saved")).to_have_text("Enregistré")
    expect(desk.part("answers")).to_contain_text("q1")


def test_an_answer_given_without_connection_is_brought_back_after_the_window_was_closed(desk: Desk) -> None:
    desk.press("Lose the connection")
    answered(desk)
    expect(desk.course.locator("#saved")).to_have_text("Non enregistré")
    desk.press("Close the window")
    desk.press("Lose the connection")
    desk.press("Open it again")
    expect(desk.part("answers")).to_contain_text("q1")


def test_the_answers_of_the_report_are_those_that_were_committed(desk: Desk) -> None:
    answered(desk)
    expect(desk.part("answers").locator("tr")).to_have_count(1)
    kept = desk.kept()[0][0]["cmi"]
    response = {"scorm12": "student_response", "scorm2004": "learner_response"}[desk.standard]
    names = ["id", "type", response, "correct_responses.0.pattern", "result", "weighting", "latency"]
    shown = desk.part("answers").locator("tr").locator("th, td").all_inner_texts()
    assert shown == [kept[f"cmi.interactions.0.{name}"] for name in names]
    assert shown[:5] == ["q1", "choice", "b_quatre", "b_quatre", "correct"]


def test_in_review_the_course_says_so_and_writes_neither_status_nor_score(desk: Desk) -> None:
    answered(desk)
    expect(desk.part("answers")).to_contain_text("q1")
    before = desk.kept()[0][0]["cmi"]
    desk.press("Review")
    expect(desk.course.locator("#saved")).to_have_text("Relecture, rien n’est enregistré")
    desk.press("Review")
    expect(desk.course.locator("#saved")).to_have_text("Enregistré")
    after = desk.kept()[0][0]["cmi"]
    grades = [path for path in after if "status" in path or "score" in path]
    assert {path: after[path] for path in grades} == {path: before.get(path) for path in grades}


def test_a_package_built_anew_plays_on_where_one_was_with_what_was_typed(desk: Desk) -> None:
    desk.course.locator("html").evaluate("() => { location.hash = 'quiz-m1'; }")
    note = desk.course.locator("form[data-question=q2] textarea")
    note.fill("Une idée")
    note.scroll_into_view_if_needed()
    top = note.evaluate("(one) => { one.focus(); return one.getBoundingClientRect().top; }")
    told(desk.page, COURSE.id, changed=[f"{COURSE.id}-{desk.standard}.zip"])
    expect(desk.part("calls")).to_contain_text("The package was built anew.")
    expect(note).to_have_value("Une idée")
    expect(note).to_be_focused()
    desk.settled("")
    assert abs(note.evaluate("(one) => one.getBoundingClientRect().top") - top) < 2
    assert len(desk.kept()[0]) == 1
