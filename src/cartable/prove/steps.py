"""What learners and LMSs do: the words that scenarios are made of."""

from __future__ import annotations

from cartable.lms.stand import Ill, Ills, Mode, Place
from cartable.model.interaction import Essay, Gaps, NumberEntry, TextEntry
from cartable.prove.play import Play
from cartable.prove.replies import Reply, best
from cartable.prove.scenario import Expectation, Step
from cartable.prove.standards import MEMORY, spoken
from cartable.prove.tab import Lost


def opens(
    *ills: str | Ill,
    who: str = "ada",
    mode: Mode = "normal",
    place: Place = "frame",
    later: tuple[str, ...] = (),
) -> Step:
    """A learner opens the course, in an LMS with these illnesses, and `later`, by `sickens`, with those."""
    named = tuple((ill, 0) if isinstance(ill, str) else ill for ill in ills)
    sick = Ills(named, tuple((ill, 0) for ill in later))
    return lambda play: play.launch(who, sick, mode, place)


def says(*words: str) -> Step:
    """The header says one of the words, by and by; `saved` acknowledges what was given."""

    def wait(play: Play) -> None:
        play.tab.waits_for(*words)
        play.settles("saved" if words == ("saved",) else "")

    return wait


def saves(play: Play) -> None:
    """The course is made to save at once, and says that it has."""
    play.tab.hurries()
    play.settles("saved")


def says_still(word: str) -> Step:
    """The header says the word now."""

    def look(play: Play) -> None:
        if play.tab.word != word:
            raise Lost("no-word", wanted=word, seen=play.tab.word)

    return look


def now(expected: Expectation) -> Step:
    """Something holds already, at this point of the scenario."""

    def look(play: Play) -> None:
        if finding := expected(play):
            raise Lost(finding.key, **finding.seen)

    return look


def answers(most: int, reply: Reply = best, *, then: str = "saved", keyboard: bool = True) -> Step:
    """Answers the next questions; after each, the header says `then`: a word, `settled`, or "" for any."""
    return lambda play: play.answers(most, reply, keyboard=keyboard, wait=then)


def notes(words: str, *, then: str = "saved") -> Step:
    """Writes a note at the first lecture, where the course has room for notes; the header says `then`."""

    def write(play: Play) -> None:
        play.notes(words)
        play.settles(then)

    return write


def finishes(reply: Reply = best, *, then: str = "saved", keyboard: bool = True) -> Step:
    """Opens every lecture, answers all that is open, looks at the result."""
    return lambda play: play.finishes(reply, keyboard=keyboard, wait=then)


def reads(most: int) -> Step:
    """Opens the first lectures."""
    return lambda play: play.reads(most)


def finished(play: Play) -> None:
    """A learner had finished on another day: as the scenario `perfect` left it, if it was played here."""
    record = play.site.store("perfect/ada").cmi if "perfect" in play.site.over else {}
    if record:
        play.site.store(f"{play.key}/ada").cmi |= record
        play.learner.given = dict(play.site.over["perfect"])
        return
    play.launch("ada")
    play.finishes()
    play.leaves()


def leaves(play: Play) -> None:
    """Leaves by the LMS's link, and the LMS hears of it."""
    play.leaves()


def vanishes(play: Play) -> None:
    """Leaves by the LMS's link, and nobody hears."""
    play.leaves(heard=False)


def dies(play: Play) -> None:
    """The window's process is killed."""
    play.dies()


def heals(play: Play) -> None:
    """The LMS is well again."""
    play.tab.presses("heal")


def sickens(play: Play) -> None:
    """The LMS gets the illnesses that were still to come."""
    play.tab.presses("sicken")


def tries_again(play: Play) -> None:
    """The learner presses the button beside “not saved”."""
    play.tab.course.locator("#save-again").press("Enter")


def hides(play: Play) -> None:
    """Another window comes before the course."""
    play.tab.seen(hidden=True)


def puts_down(play: Play) -> None:
    """The course is hidden again, where words were typed that nobody checks: an exam's.

    They are kept 0.3 s after the last key, or as the page goes; all else is kept at once.
    """
    package = play.site.package
    fields = TextEntry | NumberEntry | Gaps | Essay
    typed = {one.id for one in package.course.questions if isinstance(one.interaction, fields)}
    if package.course.settings.mode == "exam" and typed & {*play.learner.done[-1:]}:
        play.tab.seen(hidden=True)


def shows(play: Play) -> None:
    """The course is seen again."""
    play.tab.seen(hidden=False)


def reloads(play: Play) -> None:
    """The course's frame is reloaded, within the LMS's page."""
    play.tab.reloads()


def goes_back(play: Play) -> None:
    """The learner goes back to the window opened before, and leaves the last one open."""
    play.tabs.insert(0, play.tabs.pop())


def elsewhere(*steps: Step) -> Step:
    """On another machine, by what the LMS has, a learner does these; and comes back."""

    def go(play: Play) -> None:
        here = play.context
        play.moves()
        for step in steps:
            step(play)
        play.context.close()
        play.context = here

    return go


def marks(play: Play) -> None:
    """From here on is what `nothing_written` looks at."""
    play.mark = len(play.store.calls)


def had_passed(memory: str) -> Step:
    """The LMS holds that the learner `ada` had passed, and a state that nobody of today wrote."""

    def put(play: Play) -> None:
        passed = spoken(play.site.package.standard).passed
        play.site.store(f"{play.key}/ada").cmi |= {MEMORY: memory, **passed}

    return put
