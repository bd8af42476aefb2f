"""How long a lecture of 30,000 words keeps the browser's main thread busy: opened, then searched.

Printed, and kept in docs/bench.md below what the other benches have written there; fails where one is over
budget. Processor time of all tasks of the page's main thread by Chromium's own clock, from one still page to
the next, the median of several launches in fresh browser contexts. The lecture is opened from the first page
by its address, and the driver looks at nothing while the clock runs. A search is a letter typed by the
browser's own keyboard behind letters that were there.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count, cycle
from pathlib import Path

from playwright.sync_api import Browser, CDPSession

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.first_page import STILL
from bench.keeping import keep
from cartable.model.course import Course, Media
from cartable.model.transcript import Section, Sentence, Transcript, Turn
from cartable.prove.browser import started
from player.lms import served
from player.sample import COURSE, package

TITLE = "## A lecture of three hours in the browser"
RUNS = 7
WORDS = 30_000
OPENED = 100
SEARCHED = 50
"""Milliseconds, as the one before."""
SETTLES = 1000
"""Milliseconds after which nothing is left to do."""
SENTENCES = (
    "On note sur deux feuilles ce que chacun vient chercher, et les deux listes se ressemblent.",
    "Le premier, ce sont les gens et leurs savoir-faire.",
    "L’entreprise lit ce carré ligne par ligne, l’association, elle, lit les colonnes, et c’est beaucoup.",
    "Est-ce aussi simple que ça\u202f?",
)
TURN = 8
"""Sentences."""
QUERIES = ("e", "l'", "les deux", "zèbre")
"""One letter that stands everywhere, two characters, a phrase, and what is nowhere."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Milliseconds of the main thread: opened whole, and the searches by their query."""

    opened: float
    read: float
    searched: dict[str, float]


def long() -> Course:
    """A course of one lecture with a time for each sentence and a sound, in sections."""
    turns: list[Turn] = []
    said = cycle(SENTENCES)
    numbers = count(1)
    words = 0
    while words < WORDS:
        spoken = [next(said) for _ in range(TURN)]
        words += sum(len(one.split()) for one in spoken)
        turns.append(Turn("hote" if len(turns) % 2 else "invite", tuple(_timed(spoken, numbers))))
    transcript = Transcript(tuple(turns))
    last = len(transcript.sentences)
    cuts = range(1, last + 1, 100)
    sections = tuple(
        Section(f"Partie {at}", first, min(first + 99, last)) for at, first in enumerate(cuts, 1)
    )
    module = replace(
        COURSE.modules[0],
        transcript=transcript,
        sections=sections,
        key_points=(),
        quiz=None,
        media=(Media("audio", path="parole.wav"),),
    )
    return replace(COURSE, modules=(module,))


def _timed(spoken: list[str], numbers: Iterator[int]) -> Iterator[Sentence]:
    for one in spoken:
        number = next(numbers)
        yield Sentence(number, one, number * 5000, number * 5000 + 4500)


def busy(browser: Browser, address: str) -> Busy:
    """What the main thread did, the median of several launches."""
    runs = [_launch(browser, address) for _ in range(RUNS + 1)][1:]  # the first warms the disk
    return Busy(
        statistics.median(run.opened for run in runs),
        statistics.median(run.read for run in runs),
        {query: statistics.median(run.searched[query] for run in runs) for query in QUERIES},
    )


def _launch(browser: Browser, address: str) -> Busy:
    context = browser.new_context(viewport={"width": 650, "height": 666})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Page.navigate", {"url": address})
    page.wait_for_timeout(STILL)
    before = _tasks(session)
    session.send("Runtime.evaluate", {"expression": "location.hash = 'lecture-buts'"})
    opened = _settled(session, page.wait_for_timeout) - before
    page.locator(".tools input").wait_for(timeout=1000)
    before = _settled(session, page.wait_for_timeout)
    session.send("Runtime.evaluate", {"expression": "document.querySelector('.tools input').focus()"})
    read = _settled(session, page.wait_for_timeout) - before
    searched = {}
    for query in QUERIES:
        # All but the last letter is there already; that one is typed.
        field = "document.querySelector('.tools input')"
        set_in = f"{field}.value = {query[:-1]!r}; {field}.dispatchEvent(new Event('input'))"
        session.send("Runtime.evaluate", {"expression": set_in})
        before = _settled(session, page.wait_for_timeout)
        session.send("Input.insertText", {"text": query[-1]})
        searched[query] = _settled(session, page.wait_for_timeout) - before
    context.close()
    return Busy(opened, read, searched)


def _tasks(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000


def _settled(session: CDPSession, wait: Callable[[float], None]) -> float:
    """The clock, once the page has been still for a while: what is said of a search waits a little too."""
    wait(SETTLES)
    return _tasks(session)


def section(size: int, sentences: int, found: Busy) -> str:
    """What was measured, Markdown; `size` of the page in bytes."""
    rows = [("the lecture opened from the first page", found.opened, OPENED)]
    rows.append(("its words read for the search, once", found.read, SEARCHED))
    rows += [(f"a letter typed: “{query}”", took, SEARCHED) for query, took in found.searched.items()]
    lines = [f"| {what} | {took:.0f}{_late(took, most)} | {most} |\n" for what, took, most in rows]
    return (
        f"{TITLE}\n\n"
        f"{WORDS:,} words in {sentences:,} sentences with their times, {size / 1000:.0f} KB. "
        f"Processor time of the main thread, the median of {RUNS} launches.\n\n"
        "| what | milliseconds | at most |\n| --- | ---: | ---: |\n" + "".join(lines)
    )


def _late(took: float, most: float) -> str:
    return " **too slow**" if took > most else ""


def main() -> None:
    """Measure, print and keep; exit with 1 where anything is over its budget."""
    course = long()
    transcript = course.modules[0].transcript
    assert transcript
    files = package(course)
    with started() as browser, served(files) as site:
        found = busy(browser, f"{site.address}/package/index.html")
    measured = section(len(files["index.html"]), len(transcript.sentences), found)
    keep(TITLE, measured)
    sys.stdout.write(f"\n{measured}")
    over = found.opened > OPENED or max(found.read, *found.searched.values()) > SEARCHED
    sys.exit(int(over))


if __name__ == "__main__":
    main()
