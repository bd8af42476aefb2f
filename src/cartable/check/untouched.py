"""Long stretches of a transcript that no key point and no question rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cartable.model.course import Course
from cartable.model.coverage import Untouched, longest, untouched
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem

_SENTENCES, _WORDS = 8, 120
"""From so many sentences in a row, or so many words, on, a stretch is worth a word: a minute of talk."""
_SHOWN = 7


def is_long(stretch: Untouched) -> bool:
    """Whether a stretch is long enough to be told of."""
    return len(stretch.sentences) >= _SENTENCES or stretch.words >= _WORDS


def opening(stretch: Untouched) -> str:
    """The words that a stretch begins with, few enough to be found at a glance."""
    words = (word for one in stretch.sentences for word in one.text.split())
    return " ".join(islice(words, _SHOWN)).rstrip(".,;:!?… \u00a0\u202f")


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A note for each module that has such stretches, at the longest of them.

    A module that has neither key points nor questions is only begun, and left in peace.
    """
    for number, module in enumerate(course.modules):
        long = [one for one in untouched(module) if is_long(one)]
        worst = longest(long)
        if worst is None or not where.whole or not (module.key_points or module.quiz):
            continue
        words = opening(worst)
        yield problem(
            "untouched-stretch",
            where.of_said(number, words),
            opening=words,
            sentences=len(worst.sentences),
            words=worst.words,
            others=len(long) - 1 or None,
        )
