"""Sentences whose time is too short for their words to be read as captions.

People read up to 20 characters a second (Netflix, *English Timed Text Style Guide*, for adults). The
BBC's *Subtitle Guidelines* give 160 to 180 words a minute, some 17 characters a second in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.model.transcript import Sentence, Transcript
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem, problem

MOST = 20
"""Characters a second."""
LEAST = 1000
"""Milliseconds that every caption stays, if the next leaves it so long."""
LINGER = 500
"""Milliseconds that one may stay into the silence after its words, to be read: 12 frames (Netflix, *General
Requirements* 5)."""
_SHOWN = 60


def found(course: Course, layout: Layout, where: Whereabouts) -> Iterator[Problem]:  # noqa: ARG001 - a rule's signature
    """A problem for each module with a recording of its own in which a timed sentence is said too fast."""
    if not where.whole:
        return  # a module that was left out would shift the places of the others
    for number, module in enumerate(course.modules):
        if module.transcript is None or not any(one.path for one in module.media):
            continue
        if any(one.captions or one.converted for one in module.media):
            continue  # the author's own captions are shown, not the transcript's
        timed = list(_speeds(module.transcript))
        fast = [(speed, sentence) for speed, sentence in timed if speed > MOST]
        if not fast:
            continue
        speed, sentence = max(fast, key=lambda one: (one[0], -one[1].number))
        words = sentence.text if len(sentence.text) <= _SHOWN else f"{sentence.text[: _SHOWN - 1]}…"
        yield problem(
            "too-fast-to-read",
            where.of_course("modules", number, "transcript"),
            count=len(fast),
            all=len(timed),
            number=sentence.number,
            speed=int(speed),
            words=words,
        )


def _speeds(transcript: Transcript) -> Iterator[tuple[Fraction, Sentence]]:
    """Each sentence that has times, with its characters a second while its captions can be shown."""
    sentences = transcript.sentences
    for sentence, after in zip(sentences, [*sentences[1:], None], strict=True):
        if sentence.start is None or sentence.end is None:
            continue
        said = max(sentence.end - sentence.start, 1)
        wanted = max(said + LINGER, LEAST)
        room = wanted if after is None or after.start is None else after.start - sentence.start
        shown = max(said, min(room, wanted))
        yield Fraction(len(sentence.text) * 1000, shown), sentence
