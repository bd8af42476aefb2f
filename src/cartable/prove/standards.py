"""What the standards call what is proved of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Calls of the API, elements of status and score, and all that judges."""

    set: str
    commit: str
    end: str
    status: str
    score: str
    time: str
    judged: frozenset[str]


_NAMES = {
    # SCORM 1.2 RTE 3.3 and 3.4.4
    "scorm12": Names(
        set="LMSSetValue",
        commit="LMSCommit",
        end="LMSFinish",
        status="cmi.core.lesson_status",
        score="cmi.core.score.raw",
        time="_total",
        judged=frozenset({"cmi.core.lesson_status", "cmi.core.score.raw"}),
    ),
}


def names(standard: str) -> Names:
    """The names of a standard, itself named as in standards.mjs. Raises KeyError."""
    return _NAMES[standard]
