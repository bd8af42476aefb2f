from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cartable.serve.preview import Preview
from lms.steps import Step, Steps

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lms(browser: Browser, preview: Preview) -> Iterator[Steps]:
    """One page for all: each test makes its own API object."""
    page = browser.new_page(base_url=preview.address)
    page.goto("/")
    yield Steps(page, "scorm2004", "Initialize")
    page.close()


OK = ["true", "0"]
FIRST: Step = ["SetValue", "cmi.interactions.0.id", "Q1"]


def refused(error: int) -> list[str]:
    return ["false", str(error)]


def put(element: str, value: object) -> Step:
    return ["SetValue", element, value]


def got(element: str) -> Step:
    return ["GetValue", element]


@pytest.mark.parametrize(
    ("element", "good", "bad"),
    [
        (
            "cmi.completion_status",
            ["completed", "incomplete", "not attempted", "unknown"],
            ["passed", "Completed", ""],
        ),
        ("cmi.success_status", ["passed", "failed", "unknown"], ["completed", "", "passed "]),
        (
            "cmi.score.raw",
            ["0", "100", "79.99", "-5", "99999"],
            ["", "7.", ".5", "79,99", "1e2", " 5", "NaN", "100000"],
        ),
        ("cmi.score.scaled", ["0", "1", "-1", "0.7999"], ["", "1.", "80%"]),
        ("cmi.progress_measure", ["0", "0.5", "1"], ["", "50 %"]),
        (
            "cmi.session_time",
            ["PT0S", "PT1H2M3.45S", "PT30H", "P1DT2H", "P1Y2M3D", "PT5M"],
            ["PT", "P", "P1DT", "P1W", "PT1.234S", "PT1,5S", "00:00:01", "PT1S1M", ""],
        ),
        ("cmi.exit", ["time-out", "suspend", "logout", "normal", ""], ["Suspend", "exit"]),
        ("cmi.location", ["", "x" * 1000], ["x" * 1001]),
        ("cmi.suspend_data", ["", "x" * 64000], ["x" * 64001]),
        ("cmi.learner_preference.language", ["", "fr", "fr-FR"], ["français", "fr_FR"]),
        ("cmi.objectives.0.id", ["m.citer"], ["m citer", "", "é", "x" * 4001, "urn:"]),
        (
            "cmi.interactions.0.id",
            ["Q03_Capitale", "Q3-buts", "urn:q:1", "x" * 4000],
            ["Q 3", "Q\u00a03", "café", "", "urn:q", "x" * 4001],
        ),
        ("cmi.comments_from_learner.0.comment", ["{lang=fr}Été", "x" * 4000], ["x" * 4001, "{brace}"]),
        (
            "adl.nav.request",
            ["_none_", "continue", "exitAll", "suspendAll", "{target=a1}choice", "{target=a1}jump"],
            ["", "next", "choice", "{target=a 1}choice"],
        ),
    ],
)
def test_an_element_takes_its_own_type_and_no_other(
    lms: Steps, element: str, good: list[str], bad: list[str]
) -> None:
    for value in good:
        assert lms.said(put(element, value)) == [OK], value
    for value in bad:
        assert lms.said(put(element, value)) == [refused(406)], value


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("type", ["true-false", "choice", "fill-in", "long-fill-in", "numeric"], ["text", "Choice", ""]),
        (
            "timestamp",
            ["2026-10-05T09:03:07", "2026-10-05T09:03:07.12", "2026-10-05T09:03:07.12Z", "2026-10-05"],
            ["2026-10-05T09:03:07.123Z", "2026-10-05T09:03:07Z", "2026-10-05 09:03", "2039-01-01", ""],
        ),
        ("latency", ["PT12.5S", "PT0S"], ["12.5", "PT", "0000:00:12"]),
        ("weighting", ["-100", "1", "0.333", "250"], ["", "1/3"]),
        (
            "result",
            ["correct", "incorrect", "unanticipated", "neutral", "0.5", "-1"],
            ["wrong", "", "1/2", "true", "10000"],
        ),
        (
            "description",
            ["", "Quel mot ?", "x" * 250, "{lang=fr}" + "x" * 250],
            ["x" * 251, "Deux\nlignes", "{mot}"],
        ),
    ],
)
def test_an_interaction_s_elements_take_their_own_type_and_no_other(
    lms: Steps, name: str, good: list[str], bad: list[str]
) -> None:
    steps = [put(f"cmi.interactions.0.{name}", value) for value in good + bad]
    assert lms.said(FIRST, *steps) == [OK] * (1 + len(good)) + [refused(406)] * len(bad)


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("true-false", ["true", "false"], ["t", "f", "1", "vrai", ""]),
        (
            "choice",
            ["b_Paris", "a[,]b", "x" * 250, "a.1"],
            ["b-Paris", "b Paris", "a,b", "", "a[,]a", "a[,]", "x" * 251, "é"],
        ),
        ("fill-in", ["Œuvre", "", "un[,]deux", "x" * 250], ["x" * 251, "{x}", "a\nb"]),
        ("long-fill-in", ["Un « jardin »", "x" * 4000, "a[,]b"], ["x" * 4001, "{x}"]),
        ("numeric", ["3.5", "-12", "99999"], ["3,5", "", "x", "100000", "3[:]4"]),
        ("matching", ["a[.]1", "a[.]1[,]b[.]2"], ["a", "a[.]", "a[.]1[.]2", ""]),
        ("sequencing", ["a[,]b[,]a"], ["a[,]-", ""]),
        ("performance", ["a[.]1.5", "[.]b", "a[.]"], ["a", "-[.]b"]),
        ("likert", ["a_Tout_a_fait"], ["tout à fait", ""]),
        ("other", ["", "n'importe", "x" * 4000], []),
    ],
)
def test_a_response_has_the_shape_of_its_type(
    lms: Steps, type_: str, good: list[str], bad: list[str]
) -> None:
    steps = [put("cmi.interactions.0.learner_response", value) for value in good + bad]
    answers = lms.said(FIRST, put("cmi.interactions.0.type", type_), *steps)
    assert answers == [OK] * (2 + len(good)) + [refused(406)] * len(bad)


@pytest.mark.parametrize(
    ("type_", "good", "bad"),
    [
        ("true-false", "true", ["t", ""]),
        ("choice", "a[,]b", ["a-b", "", "a[,]a"]),
        ("fill-in", "{case_matters=false}{order_matters=true}un[,]{lang=fr}deux", ["{x}"]),
        ("long-fill-in", "{case_matters=true}{lang=fr}Un jardin", ["{x}"]),
        ("numeric", "3.4[:]3.6", ["3.5", "3.6[:]3.4", "[:]4", "3,4[:]3,6", ""]),
        ("performance", "{order_matters=true}a[.]1", ["a"]),
    ],
)
def test_a_pattern_has_the_shape_of_its_type(lms: Steps, type_: str, good: str, bad: list[str]) -> None:
    element = "cmi.interactions.0.correct_responses.0.pattern"
    start = [FIRST, put("cmi.interactions.0.type", type_)]
    answers = lms.said(*start, *(put(element, value) for value in [*bad, good]))
    assert answers == [OK, OK, *([refused(406)] * len(bad)), OK]


def test_more_parts_than_the_standard_promises_are_refused(lms: Steps) -> None:
    parts = [f"o{number}" for number in range(37)]
    response = "cmi.interactions.0.learner_response"
    assert lms.said(
        FIRST,
        put("cmi.interactions.0.type", "choice"),
        put(response, "[,]".join(parts[:36])),
        put(response, "[,]".join(parts)),
        put("cmi.interactions.0.type", "fill-in"),
        put(response, "[,]".join(parts[:11])),
    ) == [OK, OK, OK, refused(351), OK, refused(351)]


def test_an_interaction_is_told_in_order_id_then_type_then_response_and_pattern(lms: Steps) -> None:
    one = "cmi.interactions.0."
    assert (
        lms.said(
            put(f"{one}type", "choice"),
            put(f"{one}result", "correct"),
            put(f"{one}objectives.0.id", "m.citer"),
            FIRST,
            put(f"{one}learner_response", "a"),
            put(f"{one}correct_responses.0.pattern", "a"),
            put(f"{one}result", "correct"),
            put(f"{one}type", "choice"),
            put(f"{one}learner_response", "a"),
            put(f"{one}correct_responses.0.pattern", "a"),
        )
        == [refused(408)] * 3 + [OK] + [refused(408)] * 2 + [OK] * 4
    )


def test_indexes_leave_no_gap(lms: Steps) -> None:
    assert lms.said(
        put("cmi.interactions.1.id", "Q2"),
        got("cmi.interactions._count"),
        FIRST,
        put("cmi.interactions.1.id", "Q1"),
        put("cmi.interactions.0.type", "choice"),
        put("cmi.interactions.0.correct_responses.1.pattern", "a"),
        put("cmi.interactions.0.correct_responses.0.pattern", "a"),
        got("cmi.interactions.0.correct_responses._count"),
        got("cmi.interactions._count"),
        got("cmi.interactions.2.id"),
        got("cmi.objectives.0.id"),
    ) == [
        refused(351),
        ["0", "0"],
        *([OK] * 3),
        refused(351),
        OK,
        ["1", "0"],
        ["2", "0"],
        ["", "301"],
        ["", "301"],
    ]


def test_a_choice_has_each_pattern_once_and_a_true_false_only_one(lms: Steps) -> None:
    pattern = "cmi.interactions.0.correct_responses.{}.pattern"
    assert lms.said(
        FIRST,
        put("cmi.interactions.0.type", "choice"),
        put(pattern.format(0), "a"),
        put(pattern.format(1), "a"),
        put(pattern.format(1), "b"),
        put("cmi.interactions.0.type", "true-false"),
        put(pattern.format(0), "true"),
        put(pattern.format(1), "false"),
    ) == [OK, OK, OK, refused(351), OK, OK, OK, refused(351)]


def test_an_objective_s_id_is_unique_and_written_once(lms: Steps) -> None:
    assert lms.said(
        put("cmi.objectives.0.success_status", "passed"),
        put("cmi.objectives.0.id", "m.a"),
        put("cmi.objectives.1.id", "m.a"),
        put("cmi.objectives.1.id", "m.b"),
        put("cmi.objectives.0.id", "m.c"),
        put("cmi.objectives.0.id", "m.a"),
        put("cmi.objectives.0.success_status", "passed"),
        got("cmi.objectives.1.success_status"),
        got("cmi.objectives.1.description"),
    ) == [refused(408), OK, refused(351), OK, refused(351), OK, OK, ["unknown", "0"], ["", "403"]]


def test_the_objectives_of_an_interaction_stand_once(lms: Steps) -> None:
    assert lms.said(
        FIRST,
        put("cmi.interactions.0.objectives.0.id", "m.a"),
        put("cmi.interactions.0.objectives.1.id", "m.a"),
    ) == [OK, OK, refused(351)]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("cmi.score.scaled", "1.0001"),
        ("cmi.score.scaled", "-2"),
        ("cmi.progress_measure", "1.5"),
        ("cmi.progress_measure", "-0.1"),
        ("cmi.learner_preference.audio_captioning", "2"),
        ("cmi.learner_preference.audio_level", "-1"),
    ],
)
def test_a_number_out_of_its_range_is_refused_as_such(lms: Steps, element: str, value: str) -> None:
    assert lms.said(put(element, value)) == [refused(407)]


@pytest.mark.parametrize("value", [5, True, None])
def test_what_is_no_text_is_refused(lms: Steps, value: object) -> None:
    assert lms.said(put("cmi.score.raw", value)) == [refused(406)]


@pytest.mark.parametrize(
    ("element", "error"),
    [
        *((f"cmi.{name}", 404) for name in ("learner_id", "learner_name", "credit", "entry", "total_time")),
        *((f"cmi.{name}", 404) for name in ("mode", "launch_data", "scaled_passing_score", "_version")),
        ("cmi._children", 404),
        ("cmi.interactions._count", 404),
        ("cmi.exit._children", 401),
        ("cmi.score._count", 401),
        ("cmi.core.lesson_status", 401),
        ("cmi.interactions.0.student_response", 401),
        ("cmi.interactions.x.id", 401),
        ("cmi.interactions.00.id", 401),
        ("constructor", 401),
        ("", 401),
    ],
)
def test_an_element_that_is_not_to_be_written_is_refused(lms: Steps, element: str, error: int) -> None:
    assert lms.said(put(element, "1")) == [refused(error)]


@pytest.mark.parametrize(
    ("element", "answer"),
    [
        ("cmi.exit", ["", "405"]),
        ("cmi.session_time", ["", "405"]),
        ("cmi.location", ["", "403"]),
        ("cmi.score.scaled", ["", "403"]),
        ("cmi.scaled_passing_score", ["", "403"]),
        ("cmi.exit._children", ["", "301"]),
        ("cmi.score._count", ["", "301"]),
        ("cmi.nothing", ["", "401"]),
        ("cmi.score._children", ["max,raw,scaled,min", "0"]),
        ("cmi._version", ["1.0", "0"]),
        ("cmi.completion_status", ["unknown", "0"]),
        ("cmi.success_status", ["unknown", "0"]),
        ("cmi.entry", ["ab-initio", "0"]),
        ("cmi.mode", ["normal", "0"]),
        ("cmi.credit", ["credit", "0"]),
        ("cmi.total_time", ["PT0S", "0"]),
        ("cmi.learner_preference.delivery_speed", ["1", "0"]),
        ("adl.nav.request", ["_none_", "0"]),
        ("adl.nav.request_valid.continue", ["unknown", "0"]),
        ("adl.nav.request_valid.jump", ["", "401"]),
    ],
)
def test_what_a_first_launch_is_told(lms: Steps, element: str, answer: list[str]) -> None:
    assert lms.said(got(element)) == [answer]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (got("cmi.entry"), 122, 123),
        (put("cmi.suspend_data", "x"), 132, 133),
        (["Commit", ""], 142, 143),
        (["Terminate", ""], 112, 113),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_nothing_is_answered_before_the_session_begins_nor_after_it_ends(
    lms: Steps, step: Step, before: int, after: int
) -> None:
    failed = "" if step[0] == "GetValue" else "false"
    assert lms.played(step)["said"] == [[failed, str(before)]]
    assert lms.said(["Terminate", ""], step) == [OK, [failed, str(after)]]


def test_a_session_begins_once(lms: Steps) -> None:
    again = ["Initialize", ""]
    assert lms.said(again, ["Terminate", ""], again) == [refused(103), OK, refused(104)]


@pytest.mark.parametrize("call", ["Initialize", "Commit", "Terminate"])
@pytest.mark.parametrize("argument", ["x", None, 0])
def test_calls_that_take_nothing_take_the_empty_text_alone(lms: Steps, call: str, argument: object) -> None:
    steps = [[call, argument]] if call == "Initialize" else [["Initialize", ""], [call, argument]]
    assert lms.played(*steps)["said"][-1] == refused(201)


def test_a_session_that_was_suspended_resumes_with_its_values_and_its_time(lms: Steps) -> None:
    first = lms.played(
        ["Initialize", ""],
        put("cmi.suspend_data", "abc"),
        put("cmi.completion_status", "incomplete"),
        put("cmi.session_time", "PT59M59.99S"),
        put("cmi.exit", "suspend"),
        ["Commit", ""],
        put("cmi.session_time", "PT1H0.01S"),
        FIRST,
        ["Terminate", ""],
    )
    reads = ["entry", "suspend_data", "completion_status", "total_time", "interactions._count"]
    second = lms.played(
        ["Initialize", ""],
        *(got(f"cmi.{element}") for element in reads),
        put("cmi.session_time", "PT30M"),
        put("cmi.exit", "suspend"),
        ["Terminate", ""],
        cmi=first["left"],
    )
    told = [answer for answer, _ in second["said"][1:6]]
    assert told == ["resume", "abc", "incomplete", "PT1H0.01S", "1"]
    assert second["left"]["_total"] == "PT1H30M0.01S"


@pytest.mark.parametrize("exit_", ["normal", "", "time-out", "logout"])
def test_a_session_that_was_not_suspended_gives_nothing_back(lms: Steps, exit_: str) -> None:
    first = lms.played(
        ["Initialize", ""], put("cmi.suspend_data", "abc"), put("cmi.exit", exit_), ["Terminate", ""]
    )
    elements = [got("cmi.entry"), got("cmi.suspend_data"), got("cmi.total_time")]
    assert lms.said(*elements, cmi=first["left"]) == [["", "0"], ["", "403"], ["PT0S", "0"]]


def test_a_request_to_suspend_all_suspends_whatever_the_exit_said(lms: Steps) -> None:
    first = lms.played(
        ["Initialize", ""],
        put("cmi.exit", "normal"),
        put("adl.nav.request", "suspendAll"),
        got("adl.nav.request_valid.continue"),
        ["Terminate", ""],
    )
    assert first["said"][3] == ["false", "0"]
    assert lms.said(got("cmi.entry"), got("adl.nav.request"), cmi=first["left"]) == [
        ["resume", "0"],
        ["_none_", "0"],
    ]


def test_no_status_is_ever_derived(lms: Steps) -> None:
    left = lms.played(["Initialize", ""], put("cmi.score.scaled", "0.9"), ["Terminate", ""])["left"]
    assert left == {"cmi.score.scaled": "0.9", "_exit": "", "_total": "PT0S"}


def test_review_is_told_and_what_is_written_in_it_is_stored_all_the_same(lms: Steps) -> None:
    result = lms.played(
        ["Initialize", ""],
        got("cmi.mode"),
        got("cmi.credit"),
        put("cmi.score.raw", "40"),
        ["Commit", ""],
        mode="review",
        cmi={"cmi.score.raw": "90", "_exit": "suspend"},
    )
    assert result["said"][1:] == [["review", "0"], ["no-credit", "0"], OK, OK]
    assert result["left"]["cmi.score.raw"] == "40"


def test_a_commit_that_is_not_safe_fails_and_so_does_the_end(lms: Steps) -> None:
    answers = lms.said(["Commit", ""], ["Terminate", ""], got("cmi.mode"), safe=False)
    assert answers == [refused(391), refused(111), ["normal", "0"]]


def test_every_call_is_on_record_with_its_answer_and_error(lms: Steps) -> None:
    calls = lms.played(["Initialize", ""], put("cmi.exit", "exit"))["calls"]
    assert calls == [
        {"call": "Initialize", "values": [""], "answer": "true", "error": "0"},
        {"call": "SetValue", "values": ["cmi.exit", "exit"], "answer": "false", "error": "406"},
    ]


def test_an_error_has_a_name_and_the_next_good_call_clears_it(lms: Steps) -> None:
    assert lms.said(
        put("cmi.score.scaled", "2"),
        ["GetErrorString", "407"],
        ["GetDiagnostic", ""],
        ["Commit", ""],
        ["GetErrorString", "999"],
    ) == [
        refused(407),
        ["Data Model Element Value Out Of Range", "407"],
        ["Data Model Element Value Out Of Range", "407"],
        OK,
        ["", "0"],
    ]
