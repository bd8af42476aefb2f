"""What must hold when a scenario is over: each gives a finding, or None where it is so."""

from __future__ import annotations

from collections.abc import Mapping

from cartable.model.outcome import dealt, outcome
from cartable.model.responses import Response
from cartable.prove.finding import Finding
from cartable.prove.interactions import Row, foretold, recorded
from cartable.prove.play import Play
from cartable.prove.scenario import Expectation
from cartable.prove.standards import MEMORY, spoken


def kept(play: Play) -> Finding | None:
    """The LMS holds every answer given."""
    return _missing(play, play.learner.given, "answers-lost")


def acknowledged_kept(play: Play) -> Finding | None:
    """The LMS holds every answer that the header had called saved."""
    return _missing(play, play.learner.acknowledged, "acknowledged-lost")


def _missing(play: Play, wanted: Mapping[str, Response], key: str) -> Finding | None:
    answers = play.state.answers
    lost = [
        id_ for id_, response in wanted.items() if id_ not in answers or answers[id_].response != response
    ]
    return Finding(key, {"questions": ", ".join(lost)}) if lost else None


def notes_kept(play: Play) -> Finding | None:
    """The LMS holds every note that was written."""
    held = [note.text for note in play.state.notes]
    lost = [text for text in play.learner.noted if text not in held]
    return Finding("notes-lost", {"notes": ", ".join(lost)}) if lost else None


def shown(play: Play) -> Finding | None:
    """The window shows every answer given."""
    given = play.learner.given
    seen = play.shown(*given)
    lost = [id_ for id_, response in given.items() if seen.get(id_) != response]
    return Finding("answers-not-shown", {"questions": ", ".join(lost)}) if lost else None


def blank(play: Play) -> Finding | None:
    """The window shows no answer at all."""
    filled = play.shown(*(one.id for one in play.site.package.course.questions))
    return Finding("answers-of-another", {"questions": ", ".join(filled)}) if filled else None


def judged(play: Play) -> Finding | None:
    """Status and score are what Python makes of the answers; the questions met are those it deals."""
    course, state = play.site.package.course, play.state
    say = spoken(play.site.package.standard)
    expected = outcome(course, state)
    seen = (say.status(play.store.cmi), say.points(play.store.cmi))
    if seen != (expected.status, expected.score):
        return Finding(
            "misjudged",
            {
                "status": seen[0],
                "score": seen[1] or "–",
                "wanted": expected.status,
                "points": expected.score or "–",
            },
        )
    met = [question.id for module in course.modules for question in dealt(module, state.seed)]
    strangers = [id_ for id_ in play.learner.given if id_ not in met]
    return Finding("strange-questions", {"questions": ", ".join(strangers)}) if strangers else None


def status(*wanted: str) -> Expectation:
    """The LMS holds one of these statuses."""

    def look(play: Play) -> Finding | None:
        seen = spoken(play.site.package.standard).status(play.store.cmi)
        return None if seen in wanted else Finding("status", {"seen": seen, "wanted": ", ".join(wanted)})

    return look


def reaches(points: str) -> Expectation:
    """The score is that, where the course has one."""

    def look(play: Play) -> Finding | None:
        graded = outcome(play.site.package.course, play.state).score is not None
        seen = spoken(play.site.package.standard).points(play.store.cmi) or "–"
        return Finding("score", {"seen": seen, "wanted": points}) if graded and seen != points else None

    return look


def never_passes(play: Play) -> Finding | None:
    """A learner under the mark has neither passed nor completed what asks for passing."""
    result = outcome(play.site.package.course, play.state)
    seen = spoken(play.site.package.standard).status(play.store.cmi)
    asks = play.site.package.course.settings.complete_when != "viewed"
    wrong = result.passed is False and (seen == "passed" or (asks and seen == "completed"))
    return Finding("status", {"seen": seen, "wanted": result.status}) if wrong else None


def unscored(play: Play) -> Finding | None:
    """No score stands in the grade book."""
    seen = spoken(play.site.package.standard).points(play.store.cmi)
    return None if seen is None else Finding("score", {"seen": seen, "wanted": "–"})


def nothing_written(play: Play) -> Finding | None:
    """Since the mark no element was set and nothing was committed."""
    say = spoken(play.site.package.standard)
    calls = [one for one in play.store.calls[play.mark :] if one.call in {say.set, say.commit}]
    seen = ", ".join(dict.fromkeys(str(one.values[0]) or one.call for one in calls))
    return Finding("written", {"seen": seen}) if calls else None


def nothing_judged(play: Play) -> Finding | None:
    """Since the mark neither status nor score was set."""
    say = spoken(play.site.package.standard)
    since = play.store.calls[play.mark :]
    wrong = [str(one.values) for one in since if one.call == say.set and one.values[0] in say.judged]
    return Finding("written", {"seen": ", ".join(wrong)}) if wrong else None


def reported(play: Play) -> Finding | None:
    """The interactions are, line by line and in order, what Python makes of the answers."""
    return _misreported(*_lines(play))


def all_reported(play: Play) -> Finding | None:
    """The interactions are what Python makes of the answers, in whatever order they came back."""
    seen, wanted = _lines(play)
    return _misreported(sorted(seen, key=repr), sorted(wanted, key=repr))


def _lines(play: Play) -> tuple[list[Row], list[Row]]:
    """The lines of the report, and those that Python makes."""
    package = play.site.package
    by_id = {question.id: question for question in package.course.questions}
    wanted = [foretold(package, by_id[id_], play.learner.given[id_]) for id_ in play.learner.reported]
    return recorded(play.store.cmi, package.standard), wanted


def _misreported(seen: list[Row], wanted: list[Row]) -> Finding | None:
    wrong = [f"{is_} ≠ {should}" for is_, should in zip(seen, wanted, strict=False) if is_ != should]
    if len(seen) != len(wanted):
        wrong.append(f"{len(seen)} ≠ {len(wanted)}")
    return Finding("misreported", {"seen": "; ".join(wrong)}) if wrong else None


def unrefused(play: Play) -> Finding | None:
    """A strict LMS found nothing to refuse."""
    wrong = [f"{one.call}{one.values} {one.error}" for one in play.store.calls if one.refused]
    return Finding("refused", {"seen": "; ".join(dict.fromkeys(wrong))}) if wrong else None


def ended(play: Play) -> Finding | None:
    """The session was ended, once."""
    say = spoken(play.site.package.standard)
    count = sum(one.call == say.end for one in play.store.calls)
    if count > 1:
        return Finding("ended-often", {"seen": str(count)})
    return None if count else Finding("not-ended")


def thrifty(play: Play) -> Finding | None:
    """One commit an answer, one more where it took thought, and two a page: each holds the learner up."""
    most = 2 * len(play.learner.done) + 4 * len(play.site.package.course.modules) + 4
    seen = play.store.commits
    return Finding("commits", {"seen": str(seen), "most": str(most)}) if seen > most else None


def warned(play: Play) -> Finding | None:
    """A notice above the page says that something is amiss."""
    return None if play.tab.notice() else Finding("no-notice")


def unclaimed(play: Play) -> Finding | None:
    """What the LMS does not hold, the header does not call saved."""
    lacking = _missing(play, play.learner.given, "answers-lost")
    return Finding("claimed", lacking.seen) if lacking and play.tab.word == "saved" else None


def browser_keeps_nothing(play: Play) -> Finding | None:
    """This browser keeps nothing of the learner for later."""
    kept_here = [
        f"{one['name']} = {one['value']}"
        for origin in play.context.storage_state().get("origins", [])
        for one in origin.get("localStorage", [])
    ]
    return Finding("left-behind", {"seen": "; ".join(kept_here)}) if kept_here else None


def text_kept_aside(words: str) -> Expectation:
    """The LMS holds these words yet, within the state."""

    def look(play: Play) -> Finding | None:
        held = words in play.store.cmi.get(MEMORY, "")
        return None if held else Finding("thrown-away", {"seen": words})

    return look
