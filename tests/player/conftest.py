"""An LMS in a page (npm scorm-again), the player in its frame, a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from cartable.model.course import Course
from chromium import executable, flags
from player.lms import Launched, Site, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags())
        yield browser
        browser.close()


Opening = Callable[..., Launched]


@pytest.fixture
def launched(browser: Browser) -> Iterator[Opening]:
    """`launched(course, **options)`: the course played in its LMS; at the end, nothing may have gone wrong."""
    with ExitStack() as stack:
        sites: dict[int, Site] = {}
        opened: list[Launched] = []

        def opening(course: Course, **options: object) -> Launched:
            if id(course) not in sites:
                sites[id(course)] = stack.enter_context(served(course))
            opened.append(Launched(browser, sites[id(course)], **options))  # type: ignore[arg-type] - passed on as given
            return opened[-1]

        yield opening
        for one in opened:
            one.close()
            assert one.complaints == []
