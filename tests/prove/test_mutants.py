"""A test of the tests: each fault of a player breaks the scenarios that are there to see it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cartable.prove.scenario import played
from cartable.prove.scenarios import BY_KEY
from cartable.prove.site import served
from prove.mutants import MUTANTS, Mutant, bundled
from prove.sample_package import proved

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name.replace(" ", "-").replace(":", ""))
def test_a_faulty_player_is_seen(mutant: Mutant, browser: Browser, tmp_path: Path) -> None:
    with served(proved(tmp_path, bundled(mutant, tmp_path), mutant.standard)) as site:
        blind = [key for key in mutant.seen_by if played(BY_KEY[key], site, browser).held]
    assert blind == []
