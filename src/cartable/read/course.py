"""A course from its files: the reading stage, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from cartable.model.course import Course, Module, Question, Settings, Speaker, Theme
from cartable.questions.written import WrittenOption
from cartable.read.acknowledgements import Acknowledgement, acknowledgements
from cartable.read.banks import Banks
from cartable.read.desk import Desk, Sheet, doubles
from cartable.read.identity import Identity, identified
from cartable.read.inputs import COURSE_FILE, LOCK_FILE, Inputs
from cartable.read.lock import Lock, read_lock
from cartable.read.locked import UnreadableLockError
from cartable.read.missing_ids import missing_ids
from cartable.read.modules import ModuleReader, given_ids, terms
from cartable.read.outline import Asked, Planned, elements, outline, questions
from cartable.read.questions import Context, question
from cartable.read.validated import validated
from cartable.read.whereabouts import Whereabouts
from cartable.read.written.course import WrittenCourse, WrittenSettings, WrittenTheme
from cartable.read.yaml import document
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem
from cartable.source.wording import is_error

_CONFLICT = b"<<<<<<<"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a course gave: the course as far as it holds, and all problems.

    `course` and `whereabouts` are None where nothing sensible could be read. With an error among
    the problems the course may lack what was wrong. `media` maps the files the course names, by
    their path in its folder, `sizes` the width and height of the pictures among them. `lock` is the
    lock this build would leave. `acknowledgements` are the warnings that the author lets stand.
    """

    course: Course | None
    whereabouts: Whereabouts | None
    problems: tuple[Problem, ...]
    media: Mapping[str, Path]
    lock: Lock
    acknowledgements: tuple[Acknowledgement, ...] = ()
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def course(inputs: Inputs) -> Reading:
    """The course in these files."""
    desk = Desk(inputs)
    lock = _lock(desk)
    data = inputs.texts.get(inputs.course_path)
    if data is None:
        return Reading(None, None, (_unread(inputs),), {}, lock or Lock())
    root, problems = document(data, inputs.course_path)
    desk.problems.extend(problems)
    if root is None:
        return Reading(None, None, tuple(desk.problems), {}, lock or Lock())
    read = validated(WrittenCourse, root)
    desk.problems.extend(read.problems)
    desk.maimed |= read.maimed
    desk.lost |= read.lost
    if read.written is None:
        return Reading(None, None, tuple(desk.problems), {}, lock or Lock())
    return _read(read.written, Sheet.whole(desk, read.tree), lock)


def _lock(desk: Desk) -> Lock | None:
    """The lock; None, reported, for one that is there and can't be read: it is not one that is not there."""
    path = f"{desk.inputs.folder}/{LOCK_FILE}"
    if desk.inputs.lock is None and path not in desk.inputs.refused:
        return Lock()
    data = desk.inputs.lock or b""
    try:
        return read_lock(data)
    except UnreadableLockError:
        torn = next((n for n, line in enumerate(data.splitlines(), 1) if line.startswith(_CONFLICT)), 0)
        place = Place(path, torn, 1, len(_CONFLICT)) if torn else Place(path)
        desk.problems.append(problem("unreadable-lock", place, path=path, conflict=path if torn else None))
        return None


def _unread(inputs: Inputs) -> Problem:
    """Why there is no text of the course."""
    if refusal := inputs.refusal(inputs.course_path, COURSE_FILE, Place(inputs.course_path)):
        return refusal
    near = [file for file in inputs.files if file.lower().endswith((".yaml", ".yml")) and "/" not in file]
    return problem("no-course-file", Place(inputs.folder), nearest=near[0] if len(near) == 1 else None)


def _read(written: WrittenCourse, sheet: Sheet, lock: Lock | None) -> Reading:
    """The course, lowered. Without a lock to go by, or where one is in doubt, no id is proposed."""
    desk = sheet.desk
    desk.converts = written.settings.images == "convert"
    planned = outline(written, sheet, Banks(desk))
    asked = [one for step in planned for one in questions(step)]
    desk.problems.extend(doubles([*given_ids(planned), *_question_ids(asked)]))
    for one in asked:
        desk.problems.extend(doubles(_option_ids(one)))
    wanted = elements(planned)
    identities, kept, problems = identified(wanted, lock or Lock())
    if not desk.maimed:  # else what seems to be gone may be what was left out
        desk.problems.extend(problems)
    # Where it is open which element of the last build this is, no id may be put in unasked.
    open_ = {one.place for one in problems if one.code == "ambiguous-identity"}
    missing = missing_ids(planned, identities) if lock is not None else ()
    desk.problems.extend(one for one in missing if one.place not in open_)
    by_asked, module_ids = _assigned(planned, identities)
    asked_at = {by_asked[id(one.written)].id: one.sheet.here for one in asked}

    def lowered(one: Asked, context: Context) -> Question | None:
        return question(one, by_asked[id(one.written)], context)

    reader = ModuleReader(written, lowered)
    modules = tuple(reader.module(step, id_) for step, id_ in zip(planned, module_ids, strict=True))
    read = _course(written, modules, sheet)
    silences, unfit = acknowledgements(written, sheet, asked)
    desk.problems.extend(unfit)
    whole = not any(is_error(one) for one in desk.problems)
    maimed = frozenset(by_asked[id(one.written)].id for one in asked if one.sheet.is_maimed)
    files = {
        number: desk.transcripts[step.sheet.start]
        for number, step in enumerate(planned)
        if step.sheet.start in desk.transcripts
    }
    whereabouts = Whereabouts(sheet.root, asked_at, whole, maimed, files)
    return Reading(
        read, whereabouts, tuple(desk.problems), dict(desk.media), kept, tuple(silences), dict(desk.sizes)
    )


def _option_ids(one: Asked) -> list[tuple[str, Place]]:
    options: list[WrittenOption] = getattr(one.written, "options", [])
    return [(option.id, one.sheet.place("options", n, "id")) for n, option in enumerate(options) if option.id]


def _question_ids(asked: list[Asked]) -> list[tuple[str, Place]]:
    return [(one.written.id, one.sheet.place("id")) for one in asked if one.written.id]


def _assigned(planned: list[Planned], identities: list[Identity]) -> tuple[dict[int, Identity], list[str]]:
    """The identity of each written question, and the id of each module, in order."""
    following = iter(identities)
    by_asked: dict[int, Identity] = {}
    modules = []
    for step in planned:
        modules.append(next(following).id)
        for one in questions(step):
            by_asked[id(one.written)] = next(following)
    return by_asked, modules


def _course(written: WrittenCourse, modules: tuple[Module, ...], sheet: Sheet) -> Course:
    return Course(
        id=sheet.desk.inputs.course,
        version=written.version,
        title=written.title,
        language=written.language,
        modules=modules,
        authors=tuple(written.authors),
        rights=written.rights,
        summary=sheet.optional_text(written.summary, "summary"),
        keywords=tuple(written.keywords),
        duration=written.duration,
        settings=_settings(written.settings),
        theme=_theme(written.theme, sheet.at("theme")),
        speakers=tuple(Speaker(one.key, one.name, one.role) for one in written.speakers),
        glossary=terms(written.glossary, sheet),
        draft=written.draft,
        words=written.words.domains,
        typography=written.typography,
    )


def _theme(written: WrittenTheme, sheet: Sheet) -> Theme:
    return Theme(
        accent=written.accent,
        accent_dark=written.accent_dark,
        logo=sheet.figure(written.logo, written.logo_alt, ("logo", "logo-alt")),
        typeface=written.typeface,
        corners=written.corners,
    )


def _settings(written: WrittenSettings) -> Settings:
    settings = Settings(
        complete_when=written.complete_when,
        attempts=written.attempts,
        keep=written.keep,
        mode=written.mode,
        report=written.report,
        images_width=written.images_width if written.images == "convert" else None,
        shuffled_options=written.shuffle in {"options", "both"},
        shuffled_questions=written.shuffle in {"questions", "both"},
    )
    return settings if written.pass_ is None else replace(settings, passing=written.pass_)
