"""The page of `cartable coverage`: what is on it, that it is safe, and that everybody can read it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser

from cartable.formats.coverage import drawn, figures
from cartable.formats.coverage.page import spans
from cartable.formats.pages import Templates
from cartable.model.course import Course, KeyPoint, Module, Objective
from cartable.model.coverage import touched, untouched
from cartable.model.text import plain_text
from cartable.model.transcript import Citation, Sentence, Transcript, Turn
from player.lms import AXE
from player.sample import COURSE, TEMPLATES

FILES = {
    path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
    for path in [TEMPLATES / "player" / "theme.css", *(TEMPLATES / "coverage").iterdir()]
}


def page(course: Course = COURSE, language: str = "fr") -> html.HtmlElement:
    found: html.HtmlElement = html.document_fromstring(drawn(course, Templates(FILES), language).decode())
    return found


def texts(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(one.text_content().split()) for one in elements]


def test_every_sentence_has_one_cell_and_one_place_in_the_text() -> None:
    drawing = page()
    said = COURSE.modules[0].transcript
    assert said is not None
    ids = [f"m1-s{one.number}" for one in said.sentences]
    assert [cell.get("href") for cell in drawing.find_class("cell")] == [f"#{id_}" for id_ in ids]
    assert [one.get("id") for one in drawing.find_class("s")] == ids


def test_a_cell_is_marked_by_what_rests_on_its_sentence() -> None:
    module = COURSE.modules[0]
    classes = [cell.get("class").split()[1] for cell in page().find_class("cell")]
    reached = touched(module)
    gaps = {one.number for gap in untouched(module) if len(gap.sentences) >= 8 for one in gap.sentences}
    names = {frozenset({"point"}): "point", frozenset({"question"}): "question"}
    for number, name in enumerate(classes, 1):
        kinds = reached.get(number, frozenset[str]())
        assert name == (names.get(kinds, "both") if kinds else "long" if number in gaps else "none")
    assert {"both", "point", "none"} <= set(classes)


def test_a_note_stands_beside_the_first_sentence_that_it_rests_on() -> None:
    (row,) = [one for one in page().find_class("row") if one.xpath(".//*[@id='m1-s8']")]
    assert texts(row.find_class("what")) == [
        "point clé memes-buts · phrase 8",
        "question Q1-buts · phrase 8",
        "point clé quatre-buts · phrases 10–13",
    ]


def test_gaps_of_objectives_and_key_points_are_named_in_their_tables() -> None:
    lacks = texts(page().find_class("lacks"))
    assert lacks == ["Aucune question", "Aucune question", "Aucune citation", "Aucune question"]
    objectives = (*COURSE.modules[0].objectives, Objective("seul", plain_text("Rester seul")))
    lonely = replace(COURSE, modules=(replace(COURSE.modules[0], objectives=objectives),))
    assert "Aucune question ne le mesure" in texts(page(lonely).find_class("lacks"))


def test_the_figures_count_the_whole_course() -> None:
    seen = figures(COURSE)
    assert (seen.sentences, seen.touched, seen.share) == (21, 6, 28)
    assert (len(seen.unmeasured), seen.objectives, len(seen.unasked), seen.points) == (0, 2, 3, 4)
    assert texts(page().xpath("//ul[@class='figures']/li"))[0] == "28 % des 21 phrases sont touchées"


def test_a_course_without_transcript_objective_and_key_point_is_drawn_too() -> None:
    bare = replace(COURSE, modules=(Module("m", "M"),))
    assert figures(bare).share == 0
    assert "This module has no transcript." in page(bare, "en").text_content()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [({3}, "3"), ({12, 13, 14, 20}, "12–14, 20"), ({1, 2, 4, 5}, "1–2, 4–5"), (set(), "")],
)
def test_numbers_are_said_in_runs(numbers: set[int], said: str) -> None:
    assert spans(frozenset(numbers)) == said


def nasty() -> Course:
    """A course whose every word is markup, and whose ids look like ours."""
    words = '</style><script>alert(1)</script><img src=x onerror="x">'
    point = KeyPoint("s1", plain_text(words), (Citation(words, 1, 1),))
    said = Transcript((Turn(words, (Sentence(1, words),)),))
    objectives = (Objective("t-o", plain_text(words)),)
    module = Module("m", words, objectives=objectives, transcript=said, key_points=(point,))
    return replace(COURSE, title=words, modules=(module,), speakers=())


def test_an_authors_markup_stays_words() -> None:
    drawing = page(nasty())
    assert list(drawing.iter("script", "img")) == []
    assert len(list(drawing.iter("style"))) == 1


@pytest.mark.parametrize("course", [COURSE, nasty()], ids=["sample", "nasty"])
def test_every_id_is_unique_and_every_link_leads_somewhere(course: Course) -> None:
    drawing = page(course)
    ids = drawing.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in drawing.xpath("//a/@href")} <= set(ids)
    assert {name for value in drawing.xpath("//@aria-labelledby") for name in value.split()} <= set(ids)


def test_it_asks_for_nothing_and_runs_nothing() -> None:
    data = drawn(COURSE, Templates(FILES), "en").decode()
    assert re.findall(r"url\((?!\"data:)|@import|https?:", data) == []
    drawing = page()
    assert [a for one in drawing.iter() for a in one.attrib if a.startswith("on") or a == "src"] == []


def test_the_two_languages_say_the_same_things() -> None:
    french, english = (yaml.safe_load(FILES[f"coverage/{code}.yaml"]) for code in ("fr", "en"))
    assert list(french) == list(english)
    template = FILES["coverage/page.html.j2"].decode()
    marks = ("none", "long", "point", "question", "both")
    assert [key for key in english if f'say("{key}"' not in template and key not in marks] == []


def test_french_is_set_as_french() -> None:
    assert (
        re.findall(
            r"\w [:;!?%»](?=[ \"}\n])|« |\w'\w", re.sub(r"(?m)^.*?: ", "", FILES["coverage/fr.yaml"].decode())
        )
        == []
    )


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    file = tmp_path / "coverage.html"
    file.write_bytes(drawn(COURSE, Templates(FILES), "fr"))
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    sheet = context.new_page()
    sheet.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    sheet.add_script_tag(path=str(AXE))
    found = sheet.evaluate("axe.run().then((seen) => seen.violations.map((one) => one.id))")
    context.close()
    assert found == []


@pytest.mark.browser
def test_the_keyboard_passes_the_cells_by_and_reaches_what_they_say(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "coverage.html"
    file.write_bytes(drawn(COURSE, Templates(FILES), "fr"))
    sheet = browser.new_page()
    sheet.goto(file.as_uri())
    reached: list[str] = []
    for _ in range(60):
        sheet.keyboard.press("Tab")
        reached.append(
            sheet.evaluate("document.activeElement.className + ' ' + (document.activeElement.hash || '')")
        )
    sheet.close()
    assert [one for one in reached if one.startswith("cell")] == []
    assert " #m1-s8" in reached
