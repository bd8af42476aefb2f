"""What the lock will keep of a course once it is released."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from cartable.formats.identifiers import package_identifier
from cartable.model.course import Course, Draw, Module, Question, Settings
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.layout import Layout
from cartable.model.state import FORMAT
from cartable.model.tag import primary
from cartable.model.text import Text
from cartable.pack.digest import digest, joint
from cartable.read.inputs import CHANGES_FILE, LOCK_FILE, Inputs
from cartable.read.released import (
    Release,
    Released,
    ReleasedDraw,
    ReleasedModule,
    ReleasedOption,
    ReleasedQuestion,
)

_OPENING = 60
_DIGITS = 12

Said = str | int | None | Sequence["Said"] | Mapping[str, "Said"]
"""Words and numbers, in any arrangement."""


def head(course: Course, layout: Layout) -> Release:
    """The release that the course would be."""
    return Release(course.version, layout.generation, package_identifier(course.id), FORMAT)


def record(course: Course, layout: Layout, inputs: Inputs) -> Released:
    """The course as it would be released. Raises OSError where one of its files can't be read."""
    return Released(
        content=_content(course, inputs),
        settings=_settings(course.settings),
        modules=tuple(_module(module, layout) for module in course.modules),
        questions=tuple(_question(question, course.language, layout) for question in course.questions),
    )


def _content(course: Course, inputs: Inputs) -> str:
    """A digest of every file the course may be made from, so that one version is one state of its files."""
    written = {f"{inputs.folder}/{LOCK_FILE}", f"{inputs.folder}/{CHANGES_FILE}"}
    drawn = {
        f"quizzes/{entry.bank}.yaml"
        for module in course.modules
        if module.quiz
        for entry in module.quiz.entries
        if isinstance(entry, Draw)
    }
    digests = {path: digest(file) for path, file in inputs.media.items() if path not in written}
    digests |= {path: digest(inputs.texts[path]) for path in sorted(drawn)}
    return joint(digests)[:_DIGITS]


def _settings(settings: Settings) -> tuple[tuple[str, str], ...]:
    shuffled = {
        "options": settings.shuffled_options and not settings.shuffled_questions,
        "questions": settings.shuffled_questions and not settings.shuffled_options,
        "both": settings.shuffled_options and settings.shuffled_questions,
    }
    return (
        ("pass", str(settings.passing)),
        ("complete-when", settings.complete_when),
        ("attempts", str(settings.attempts or "unlimited")),
        ("keep", settings.keep),
        ("mode", settings.mode),
        ("shuffle", next((word for word, so in shuffled.items() if so), "none")),
    )


def _module(module: Module, layout: Layout) -> ReleasedModule:
    turns = module.transcript.turns if module.transcript else ()
    lesson: Said = {
        "objectives": [[one.id, one.text.plain] for one in module.objectives],
        "media": [
            # What came later stands only where it is said, so that earlier releases compare as they were.
            [one.kind, one.path, one.address, one.captions, *([one.poster] if one.poster else [])]
            for one in module.media
        ],
        "introduction": _plain(module.introduction),
        "figures": [[one.path, one.alt] for one in module.figures],
        "transcript": [[turn.speaker, *(sentence.text for sentence in turn.sentences)] for turn in turns],
        "sections": [[one.title, one.first, one.last] for one in module.sections],
        "key-points": [
            [one.id, one.text.plain, *(cited.quote for cited in one.evidence)] for one in module.key_points
        ],
        "glossary": [[one.term, one.meaning.plain] for one in module.glossary],
    }
    entries = module.quiz.entries if module.quiz else ()
    return ReleasedModule(
        module.id,
        layout.index["module", module.id],
        module.title,
        _marked(lesson),
        tuple(
            ReleasedDraw(entry.bank, entry.take, tuple(_slot(one, layout) for one in entry.pool))
            if isinstance(entry, Draw)
            else _slot(entry, layout)
            for entry in entries
        ),
    )


def _slot(question: Question, layout: Layout) -> int:
    return layout.index["question", question.id]


def _question(question: Question, language: str, layout: Layout) -> ReleasedQuestion:
    figure = [question.figure.path, question.figure.alt] if question.figure else []
    return ReleasedQuestion(
        question.id,
        _slot(question, layout),
        _opening(question.stem.plain),
        _marked([question.stem.plain, figure]),
        _marked(_key(question, language)),
        str(question.points if question.graded else 0),
        _marked(_feedback(question)),
        tuple(
            ReleasedOption(id_, _marked(words), _marked(_plain(why))) for id_, words, why in _parts(question)
        ),
    )


def _parts(question: Question) -> Iterator[tuple[str, str, Text | None]]:
    """What a learner's state keeps of a question: ids, words, and what is said of each."""
    match question.interaction:
        case Choice(options):
            yield from ((one.id, one.text.plain, one.why) for one in options)
        case Matching(items, targets):
            yield from ((item.id, item.text.plain, None) for item in items)
            yield from ((target.id, target.text, None) for target in targets)
        case Ordering(items):
            yield from ((item.id, item.text.plain, None) for item in items)
        case Gaps(gaps):
            yield from ((gap.id, gap.answers[0], None) for gap in gaps)
        case TextEntry() | NumberEntry() | Essay():
            return


def _key(question: Question, language: str) -> Said:
    """All that decides how right an answer is."""
    match question.interaction:
        case Choice(options, several, _):
            wrong = sum(not one.right for one in options) if several else None  # its share is taken off
            return ["choices" if several else "choice", sorted(one.id for one in options if one.right), wrong]
        case TextEntry(answers, forgives, _):
            return ["text", [[one.text, one.right] for one in answers], sorted(forgives)]
        case NumberEntry(value, tolerance, unit):
            return ["number", str(value), str(tolerance), unit, primary(language)]
        case Matching(items):
            return ["pairs", sorted(f"{one.id}.{one.target}" for one in items)]
        case Gaps(gaps, forgives):
            return ["gaps", [[gap.id, *gap.answers] for gap in gaps], sorted(forgives)]
        case Ordering(items):
            return ["order", [one.id for one in items]]
        case Essay():
            return ["essay"]


def _feedback(question: Question) -> Said:
    """What is said of the question as a whole, and of each answer that may be typed."""
    interaction = question.interaction
    answers = interaction.answers if isinstance(interaction, TextEntry) else ()
    texts = (question.why, question.if_right, question.if_wrong, question.hint, *(one.why for one in answers))
    return [[_plain(one) for one in texts], [cited.quote for cited in question.evidence]]


def _plain(text: Text | None) -> str | None:
    return None if text is None else text.plain


def _opening(words: str) -> str:
    """The first words, on one line, cut at a word."""
    line = " ".join(words.split())
    return line if len(line) <= _OPENING else line[:_OPENING].rpartition(" ")[0] + "…"


def _marked(said: Said) -> str:
    """Twelve hexadecimal digits for some words, the same while white space alone changes."""
    words = " ".join(unicodedata.normalize("NFC", json.dumps(said, ensure_ascii=False)).split())
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]
