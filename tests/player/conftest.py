"""An LMS in a page (npm scorm-again), the player in its frame, a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol, Unpack

import pytest
from playwright.sync_api import Browser

from cartable.model.course import Course
from cartable.model.layout import Layout
from player.lms import Launched, Options, Site, served
from player.sample import package


class Opening(Protocol):
    """Plays a course in its LMS."""

    def __call__(self, course: Course, layout: Layout | None = None, **options: Unpack[Options]) -> Launched:
        """The course, launched, by its first layout or another; see `Options`."""
        ...


@pytest.fixture
def launched(browser: Browser) -> Iterator[Opening]:
    """Courses launched by a test; at its end, nothing may have gone wrong in any."""
    with ExitStack() as stack:
        # With its course, which lives as long: the identity of one that is gone may be another's.
        sites: dict[int, tuple[Course, Site]] = {}
        opened: list[Launched] = []

        def opening(course: Course, layout: Layout | None = None, **options: Unpack[Options]) -> Launched:
            if id(course) not in sites:
                sites[id(course)] = (course, stack.enter_context(served(package(course, layout))))
            opened.append(Launched(browser, sites[id(course)][1], **options))
            return opened[-1]

        yield opening
        for one in opened:
            one.close()
            assert one.complaints == []
