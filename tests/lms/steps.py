"""Calls made to a strict LMS in a page, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_PLAYED = """async ([standard, launch, steps]) => {
  const { STANDARDS } = await import("/lms/standards.mjs");
  let left = null;
  const { calls, ...api } = STANDARDS[standard].api({
    ...launch, commit: (cmi) => ((left = cmi), launch.safe ?? true),
  });
  const code = standard === "scorm12" ? api.LMSGetLastError : api.GetLastError;
  const said = steps.map(([call, ...values]) => [api[call](...values), code()]);
  return { said, left, calls };
}"""
Step = list[Any]


@dataclass(frozen=True)
class Steps:
    """The LMS of one standard in a page; `begin` is its first call."""

    page: Page
    standard: str
    begin: str

    def played(self, *steps: Step, **launch: Any) -> dict[str, Any]:  # noqa: ANN401 - what JavaScript takes
        """What was `said` (each answer with the error it left), what is `left`, and the `calls` on record."""
        result: dict[str, Any] = self.page.evaluate(_PLAYED, [self.standard, launch, list(steps)])
        return result

    def said(self, *steps: Step, **launch: Any) -> list[list[str]]:  # noqa: ANN401 - as above
        """What each step gave, and the error it left, in a session that has begun."""
        answers: list[list[str]] = self.played([self.begin, ""], *steps, **launch)["said"]
        return answers[1:]
