"""The grade book dry run: what an LMS shows of three learners, and whether Python says the same."""

from __future__ import annotations

from cartable.model.outcome import outcome
from cartable.prove.interactions import Row, foretold, latencies, recorded
from cartable.prove.play import Play
from cartable.prove.scenario import Outcome
from cartable.prove.standards import TIME, spoken
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in the report; `agrees` where Python makes the same line of it."""

    row: Row
    agrees: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What the LMS shows of a learner; `score` is "" without one. `agrees` where Python judges the same.

    `time` and `latencies` are measured, and differ from run to run.
    """

    learner: str
    status: str
    score: str
    lines: tuple[Line, ...]
    agrees: bool
    time: str
    latencies: tuple[str, ...]


def entry(result: Outcome) -> Entry:
    """The line of the grade book that a scenario leaves, and the report behind it."""
    play = result.play
    say = spoken(play.site.package.standard)
    cmi = play.site.store(f"{play.key}/ada").cmi
    expected = outcome(play.site.package.course, play.state)
    status, score = say.status(cmi), say.points(cmi) or ""
    return Entry(
        learner=result.scenario.key,
        status=status,
        score=score,
        lines=_lines(play, recorded(cmi, play.site.package.standard)),
        agrees=(status, score) == (expected.status, expected.score or ""),
        time=cmi.get(TIME, ""),
        latencies=tuple(latencies(cmi)),
    )


def _lines(play: Play, rows: list[Row]) -> tuple[Line, ...]:
    package = play.site.package
    by_id = {question.id: question for question in package.course.questions}
    expected = {
        row.id: row
        for id_, response in play.learner.given.items()
        for row in [foretold(package, by_id[id_], response)]
    }
    return tuple(Line(row, expected.get(row.id) == row) for row in rows)
