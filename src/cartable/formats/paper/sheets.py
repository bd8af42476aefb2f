"""What both papers share: the values that every template is given, and the way to the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from cartable.formats import html
from cartable.formats.glossary import Marking, opened
from cartable.formats.language import direction
from cartable.formats.numerals import number, percentage, points_said
from cartable.formats.pages import page
from cartable.formats.paper.pdf import SCHEME, pdf
from cartable.formats.paper.qr import qr_code
from cartable.formats.words import Words, course_words
from cartable.model.course import Course
from cartable.model.text import Text
from cartable.model.transcript import Citation
from cartable.pack.bundle import Materials

_FOLDER = "paper/"


def paper_words(course: Course, materials: Materials) -> Words:
    """The words of the papers in the course's language."""
    return course_words(course, materials.templates, "paper")


def without_answers(course: Course) -> Course:
    """The course as a template may see it that must print no answer: without its quizzes."""
    return replace(course, modules=tuple(replace(module, quiz=None) for module in course.modules))


def printed(course: Course, materials: Materials, template: str, **values: object) -> bytes:
    """The PDF of a template under `templates/paper/`.

    Besides `values`, the template has `course`, `say` (its words), `direction` (`ltr` or `rtl`),
    `rich`, `line` and `plain` (a text as blocks, as one line, and plain characters, all spaced as the
    language does), `source` (the address of a picture of the course's folder), `code` (the address of
    an address's QR code), `marking` (a `Marking` of terms by their anchors, for one chapter), `opened` (the
    first word of a text, the space after it, the rest), `cited` (where a citation stands), `speaker` (name
    and role by key), `points` (so many points, in words), `number` (a number as the language writes it) and
    `passing` (the share of the points that passes).
    """
    say = paper_words(course, materials)
    setting = html.Setting(course.language, _source, course.typography, gap=_gap)
    given = _given(course, materials)
    speakers = {speaker.key: speaker for speaker in course.speakers}

    def rich(text: Text) -> Markup:
        return html.blocks(text, setting)

    def line(text: Text) -> Markup:
        return html.inline(text, setting)

    def plain(characters: str) -> Markup:
        return html.words(characters, course.profile)

    def cited(citation: Citation) -> str:
        count = citation.last - citation.first + 1
        return say("sentences", n=count, first=citation.first, last=citation.last)

    written = page(
        materials.templates,
        _FOLDER + template,
        course=course,
        say=say,
        direction=direction(course.language),
        rich=rich,
        line=line,
        plain=plain,
        source=_source,
        code=_code,
        cited=cited,
        marking=lambda anchors: Marking(anchors, setting),
        opened=opened,
        speaker=speakers.get,
        points=lambda value: points_said(value, say, course.language),
        number=lambda value: number(value, course.language),
        passing=say("passing-share", share=percentage(course.settings.passing, course.language)),
        **values,
    )
    style = materials.templates[_FOLDER + "paper.css"].decode()
    if course.theme.accent is not None:
        style += f":root {{ --accent: {course.theme.accent} }}\n"
    return pdf(written, style, given)


def _gap(_: int) -> Markup:
    """A rule to write on, as long for every gap: its length tells nothing."""
    return Markup('<span class="gap"></span>')


def _source(path: str) -> str:
    return f"{SCHEME}media/{quote(path)}"


def _code(address: str) -> str:
    return f"{SCHEME}code/{quote(address, safe='')}"


def _given(course: Course, materials: Materials) -> Mapping[str, bytes | Path]:
    """Every picture that a page or the style may ask for, by its address."""
    given: dict[str, bytes | Path] = {_source(path): file for path, file in materials.media.items()}
    for path, data in materials.templates.items():
        if path.startswith(_FOLDER) and path.endswith(".svg"):
            given[SCHEME + path] = data
    for module in course.modules:
        for recording in module.media:
            if recording.address is not None:
                given[_code(recording.address)] = qr_code(recording.address)
    return given
