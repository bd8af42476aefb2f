"""The window is killed at 200 moments, and nothing that was acknowledged is lost.

`make test` kills 25 times, `make test-all` (CARTABLE_KILLS=200) 200 times, in parts that run side by side.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cartable.prove.site import served
from prove.kills import killed
from prove.mutants import MUTANTS, bundled
from prove.sample_package import proved

pytestmark = pytest.mark.browser
PART = 25
PARTS = int(os.environ.get("CARTABLE_KILLS", str(PART))) // PART


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_acknowledged_answer_is_lost_whenever_the_window_dies(
    seed: int, browser: Browser, tmp_path: Path
) -> None:
    with served(proved(tmp_path)) as site:
        told = killed(site, browser, seed, PART)
    assert told.kills == PART
    assert told.findings == []
    assert told.finished > 0, "someone came to the end in spite of it"


def test_kills_see_a_player_that_says_saved_and_has_not(browser: Browser, tmp_path: Path) -> None:
    (mutant,) = [one for one in MUTANTS if one.name == "nothing is committed"]
    with served(proved(tmp_path, bundled(mutant, tmp_path))) as site:
        told = killed(site, browser, 0, 6)
    assert "acknowledged-lost" in {finding.key for finding in told.findings}
