"""What the page holds before any script has run."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from cartable.formats import player
from cartable.formats.player.lecture import lectures
from cartable.formats.player.page import source, terms
from cartable.model.course import Course, Module, Quiz, Term
from cartable.model.interaction import Answer, TextEntry
from cartable.model.text import plain_text
from cartable.model.transcript import Section, Sentence
from player.sample import COURSE, TYPED, layout, materials, package


def _page(course: Course = COURSE) -> html.HtmlElement:
    return html.document_fromstring(package(course)["index.html"].decode())


def _data(page: html.HtmlElement) -> dict[str, object]:
    data: dict[str, object] = json.loads(page.get_element_by_id("course-data").text)
    return data


def test_the_package_has_one_page_one_script_and_one_style_sheet() -> None:
    assert sorted(player.files(COURSE, materials(COURSE), standard="scorm12")) == [
        "index.html",
        "player.css",
        "player.js",
    ]


def test_the_page_asks_for_nothing_outside_the_package() -> None:
    asked = [
        address
        for element, attribute, address, _ in _page().iterlinks()
        if not (element.tag == "a" and attribute == "href")
    ]
    assert [address for address in asked if "//" in address] == []
    assert {"player.js", "player.css", "media/carr%C3%A9%20magique.svg"} <= set(asked)


def test_no_handler_and_no_script_stands_in_the_page() -> None:
    page = _page()
    assert [a for element in page.iter() for a in element.attrib if a.startswith("on")] == []
    assert [script.get("src") or script.get("type") for script in page.iter("script")] == [
        "player.js",
        "application/json",
    ]


def test_every_id_is_unique_and_every_reference_leads_somewhere() -> None:
    page = _page()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = {
        name
        for value in page.xpath("//@aria-labelledby | //@aria-describedby | //label/@for")
        for name in value.split()
    }
    within = {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")}
    assert (named | within) - set(ids) == set()


def test_every_page_but_the_first_waits_hidden() -> None:
    pages = _page().find_class("page")
    assert [page.get("id") for page in pages if page.get("hidden") is None] == ["start"]
    assert [page.get("id") for page in pages] == [
        "start", "lecture-buts", "quiz-buts", "lecture-rappel", "quiz-rappel", "glossary", "result",
    ]  # fmt: skip


def test_feedback_waits_hidden() -> None:
    page = _page()
    feedback = [*page.find_class("why"), *page.find_class("outcome")]
    assert len(feedback) > 8
    assert [one for one in feedback if one.get("hidden") is None] == []


def test_an_authors_markup_stays_words() -> None:
    nasty = '</script><script>alert(1)</script><img src=x onerror="x"> & \u2028'
    question = replace(TYPED, stem=plain_text(nasty))
    course = replace(
        COURSE,
        title=nasty,
        authors=(nasty,),
        modules=(replace(COURSE.modules[0], title=nasty, quiz=Quiz((question,))),),
        glossary=(Term(nasty, plain_text(nasty)),),
    )
    page = _page(course)
    assert len(list(page.iter("script"))) == 2
    assert page.xpath("//img[@src='x']") == []
    assert "alert(1)" in page.findtext(".//title")


def test_the_data_block_holds_no_bracket_that_could_end_it() -> None:
    answers = TextEntry((Answer("</script><!--", right=True),), frozenset())
    quiz = Quiz((replace(TYPED, interaction=answers),))
    page = _page(replace(COURSE, modules=(replace(COURSE.modules[0], quiz=quiz),)))
    block = page.get_element_by_id("course-data").text
    assert "<" not in block
    assert _data(page)["questions"][TYPED.id]["answers"] == [["</script><!--", True]]  # type: ignore[index]  # JSON, read as the player does


def test_no_word_of_a_transcript_is_lost() -> None:
    for lecture in lectures(COURSE):
        if lecture.module.transcript is None:
            continue
        laid = [
            piece
            for stretch in lecture.stretches
            for row in stretch.rows
            for paragraph in row.paragraphs
            for piece in paragraph.pieces
        ]
        assert laid == [piece for turn in lecture.module.transcript.turns for piece in turn.pieces]


def test_every_fifth_sentence_carries_its_number() -> None:
    module = COURSE.modules[0]
    assert module.transcript
    last = module.transcript.sentences[-1].number
    numbers = [int(one.get("data-n")) for one in _page().find_class("fifth")]
    assert numbers == list(range(5, last + 1, 5))


def test_each_key_point_stands_in_the_row_of_its_sentence() -> None:
    lecture = lectures(COURSE)[0]
    beside = {
        point.id: {
            piece.number
            for paragraph in row.paragraphs
            for piece in paragraph.pieces
            if isinstance(piece, Sentence)
        }
        for stretch in lecture.stretches
        for row in stretch.rows
        for point in row.points
    }
    assert {id_: numbers & {8, 10, 18} != set() for id_, numbers in beside.items()} == {
        "memes-buts": True,
        "quatre-buts": True,
        "deux-lectures": True,
    }
    assert [point.id for point in lecture.unplaced] == ["general"]


def test_a_speaker_cut_by_a_heading_is_named_again_as_going_on() -> None:
    module = replace(COURSE.modules[0], sections=(Section("Un", 1, 6), Section("Deux", 7, 21)))
    stretch = lectures(replace(COURSE, modules=(module,)))[0].stretches[1]
    opening = stretch.rows[0].paragraphs[0]
    assert (opening.speaker, opening.continued) == ("Étienne", True)


def test_a_module_without_transcript_or_quiz_has_its_page() -> None:
    page = _page(replace(COURSE, modules=(Module("seul", "Seul"),)))
    assert page.get_element_by_id("lecture-seul").findtext(".//h1") == "Seul"
    assert page.find_class("quiz") == []


def test_the_glossary_gathers_every_term_once_by_the_alphabet() -> None:
    course = replace(
        COURSE,
        glossary=(
            Term("zèle", plain_text("z")),
            Term("œuvre", plain_text("o")),
            Term("école", plain_text("premier")),
        ),
        modules=(replace(COURSE.modules[0], glossary=(Term("école", plain_text("second")),)),),
    )
    assert [(term.term, term.meaning.plain) for term in terms(course)] == [
        ("école", "premier"),
        ("œuvre", "o"),
        ("zèle", "z"),
    ]


def test_a_media_path_is_an_address() -> None:
    assert source("vidéo 1#a.mp4") == "media/vid%C3%A9o%201%23a.mp4"


def test_the_data_holds_the_layouts_slots_in_their_order() -> None:
    slots = _data(_page())["layout"]["slots"]  # type: ignore[index]  # JSON, read as the player does
    assert [slot["id"] for slot in slots] == [slot.id for slot in layout(COURSE).slots]


@pytest.mark.parametrize(
    ("language", "word", "runs"),
    [
        ("fr-CA", "Sommaire", "ltr"),
        ("en-GB", "Contents", "ltr"),
        ("de-AT", "Inhalt", "ltr"),
        ("ar-MA", "المحتويات", "rtl"),
        ("pl", "Contents", "ltr"),
        ("he", "Contents", "rtl"),
    ],
)
def test_the_players_words_follow_the_courses_language(language: str, word: str, runs: str) -> None:
    page = _page(replace(COURSE, language=language))
    assert page.get("lang") == language
    assert page.get("dir") == runs
    assert page.get_element_by_id("open-contents").text == word


def test_the_same_course_gives_the_same_bytes() -> None:
    assert package(COURSE) == package(COURSE)


def test_a_workspaces_theme_follows_the_style_sheet() -> None:
    given = materials(COURSE)
    themed = replace(given, templates={**given.templates, "player/theme.css": b":root{--accent:#600}"})
    assert player.files(COURSE, themed, standard="scorm12")["player.css"].endswith(b":root{--accent:#600}")


def test_what_is_still_a_draft_says_so() -> None:
    module = COURSE.modules[0]
    question = replace(TYPED, draft=True)
    point = replace(module.key_points[0], draft=True)
    quiz = Quiz((question,))
    course = replace(
        COURSE, draft=True, modules=(replace(module, draft=True, key_points=(point,), quiz=quiz),)
    )
    assert [one.text for one in _page(course).find_class("draft")] == ["Brouillon"] * 4
    assert _page().find_class("draft") == []


@pytest.mark.parametrize(("title", "plain"), [("L’été à l’œuvre", True), ("لماذا نتحالف؟ " * 900, False)])
def test_a_page_is_ascii_unless_its_script_would_make_it_much_longer(title: str, *, plain: bool) -> None:
    page = package(replace(COURSE, title=title))["index.html"]
    assert page.isascii() is plain
    shown = html.document_fromstring(page.decode()).findtext("head/title") or ""
    assert shown.strip() == title.strip()
