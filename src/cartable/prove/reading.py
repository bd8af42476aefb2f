"""A course as its page's data block tells it: what is asked and right, how it is judged, its layout.

The shapes are those of `templates/player/course.js`. Only what judges is read: a question's words, and
all that is read or seen, are not in it, and their places stay empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from cartable.model.course import Course, Draw, Module, Objective, Question, Quiz, Settings
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Interaction,
    Item,
    Match,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    Target,
    TextEntry,
)
from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.text import plain_text

_NO_WORDS = plain_text("")


def course(data: Mapping[str, Any], title: str) -> Course:
    """The course of a data block. Raises KeyError, TypeError or ValueError for what is none."""
    questions = {id_: _question(id_, one) for id_, one in data["questions"].items()}
    settings = data["settings"]
    return Course(
        id="",
        version="",
        title=title,
        language=data["language"],
        modules=tuple(_module(module, questions) for module in data["modules"]),
        settings=Settings(
            passing=Fraction(settings["passing"]),
            complete_when=settings["completeWhen"],
            attempts=settings["attempts"],
            keep=settings["keep"],
            mode=settings["mode"],
            report=settings["report"],
        ),
    )


def layout(data: Mapping[str, Any]) -> Layout:
    """Its layout. Raises as `course` does."""
    slots = (
        Slot(
            slot["id"],
            slot["kind"],
            slot["report"],
            slot["since"],
            slot["gone"],
            tuple(OptionSlot(one["id"], one["report"], one["since"]) for one in slot["options"]),
        )
        for slot in data["layout"]["slots"]
    )
    return Layout(data["layout"]["generation"], tuple(slots))


def _module(module: Mapping[str, Any], questions: Mapping[str, Question]) -> Module:
    objectives = tuple(Objective(id_, _NO_WORDS) for id_ in module["objectives"])
    quiz = module["quiz"]
    if quiz is None:
        return Module(module["id"], "", objectives)
    entries = tuple(
        questions[entry]
        if isinstance(entry, str)
        else Draw(entry["bank"], entry["take"], tuple(questions[one] for one in entry["pool"]))
        for entry in quiz["entries"]
    )
    return Module(
        module["id"], "", objectives, quiz=Quiz(entries, shuffled=quiz["shuffled"], graded=quiz["graded"])
    )


def _question(id_: str, one: Mapping[str, Any]) -> Question:
    # What the page calls graded is graded by its quiz too; an ungraded question gives no points.
    points = Fraction(one["points"]) if one["graded"] else Fraction(0)
    return Question(id_, one["type"], _NO_WORDS, _interaction(one), points, measures=one["measures"])


def _interaction(one: Mapping[str, Any]) -> Interaction:
    match one["kind"]:
        case "choice":
            options = tuple(Option(id_, _NO_WORDS, right) for id_, right in one["options"])
            return Choice(options, one["several"], one["shuffled"])
        case "text":
            answers = tuple(Answer(text, right) for text, right in one["answers"])
            return TextEntry(answers, frozenset(one["forgives"]))
        case "number":
            return NumberEntry(Fraction(one["value"]), Fraction(one["tolerance"]), one["unit"])
        case "pairs":
            pairs = [pair.split(".") for pair in one["right"]]
            targets = dict.fromkeys(target for _, target in pairs)
            return Matching(
                tuple(Match(item, _NO_WORDS, target) for item, target in pairs),
                tuple(Target(target, "") for target in targets),
                one["shuffled"],
            )
        case "gaps":
            gaps = tuple(Gap(id_, tuple(answers)) for id_, answers in one["gaps"])
            return Gaps(gaps, frozenset(one["forgives"]), words=tuple(one["words"]))
        case "order":
            return Ordering(tuple(Item(item, _NO_WORDS) for item in one["right"]))
        case "essay":
            return Essay()
        case strange:
            lack = f"no kind of question is called {strange!r}"
            raise ValueError(lack)
