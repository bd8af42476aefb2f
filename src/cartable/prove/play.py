"""One scenario as it is played: the learners, their windows, what they gave, and what the LMS has of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from playwright.sync_api import Browser, BrowserContext

from cartable.lms.stand import WELL, Ills, Mode, Place
from cartable.model.course import Module, Question
from cartable.model.interaction import Essay
from cartable.model.outcome import dealt
from cartable.model.responses import Response, UnreadableStateError
from cartable.model.state import State, restored
from cartable.prove.replies import Reply, best
from cartable.prove.site import Site
from cartable.prove.standards import MEMORY, spoken
from cartable.prove.store import Store
from cartable.prove.tab import PATIENCE, Lost, Tab
from cartable.source.dataclass import dataclass

STUDENTS = {"ada": "Lovelace, Ada", "blaise": "Pascal, Blaise"}


def profile(browser: Browser, site: Site) -> BrowserContext:
    """A browser that knows nothing, and reaches the site alone.

    For everything else the site is its proxy, which refuses. Stopping requests within the browser (`route`)
    would lead each of the package's own through the driver as well.
    """
    return browser.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        proxy={"server": site.address, "bypass": site.address.removeprefix("http://")},
    )


@dataclass(slots=True)
class Learner:
    """What a learner gave, question by question, and how much of it the header had called saved."""

    given: dict[str, Response] = field(default_factory=dict)
    acknowledged: dict[str, Response] = field(default_factory=dict)
    here: dict[str, Response] = field(default_factory=dict)
    """What was given in the present window."""
    done: list[str] = field(default_factory=list)
    """Questions answered as far as the learner can, in order."""
    noted: list[str] = field(default_factory=list)
    """Notes of their own, as they were written."""
    reported: list[str] = field(default_factory=list)
    """Questions that the LMS must have been told of, in order: in an exam, those handed in."""


class Play:
    """A scenario under way. `tab` is the window that the learner `who` is at."""

    def __init__(self, site: Site, context: BrowserContext, key: str) -> None:
        self.site = site
        self.context = context
        self.key = key
        self.who = "ada"
        self.learners: dict[str, Learner] = {}
        self.tabs: list[Tab] = []
        self.number = 0
        self.complaints: list[str] = []
        self.mark = 0

    @property
    def tab(self) -> Tab:
        """The window in use."""
        return self.tabs[-1]

    @property
    def learner(self) -> Learner:
        """Whoever sits there."""
        return self.learners.setdefault(self.who, Learner())

    @property
    def store(self) -> Store:
        """What the LMS has of them."""
        return self.site.stores[f"{self.key}/{self.who}"]

    @property
    def state(self) -> State:
        """The state that the LMS has, as Python reads it; an empty one where there is none to be read."""
        try:
            return restored(self.store.cmi.get(MEMORY, ""), self.site.package.layout)
        except UnreadableStateError:
            return State()

    @property
    def questions(self) -> Iterator[tuple[Module, Question]]:
        """The questions that this learner meets, in order, with their modules."""
        seed = self.state.seed
        for module in self.site.package.course.modules:
            for question in dealt(module, seed):
                yield module, question

    def launch(
        self,
        who: str,
        ills: Ills = WELL,
        mode: Mode = "normal",
        place: Place = "frame",
    ) -> None:
        """A learner opens the course in a new window."""
        self.who = who
        self.learner.here = {}
        self.number += 1
        stand = self.site.stand(f"{self.key}/{who}", (who, STUDENTS[who]), ills, mode, place)
        self.tabs.append(Tab(self.context, stand, self.number, popup=place == "opener"))

    def reads(self, reach: int | None = None) -> None:
        """The learner opens the lectures, all or the first ones."""
        for module in self.site.package.course.modules[:reach]:
            self.tab.goes_to(f"lecture-{module.id}")

    def notes(self, words: str) -> None:
        """The learner writes a note at the first lecture, where the course has room for notes."""
        self.tab.goes_to(f"lecture-{self.site.package.course.modules[0].id}")
        if self.tab.notes(words):
            self.learner.noted.append(words)

    def answers(self, most: int, reply: Reply = best, *, keyboard: bool = True, wait: str = "saved") -> None:
        """Answers the next `most` questions; waits each time for a word of the header, "" for none."""
        exam = self.site.package.course.settings.mode == "exam"
        for module in self.site.package.course.modules:
            open_ = [question for question in self._met(module) if question.id not in self.learner.done]
            for question in open_[:most]:
                self._answers(module, question, reply(question), keyboard=keyboard, exam=exam)
                self.settles(wait)
            most -= len(open_[:most])
            if exam and open_ and all(one.id in self.learner.done for one in self._met(module)):
                self.tab.hands_in(module.id)
                self.learner.reported += [one.id for one in self._met(module)]
                self.settles(wait)
            if not most:
                return

    def _met(self, module: Module) -> list[Question]:
        """The questions on a module's quiz page, which this opens where it was not yet."""
        if module.quiz is None:
            return []
        if module.id not in self.tab.met:
            self.tab.goes_to(f"quiz-{module.id}")
            self.tab.met[module.id] = self.tab.asked(module.id)
        by_id = {one.id: one for one in module.quiz.questions}
        return [by_id[id_] for id_ in self.tab.met[module.id]]

    def shown(self, *wanted: str) -> dict[str, Response]:
        """What stands in the cards of these questions, by question; nothing for one that is empty."""
        seen: dict[str, Response] = {}
        for module in self.site.package.course.modules:
            questions = [one for one in module.quiz.questions if one.id in wanted] if module.quiz else []
            if questions:
                self.tab.goes_to(f"quiz-{module.id}")
            for question in questions:
                if (response := self.tab.shown(question)) is not None:
                    seen[question.id] = response
        return seen

    def _answers(
        self, module: Module, question: Question, response: Response, *, keyboard: bool, exam: bool
    ) -> None:
        self.tab.goes_to(f"quiz-{module.id}")
        self.tab.puts_in(question, response, keyboard=keyboard)
        self.learner.given[question.id] = self.learner.here[question.id] = response
        if not exam:
            self.learner.reported.append(question.id)
            self.tab.checks(question, keyboard=keyboard)
            if not isinstance(question.interaction, Essay):
                self.tab.until(f"#q-{question.id} .verdict", "no-verdict")
        self.learner.done.append(question.id)

    def settles(self, word: str) -> None:
        """Waits for a word of the header, `settled` for either; `saved` acknowledges what was given."""
        if word:
            self.tab.waits_for(*(("saved", "refused") if word == "settled" else (word,)))
        if word == "saved" or (word == "settled" and self.tab.word == "saved"):
            self.learner.acknowledged |= self.learner.here

    def finishes(self, reply: Reply = best, *, keyboard: bool = True, wait: str = "saved") -> None:
        """Opens every lecture, answers all that is open, and looks at the result."""
        self.reads()
        self.answers(len(self.site.package.course.questions), reply, keyboard=keyboard, wait=wait)
        self.tab.goes_to("result")
        self.tab.hurries()
        self.settles(wait)

    def moves(self) -> None:
        """To another machine: a browser that knows nothing, and a learner who goes by what was saved."""
        browser = self.context.browser
        if browser is None:  # only a context that lasts beyond its browser has none, and we make none
            raise Lost("no-browser")
        self.context = profile(browser, self.site)
        learner = self.learner
        learner.given, learner.done = dict(learner.acknowledged), list(learner.acknowledged)
        learner.reported = [id_ for id_ in learner.reported if id_ in learner.acknowledged]

    def leaves(self, *, heard: bool = True) -> None:
        """Leaves politely; where `heard`, returns once the LMS has been told."""
        end = spoken(self.site.package.standard).end
        before = self.store.count(end)
        self._gone().leaves()
        if heard and not self.store.waits_for(end, before + 1, PATIENCE):
            raise Lost("not-ended")

    def dies(self, after: float = 0.0) -> None:
        """The process behind the window dies in `after` seconds."""
        self._gone().killed(after)

    def _gone(self) -> Tab:
        tab = self.tabs.pop()
        self.complaints += tab.complaints
        return tab

    def close(self) -> None:
        """Closes what is still open."""
        while self.tabs:
            self._gone().page.close()
