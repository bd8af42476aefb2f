"""Each illness over each strict API: what a course sees of it, and what becomes of it once it is healed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cartable.serve.preview import Preview

pytestmark = pytest.mark.browser

# `steps` name calls by their parts; "heal" makes the LMS well. What cannot be said in JSON is said in words.
PLAYED = """async ([standard, ills, steps]) => {
  const [{ ailing }, { STANDARDS }] = [await import("/lms/ills.mjs"), await import("/lms/standards.mjs")];
  const { names, api, memory } = STANDARDS[standard];
  const health = { ill: true };
  let kept = null;
  const sick = ailing(api({ commit: (left) => ((kept = left), true) }), names, ills, health);
  const said = [];
  for (const [call, ...values] of steps) {
    if (call === "heal") { health.ill = false; continue; }
    if (call === "hide") {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => values[0] });
      continue;
    }
    const given = values.map((value) => ({ MEMORY: memory, CREDIT: names.credit })[value] ?? value);
    try {
      const answer = sick[names[call]](...given);
      said.push(answer === undefined ? "undefined" : answer);
    } catch (error) {
      said.push(error.name);
    }
  }
  return { said, kept: kept && (kept[memory] ?? "") };
}"""
BEGIN, SET, COMMIT = ["begin", ""], ["set", "MEMORY", "x" * 20], ["commit", ""]
Steps = list[list[str]]


@pytest.fixture(scope="module")
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    page = browser.new_page(base_url=preview.address)
    page.goto("/")
    yield page
    page.close()


@pytest.fixture(params=["scorm12", "scorm2004"])
def standard(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def played(page: Page, standard: str, steps: Steps, *ills: tuple[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(PLAYED, [standard, [list(ill) for ill in ills], steps])
    return result


@pytest.mark.parametrize(
    ("ill", "answer"),
    [
        ("commit-false", "false"),
        ("commit-false-value", False),
        ("commit-undefined", "undefined"),
        ("commit-empty", ""),
        ("commit-throws", "TypeError"),
    ],
)
def test_a_commit_says_something_else_and_stores_nothing_until_it_is_well(
    page: Page, standard: str, ill: str, answer: object
) -> None:
    assert played(page, standard, [BEGIN, SET, COMMIT], (ill, 0)) == {
        "said": ["true", "true", answer],
        "kept": None,
    }
    healed = played(page, standard, [BEGIN, SET, COMMIT, ["heal"], COMMIT], (ill, 0))
    assert healed == {"said": ["true", "true", answer, "true"], "kept": "x" * 20}


def test_every_call_throws(page: Page, standard: str) -> None:
    steps = [BEGIN, ["get", "MEMORY"], SET, COMMIT, ["end", ""], ["heal"], BEGIN]
    assert played(page, standard, steps, ("throws", 0))["said"] == ["TypeError"] * 5 + ["true"]


def test_a_lost_session_takes_and_stores_nothing_more_and_still_reads(page: Page, standard: str) -> None:
    longer = ["set", "MEMORY", "y"]
    steps = [BEGIN, SET, COMMIT, longer, COMMIT, ["get", "MEMORY"], ["end", ""]]
    assert played(page, standard, steps, ("lost", 3)) == {
        "said": ["true", "true", "true", "false", "false", "x" * 20, "false"],
        "kept": "x" * 20,
    }


def test_what_is_too_long_is_cut_without_a_word(page: Page, standard: str) -> None:
    assert played(page, standard, [BEGIN, SET, COMMIT], ("cut", 8)) == {"said": ["true"] * 3, "kept": "x" * 8}


def test_a_second_beginning_throws_and_the_session_goes_on(page: Page, standard: str) -> None:
    steps = [BEGIN, ["end", ""], BEGIN, SET, COMMIT]
    assert played(page, standard, steps, ("second-begin-throws", 0)) == {
        "said": ["true", "true", "TypeError", "true", "true"],
        "kept": "x" * 20,
    }


def test_what_a_hidden_page_commits_is_lost_and_called_stored(page: Page, standard: str) -> None:
    steps = [BEGIN, ["hide", "hidden"], SET, COMMIT, ["hide", "visible"]]
    assert played(page, standard, steps, ("hidden-lost", 0)) == {"said": ["true"] * 3, "kept": None}
    seen = played(page, standard, [*steps, COMMIT], ("hidden-lost", 0))
    assert seen["kept"] == "x" * 20


def test_no_credit_is_told_and_nothing_else_is_changed(page: Page, standard: str) -> None:
    steps = [BEGIN, ["get", "CREDIT"], SET, ["get", "MEMORY"]]
    assert played(page, standard, steps, ("no-credit", 0))["said"] == ["true", "no-credit", "true", "x" * 20]


def test_an_lms_without_names_gives_none(page: Page) -> None:
    id12, id2004 = ["get", "cmi.core.student_id"], ["get", "cmi.learner_id"]
    assert played(page, "scorm12", [BEGIN, id12], ("nameless", 0))["said"] == ["true", ""]
    assert played(page, "scorm12", [BEGIN, id12])["said"] == ["true", "s1"]
    assert played(page, "scorm2004", [BEGIN, id2004], ("nameless", 0))["said"] == ["true", ""]


def test_illnesses_add_up(page: Page, standard: str) -> None:
    ills = (("cut", 8), ("commit-false", 0))
    assert played(page, standard, [BEGIN, SET, COMMIT, ["get", "MEMORY"]], *ills)["said"] == [
        *("true", "true", "false", "x" * 8)
    ]


def test_a_slow_commit_holds_up_the_page_for_as_long_as_it_takes(page: Page, standard: str) -> None:
    before = page.evaluate("performance.now()")
    played(page, standard, [BEGIN, SET, COMMIT], ("slow", 150))
    assert page.evaluate("performance.now()") - before >= 150
