"""The card that tells a teacher how to set the LMS up for a package, in the course's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from cartable.formats.language import decimal_mark
from cartable.formats.pages import page
from cartable.formats.player import Standard
from cartable.formats.typography import typeset
from cartable.formats.words import Words, course_words
from cartable.model.course import Course
from cartable.model.interaction import Essay
from cartable.model.scoring import percent
from cartable.source.dataclass import dataclass

_KILO = 1000
_MEGA = 1_000_000
_ANYWHERE = 2 * _MEGA
_MOST = 50 * _MEGA
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Packed:
    """The package that a card goes with: its standard, its file's name, its size in bytes."""

    standard: Standard
    name: str
    weight: int


def card(course: Course, templates: Mapping[str, bytes], package: Packed) -> str:
    """The card as Markdown. Where SCORM 2004 differs, its words stand under the same key with `-2004`."""
    language = course.language
    said = course_words(course, templates, "settings")

    def say(key: str, **arguments: str | int) -> str:
        own = f"{key}-2004"
        differs = package.standard == "scorm2004" and own in said.entries
        return typeset(said(own if differs else key, **arguments), course.profile)

    settings = course.settings
    return page(
        templates,
        "settings/lms-settings.md",
        say=say,
        title=_MARKS.sub(r"\\\1", course.title),
        version=_MARKS.sub(r"\\\1", course.version),
        archive=package.name,
        standard=package.standard,
        attempts=settings.attempts,
        keep=settings.keep,
        complete_when=settings.complete_when,
        passing=_decimal(percent(settings.passing), language),
        graded=any(question.graded for question in course.questions),
        essays=any(isinstance(question.interaction, Essay) for question in course.questions),
        size=size(package.weight, said, language),
        fits="anywhere" if package.weight <= _ANYWHERE else "most" if package.weight <= _MOST else "few",
    )


def size(weight: int, say: Words, language: str) -> str:
    """A number of bytes as it is read, rounded up: `48 KB`, `3,2 Mo`."""
    if weight < _MEGA:
        return say("size-kilo", n=-(-weight // _KILO))
    tenths = Fraction(-(-weight // (_MEGA // 10)), 10)
    return say("size-mega", n=_decimal(f"{float(tenths):.1f}", language))


def _decimal(number: str, language: str) -> str:
    return number.replace(".", decimal_mark(language))
