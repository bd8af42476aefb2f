from __future__ import annotations

import logging

import page
import pytest

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.model.course import Course, Question
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.text import Text
from cartable.outputs import handout, key
from cartable.pack.bundle import Materials
from paper.paper_sample import TEMPLATES
from paper.reading import chapters, fonts, joined, strings, words

SPACE = Workspace.around(TEMPLATES)


@pytest.fixture(scope="module", params=SPACE.courses)
def printed(request: pytest.FixtureRequest) -> tuple[Course, Materials]:
    reading = checked(SPACE, str(request.param)).reading
    assert reading.course is not None
    return reading.course, Materials(SPACE.templates, reading.media, reading.lock.layout)


def _said_of(question: Question) -> list[Text]:
    said = [question.why, question.hint, question.if_right, question.if_wrong]
    match question.interaction:
        case Choice(options):
            said += [option.why for option in options]
        case TextEntry(answers):
            said += [answer.why for answer in answers]
        case NumberEntry() | Matching() | Ordering() | Gaps() | Essay():
            pass
    return [text for text in said if text is not None]


def test_a_shipped_handout_is_whole_valid_ours_and_tells_no_answer(
    printed: tuple[Course, Materials], caplog: pytest.LogCaptureFixture
) -> None:
    course, materials = printed
    with caplog.at_level(logging.WARNING, "weasyprint"):
        (sheet,) = handout.artefacts(course, materials).values()
    assert isinstance(sheet, bytes)
    assert caplog.messages == []
    assert page.is_pdf_compliant_bytes(sheet, profile="ua1")
    assert {name.split("-")[0] for name in fonts(sheet)} == {"Cartable"}
    assert chapters(sheet)[: len(course.modules)] == [module.title for module in course.modules]
    everything = joined(words(sheet) + " ".join(strings(sheet)))
    for question in course.questions:
        assert [text.plain for text in _said_of(question) if joined(text.plain) in everything] == []
        assert joined(question.id) not in everything


def test_a_shipped_key_is_valid_ours_and_answers_every_question(
    printed: tuple[Course, Materials], caplog: pytest.LogCaptureFixture
) -> None:
    course, materials = printed
    with caplog.at_level(logging.WARNING, "weasyprint"):
        (sheet,) = key.artefacts(course, materials).values()
    assert isinstance(sheet, bytes)
    assert caplog.messages == []
    assert page.is_pdf_compliant_bytes(sheet, profile="ua1")
    assert {name.split("-")[0] for name in fonts(sheet)} == {"Cartable"}
    said = joined(words(sheet))
    assert [question.id for question in course.questions if joined(question.id) not in said] == []
