"""A scenario: what learners and LMSs do, and what then must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from cartable.model.course import Course
from cartable.model.outcome import dealt
from cartable.prove.finding import Finding
from cartable.prove.play import Play, profile
from cartable.prove.site import Site
from cartable.prove.tab import Lost
from cartable.source.dataclass import dataclass

Step = Callable[[Play], None]
Expectation = Callable[[Play], Finding | None]

# A browser that forbids storage, by a setting or because the LMS's frame is another site's.
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
})"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """`key` names it in `words/`; `storage` is whether the browser keeps anything for pages.

    It takes a course that asks so many `questions`: with fewer it has nothing to show.
    """

    key: str
    steps: tuple[Step, ...]
    expects: tuple[Expectation, ...]
    storage: bool = True
    questions: int = 0

    def fits(self, course: Course) -> bool:
        """Whether a course asks enough questions of a learner, whatever is drawn for them."""
        return sum(len(dealt(module, 0)) for module in course.modules) >= self.questions


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a scenario: held where there are no findings. `play` is how it ended."""

    scenario: Scenario
    findings: tuple[Finding, ...]
    play: Play

    @property
    def held(self) -> bool:
        """Whether all that was expected was so."""
        return not self.findings


def played(scenario: Scenario, site: Site, browser: Browser) -> Outcome:
    """A scenario from its first step to its last expectation, in a browser profile of its own.

    Raises what is a fault of ours and no finding.
    """
    context = profile(browser, site)
    if not scenario.storage:
        context.add_init_script(NO_STORAGE)
    play = Play(site, context, scenario.key)
    try:
        findings = tuple(_findings(scenario, play))
    finally:
        context.close()
    if not findings and "ada" in play.learners:
        site.over[scenario.key] = dict(play.learners["ada"].given)
    return Outcome(scenario, findings, play)


def _findings(scenario: Scenario, play: Play) -> Iterable[Finding]:
    try:
        for step in scenario.steps:
            step(play)
        found = [finding for expected in scenario.expects if (finding := expected(play))]
        play.close()
    except Lost as lost:
        found = [lost.finding]
    except PlaywrightError as error:
        found = [Finding("no-step", {"seen": f"{str(error).splitlines()[0]} ({_word(play)})"})]
    play.close()
    yield from found
    if play.complaints:
        yield Finding("noise", {"seen": "; ".join(dict.fromkeys(play.complaints))})


def _word(play: Play) -> str:
    """What the header said at the end, "" where there is no window any more."""
    return play.tab.word if play.tabs and not play.tab.page.is_closed() else ""
