"""How all courses stand, and who wants to be told of it: the pages that are open, and what they show."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from cartable.serve.outcome import Outcome
from cartable.serve.standing import Standing
from cartable.source.problem import Problem

_MILLISECOND = 1_000_000
BROKEN = "broken-template"
"""The problem that is seen only where a template is run: by one part of a build, and no other."""


class Standings:
    """The standings by course, in one event loop; `looked_at` counts the open pages of each course.

    `on_look` is called when a page of a course is opened.
    """

    def __init__(self) -> None:
        self._known: dict[str, Standing] = {}
        self._listeners: set[_Listener] = set()
        self._closed = False
        self.looked_at: Counter[str] = Counter()
        self.on_look: Callable[[], None] = lambda: None

    def __getitem__(self, course: str) -> Standing:
        """How a course stands, blank where nothing is known of it."""
        return self._known.get(course) or Standing(course)

    def get(self, course: str) -> Standing | None:
        """How a course stands, None where there is none of that name."""
        return self._known.get(course)

    def __contains__(self, course: object) -> bool:
        return course in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._known))

    def change(self, course: str, **values: Any) -> None:  # noqa: ANN401 - those of Standing
        """Set what is new of a course, and tell it where it is."""
        before = self._known.get(course)
        after = replace(before or Standing(course), **values)
        if after != before:
            self._known[course] = after
            self._tell(course)

    def take(self, course: str, part: str, outcome: Outcome, *, is_open: bool) -> None:
        """What came of building a part of a course; `is_open` says whether more is to come."""
        before = self[course]
        failures = {**before.failures, part: outcome.failure}
        values: dict[str, Any] = {"failures": {name: said for name, said in failures.items() if said}}
        if outcome.changed:
            now = max(time.time_ns() // _MILLISECOND, *(when + 1 for when in before.changed.values()), 0)
            changed = {**before.changed, **dict.fromkeys(outcome.changed, now)}
            values |= {"build": before.build + 1, "changed": changed}
        if not outcome.failure:
            title = outcome.title or before.title
            seen = tuple(one for one in outcome.problems if one.code == BROKEN)
            broken = {name: said for name, said in {**before.broken, part: seen}.items() if said}
            others = (one for name, said in broken.items() if name != part for one in said)
            problems = (*outcome.problems, *(one for one in others if one not in outcome.problems))
            texts = {**{path: before.texts[path] for path in _places(problems, before)}, **outcome.texts}
            values |= {"title": title, "problems": problems, "texts": texts, "broken": broken}
        self.change(course, building=is_open, is_known=True, **values)

    def forget(self, course: str) -> None:
        """The course is gone."""
        if self._known.pop(course, None) is not None:
            self._tell(course)

    def close(self) -> None:
        """Nobody is told anything any more, and whoever listens is let go."""
        self._closed = True
        for listener in self._listeners:
            listener.woken.set()

    async def changes(self, course: str | None, every: float) -> AsyncIterator[list[str]]:
        """The courses of which there is news: all at first, then those that changed.

        `course` is the one whose page listens. Empty lists come where there was no news for `every`
        seconds. Ends when the preview does.
        """
        with self._listening(course) as listener:
            listener.news.update(dict.fromkeys(self))
            listener.woken.set()
            while not self._closed:
                try:
                    await asyncio.wait_for(listener.woken.wait(), every)
                except TimeoutError:
                    yield []
                    continue
                listener.woken.clear()
                news = list(listener.news)
                listener.news.clear()
                yield news

    @contextmanager
    def _listening(self, course: str | None) -> Iterator[_Listener]:
        listener = _Listener()
        self._listeners.add(listener)
        if course is not None:
            self.looked_at[course] += 1
            self.on_look()
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            if course is not None:
                self.looked_at[course] -= 1

    def _tell(self, course: str) -> None:
        for listener in self._listeners:
            listener.news[course] = None
            listener.woken.set()


def _places(problems: Iterable[Problem], before: Standing) -> set[str]:
    """The files that problems are in, of which the text was known."""
    return {one.place.path for one in problems} & {*before.texts}


class _Listener:
    """Courses with news, in their order, and a bell."""

    def __init__(self) -> None:
        self.news: dict[str, None] = {}
        self.woken = asyncio.Event()
