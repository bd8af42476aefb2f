"""What tests of several folders share: one real browser a process."""

from __future__ import annotations

import os
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, expect

from cartable.prove.browser import started

# The same examples each run, however slow the machine: what a search finds becomes an @example.
# CARTABLE_SEARCH=1 searches at random.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("search" if os.environ.get("CARTABLE_SEARCH") else "steady")

# What comes at last comes: a machine under load takes its time, and no test measures it by waiting.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window. Playwright runs once a process, hence one fixture for all."""
    with started() as browser:
        yield browser
