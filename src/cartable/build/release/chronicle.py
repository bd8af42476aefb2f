"""CHANGES.md: what each release changed, for whoever teaches; written by the tool, edited by anyone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cartable.build.release.comparison import Comparison
from cartable.build.release.difference import Verdict
from cartable.build.release.telling import escaped, sayer, told
from cartable.formats.pages import page
from cartable.formats.typography import typeset
from cartable.model.course import Course
from cartable.read.inputs import RELEASE_MARK
from cartable.source.dataclass import dataclass

_HEADING = re.compile(rb"^## .*$", re.MULTILINE)
_LONGEST_WORD = 12
"""Characters that may stand before a version in a heading: `Version 1.1`."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A release that is being made: its course, the names of its files, the date it is given, if any."""

    course: Course
    compared: Comparison
    files: Sequence[str]
    date: str | None = None


def chronicle(existing: bytes | None, occasion: Occasion, templates: Mapping[str, bytes]) -> bytes:
    """The file with a section for this release above all others; no other byte of it changes.

    A file that has a section of this version already is left as it is: somebody wrote it, or the tool did
    before it was stopped.
    """
    text = existing or _head(occasion.course, templates)
    headings = list(_HEADING.finditer(text))
    if any(_is_of(found[0], occasion.course.version) for found in headings):
        return text
    ending = b"\r\n" if b"\r\n" in text else b"\n"
    words = _section(occasion, templates).strip().encode().replace(b"\n", ending)
    at = headings[0].start() if headings else len(text)
    before, after = text[:at], text[at:]
    if not after:
        before = before.rstrip() + ending * 2
    return before + words + ending * (2 if after else 1) + after


def _head(course: Course, templates: Mapping[str, bytes]) -> bytes:
    say = sayer(templates, course.language, typography=course.typography, markdown=True)
    return f"{RELEASE_MARK.decode()}: {say('mark')} -->\n\n# {say('title', title=course.title)}\n\n".encode()


def _is_of(heading: bytes, version: str) -> bool:
    before = rf"## [^0-9]{{0,{_LONGEST_WORD}}}"
    found = re.match(before + re.escape(version) + r"(?!\.?[0-9])", heading.decode(errors="replace"))
    return found is not None


def _section(occasion: Occasion, templates: Mapping[str, bytes]) -> str:
    course, compared = occasion.course, occasion.compared
    say = sayer(templates, course.language, typography=course.typography, markdown=True)
    version, date = compared.after.version, occasion.date
    return page(
        templates,
        "changes/section.md",
        say=say,
        heading=say("heading-dated", version=version, date=date) if date else say("heading", version=version),
        first=_is_first(compared),
        modules=[escaped(typeset(module.title, course.profile)) for module in course.modules],
        verdict=compared.verdict.value,
        groups={weight.value: groups for weight, groups in told(compared.differences, say).items()},
        steps=_steps(occasion, templates),
    )


def _is_first(compared: Comparison) -> bool:
    return compared.before is None and not compared.differences


def _steps(occasion: Occasion, templates: Mapping[str, bytes]) -> list[str]:
    """What to do in Moodle; nothing where the release has no package."""
    course = occasion.course
    # Names of files stand in code, where nothing is escaped.
    say = sayer(templates, course.language, typography=course.typography)
    # Moodle is given SCORM 1.2 (field: its 2004 is frozen since 2013); another standard is another activity.
    packages = [file for file in occasion.files if file.endswith(".zip")]
    packages = [file for file in packages if file.endswith("-scorm12.zip")] or packages
    archive = say("or").join(f"`{file}`" for file in packages)
    card = next((f"`{file}`" for file in occasion.files if file.endswith("lms-settings.md")), "")
    compared = occasion.compared
    if not archive:
        return []
    if _is_first(compared):
        steps = ["moodle-first"]
    elif compared.verdict is Verdict.NEW_ACTIVITY:
        steps = ["moodle-new-activity"]
    else:
        steps = ["moodle-update"]
        steps += ["moodle-settings"] if any(one.kind == "setting" for one in compared.differences) else []
        steps += ["moodle-losses"] if compared.losses else []
    return [say(step, archive=archive, card=card) for step in steps]
