"""A desk of the preview as tests see it: one package, its frame, its buttons, its panels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

CALLS = {
    "scorm12": ("API", "LMSSetValue", "LMSCommit"),
    "scorm2004": ("API_1484_11", "SetValue", "Commit"),
}


@dataclass(frozen=True)
class Desk:
    """The desk of one standard in a page."""

    page: Page
    standard: str = "scorm12"

    @property
    def root(self) -> Locator:
        return self.page.locator(f".desk[data-standard={self.standard}]")

    @property
    def course(self) -> FrameLocator:
        return self.root.frame_locator("iframe")

    def part(self, name: str) -> Locator:
        return self.root.locator(f"[data-part={name}]")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        self.button(name).click()

    def says(self, words: str) -> None:
        """What the course in the frame says, at last."""
        expect(self.course.locator("body")).to_contain_text(words)

    def settled(self, words: str) -> None:
        """The package that was built anew is there, says these words, and has found its place."""
        self.says(words)
        expect(self.root.locator("iframe")).to_have_attribute("data-place", "found")

    def set(self, **values: str) -> None:
        """Sets elements, by their names with `__` for a point, as the course would; nothing is committed."""
        api, call, _ = CALLS[self.standard]
        for name, value in values.items():
            path = f"cmi.{name.replace('__', '.')}"
            self.page.evaluate(f"{api}.{call}({json.dumps(path)}, {json.dumps(value)})")

    def commit(self) -> str:
        api, _, call = CALLS[self.standard]
        answer: str = self.page.evaluate(f"{api}.{call}('')")
        return answer

    def attempts(self) -> list[list[str]]:
        """The report's attempts, without their times: learner, attempt, score, status."""
        rows = [row.locator("th, td").all_inner_texts() for row in self.part("attempts").locator("tr").all()]
        return [[row[0], row[1], row[4], row[5]] for row in rows]

    def kept(self) -> list[list[dict[str, Any]]]:
        """What the browser keeps: each learner's attempts."""
        key = f"cartable:lms:{self.page.url.split('/')[4]}:{self.standard}"
        kept: list[list[dict[str, Any]]] = self.page.evaluate(f"JSON.parse(localStorage.getItem('{key}'))")
        return kept


def told(page: Page, course: str, **state: object) -> None:
    """Tells the page of a course's sources as `/lms/live.mjs` does."""
    detail = {"course": course, "building": False, "changed": [], "problems": [], **state}
    page.evaluate("(detail) => document.dispatchEvent(new CustomEvent('cartable:state', { detail }))", detail)
