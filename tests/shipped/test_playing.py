"""Each course that ships, out of its zip: from the first page to passed, resumed, and clean."""

from __future__ import annotations

import re
import shutil
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, expect

from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from cartable.model.course import Course, Question
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.serve.preview import listening
from lms.desk import Desk
from player.lms import SCORM12, SCORM2004, Launched, Spoken, served

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
COURSES = sorted(folder.name for folder in (ROOT / "course").iterdir() if folder.is_dir())


@dataclass(frozen=True)
class Facts:
    """What a standard calls the facts that an LMS shows, and the statuses that one may come to.

    `perfect` is what the preview's page says of a course that was passed.
    """

    spoken: Spoken
    statuses: tuple[str, ...]
    passed: tuple[str, ...]
    unpassed: set[tuple[str, ...]]
    score: str
    location: str
    perfect: str


STANDARDS = {
    "scorm12": Facts(
        SCORM12,
        ("cmi.core.lesson_status",),
        ("passed",),
        {("incomplete",), ("failed",)},
        "cmi.core.score.raw",
        "cmi.core.lesson_location",
        "passed",
    ),
    "scorm2004": Facts(
        SCORM2004,
        ("cmi.completion_status", "cmi.success_status"),
        ("completed", "passed"),
        {("incomplete", "unknown"), ("completed", "failed")},
        "cmi.score.raw",
        "cmi.location",
        "completed · passed",
    ),
}
each_standard = pytest.mark.parametrize("standard", STANDARDS)


@dataclass(frozen=True)
class Shipped:
    """A course, and the packages that were built of it in a workspace of its own: files by standard."""

    course: Course
    workspace: Path
    files: dict[str, dict[str, bytes]]


@pytest.fixture(scope="module", params=COURSES)
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    root = tmp_path_factory.mktemp("workspace")
    for folder in ("course", "quizzes"):
        shutil.copytree(ROOT / folder, root / folder)
    result = built(Workspace(root.resolve()), request.param, tuple(STANDARDS))
    course = result.checked.reading.course
    assert course is not None
    files = {}
    for standard, package in zip(STANDARDS, result.files, strict=True):
        with zipfile.ZipFile(package) as archive:
            files[standard] = {name: archive.read(name) for name in archive.namelist()}
    return Shipped(course, root, files)


def put(card: Locator, interaction: Matching | Ordering | Gaps, *, rightly: bool) -> None:
    """Puts all in its place, or all elsewhere."""
    if isinstance(interaction, Matching):
        for item in interaction.items:
            other = next(one.id for one in interaction.targets if (one.id == item.target) is rightly)
            card.locator(f"select[name='{item.id}']").select_option(other)
        return
    if isinstance(interaction, Gaps):
        for gap in interaction.gaps:
            other = next((word for word in interaction.words if word not in gap.answers), "rien")
            field = card.locator(f":is(input, select)[name='{gap.id}']")
            fill = field.select_option if interaction.words else field.fill
            fill(gap.answers[0] if rightly else other)
        return
    for one in interaction.items if rightly else reversed(interaction.items):
        for _ in interaction.items:
            card.locator(f"[data-option='{one.id}'] [data-move='down']").click()


def answer(frame: FrameLocator, question: Question, *, rightly: bool) -> None:
    """Answers a question as someone who knows, or who doesn't, and checks it."""
    card = frame.locator(f"#q-{question.id}")
    match question.interaction:
        case Choice(options):
            for option in options:
                if option.right is rightly:
                    card.locator(f"input[value='{option.id}']").check()
        case TextEntry(answers):
            card.locator("input").fill(
                next(one.text for one in answers if one.right) if rightly else "rien du tout"
            )
        case NumberEntry(value):
            card.locator("input").fill(f"{float(value + (0 if rightly else 1_000)):g}")
        case Matching() | Ordering() | Gaps():
            put(card, question.interaction, rightly=rightly)
        case Essay():
            card.locator("textarea").fill("Un mot d’ici.")
    card.locator("button[type=submit]").click()
    expect(card.locator(".verdict")).to_be_visible()


def turn(frame: FrameLocator) -> None:
    """To the next page; returns when it is there: until then the old page's button could be taken."""
    following = frame.locator("section.page:not([hidden]) a.next")
    target = following.get_attribute("href")
    following.click()
    frame.locator(f"{target}:not([hidden])").wait_for()


def walked(play: Launched, course: Course, *, rightly: bool, looked: bool = True) -> list[str]:
    """Every page by its button Next, every question met answered; what axe finds where it `looked`."""
    found: list[str] = []
    by_id = {question.id: question for question in course.questions}
    for _ in range(100):
        page = play.course.locator("section.page:not([hidden])")
        shown = page.get_attribute("id") or ""
        page = play.course.locator(f"#{shown}")
        found += [f"{shown}: {one}" for one in play.axe()] if looked else []
        forms = page.locator("form[data-question]")
        ids = forms.evaluate_all("all => all.map(one => one.dataset.question)")
        for id_ in ids:
            answer(play.course, by_id[id_], rightly=rightly)
        if ids and looked:
            found += [f"{shown}, answered: {one}" for one in play.axe()]
        following = page.locator("a.next")
        if shown == "result" or not following.count():
            return found
        following.click()
        expect(page).to_be_hidden()
    endless = "the last page never came"
    raise AssertionError(endless)


def statuses(kept: dict[str, str], facts: Facts) -> tuple[str, ...]:
    return tuple(kept[status] for status in facts.statuses)


@each_standard
def test_from_the_first_page_to_passed_and_back_again(
    browser: Browser, shipped: Shipped, standard: str
) -> None:
    facts = STANDARDS[standard]
    with served(shipped.files[standard], facts.spoken) as site:
        first = Launched(browser, site, width=1280, height=900)
        # The pages are the same whatever the standard: they are looked at once.
        assert walked(first, shipped.course, rightly=True, looked=standard == "scorm12") == []
        kept = first.saved()
        assert statuses(kept, facts) == facts.passed
        assert kept[facts.score] == "100"
        first.close()
        assert first.complaints == []
        second = Launched(browser, site, values=kept)
        expect(second.course.locator(f"#{kept[facts.location]}")).to_be_visible()
        for question in shipped.course.questions:
            card = second.course.locator(f"#q-{question.id}")
            if card.count() and isinstance(question.interaction, Choice):
                for option in question.interaction.options:
                    expect(card.locator(f"input[value='{option.id}']")).to_be_checked(checked=option.right)
        assert [second.writes(status) for status in facts.statuses] == [[] for _ in facts.statuses]
        second.close()
        assert second.complaints == []


@each_standard
def test_wrong_answers_never_pass(browser: Browser, shipped: Shipped, standard: str) -> None:
    facts = STANDARDS[standard]
    with served(shipped.files[standard], facts.spoken) as site:
        play = Launched(browser, site, width=360, height=740)
        walked(play, shipped.course, rightly=False, looked=False)
        kept = play.saved()
        assert statuses(kept, facts) in facts.unpassed
        assert float(kept[facts.score]) < 50
        play.close()
        assert play.complaints == []


def test_in_2004_the_score_is_a_share_too_and_each_answer_is_told_whole(
    browser: Browser, shipped: Shipped
) -> None:
    with served(shipped.files["scorm2004"], SCORM2004) as site:
        play = Launched(browser, site)
        walked(play, shipped.course, rightly=True, looked=False)
        kept = play.saved()
        play.close()
    told = {name.removeprefix("cmi."): value for name, value in kept.items()}
    assert [told[f"score.{name}"] for name in ("scaled", "raw", "min", "max")] == ["1", "100", "0", "100"]
    assert (told["progress_measure"], told["exit"]) == ("1", "suspend")
    assert told["objectives.0.description"]
    reported = [name for name in told if name.startswith("interactions.") and name.endswith(".type")]
    assert reported
    for name in reported:
        one = name.removesuffix("type")
        for field in ("id", "timestamp", "weighting", "learner_response", "result", "latency", "description"):
            assert told[one + field], one + field
        assert told[f"{one}result"] == ("neutral" if told[name] == "long-fill-in" else "correct")


@each_standard
def test_a_strict_lms_refuses_nothing(browser: Browser, shipped: Shipped, standard: str) -> None:
    with listening(shipped.workspace, 0, "en") as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        page = browser.new_page(base_url=server.address)
        page.goto(f"/courses/{shipped.course.id}/#{standard}")
        desk = Desk(page, standard)
        frame = desk.course
        frame.locator("body[data-saved]").wait_for()
        by_id = {question.id: question for question in shipped.course.questions}
        for module in shipped.course.modules:
            for _ in range(2):
                turn(frame)
            for id_ in frame.locator(f"#quiz-{module.id} form[data-question]").evaluate_all(
                "all => all.map(one => one.dataset.question)"
            ):
                answer(frame, by_id[id_], rightly=True)
        expect(desk.part("status")).to_have_text(STANDARDS[standard].perfect)
        expect(desk.part("score")).to_contain_text("100")
        desk.press("Leave and come back")
        frame.locator("body[data-saved=saved]").wait_for()
        expect(desk.part("status")).to_have_text(STANDARDS[standard].perfect)
        expect(desk.part("calls-tally")).to_have_text(re.compile(r"^\d+$"))
        page.close()
        server.shutdown()
