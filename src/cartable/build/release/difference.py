"""What has changed between two releases, and what it does to a learner in mid-course.

Nothing here guesses: each kind says what the player does with the state that an LMS has kept
(`model/state.py`, `templates/player/journey.js`, `dealing.js`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Literal

from cartable.build.release.dealing import asked_of_all, drawn_anew, drawn_more, module_of
from cartable.model.scoring import percent
from cartable.read.released import Release, Released, ReleasedModule, ReleasedQuestion
from cartable.source.dataclass import dataclass


class Weight(Enum):
    """What a difference costs a learner in mid-course."""

    LOSES = "loses"
    """Something that was done counts no more."""
    MOVES = "moves"
    """Nothing is lost; something has to be done, or is judged anew."""
    QUIET = "quiet"
    """Nobody's record is touched."""


Kind = Literal[
    "other-package", "lock-lost", "state-format",
    "module-gone", "module-anew", "question-gone", "question-anew", "option-gone", "draw-changed",
    "module-new", "question-new", "question-moved", "question-for-all", "draw-more",
    "key-changed", "points-changed", "setting",
    "question-reworded", "option-reworded", "option-new", "feedback-changed",
    "module-retitled", "lesson-changed", "order-changed", "rest-changed",
]  # fmt: skip

ANOTHER_ACTIVITY: tuple[Kind, ...] = ("other-package", "lock-lost", "state-format")
"""Those by which nothing at all is carried over: the LMS drops the record, or the player can't read it."""

WEIGHTS: Mapping[Kind, Weight] = {
    **dict.fromkeys(ANOTHER_ACTIVITY, Weight.LOSES),
    **dict.fromkeys(("module-gone", "module-anew", "question-gone", "question-anew"), Weight.LOSES),
    **dict.fromkeys(("option-gone", "draw-changed"), Weight.LOSES),
    **dict.fromkeys(("module-new", "question-new", "question-moved"), Weight.MOVES),
    **dict.fromkeys(("question-for-all", "draw-more"), Weight.MOVES),
    **dict.fromkeys(("key-changed", "points-changed", "setting"), Weight.MOVES),
    **dict.fromkeys(("question-reworded", "option-reworded", "option-new", "feedback-changed"), Weight.QUIET),
    **dict.fromkeys(("module-retitled", "lesson-changed", "order-changed", "rest-changed"), Weight.QUIET),
}
"""Every kind, the weightiest first: the order in which they are said."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that has changed: its kind, the arguments of its wording, the slots of what it touches."""

    kind: Kind
    arguments: tuple[tuple[str, str | int], ...] = ()
    slots: tuple[int, ...] = ()

    @property
    def weight(self) -> Weight:
        """What it costs a learner in mid-course."""
        return WEIGHTS[self.kind]


class Verdict(Enum):
    """What an update comes to, in the words of the field."""

    SAFE = "safe"
    """Upload it: nobody notices."""
    MIGRATES = "migrates"
    """The player carries each learner over, as far as the differences say."""
    NEW_ACTIVITY = "new-activity"
    """To an LMS or to the player it is another course: nothing that was recorded is carried over."""


def verdict(differences: tuple[Difference, ...]) -> Verdict:
    """The verdict on some differences; SAFE where there is none."""
    if any(one.kind in ANOTHER_ACTIVITY for one in differences):
        return Verdict.NEW_ACTIVITY
    return Verdict.SAFE if all(one.weight is Weight.QUIET for one in differences) else Verdict.MIGRATES


def losses(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Those by which something that a learner did counts no more."""
    return tuple(one for one in differences if one.weight is Weight.LOSES)


def differences(before: tuple[Release, Released], after: tuple[Release, Released]) -> tuple[Difference, ...]:
    """What has changed from one release to another, the weightiest first, else in the course's order.

    Both are of one lock: an element is the same where its slot is.
    """
    (old_head, old), (new_head, new) = before, after
    found = [*_modules(old, new), *_questions(old, new), *_settings(old, new)]
    if old_head.package != new_head.package:
        found.append(_difference("other-package", was=old_head.package, now=new_head.package))
    if old_head.state != new_head.state:
        found.append(_difference("state-format", was=old_head.state, now=new_head.state))
    if not found and old.content != new.content:
        found.append(_difference("rest-changed"))
    kinds = list(WEIGHTS)
    return tuple(sorted(found, key=lambda one: kinds.index(one.kind)))


def _difference(kind: Kind, *slots: int, **arguments: str | int) -> Difference:
    return Difference(kind, tuple(arguments.items()), slots)


def _modules(old: Released, new: Released) -> Iterator[Difference]:
    was = {module.slot: module for module in old.modules}
    now = {module.slot: module for module in new.modules}
    ids = {module.id for module in new.modules}
    for slot, module in was.items():
        if slot not in now:
            kind: Kind = "module-anew" if module.id in ids else "module-gone"
            yield _difference(kind, slot, id=module.id, title=module.title)
    anew = {module.id for slot, module in was.items() if slot not in now}
    for slot, module in now.items():
        if slot in was:
            yield from _module(was[slot], module)
        elif module.id not in anew:
            yield _difference("module-new", slot, id=module.id, title=module.title)
    for module, bank, slots in drawn_anew(old, new):
        yield _difference("draw-changed", *slots, home=module.id, title=module.title, bank=bank)
    for module, bank, more in drawn_more(old, new):
        yield _difference("draw-more", title=module.title, id=module.id, bank=bank, n=more)
    if _order(old, new) != _order(new, old):
        yield _difference("order-changed")


def _module(was: ReleasedModule, now: ReleasedModule) -> Iterator[Difference]:
    if was.title != now.title:
        yield _difference("module-retitled", now.slot, id=now.id, was=was.title, title=now.title)
    if was.lesson != now.lesson:
        yield _difference("lesson-changed", now.slot, id=now.id, title=now.title)


def _order(course: Released, other: Released) -> list[int]:
    """The slots of the modules and their questions in order, as far as both courses have them there."""
    homes, others = module_of(course), module_of(other)
    modules = {module.slot for module in other.modules}
    both = [module.slot for module in course.modules if module.slot in modules]
    return both + [slot for slot, home in homes.items() if slot in others and others[slot].slot == home.slot]


def _questions(old: Released, new: Released) -> Iterator[Difference]:
    was = {question.slot: question for question in old.questions}
    now = {question.slot: question for question in new.questions}
    ids = {question.id for question in new.questions}
    homes, homes_before = module_of(new), module_of(old)
    for slot, question in was.items():
        if slot not in now:
            kind: Kind = "question-anew" if question.id in ids else "question-gone"
            former = homes_before[slot].id
            yield _difference(kind, slot, id=question.id, words=question.opening, home=former)
    anew = {question.id for slot, question in was.items() if slot not in now}
    for slot, question in now.items():
        home = homes[slot]
        if slot not in was:
            if question.id not in anew and home.slot in {module.slot for module in old.modules}:
                yield _difference(
                    "question-new", slot, id=question.id, words=question.opening, title=home.title
                )
            continue
        if homes_before[slot].slot != home.slot:
            yield _difference(
                "question-moved", slot, id=question.id, was=homes_before[slot].title, title=home.title
            )
        yield from _question(was[slot], question)
    for slot in asked_of_all(old, new):
        question, home = now[slot], homes[slot]
        yield _difference("question-for-all", slot, id=question.id, words=question.opening, title=home.title)


def _question(was: ReleasedQuestion, now: ReleasedQuestion) -> Iterator[Difference]:
    known, have = ({one.id: one for one in question.options} for question in (was, now))
    if gone := [id_ for id_ in known if id_ not in have]:
        yield _difference("option-gone", now.slot, id=now.id, words=now.opening, options=", ".join(gone))
    if was.key != now.key:
        yield _difference("key-changed", now.slot, id=now.id, words=now.opening)
    if was.points != now.points:
        yield _difference("points-changed", now.slot, id=now.id, was=was.points, now=now.points)
    if was.wording != now.wording:
        yield _difference("question-reworded", now.slot, id=now.id, words=now.opening)
    both = [id_ for id_ in have if id_ in known]
    if reworded := [id_ for id_ in both if known[id_].wording != have[id_].wording]:
        yield _difference("option-reworded", now.slot, id=now.id, options=", ".join(reworded))
    if new := [id_ for id_ in have if id_ not in known]:
        yield _difference("option-new", now.slot, id=now.id, options=", ".join(new))
    if was.said != now.said or any(known[id_].said != have[id_].said for id_ in both):
        yield _difference("feedback-changed", now.slot, id=now.id)


def _settings(old: Released, new: Released) -> Iterator[Difference]:
    was = dict(old.settings)
    for name, value in new.settings:
        if was.get(name, value) != value:
            yield _difference("setting", name=name, was=_shown(name, was[name]), now=_shown(name, value))


def _shown(name: str, value: str) -> str:
    return str(percent(Fraction(value))) if name == "pass" else value
