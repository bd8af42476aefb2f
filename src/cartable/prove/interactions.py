"""Answers as an LMS's report shows them: what it has, and what Python says it should have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cartable.model.course import Question
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.layout import OptionSlot
from cartable.model.responses import Response
from cartable.model.scoring import number, percent, share
from cartable.prove.package import Package
from cartable.prove.standards import spoken
from cartable.source.dataclass import dataclass

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_LONGEST_12 = 255
_LONGEST_2004, _LONGEST_TEXT_2004 = 250, 4000
_REAL = re.compile(r"-?[0-9]{1,5}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: the question's name there, the answer, the right one, result and weight."""

    id: str
    answer: str
    right: str
    result: str
    weighting: str


def recorded(cmi: Mapping[str, str], standard: str) -> list[Row]:
    """The interactions that an LMS holds, in its order (SCORM 1.2 RTE 3.4.7, 2004 RTE 4.2.9)."""
    rows = []
    names = ("id", spoken(standard).response, "correct_responses.0.pattern", "result", "weighting")
    for at in range(len(cmi)):
        path = f"cmi.interactions.{at}."
        if f"{path}id" not in cmi:
            break
        rows.append(Row(*(cmi.get(path + name, "") for name in names)))
    return rows


def latencies(cmi: Mapping[str, str]) -> list[str]:
    """How long each answer took, in the LMS's order and its notation."""
    return [value for path, value in cmi.items() if re.fullmatch(r"cmi\.interactions\.\d+\.latency", path)]


def foretold(package: Package, question: Question, response: Response) -> Row:
    """The line that an answer must make, by Python's own scoring."""
    part = share(question, response, package.course.language)
    result = spoken(package.standard).wrong if part == 0 else "correct" if part == 1 else _decimal(part)
    if isinstance(question.interaction, Essay):
        result = "neutral"
    told = {"scorm12": _told12, "scorm2004": _told2004}[package.standard]
    given, right = told(package, question, response)
    report = package.layout.question(question.id).report
    return Row(report, given, right, result, _decimal(question.points))


def _told12(package: Package, question: Question, response: Response) -> tuple[str, str]:
    """The answer and the right one as SCORM 1.2 has them; typed words whole, unless to the letter."""
    strict = package.course.settings.report == "strict"
    match question.interaction:
        case Choice():
            given, right = _chosen(package, question, response, letters=strict)
            return ",".join(given)[:_LONGEST_12], ",".join(right)[:_LONGEST_12]
        case Gaps() as gaps:
            given, right = _filled(gaps, response)
            joined = ",".join(given), ",".join(right)
            return (joined[0][:_LONGEST_12], joined[1][:_LONGEST_12]) if strict else joined
        case Matching() | Ordering():
            given, right = _put(package, question, response, letters=strict)
            return ",".join(given), ",".join(right)
        case NumberEntry(value, _, unit):
            return _typed_number(response, unit, package.course.language), _plain(value)
        case TextEntry() | Essay():
            words = _line(str(response))
            return words[:_LONGEST_12] if strict else words, _foreseen(question)[:_LONGEST_12]


def _told2004(package: Package, question: Question, response: Response) -> tuple[str, str]:
    """The answer and the right one as SCORM 2004 has them."""
    match question.interaction:
        case Choice():
            given, right = _chosen(package, question, response, letters=False)
            if question.type == "true-false":
                return _truth(given), _truth(right)
            return _short(given), _short(right)
        case Gaps() as gaps:
            both = [[one[:_LONGEST_2004] for one in words] for words in _filled(gaps, response)]
            return "[,]".join(both[0]), "[,]".join(both[1])
        case Matching() | Ordering():
            put = [_short(names) for names in _put(package, question, response, letters=False)]
            return put[0].replace(".", "[.]"), put[1].replace(".", "[.]")
        case NumberEntry(value, tolerance, unit):
            typed = _typed_number(response, unit, package.course.language)
            bounds = [_plain(value - tolerance), _plain(value + tolerance)]
            if all(_REAL.fullmatch(one) for one in (typed, *bounds)):
                return typed, "[:]".join(bounds)
            return typed, _plain(value)
        case TextEntry() | Essay():
            words, foreseen = _line(str(response)), _foreseen(question)
            short = not isinstance(question.interaction, Essay) and all(
                len(one) < _LONGEST_2004 and "[,]" not in one for one in (words, foreseen)
            )
            longest = _LONGEST_2004 if short else _LONGEST_TEXT_2004
            return words[:longest], foreseen[:longest]


def _chosen(
    package: Package, question: Question, response: Response, *, letters: bool
) -> tuple[list[str], list[str]]:
    """The names of what was chosen and of what is right, in the author's order."""
    slots = package.layout.question(question.id).options
    names = _names(slots, letters=letters)
    if question.type == "true-false":
        names = {slot.id: slot.id for slot in slots}
    options = question.interaction.options if isinstance(question.interaction, Choice) else ()
    given = [names[one.id] for one in options if one.id in response]
    return given, [names[one.id] for one in options if one.right]


def _names(slots: Sequence[OptionSlot], *, letters: bool) -> dict[str, str]:
    """What options are called by their ids: a letter each where that is asked for and there is one."""
    singles = _LETTERS if letters else ""
    return {slot.id: singles[at : at + 1] or slot.report for at, slot in enumerate(slots)}


def _put(
    package: Package, question: Question, response: Response, *, letters: bool
) -> tuple[list[str], list[str]]:
    """The names of what was matched, or put in order, and of what is right."""
    slots = package.layout.question(question.id).options
    names = _names(slots, letters=letters)
    interaction = question.interaction
    if isinstance(interaction, Ordering):
        return [names[one] for one in response], [names[item.id] for item in interaction.items]
    items = interaction.items if isinstance(interaction, Matching) else ()
    chosen = dict(pair.split(".") for pair in response)
    given = [f"{names[one.id]}.{names[chosen[one.id]]}" for one in items if one.id in chosen]
    return given, [f"{names[one.id]}.{names[one.target]}" for one in items]


def _filled(gaps: Gaps, response: Response) -> tuple[list[str], list[str]]:
    """What was typed into each gap, a hyphen for nothing, and what fills it rightly."""
    typed = dict(one.split("=", 1) for one in response)
    given = [_line(typed.get(gap.id, "")) or "-" for gap in gaps.gaps]
    return given, [_line(gap.answers[0]) for gap in gaps.gaps]


def _short(names: Iterable[str]) -> str:
    """A set of `short_identifier_type`."""
    return "[,]".join(re.sub(r"[^A-Za-z0-9_.]", "_", name) for name in names)


def _truth(names: list[str]) -> str:
    return {"t": "true", "f": "false"}[names[0]]


def _foreseen(question: Question) -> str:
    """The first right words, "" where none are."""
    answers = question.interaction.answers if isinstance(question.interaction, TextEntry) else ()
    return next((_line(one.text) for one in answers if one.right), "")


def _typed_number(response: Response, unit: str | None, language: str) -> str:
    typed = number(str(response), unit, language)
    return _line(str(response)) if typed is None else _plain(typed)


def _decimal(size: Fraction) -> str:
    """Floored to two decimals, as everything that is sent."""
    return percent(size / 100)


def _line(words: str) -> str:
    return " ".join(words.split())


def _plain(value: Fraction) -> str:
    """A number with a point, as JavaScript writes it."""
    return str(value.numerator) if value.denominator == 1 else repr(float(value))
