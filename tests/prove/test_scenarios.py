"""The player as it is holds every scenario, in both standards; small courses and exams hold them too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cartable.model.course import Course
from cartable.prove.scenario import Scenario, played
from cartable.prove.scenarios import BY_KEY, SCENARIOS
from cartable.prove.site import Site, served
from prove.sample_package import EXAM, READING, SINGLE, TYPED_EXAM, proved

pytestmark = pytest.mark.browser

LOSSES = ("another-learner", "another-learner-between", "nameless")
TOO_SMALL = {
    "reading": (
        *("session-lost", "hidden", "hidden-lost", "hidden-lost-and-gone", "cut-short"),
        *("another-learner", "another-learner-between", "window-left-open", "nameless", "newer-elsewhere"),
    ),
    "single": ("session-lost", "cut-short", "newer-elsewhere"),
}


@pytest.fixture(scope="module", params=["scorm12", "scorm2004"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(proved(tmp_path_factory.mktemp("package"), standard=request.param)) as site:
        yield site


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.key)
def test_it_holds(scenario: Scenario, site: Site, browser: Browser) -> None:
    assert played(scenario, site, browser).findings == ()


@pytest.mark.parametrize(
    ("course", "out"), [(READING, "reading"), (SINGLE, "single")], ids=["reading", "single"]
)
def test_a_course_too_small_for_a_scenario_is_spared_it(course: Course, out: str) -> None:
    assert tuple(one.key for one in SCENARIOS if not one.fits(course)) == TOO_SMALL[out]


@pytest.mark.parametrize(
    ("course", "keys"),
    [
        (READING, ("perfect", "failing", "commit-false", "two-tabs", "cut-255", "review")),
        (SINGLE, ("failing", "throws", "hidden-lost-and-gone", *LOSSES)),
        (
            EXAM,
            (
                "perfect",
                "interrupted",
                "session-lost",
                "newer-elsewhere",
                "hidden-lost-and-gone",
                "cut-short",
            ),
        ),
        (TYPED_EXAM, ("hidden-lost-and-gone", "another-learner-between")),
    ],
    ids=["reading", "single", "exam", "typed-exam"],
)
def test_a_small_course_and_an_exam_hold(
    course: Course, keys: tuple[str, ...], browser: Browser, tmp_path: Path
) -> None:
    with served(proved(tmp_path, course=course)) as site:
        found = {key: played(BY_KEY[key], site, browser).findings for key in keys}
    assert found == dict.fromkeys(keys, ())
