"""The player as it is, in both standards, holds every scenario."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cartable.prove.scenario import Scenario, played
from cartable.prove.scenarios import SCENARIOS
from cartable.prove.site import Site, served
from prove.sample_package import proved

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["scorm12", "scorm2004"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(proved(tmp_path_factory.mktemp("package"), standard=request.param)) as site:
        yield site


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.key)
def test_it_holds(scenario: Scenario, site: Site, browser: Browser) -> None:
    assert played(scenario, site, browser).findings == ()
