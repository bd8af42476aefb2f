"""What the standards call what is proved of them, and how they say status and score."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from cartable.model.outcome import Status
from cartable.source.dataclass import dataclass

MEMORY = "cmi.suspend_data"
TIME = "_total"
"""What the LMSs in a page call a learner's whole time."""


@dataclass(frozen=True, slots=True)
class Standard:
    """Calls of the API, the elements of an answer, and those that judge: one element or two for the status.

    `passed` is what an LMS holds of someone who has passed. `wrong` is the result of a wrong answer.
    """

    set: str
    commit: str
    end: str
    score: str
    statuses: Mapping[str, Mapping[Status, str]]
    response: str
    wrong: str

    @property
    def judged(self) -> frozenset[str]:
        """The elements that status and score stand in."""
        return frozenset({self.score, "cmi.score.scaled", *self.statuses})

    @property
    def passed(self) -> Mapping[str, str]:
        """What an LMS holds of someone who had passed and suspended the session."""
        return {element: words["passed"] for element, words in self.statuses.items()} | {"_exit": "suspend"}

    def status(self, cmi: Mapping[str, str]) -> str:
        """The status in this project's one word; what fits none of them, as it stands."""
        seen = {element: cmi.get(element, "") for element in self.statuses}
        meanings: tuple[Status, ...] = ("incomplete", "completed", "passed", "failed")
        for meaning in meanings:
            if all(seen[element] == words[meaning] for element, words in self.statuses.items()):
                return meaning
        return " / ".join(filter(None, seen.values())) or "–"

    def points(self, cmi: Mapping[str, str]) -> str | None:
        """The score, None without one; where the same is said twice and differently, both."""
        score, scaled = cmi.get(self.score), cmi.get("cmi.score.scaled")
        if score is not None and scaled is not None and Fraction(score) != Fraction(scaled) * 100:
            return f"{score} / {scaled}"
        return score


_STANDARDS = {
    # SCORM 1.2 RTE 3.3 and 3.4.4
    "scorm12": Standard(
        set="LMSSetValue",
        commit="LMSCommit",
        end="LMSFinish",
        score="cmi.core.score.raw",
        statuses={
            "cmi.core.lesson_status": {
                "incomplete": "incomplete",
                "completed": "completed",
                "passed": "passed",
                "failed": "failed",
            }
        },
        response="student_response",
        wrong="wrong",
    ),
    # SCORM 2004 4th edition RTE 3.1, 4.2.4 and 4.2.22
    "scorm2004": Standard(
        set="SetValue",
        commit="Commit",
        end="Terminate",
        score="cmi.score.raw",
        statuses={
            "cmi.completion_status": {
                "incomplete": "incomplete",
                "completed": "completed",
                "passed": "completed",
                "failed": "completed",
            },
            "cmi.success_status": {
                "incomplete": "unknown",
                "completed": "unknown",
                "passed": "passed",
                "failed": "failed",
            },
        },
        response="learner_response",
        wrong="incorrect",
    ),
}


def spoken(standard: str) -> Standard:
    """The words of a standard, itself named as in standards.mjs. Raises KeyError."""
    return _STANDARDS[standard]
