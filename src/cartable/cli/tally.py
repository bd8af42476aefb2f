"""What a build of several courses comes to: courses, questions, pages, and packages against upload limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cartable.build.outcome import Fate, Outcome
from cartable.cli.language import say
from cartable.cli.report import count, size
from cartable.source.problem import Level, Problem

_MEGA = 1_000_000
LIMITS = tuple(limit * _MEGA for limit in (2, 50, 100, 250))
"""Bytes: the upload limits that are met most often; 2 MB is that of a server nobody has set up."""
_HEAVY = 50 * _MEGA
"""What many platforms take, and few take less where somebody has set them up."""
_NAMED = 5


def summary(outcomes: Sequence[Outcome], problems: Sequence[Problem], n: int) -> str:
    """How many courses were built, were up to date, and were not built, with their errors and warnings."""
    fates = Counter(one.fate for one in outcomes)
    errors = sum(one.errors for one in outcomes) + count(problems, Level.ERROR)
    warnings = sum(one.warnings for one in outcomes) + count(problems, Level.WARNING)
    said = [say("build.errors", n=errors), say("build.warnings", n=warnings)]
    current, built = fates[Fate.CURRENT], fates[Fate.BUILT]
    if current == n:
        return " · ".join([say("build.all-current", n=n), *said])
    if current:
        said.insert(0, say("build.some-current", n=current))
    if failed := sum(fates[fate] for fate in (Fate.BUG, Fate.BROKEN, Fate.KILLED)):
        said.append(say("build.failed", n=failed))
    return " · ".join([say("build.summary", n=n, built=built), *said])


def figures(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line each for the questions, the pages and the packages, where there are any."""
    if questions := sum(one.questions for one in outcomes if one.files):
        yield say("build.questions", n=questions)
    pages: Counter[str] = Counter()
    packages: list[tuple[int, str]] = []
    for outcome in outcomes:
        for file in outcome.files:
            kind, _, ending = file.name.rpartition("-")[2].rpartition(".")
            if ending == "pdf":
                pages[kind] += file.pages
            elif ending == "zip":
                packages.append((file.size, file.name))
    if pages:
        yield say("build.pages", kinds=", ".join(f"{kind} {n}" for kind, n in sorted(pages.items())))
    if packages:
        yield from _packages(packages)


def _packages(packages: Sequence[tuple[int, str]]) -> Iterator[str]:
    yield say(
        "build.packages",
        n=len(packages),
        size=size(sum(weight for weight, _ in packages)),
        largest=size(max(packages)[0]),
        name=max(packages)[1],
    )
    heavy = sorted((one for one in packages if one[0] > _HEAVY), reverse=True)
    for weight, name in heavy[:_NAMED]:
        limit = next((limit for limit in LIMITS if weight <= limit), None)
        if limit is None:
            yield say("build.too-heavy", name=name, size=size(weight), limit=size(LIMITS[-1]))
        else:
            yield say("build.heavy", name=name, size=size(weight), limit=size(limit))
    if heavy[_NAMED:]:
        yield say("build.more-heavy", n=len(heavy) - _NAMED, limit=size(_HEAVY))
