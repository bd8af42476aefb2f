"""How a course stands: being built or not, what its last build changed, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from cartable.source.dataclass import dataclass
from cartable.source.display import excerpt, printable
from cartable.source.problem import Level, Problem
from cartable.source.wording import help_lines, level, message


@dataclass(frozen=True, slots=True)
class Standing:
    """One course at one moment.

    `changed` says for each file of `build/<course>/` when a build last gave it other bytes, in
    milliseconds since 1970; `build` counts the builds that did so to any. `problems` are
    those of the last look, `texts` the files that they are in; `is_known` is false before that look.
    `failures` are what went wrong, by part, that is not the author's: a bug, a full disk; `broken` are the
    templates, by part, that could not be run there: other parts do not see what is wrong with them.
    """

    course: str
    title: str = ""
    building: bool = False
    build: int = 0
    changed: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    is_known: bool = False
    failures: Mapping[str, str] = field(default_factory=dict)
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def failure(self) -> str:
        """The first failure, empty where there is none."""
        return next(iter(self.failures.values()), "")

    def count(self, of: Level) -> int:
        """How many problems have that level; a failure counts as an error."""
        found = sum(level(one.code) is of for one in self.problems)
        return found + bool(self.failure and of is Level.ERROR)


def told(standing: Standing, language: str, failure: str) -> dict[str, Any]:
    """What the pages are told of a course, as JSON values; `failure` is how a failure is said."""
    problems = [_told(one, standing.texts, language) for one in standing.problems]
    if standing.failure:
        problems.insert(0, _failure(failure))
    return {
        "course": standing.course,
        "title": standing.title,
        "known": standing.is_known,
        "building": standing.building,
        "build": standing.build,
        "files": dict(standing.changed),
        "problems": problems,
    }


def _told(problem: Problem, texts: Mapping[str, bytes], language: str) -> dict[str, str]:
    return {
        "level": level(problem.code).value,
        "code": problem.code,
        "place": str(problem.place),
        "message": printable(message(problem, language)),
        "excerpt": "\n".join(excerpt(problem.place, texts)),
        "help": "\n".join(help_lines(problem, language)),
    }


def _failure(said: str) -> dict[str, str]:
    return {"level": "error", "code": "failure", "place": "", "message": said, "excerpt": "", "help": ""}
