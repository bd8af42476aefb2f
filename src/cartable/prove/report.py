"""The report of a proof: for people in Markdown, for programs in JSON.

The same package gives the same bytes, but for what is measured, which stands apart at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from cartable import __version__
from cartable.prove.gradebook import Entry
from cartable.prove.package import Package
from cartable.prove.scenario import Outcome, Scenario
from cartable.prove.wording import said, words
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """A package, what became of each scenario, and the grade book of some learners.

    `left_out` are the scenarios that take a course with more questions.
    """

    package: Package
    outcomes: Sequence[Outcome]
    book: Sequence[Entry]
    left_out: Sequence[Scenario] = ()

    @property
    def broken(self) -> int:
        """How many scenarios did not hold."""
        return sum(not one.held for one in self.outcomes)

    @property
    def held(self) -> bool:
        """Whether all scenarios held, and the grade book is Python's."""
        return not self.broken and all(
            entry.agrees and all(line.agrees for line in entry.lines) for entry in self.book
        )


def as_json(proof: Proof) -> str:
    """The report for programs; its words are in English."""
    measured = ("time", "latencies")
    book = [asdict(entry) for entry in proof.book]
    value = {
        "package": proof.package.name,
        "sha256": proof.package.digest,
        "standard": proof.package.standard,
        "title": proof.package.course.title,
        "cartable": __version__,
        "held": proof.held,
        "gradeBook": [{key: one for key, one in entry.items() if key not in measured} for entry in book],
        "scenarios": [
            {
                "key": one.scenario.key,
                "name": words("en")["scenario"][one.scenario.key],
                "held": one.held,
                "seen": [said(finding, "en") for finding in one.findings],
            }
            for one in proof.outcomes
        ],
        "leftOut": [
            {"key": one.key, "name": words("en")["scenario"][one.key], "questions": one.questions}
            for one in proof.left_out
        ],
        "measured": [{key: entry[key] for key in ("learner", *measured)} for entry in book],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_markdown(proof: Proof, language: str) -> str:
    """The report for people, in `fr` or `en`."""
    tables = words(language)
    say = tables["report"]
    count = len(proof.outcomes)
    verdict = say[("held-some" if proof.broken else "held-all") + ("-one" if count == 1 else "")]
    facts = (
        (say["package"], proof.package.name),
        (say["course"], _cell(proof.package.course.title)),
        (say["digest"], f"`{proof.package.digest}`"),
        (say["standard"], tables["standard"][proof.package.standard]),
        (say["version"], f"cartable {__version__}"),
    )
    lines = [
        f"# {say['title'].format(name=proof.package.name)}",
        "",
        verdict.format(n=count, broken=proof.broken),
        "",
        *_table(("", ""), facts),
        f"## {say['book']}",
        "",
        say["book-about"],
        "",
    ]
    for entry in proof.book:
        lines += _entry(entry, language)
    lines += [f"## {say['scenarios']}", ""]
    rows = [(*_named(one.scenario, language), _seen(one, language)) for one in proof.outcomes]
    rows += [(*_named(one, language), _left_out(one, language)) for one in proof.left_out]
    lines += _table((say["scenario"], say["expected"], say["seen"]), rows)
    lines += [f"## {say['measured']}", "", say["measured-about"], ""]
    times = (
        (tables["learner"][one.learner], one.time, ", ".join(filter(None, one.latencies)))
        for one in proof.book
    )
    lines += _table((say["learner"], say["time"], say["latencies"]), times)
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry, language: str) -> list[str]:
    tables = words(language)
    say = tables["report"]
    score = f"{entry.score} / 100" if entry.score else say["no-score"]
    rows = (
        (
            *map(_cell, (line.row.id, line.row.answer, line.row.right, line.row.result, line.row.weighting)),
            say["same"] if line.agrees else f"**{say['other']}**",
        )
        for line in entry.lines
    )
    heads = ("question", "answer", "right", "result", "weighting", "check")
    return [
        f"### {tables['learner'][entry.learner]}",
        "",
        f"- {say['status'].format(status=tables['status'].get(entry.status, entry.status))}",
        f"- {say['score'].format(score=score)}",
        f"- {say['agrees'] if entry.agrees else say['differs']}",
        "",
        *_table([say[head] for head in heads], rows),
    ]


def _named(one: Scenario, language: str) -> tuple[str, str]:
    """A scenario's name, and what must hold in it."""
    return words(language)["scenario"][one.key], words(language)["expects"][one.key]


def _left_out(one: Scenario, language: str) -> str:
    say = words(language)["report"]
    return say["left-out" if one.questions > 1 else "left-out-one"].format(questions=one.questions)


def sentences(one: Outcome, language: str) -> str:
    """What was seen where a scenario did not hold, in one line."""
    return ("\u202f; " if language == "fr" else "; ").join(
        said(finding, language) for finding in one.findings
    )


def _seen(one: Outcome, language: str) -> str:
    say = words(language)["report"]
    if one.held:
        return say["held"]
    findings = sentences(one, language)
    return f"**{say['broken'].format(findings=_cell(findings))}**"


def _cell(text: str) -> str:
    """Words within a cell: what Markdown would read as its own is escaped, and a line stays one."""
    for mark in "\\|`*<[":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    body = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *body, ""]
