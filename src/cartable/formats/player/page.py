"""The page: a course's values set into `player/index.html.j2`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache, partial
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from cartable.formats import html
from cartable.formats.glossary import Marking, alphabetical
from cartable.formats.identifiers import media_name
from cartable.formats.language import direction
from cartable.formats.numerals import number, percentage
from cartable.formats.pages import page
from cartable.formats.player.data import data
from cartable.formats.player.lecture import Lecture, lectures
from cartable.formats.player.quizzes import Asked
from cartable.formats.player.tracks import Tracks
from cartable.formats.spoken import STEP
from cartable.formats.typography import typeset
from cartable.formats.words import Words, course_words
from cartable.model.clock import clock
from cartable.model.course import Course, Module, Term
from cartable.model.state_size import notes_room
from cartable.model.text import Text
from cartable.pack.bundle import Materials
from cartable.source.dataclass import dataclass

_TERM = Markup('<a class="term" href="#%s" aria-haspopup="dialog">%s</a>')


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of the course by its address, and what it is called on the way to it."""

    id: str
    title: str


SPEEDS = (Fraction(3, 4), Fraction(1), Fraction(5, 4), Fraction(3, 2), Fraction(7, 4), Fraction(2))
"""How fast a recording may play, 1 as it was made."""


def index(course: Course, materials: Materials, made: Mapping[str, Tracks]) -> str:
    """The page with every step of the course, the answers hidden in it.

    `made` are the captions and chapters of its recordings, by module.
    """
    say = course_words(course, materials.templates, "player")
    setting = html.Setting(course.language, source, course.typography, size=materials.sizes.get)
    read = lectures(course)
    questions = sum(lecture.quiz.size for lecture in read if lecture.quiz)
    graded = any(lecture.module.quiz and lecture.module.quiz.graded for lecture in read)
    glossary = terms(course)
    before, after = _ways(_stops(course, read, say, glossary=bool(glossary)))
    return page(
        materials.templates,
        "player/index.html.j2",
        course=course,
        direction=direction(course.language),
        lectures=read,
        questions=questions,
        glossary=glossary,
        exam=course.settings.mode == "exam",
        judged=course.settings.complete_when if graded else "viewed",
        passing=percentage(course.settings.passing, course.language),
        step=STEP,
        before=before,
        after=after,
        say=say,
        blocks=partial(html.blocks, setting=setting),
        inline=partial(html.inline, setting=setting),
        filled=partial(_filled, setting),
        words=partial(html.words, by=course.profile),
        source=source,
        size=materials.sizes.get,
        sides=lambda path: html.sides(materials.sizes.get(path)),
        address=quote,
        host=host,
        tracks=made,
        clock=clock,
        speeds=_speeds(course.language),
        marking=partial(_marking, course, glossary, setting),
        where_lecture=partial(_where, "where-lecture", course, say),
        where_quiz=partial(_where, "where-quiz", course, say),
        notes=notes_room(course, materials.layout),
        data=data(course, materials.layout, say),
    )


def _filled(setting: html.Setting, text: Text, field: Callable[[Asked, int], str], asked: Asked) -> Markup:
    """A text whose gaps hold the fields that a macro makes of their numbers."""

    def gap(number: int) -> Markup:
        return Markup(field(asked, number))  # noqa: S704 - a macro's words, escaped there

    return html.blocks(text, replace(setting, gap=gap))


@cache
def _speeds(language: str) -> list[tuple[float, str]]:
    return [(float(speed), number(speed, language)) for speed in SPEEDS]


def source(path: str) -> str:
    """Where a file of the course's folder stands in the package, as an address."""
    return quote(media_name(path))


def host(address: str) -> str:
    """The machine that an address names, as a reader knows it."""
    return urlsplit(address).hostname or address


def terms(course: Course) -> list[Term]:
    """The glossary of the course and of its modules, each term once, by the alphabet without accents."""
    every = [*course.glossary, *(term for module in course.modules for term in module.glossary)]
    first = {term.term: term for term in reversed(every)}
    return alphabetical(first.values())


def _marking(course: Course, glossary: list[Term], setting: html.Setting, module: Module) -> Marking:
    """What marks the terms of the course and of the module on the module's page."""
    known = {term.term for term in (*course.glossary, *module.glossary)}
    anchors = {term.term: f"term-{n}" for n, term in enumerate(glossary, 1) if term.term in known}
    return Marking(anchors, setting, _TERM)


def _where(key: str, course: Course, say: Words, lecture: Lecture) -> str:
    title = typeset(lecture.module.title, course.profile)
    if len(course.modules) == 1:
        return title if key == "where-lecture" else say("quiz")
    return say(key, n=lecture.number, of=len(course.modules), title=title)


def _stops(course: Course, read: list[Lecture], say: Words, *, glossary: bool) -> list[Stop]:
    stops = [Stop("start", say("start"))]
    for lecture in read:
        stops.append(Stop(f"lecture-{lecture.module.id}", typeset(lecture.module.title, course.profile)))
        if lecture.quiz:
            stops.append(Stop(f"quiz-{lecture.module.id}", say("quiz")))
    if glossary:
        stops.append(Stop("glossary", say("glossary")))
    return [*stops, Stop("result", say("result"))]


def _ways(stops: list[Stop]) -> tuple[dict[str, Stop | None], dict[str, Stop | None]]:
    """For each page, the one before it and the one after."""
    ids = [stop.id for stop in stops]
    before = dict(zip(ids, [None, *stops[:-1]], strict=True))
    after = dict(zip(ids, [*stops[1:], None], strict=True))
    return before, after
