"""One window of a course, driven as a learner does: by what is on the page, with mouse and keyboard."""

from __future__ import annotations

import json
import time

from playwright.sync_api import BrowserContext, CDPSession, Frame, Locator, Page
from playwright.sync_api import TimeoutError as Late

from cartable.model.course import Question
from cartable.model.interaction import Choice, Gaps, Matching, Ordering
from cartable.model.responses import Response
from cartable.prove.finding import Finding

PATIENCE = 8.0
"""How long a learner waits for something to come, in seconds."""

# A learner's seed comes from chance; here it comes from a number, so that two proofs draw alike.
_CHANCE = """(() => {
  let word = NUMBER;
  crypto.getRandomValues = (into) => {
    for (let at = 0; at < into.length; at += 1) {
      word ^= word << 13; word ^= word >>> 17; word ^= word << 5;
      into[at] = word >>> 3;
    }
    return into;
  };
})()"""
# Chromium without a window never hides a page: the page is told so, and what it asks says so.
_SEEN = """state => {
  for (const one of [window, window.top]) {
    Object.defineProperty(one.document, "visibilityState", { configurable: true, get: () => state });
    one.document.dispatchEvent(new Event("visibilitychange"));
  }
}"""
_OPTIONS = "all => all.map(one => one.dataset.option)"
_FILLED = "all => all.filter(one => one.value).map(one => `${one.name}=${one.value}`)"
_CHOSEN = "all => all.filter(one => one.value).map(one => `${one.name}.${one.value}`)"
_TRIES = 3
_PAGE = "section.page:not([hidden])"


class Lost(Exception):  # noqa: N818 - the learner is, and it ends the scenario rather than the program
    """What a learner looks for is not there; says why."""

    def __init__(self, key: str, **seen: str) -> None:
        super().__init__(f"{key} {seen}")
        self.finding = Finding(key, seen)


class Tab:
    """A window with the LMS's page at `address`; `number` makes its chance.

    `popup` opens the course in a window of its own. `complaints` are what a browser's console says
    and what was asked of other addresses, or of none.
    """

    def __init__(self, context: BrowserContext, address: str, number: int, *, popup: bool = False) -> None:
        self.complaints: list[str] = []
        self.met: dict[str, list[str]] = {}
        self._origin = address.partition("/stand/")[0]
        self._context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self._listen(self.page)
        chance = _CHANCE.replace("NUMBER", str(number * 2_654_435_761 % 2**31 + 1))
        self.page.add_init_script(chance)
        self.page.goto(address)
        self.course: Frame = self._popped(chance) if popup else self.page.frames[1]
        self.opened()

    def _popped(self, chance: str) -> Frame:
        with self.page.expect_popup() as popped:
            self.page.get_by_role("button", name="Open").click()
        self.page = popped.value
        self.page.add_init_script(chance)
        self.page.set_default_timeout(PATIENCE * 1000)
        self._listen(self.page)
        return self.page.main_frame

    def _listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((self._origin, "data:", "blob:"))
                else self.complaints.append(request.url)
            ),
        )

    def opened(self) -> None:
        """Returns once the course says how saving goes."""
        self.until("body[data-saved]", "no-course")

    def until(self, selector: str, otherwise: str, seconds: float = PATIENCE) -> None:
        """Returns once something is there to be seen. Raises Lost with the word `otherwise`."""
        try:
            self.course.locator(selector).first.wait_for(timeout=seconds * 1000)
        except Late:
            raise Lost(otherwise, seen=self._seen()) from None

    @property
    def word(self) -> str:
        """How saving goes, as the header has it: `saved`, `saving`, `refused` and others."""
        return self.course.locator("body").get_attribute("data-saved") or ""

    def waits_for(self, *words: str, seconds: float = PATIENCE) -> None:
        """Returns once the header says one of the words. Raises Lost."""
        chosen = ", ".join(f"body[data-saved={word}]" for word in words)
        try:
            self.course.locator(chosen).wait_for(timeout=seconds * 1000)
        except Late:
            raise Lost("no-word", wanted=", ".join(words), seen=self._seen()) from None

    def _seen(self) -> str:
        """The word at last; nothing where the page no longer says anything at all."""
        try:
            return self.course.locator("body").get_attribute("data-saved", timeout=1000) or ""
        except Late:
            return ""

    def hurries(self) -> None:
        """The network is said to be back: what waits to be saved, 1.5 s for the whole page, is saved now."""
        self.course.evaluate("dispatchEvent(new Event('online'))")

    @property
    def where(self) -> str:
        """The id of the page shown."""
        return self.course.locator(_PAGE).get_attribute("id") or ""

    def goes_to(self, page: str) -> None:
        """Goes to a page by the table of contents."""
        if self.where == page:
            return
        self.course.locator("#open-contents").click()
        self.course.locator(f"#contents a[href='#{page}']").click()
        self.until(f"#{page}:not([hidden])", "no-page")

    def asked(self, module: str) -> list[str]:
        """The questions on a module's quiz page, in the order shown."""
        forms = self.course.locator(f"#quiz-{module} form[data-question]")
        ids: list[str] = forms.evaluate_all("all => all.map(one => one.dataset.question)")
        return ids

    def puts_in(self, question: Question, response: Response, *, keyboard: bool = True) -> None:
        """Puts an answer into its card, by clicks on the labels or by the keyboard."""
        card = self.course.locator(f"#q-{question.id}")
        if isinstance(question.interaction, Matching):
            for item, target in (pair.split(".") for pair in response):
                card.locator(f"select[name='{item}']").select_option(target)
            return
        if isinstance(question.interaction, Ordering):
            self._moves(question, [*response], keyboard=keyboard)
            return
        if isinstance(question.interaction, Gaps):
            for name, words in (one.split("=", 1) for one in response):
                field = card.locator(f":is(input, select)[name='{name}']")
                if question.interaction.words:
                    field.select_option(words)
                else:
                    field.fill(words)
            return
        if not isinstance(question.interaction, Choice):
            card.locator("input, textarea").fill(str(response))
            return
        # A page that has just come takes the focus, and a key with it: who sees that tries again.
        for _ in range(_TRIES):
            self._ticks(question, question.interaction, response, keyboard=keyboard)
            if self.shown(question) == response:
                return
        raise Lost("no-tick", question=question.id, seen=self.word)

    def _ticks(self, question: Question, interaction: Choice, response: Response, *, keyboard: bool) -> None:
        card = self.course.locator(f"#q-{question.id}")
        ticked = self.shown(question) or frozenset()
        for option in interaction.options:
            if (option.id in response) == (option.id in ticked):
                continue
            if interaction.several or option.id in response:
                place = card.locator(f"[data-option='{option.id}']")
                if keyboard:
                    place.locator("input").press("Space")
                else:
                    place.locator("label").click()

    def _moves(self, question: Question, wanted: list[str], *, keyboard: bool) -> None:
        """Moves each row up to its place, the first one first; one move at least, or it is no answer yet."""
        card = self.course.locator(f"#q-{question.id}")
        self._presses(card.locator("[data-move='up']").last, keyboard=keyboard)
        for place, id_ in enumerate(wanted):
            order: list[str] = card.locator("[data-option]").evaluate_all(_OPTIONS)
            for _ in range(order.index(id_) - place):
                button = card.locator(f"[data-option='{id_}'] [data-move='up']")
                self._presses(button, keyboard=keyboard)

    @staticmethod
    def _presses(button: Locator, *, keyboard: bool) -> None:
        if keyboard:
            button.press("Enter")
        else:
            button.click()

    def checks(self, question: Question, *, keyboard: bool = True) -> None:
        """Has an answer judged, by its button."""
        self._presses(self.course.locator(f"#q-{question.id} button[type=submit]"), keyboard=keyboard)

    def hands_in(self, module: str) -> None:
        """Hands in an exam's quiz; a second time where it asks whether that is meant."""
        button = self.course.locator(f"#quiz-{module} [data-submit]")
        for _ in range(2):
            if button.is_visible():
                button.click()

    def shown(self, question: Question) -> Response | None:
        """What stands in a question's card; None where nothing does, or there is no such card."""
        fields = self.course.locator(f"#q-{question.id} :is(input, textarea)")
        if isinstance(question.interaction, Choice):
            ticked = fields.evaluate_all("all => all.filter(one => one.checked).map(one => one.value)")
            return frozenset(ticked) or None
        if isinstance(question.interaction, Matching):
            put = self.course.locator(f"#q-{question.id} select").evaluate_all(_CHOSEN)
            return frozenset(put) or None
        if isinstance(question.interaction, Gaps):
            filled = self.course.locator(f"#q-{question.id} .gap :is(input, select)").evaluate_all(_FILLED)
            return frozenset(filled) or None
        if isinstance(question.interaction, Ordering):
            # Rows stand in some order before anybody has put them in one.
            rows = self.course.locator(f"#q-{question.id}.answered [data-option]").evaluate_all(_OPTIONS)
            return tuple(rows) or None
        typed: str = fields.evaluate_all("all => all.map(one => one.value).join('')")
        return typed or None

    def notes(self, words: str) -> bool:
        """Writes a note on the page that is shown, by the keyboard; False where none is offered."""
        button = self.course.locator("#open-notes")
        if not button.is_visible():
            return False
        button.press("Enter")
        self.course.locator("#note").fill(words)
        self.course.locator("#notes [type=submit]").press("Enter")
        return True

    def notice(self) -> str:
        """What the notice above the page says, "" where there is none."""
        notice = self.course.locator("#notice")
        return notice.inner_text() if notice.is_visible() else ""

    def presses(self, button: str) -> None:
        """Presses a button of the LMS's own page."""
        self.page.locator(f"#{button}").click()

    def seen(self, *, hidden: bool) -> None:
        """Another window comes before this one, or goes again."""
        self.course.evaluate(_SEEN, "hidden" if hidden else "visible")

    def reloads(self) -> None:
        """Reloads the course's frame, and not the page of the LMS around it."""
        with self.page.expect_event("framenavigated", lambda frame: frame == self.course):
            self.presses("again")
        self.opened()

    def leaves(self) -> None:
        """Leaves as the LMS's own link does: the page goes."""
        self.page.goto("about:blank")
        self.page.close()

    def armed(self) -> tuple[CDPSession, str]:
        """What `killed` needs, had in advance so that a kill comes at its moment."""
        own = self._context.new_cdp_session(self.page)
        target = own.send("Target.getTargetInfo")["targetInfo"]["targetId"]
        own.detach()
        browser = self._context.browser
        if browser is None:  # a context of its own profile: we make none
            raise Lost("no-browser")
        around = browser.new_browser_cdp_session()
        session = around.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        return around, session

    def killed(self, after: float = 0.0, armed: tuple[CDPSession, str] | None = None) -> None:
        """The process behind the window dies in `after` seconds, whatever it is at, and no event says so."""
        around, session = armed or self.armed()
        message = json.dumps({"id": 1, "method": "Page.crash"})
        with self.page.expect_event("crash"):
            time.sleep(after)
            around.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
        self.page.close()
        around.detach()
