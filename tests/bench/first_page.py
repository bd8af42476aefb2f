"""How long a large course keeps the browser's main thread busy until its first page stands.

Printed, and kept in docs/bench.md below what `times.py` has written there; fails where it is over budget.

The course has 20 modules, each with a transcript of some 1,500 words in sections, key points and ten
questions. The figure is the processor time of all tasks of the page's main thread, from the address to a
still page, by Chromium's own clock; the median of several launches in fresh browser contexts.
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from cartable.model.course import Course, Module, Question, Quiz
from cartable.model.transcript import Section, Sentence, Transcript, Turn
from cartable.prove.browser import started
from player.lms import served
from player.sample import CHOICE, CLAIM, COURSE, ESSAY, NUMBER, SEVERAL, TYPED, package

TITLE = "## The first page of a large course"
MODULES = 20
TURNS = 20
RUNS = 11
MOST = 100
"""Milliseconds."""
EMPTY = b"<!doctype html><title>Empty</title><body data-saved><p>Empty"
STILL = 2000
"""Milliseconds after which the page has long been still."""
SENTENCE = "On note sur deux feuilles ce que chacun vient chercher, et les deux listes se ressemblent."


@dataclass(frozen=True, slots=True)
class Work:
    """What the main thread did, in milliseconds: all tasks, and of them scripts, layout and styles."""

    tasks: float
    script: float
    layout: float
    style: float


def large() -> Course:
    """The course, its ids each once."""
    return replace(COURSE, modules=tuple(_module(number) for number in range(MODULES)))


def _module(number: int) -> Module:
    turns = []
    for turn in range(TURNS):
        sentences = (Sentence(turn * 5 + at + 1, SENTENCE) for at in range(5))
        turns.append(Turn("hote" if turn % 2 else "invite", tuple(sentences)))
    kinds = (CHOICE, SEVERAL, CLAIM, TYPED, NUMBER, CHOICE, SEVERAL, CLAIM, NUMBER, ESSAY)
    questions = tuple(_question(one, f"Q{number}-{at}") for at, one in enumerate(kinds))
    return replace(
        COURSE.modules[0],
        id=f"m{number}",
        transcript=Transcript(tuple(turns)),
        sections=(Section("Deux feuilles", 1, 50), Section("Un carré", 51, TURNS * 5)),
        quiz=Quiz(questions),
        glossary=(),
    )


def _question(one: Question, id_: str) -> Question:
    return replace(one, id=id_)


def work(browser: Browser, address: str) -> Work:
    """What the main thread of one launch did: the median of several."""
    runs = [_launch(browser, address) for _ in range(RUNS + 1)][1:]  # the first warms the disk
    return Work(*(statistics.median(getattr(run, name) for run in runs) for name in Work.__slots__))


def _launch(browser: Browser, address: str) -> Work:
    context = browser.new_context(viewport={"width": 650, "height": 666})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    # Nothing is asked of the page before its clock is read: the driver's own script is no work of the page's.
    session.send("Page.navigate", {"url": address})
    page.wait_for_timeout(STILL)
    found = {one["name"]: one["value"] * 1000 for one in session.send("Performance.getMetrics")["metrics"]}
    page.locator("body[data-saved]").wait_for(timeout=1000)
    context.close()
    return Work(
        found["TaskDuration"], found["ScriptDuration"], found["LayoutDuration"], found["RecalcStyleDuration"]
    )


def section(size: int, questions: int, first: Work, empty: Work) -> str:
    """What was measured, Markdown; `size` of the page in bytes."""
    late = " **too slow**" if first.tasks > MOST else ""
    return (
        f"{TITLE}\n\n"
        f"{MODULES} modules and {questions} questions, {size / 1000:.0f} KB. "
        f"Processor time of the main thread, the median of {RUNS} launches.\n\n"
        "| page | milliseconds | of them script | layout | style | at most |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n"
        f"| the first of the course | {first.tasks:.0f}{late} | {_parts(first)} | {MOST} |\n"
        f"| an empty one | {empty.tasks:.0f} | {_parts(empty)} |  |\n"
    )


def _parts(one: Work) -> str:
    return f"{one.script:.0f} | {one.layout:.0f} | {one.style:.0f}"


def main() -> None:
    """Measure, print and keep; exit with 1 where the first page is over its budget."""
    course = large()
    questions = sum(len(module.quiz.questions) for module in course.modules if module.quiz)
    files = package(course)
    with started() as browser, served({**files, "empty.html": EMPTY}) as site:
        empty = work(browser, f"{site.address}/package/empty.html")
        first = work(browser, f"{site.address}/package/index.html")
    found = section(len(files["index.html"]), questions, first, empty)
    keep(TITLE, found)
    sys.stdout.write(f"\n{found}")
    sys.exit(int(first.tasks > MOST))


if __name__ == "__main__":
    main()
