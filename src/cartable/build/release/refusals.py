"""Why a course can't be released as it is: all reasons at once, each where it can be mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cartable.build.pipeline import Checked
from cartable.build.release.comparison import Comparison
from cartable.build.release.difference import Difference
from cartable.build.release.versions import is_raised, is_version, meant, raised
from cartable.model.course import Course
from cartable.read.inputs import CHANGES_FILE, COURSE_FILE, LOCK_FILE
from cartable.read.released import ReleasedDraw
from cartable.read.whereabouts import Whereabouts
from cartable.source.place import Place
from cartable.source.problem import Level, Problem, in_order, problem
from cartable.source.wording import level

_DRAFT = "still-draft"


def unready(found: Checked) -> list[Problem]:
    """What any release refuses, whatever was released before: drafts, and warnings that stand open."""
    drafts = [
        problem("draft-in-release", one.place, what=dict(one.arguments)["what"])
        for one in found.problems
        if one.code == _DRAFT
    ]
    return [*drafts, *_open_warnings(found.problems)]


def _open_warnings(problems: Iterable[Problem]) -> Iterator[Problem]:
    """One problem for each code, where it was first seen: one line acknowledges them all."""
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        if level(one.code) is Level.WARNING and one.code != "lock-lost":  # `refusals` says it as a loss
            by_code[one.code].append(one)
    for code, alike in by_code.items():
        count = len(alike) if len(alike) > 1 else None
        yield problem("not-acknowledged", alike[0].place, id=code, count=count)


def refusals(
    found: Checked, course: Course, where: Whereabouts, compared: Comparison, *, accepted: bool
) -> list[Problem]:
    """Everything that keeps a sound course from being released, in order.

    `accepted` says that the author means learners to lose what they will lose.
    """
    reasons = [*unready(found), *_version(course, where, compared), *_chronicle(found)]
    if not accepted:
        reasons += [_loss(one, where, compared, found.inputs.folder) for one in compared.losses]
    return in_order(reasons)


def _version(course: Course, where: Whereabouts, compared: Comparison) -> Iterator[Problem]:
    said = where.of_course("version") != where.of_course()
    at = where.of_course("version") if said else where.of_key("title")
    if not is_version(course.version):
        yield problem("version-not-a-number", at, wrote=course.version, better=meant(course.version))
        return
    last = compared.before
    if last is None or compared.same or last.package != compared.after.package:
        return
    if not is_raised(course.version, last.version):
        unsaid = None if said else course.version
        yield problem(
            "version-not-raised",
            at,
            unsaid=unsaid,
            version=course.version if said else None,
            last=last.version,
            next=raised(last.version),
        )


def _chronicle(found: Checked) -> Iterator[Problem]:
    """Where CHANGES.md is there and can't be read, it can't be kept either."""
    path = f"{found.inputs.folder}/{CHANGES_FILE}"
    if refusal := found.inputs.refusal(path, CHANGES_FILE, Place(path)):
        yield refusal


def _loss(one: Difference, where: Whereabouts, compared: Comparison, folder: str) -> Problem:
    said = dict(one.arguments)
    if one.kind == "lock-lost":
        return problem("other-activity", Place(f"{folder}/{COURSE_FILE}"), path=f"{folder}/{LOCK_FILE}")
    if one.kind == "other-package":
        return problem("other-activity", Place(f"{folder}/{LOCK_FILE}"), was=said["was"], now=said["now"])
    if one.kind == "state-format" and compared.before:
        place = Place(f"{folder}/{LOCK_FILE}")
        return problem(
            "other-activity", place, version=compared.before.version, format=said["was"], reads=said["now"]
        )
    place, subject = _lost(one, where, compared)
    version = compared.before.version if compared.before else None
    return Problem("answers-lost", place, tuple(sorted({**subject, "version": version or ""}.items())))


def _lost(one: Difference, where: Whereabouts, compared: Comparison) -> tuple[Place, Mapping[str, str | int]]:
    """Where a loss can be mended, and what it is of, as `answers-lost` names it."""
    said = dict(one.arguments)
    match one.kind:
        case "module-gone" | "module-anew":
            return where.of_key("modules"), {"module": said["title"]}
        case "question-anew":
            return where.of_question(str(said["id"])), {"anew": said["id"]}
        case "option-gone":
            place = where.of_question(str(said["id"]), "options")
            return place, {"id": said["id"], "options": said["options"]}
        case "draw-changed":
            return _draw(where, compared, one), {"bank": said["bank"]}
        case _:
            return _quiz(where, compared, said), {"question": said["id"]}


def _quiz(where: Whereabouts, compared: Comparison, said: Mapping[str, str | int]) -> Place:
    """The quiz that a question belongs to, or belonged to."""
    homes = (n for n, module in enumerate(compared.record.modules) if module.id == said["home"])
    n = next(homes, None)
    return where.of_key("modules") if n is None else where.of_key("modules", n, "quiz")


def _draw(where: Whereabouts, compared: Comparison, one: Difference) -> Place:
    """The draw that gives a question which another gave before."""
    for n, module in enumerate(compared.record.modules):
        for at, entry in enumerate(module.quiz):
            if isinstance(entry, ReleasedDraw) and one.slots[0] in entry.pool:
                return where.of_course("modules", n, "quiz", at, "from")
    return where.of_key("modules")
