"""Answers as an LMS's report shows them: what it has, and what Python says it should have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cartable.model.course import Course, Question
from cartable.model.interaction import Choice, Essay, NumberEntry, TextEntry
from cartable.model.layout import Layout
from cartable.model.scoring import number, percent, share
from cartable.model.state import Response

_LONGEST = 255
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: the question's name there, the answer, the right one, result and weight."""

    id: str
    answer: str
    right: str
    result: str
    weighting: str


def recorded(cmi: Mapping[str, str]) -> list[Row]:
    """The interactions that an LMS for SCORM 1.2 holds, in its order (RTE 3.4.7)."""
    rows = []
    for at in range(len(cmi)):
        path = f"cmi.interactions.{at}."
        if f"{path}id" not in cmi:
            break
        names = ("id", "student_response", "correct_responses.0.pattern", "result", "weighting")
        rows.append(Row(*(cmi.get(path + name, "") for name in names)))
    return rows


def latencies(cmi: Mapping[str, str]) -> list[str]:
    """How long each answer took, in the order of `recorded`."""
    return [cmi.get(f"cmi.interactions.{at}.latency", "") for at in range(len(recorded(cmi)))]


def foretold(course: Course, layout: Layout, question: Question, response: Response) -> Row:
    """The line that an answer must make, by Python's own scoring."""
    part = share(question, response, course.language)
    result = "wrong" if part == 0 else "correct" if part == 1 else _decimal(part)
    if isinstance(question.interaction, Essay):
        result = "neutral"
    given, right = _words(course, layout, question, response)
    return Row(layout.question(question.id).report, given, right, result, _decimal(question.points))


def _decimal(size: Fraction) -> str:
    """Floored to two decimals, as everything that is sent."""
    return percent(size / 100)


def _words(course: Course, layout: Layout, question: Question, response: Response) -> tuple[str, str]:
    """The answer and the right one, in the report's words."""
    strict = course.settings.report == "strict"
    match question.interaction:
        case Choice(options):
            names = _names(layout, question, strict=strict)
            given = ",".join(names[one.id] for one in options if one.id in response)
            right = ",".join(names[one.id] for one in options if one.right)
            return given[:_LONGEST], right[:_LONGEST]
        case NumberEntry(value, _, unit):
            typed = number(str(response), unit, course.language)
            return (_line(str(response)) if typed is None else _plain(typed)), _plain(value)
        case TextEntry(answers):
            foreseen = next((_line(one.text) for one in answers if one.right), "")
            return _cut(_line(str(response)), strict=strict), foreseen[:_LONGEST]
        case Essay():
            return _cut(_line(str(response)), strict=strict), ""


def _names(layout: Layout, question: Question, *, strict: bool) -> dict[str, str]:
    slots = layout.question(question.id).options
    if question.type == "true-false":
        return {slot.id: slot.id for slot in slots}
    return {slot.id: _LETTERS[at] if strict else slot.report for at, slot in enumerate(slots)}


def _cut(words: str, *, strict: bool) -> str:
    return words[:_LONGEST] if strict else words


def _line(words: str) -> str:
    return " ".join(words.split())


def _plain(value: Fraction) -> str:
    """A number with a point, as JavaScript writes it."""
    return str(value.numerator) if value.denominator == 1 else repr(float(value))
