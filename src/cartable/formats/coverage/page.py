"""The page: a course's coverage set into `coverage/page.html.j2`, in a language of the tool."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from cartable.check.untouched import opening
from cartable.formats import html
from cartable.formats.coverage.chapters import chapters
from cartable.formats.coverage.figures import figures
from cartable.formats.language import direction
from cartable.formats.pages import page
from cartable.formats.player.theme import style
from cartable.formats.spoken import STEP
from cartable.formats.words import Words, words
from cartable.model.course import Course
from cartable.source.wording import LANGUAGES

FILE = "coverage.html"
"""What the page is called beside what else is built of its course."""

_FOLDER = "coverage/"


def drawn(course: Course, templates: Mapping[str, bytes], language: str) -> bytes:
    """The page, which asks for no other file; `language`, `fr` or `en`, is that of its own words."""
    say = coverage_words(templates, language)
    sheets = (
        templates["player/theme.css"].decode(),
        style(course.theme),
        templates[f"{_FOLDER}coverage.css"].decode(),
    )
    return page(
        templates,
        f"{_FOLDER}page.html.j2",
        course=course,
        chapters=chapters(course),
        figures=figures(course),
        language=language,
        direction=direction(course.language),
        say=say,
        spans=spans,
        opening=opening,
        step=STEP,
        words=partial(html.words, by=course.profile),
        style=Markup("\n".join(sheets)),  # noqa: S704 - style sheets of the workspace's own templates
    ).encode()


def coverage_words(templates: Mapping[str, bytes], language: str) -> Words:
    """The words of the page in a language of the tool."""
    own = {f"locales/{code}/coverage.yaml": templates[f"{_FOLDER}{code}.yaml"] for code in LANGUAGES}
    return words(own, language, "coverage")


def spans(numbers: frozenset[int]) -> str:
    """Numbers in their runs: `3, 12–14`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
