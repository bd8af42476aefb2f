"""How long a course's state can become, before any learner has written a word.

An LMS keeps 4,096 characters for a SCORM 1.2 package (RTE 3.4.4) and may cut what is longer. The
sum follows the bits of `cartable.model.state`, with every question answered by what packs worst. A
field takes no more than its `longest` in bytes as `cartable.model.typed` packs them: the player sees to it.
What was typed under an earlier build's larger `longest` is kept whole, and counts so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartable.model.course import Course, Draw, Question
from cartable.model.interaction import (
    Choice,
    Essay,
    Gaps,
    Interaction,
    Matching,
    NumberEntry,
    Ordering,
    TextEntry,
)
from cartable.model.layout import Layout, Slot

ROOM = 4096
"""Characters that SCORM 1.2 gives `cmi.suspend_data`."""
NOTES_MOST = 1500
"""Characters that notes may take, so that a commit stays small for a slow LMS."""
NOTES_FEWEST = 100
"""Less is no room for notes: they are not offered."""
NUMBER_LONGEST = 40
"""Bytes that the field of a number takes, its unit included."""

_CHARACTER = 6
_HEADER = 4 + 16 + 12 + 16 + 16
_RECORD = 6 + 1
_EMPTY_SLOT = 2  # a module's two flags; a question stands twice, among the answers and among the kept
_BYTE = 8
_LENGTH_BITS = 7


def worst_case(course: Course, layout: Layout) -> int:
    """The most characters that a state of this course can take."""
    extra = _worst_answers(course, layout)
    records = _RECORD * sum(module.quiz is not None for module in course.modules)
    bits = _HEADER + 1 + _EMPTY_SLOT * len(layout.slots) + records + sum(extra.values())
    return -(-bits // _CHARACTER)


def notes_room(course: Course, layout: Layout) -> int:
    """The characters of a state that a learner's own notes may take; 0 where they are not offered.

    They have what the answers can never need: a state with both, each full, still fits.
    """
    left = min(NOTES_MOST, ROOM - worst_case(course, layout))
    return left if left >= NOTES_FEWEST else 0


def contributions(course: Course, layout: Layout) -> dict[str, int]:
    """What each question's answer can add, in characters, rounded up, by the question's id.

    A question of a pool is there as if it were drawn, though not all of a pool are at once.
    """
    return {question.id: -(-_answer(question, layout, course) // _CHARACTER) for question in course.questions}


def _worst_answers(course: Course, layout: Layout) -> Mapping[str, int]:
    """Bits per question, of a pool only the heaviest that can be drawn together."""
    worst: dict[str, int] = {}
    for entry in _entries(course):
        pool = entry.pool if isinstance(entry, Draw) else (entry,)
        take = entry.take if isinstance(entry, Draw) else 1
        weights = {question.id: _answer(question, layout, course) for question in pool}
        heaviest = sorted(weights, key=lambda id_: (-weights[id_], id_))[:take]
        worst |= {id_: weights[id_] for id_ in heaviest}
    return worst


def _entries(course: Course) -> Iterator[Question | Draw]:
    for module in course.modules:
        if module.quiz:
            yield from module.quiz.entries


def _answer(question: Question, layout: Layout, course: Course) -> int:
    """Bits that an answer adds: once with its `checked`, once more as the answer that is kept.

    Only graded questions are kept, and only where a quiz may be taken again.
    """
    response = _response(question, layout.question(question.id))
    kept = question.graded and course.settings.attempts != 1
    return 1 + response + (response if kept else 0)


def _response(question: Question, slot: Slot) -> int:
    interaction = question.interaction
    width = max(0, len(slot.options) - 1).bit_length()
    match interaction:
        case Choice(_, several, _):
            return len(slot.options) if several else width
        case Matching(items):
            return len(slot.options) + len(items) * width
        case Ordering(items):
            return _number(len(items)) + len(items) * width
        case Gaps(gaps):
            return len(slot.options) + len(gaps) * _typed(max(slot.longest, room(interaction)))
        case TextEntry() | Essay() | NumberEntry():
            return _typed(max(slot.longest, room(interaction)))


def room(interaction: Interaction) -> int:
    """The bytes of text that each of its fields takes; 0 where nothing is typed."""
    match interaction:
        case TextEntry() | Gaps() | Essay():
            return interaction.longest
        case NumberEntry():
            return NUMBER_LONGEST
        case Choice() | Matching() | Ordering():
            return 0


def _typed(size: int) -> int:
    return _number(size) + size * _BYTE


def _number(value: int) -> int:
    groups = max(1, -(-value.bit_length() // _LENGTH_BITS))
    return groups * (_LENGTH_BITS + 1)
