from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cartable.serve.preview import Preview
from lms.steps import Step, Steps

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """One page for all: each test makes its own API object."""
    page = browser.new_page(base_url=preview.address)
    page.goto("/")
    yield page
    page.close()


def played(page: Page, *steps: Step, **launch: Any) -> dict[str, Any]:  # noqa: ANN401 - what JavaScript takes
    return Steps(page, "scorm12", "LMSInitialize").played(*steps, **launch)


def said(page: Page, *steps: Step, **launch: Any) -> list[list[str]]:  # noqa: ANN401 - as above
    return Steps(page, "scorm12", "LMSInitialize").said(*steps, **launch)


OK = ["true", "0"]


def refused(error: int) -> list[str]:
    return ["false", str(error)]


@pytest.mark.parametrize(
    ("element", "good", "bad"),
    [
        (
            "cmi.core.lesson_status",
            ["passed", "completed", "failed", "incomplete", "browsed"],
            ["not attempted", "Passed", "", "passed "],
        ),
        (
            "cmi.core.score.raw",
            ["0", "100", "79.99", "7.", "0.5"],
            ["", "-1", "100.01", "79,99", "1e2", " 5", "NaN", ".", "5%"],
        ),
        ("cmi.core.score.min", ["0"], ["", "-0.5"]),
        ("cmi.core.score.max", ["100"], ["101"]),
        (
            "cmi.core.session_time",
            ["00:00:00", "0001:02:03.45", "99:59:59.9"],
            ["1:00:00", "00:60:00", "00:00:60", "00:00:00.123", "PT1H", "00000:00:00", ""],
        ),
        ("cmi.core.exit", ["time-out", "suspend", "logout", ""], ["normal", "Suspend"]),
        ("cmi.core.lesson_location", ["", "x" * 255], ["x" * 256]),
        ("cmi.suspend_data", ["", "x" * 4096], ["x" * 4097]),
        ("cmi.comments", ["x" * 4096], ["x" * 4097]),
        ("cmi.student_preference.audio", ["-1", "100"], ["-2", "1.5", ""]),
        ("cmi.student_preference.speed", ["-100"], ["101"]),
        ("cmi.student_preference.text", ["0"], ["2"]),
        ("cmi.objectives.0.id", ["o1"], ["o 1", "é", "", "x" * 256]),
        ("cmi.objectives.0.status", ["passed"], ["not attempted"]),
        ("cmi.interactions.0.id", ["Q03_Capitale", "x" * 255], ["Q 3", "Q\u00a03", "café", "", "x" * 256]),
        ("cmi.interactions.0.type", ["true-false", "choice", "fill-in", "numeric"], ["text", "Choice", ""]),
        ("cmi.interactions.0.time", ["00:00:00", "23:59:59"], ["24:00:00", "0001:00:00", "9:00:00"]),
        ("cmi.interactions.0.latency", ["0000:00:12.50"], ["12.5", "PT12S"]),
        ("cmi.interactions.0.weighting", ["-100", "1", "0.333"], ["101", "", "1/3"]),
        ("cmi.interactions.0.student_response", ["b_Paris", "x" * 255], ["x" * 256]),
        (
            "cmi.interactions.0.result",
            ["correct", "wrong", "unanticipated", "neutral", "0.5"],
            ["incorrect", "", "1/2", "true"],
        ),
        ("cmi.interactions.0.correct_responses.0.pattern", ["a,b"], ["x" * 256]),
    ],
)
def test_an_element_takes_its_own_type_and_no_other(
    page: Page, element: str, good: list[str], bad: list[str]
) -> None:
    answers = said(page, *(["LMSSetValue", element, value] for value in good + bad))
    assert answers == [OK] * len(good) + [refused(405)] * len(bad)


@pytest.mark.parametrize("value", [5, True, None])
def test_what_is_no_text_is_refused(page: Page, value: object) -> None:
    assert said(page, ["LMSSetValue", "cmi.core.score.raw", value]) == [refused(405)]


@pytest.mark.parametrize(
    ("element", "error"),
    [
        ("cmi.core.student_id", 403),
        ("cmi.core.student_name", 403),
        ("cmi.core.credit", 403),
        ("cmi.core.entry", 403),
        ("cmi.core.total_time", 403),
        ("cmi.core.lesson_mode", 403),
        ("cmi.launch_data", 403),
        ("cmi.student_data.mastery_score", 403),
        ("cmi._version", 402),
        ("cmi.core._children", 402),
        ("cmi.interactions._count", 402),
        ("cmi.core._count", 203),
        ("cmi.core.exit._children", 202),
        ("cmi.nothing", 201),
        ("cmi.core.score.scaled", 201),
        ("cmi.completion_status", 201),
        ("", 201),
        ("constructor", 201),
        ("cmi.interactions.x.id", 201),
        ("cmi.interactions.00.id", 201),
    ],
)
def test_an_element_that_is_not_to_be_written_is_refused(page: Page, element: str, error: int) -> None:
    assert said(page, ["LMSSetValue", element, "1"]) == [refused(error)]


@pytest.mark.parametrize(
    "element",
    ["cmi.core.exit", "cmi.core.session_time", "cmi.interactions.0.id", "cmi.interactions.0.result"],
)
def test_what_is_only_written_cannot_be_read(page: Page, element: str) -> None:
    first = ["LMSSetValue", "cmi.interactions.0.id", "Q1"]
    assert said(page, first, ["LMSGetValue", element])[1] == ["", "404"]


def test_indexes_leave_no_gap(page: Page) -> None:
    assert said(
        page,
        ["LMSSetValue", "cmi.interactions.1.id", "Q2"],
        ["LMSGetValue", "cmi.interactions._count"],
        ["LMSSetValue", "cmi.interactions.0.id", "Q1"],
        ["LMSSetValue", "cmi.interactions.0.correct_responses.1.pattern", "a"],
        ["LMSSetValue", "cmi.interactions.0.correct_responses.0.pattern", "a"],
        ["LMSSetValue", "cmi.interactions.1.id", "Q2"],
        ["LMSGetValue", "cmi.interactions._count"],
        ["LMSGetValue", "cmi.interactions.0.correct_responses._count"],
        ["LMSGetValue", "cmi.objectives.0.id"],
    ) == [refused(201), ["0", "0"], OK, refused(201), OK, OK, ["2", "0"], ["1", "0"], ["", "201"]]


def test_comments_add_up_and_not_beyond_their_room(page: Page) -> None:
    assert said(
        page,
        ["LMSSetValue", "cmi.comments", "x" * 4000],
        ["LMSSetValue", "cmi.comments", "y" * 97],
        ["LMSSetValue", "cmi.comments", "z" * 96],
        ["LMSGetValue", "cmi.comments"],
    ) == [OK, refused(405), OK, ["x" * 4000 + "z" * 96, "0"]]


@pytest.mark.parametrize(
    "step",
    [
        ["LMSGetValue", "cmi.core.entry"],
        ["LMSSetValue", "cmi.suspend_data", "x"],
        ["LMSCommit", ""],
        ["LMSFinish", ""],
    ],
    ids=lambda step: step[0],
)
def test_nothing_is_answered_before_the_session_begins_nor_after_it_ends(page: Page, step: Step) -> None:
    failed = ["" if step[0] == "LMSGetValue" else "false", "301"]
    assert played(page, step)["said"] == [failed]
    assert said(page, ["LMSFinish", ""], step) == [OK, failed]


def test_a_session_begins_once(page: Page) -> None:
    again = ["LMSInitialize", ""]
    assert said(page, again, ["LMSFinish", ""], again) == [refused(101), OK, refused(101)]


@pytest.mark.parametrize("call", ["LMSInitialize", "LMSCommit", "LMSFinish"])
@pytest.mark.parametrize("argument", ["x", None, 0])
def test_calls_that_take_nothing_take_the_empty_text_alone(page: Page, call: str, argument: object) -> None:
    steps = [[call, argument]] if call == "LMSInitialize" else [["LMSInitialize", ""], [call, argument]]
    assert played(page, *steps)["said"][-1] == refused(201)


def test_a_first_launch_has_nothing_to_give_back(page: Page) -> None:
    elements = ["entry", "lesson_status", "lesson_mode", "credit", "total_time", "score.raw"]
    answers = said(page, *(["LMSGetValue", f"cmi.core.{element}"] for element in elements))
    assert [answer for answer, _ in answers] == [
        "ab-initio",
        "not attempted",
        "normal",
        "credit",
        "0000:00:00.00",
        "",
    ]


def test_a_session_that_was_suspended_resumes_with_its_values_and_its_time(page: Page) -> None:
    first = played(
        page,
        ["LMSInitialize", ""],
        ["LMSSetValue", "cmi.suspend_data", "abc"],
        ["LMSSetValue", "cmi.core.session_time", "0000:59:59.99"],
        ["LMSSetValue", "cmi.core.exit", "suspend"],
        ["LMSCommit", ""],
        ["LMSSetValue", "cmi.core.session_time", "0001:00:00.01"],
        ["LMSSetValue", "cmi.interactions.0.id", "Q1"],
        ["LMSFinish", ""],
    )
    reads = ["cmi.core.entry", "cmi.suspend_data", "cmi.core.total_time", "cmi.interactions._count"]
    second = played(
        page,
        ["LMSInitialize", ""],
        *(["LMSGetValue", element] for element in reads),
        ["LMSSetValue", "cmi.core.session_time", "00:30:00"],
        ["LMSFinish", ""],
        cmi=first["left"],
    )
    assert [answer for answer, _ in second["said"][1:5]] == ["resume", "abc", "0001:00:00.01", "1"]
    assert second["left"]["_total"] == "0001:30:00.01"
    third = said(page, ["LMSGetValue", "cmi.core.entry"], cmi=second["left"])
    assert third == [["", "0"]], "the second session did not ask to be suspended"


def test_a_status_that_nobody_wrote_is_completed_at_the_end_but_not_at_a_commit(page: Page) -> None:
    committed = played(page, ["LMSInitialize", ""], ["LMSCommit", ""])["left"]
    finished = played(page, ["LMSInitialize", ""], ["LMSFinish", ""])["left"]
    written = played(
        page,
        ["LMSInitialize", ""],
        ["LMSSetValue", "cmi.core.lesson_status", "incomplete"],
        ["LMSFinish", ""],
    )["left"]
    status = "cmi.core.lesson_status"
    assert (committed.get(status), finished[status], written[status]) == (None, "completed", "incomplete")


def test_review_is_told_and_what_is_written_in_it_is_stored_all_the_same(page: Page) -> None:
    result = played(
        page,
        ["LMSInitialize", ""],
        ["LMSGetValue", "cmi.core.lesson_mode"],
        ["LMSGetValue", "cmi.core.credit"],
        ["LMSSetValue", "cmi.core.score.raw", "40"],
        ["LMSCommit", ""],
        mode="review",
        cmi={"cmi.core.score.raw": "90", "cmi.core.lesson_status": "passed"},
    )
    assert result["said"][1:] == [["review", "0"], ["no-credit", "0"], OK, OK]
    assert result["left"]["cmi.core.score.raw"] == "40"


def test_a_commit_that_is_not_safe_fails_and_so_does_the_end(page: Page) -> None:
    answers = said(
        page, ["LMSCommit", ""], ["LMSFinish", ""], ["LMSGetValue", "cmi.suspend_data"], safe=False
    )
    assert answers == [refused(101), refused(101), ["", "0"]]


def test_every_call_is_on_record_with_its_answer_and_error(page: Page) -> None:
    calls = played(page, ["LMSInitialize", ""], ["LMSSetValue", "cmi.core.exit", "normal"])["calls"]
    assert calls == [
        {"call": "LMSInitialize", "values": [""], "answer": "true", "error": "0"},
        {"call": "LMSSetValue", "values": ["cmi.core.exit", "normal"], "answer": "false", "error": "405"},
    ]


def test_an_error_has_a_name_and_the_next_good_call_clears_it(page: Page) -> None:
    answers = said(
        page,
        ["LMSSetValue", "cmi.core.exit", "normal"],
        ["LMSGetErrorString", "405"],
        ["LMSGetDiagnostic", ""],
        ["LMSCommit", ""],
        ["LMSGetErrorString", "999"],
    )
    assert answers == [
        ["false", "405"],
        ["Incorrect data type", "405"],
        ["Incorrect data type", "405"],
        ["true", "0"],
        ["", "0"],
    ]


def test_groups_name_their_children(page: Page) -> None:
    answers = said(
        page,
        ["LMSGetValue", "cmi.core.score._children"],
        ["LMSGetValue", "cmi.interactions._children"],
        ["LMSSetValue", "cmi.objectives.0.id", "o"],
        ["LMSGetValue", "cmi.objectives.0.score._children"],
    )
    assert answers[0] == answers[3] == ["raw,min,max", "0"]
    assert "student_response" in answers[1][0].split(",")
