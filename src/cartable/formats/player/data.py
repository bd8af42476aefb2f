"""What the script knows of the course: keys, points, slots, settings and the words it says, as JSON.

The shapes are those of `templates/player/course.js`.
"""

from __future__ import annotations

import json
from typing import Any, assert_never

from markupsafe import Markup

from cartable.formats.identifiers import package_identifier
from cartable.formats.language import decimal_mark
from cartable.formats.words import Words
from cartable.model.course import Course, Draw, Module, Question, Quiz
from cartable.model.interaction import Choice, Essay, Gaps, Matching, NumberEntry, Ordering, TextEntry
from cartable.model.layout import Layout
from cartable.model.state_size import notes_room
from cartable.read.shipped import SPOKEN

# JSON within <script>: none of these may stand as itself (HTML Living Standard 4.12.1.3).
_UNSAFE = {mark: f"\\u{ord(mark):04x}" for mark in "<>&"}


def data(course: Course, layout: Layout, say: Words) -> Markup:
    """The data block's JSON, safe within a script element."""
    value = {
        "package": package_identifier(course.id),
        "language": course.language,
        "wordsLanguage": say.language,
        "decimalMark": decimal_mark(course.language),
        "settings": _settings(course),
        "layout": _layout(layout),
        "notes": notes_room(course, layout),
        "modules": [_module(module) for module in course.modules],
        "questions": {
            question.id: _question(question, module, graded=module.quiz.graded)
            for module in course.modules
            if module.quiz
            for question in module.quiz.questions
        },
        "words": {
            key.removeprefix(SPOKEN): entry for key, entry in say.entries.items() if key.startswith(SPOKEN)
        },
    }
    made = json.dumps(value, separators=(",", ":"))
    for mark, escaped in _UNSAFE.items():
        made = made.replace(mark, escaped)
    return Markup(made)  # noqa: S704 - escaped above


def _settings(course: Course) -> dict[str, Any]:
    settings = course.settings
    return {
        "passing": str(settings.passing),
        "completeWhen": settings.complete_when,
        "attempts": settings.attempts,
        "keep": settings.keep,
        "mode": settings.mode,
        "report": settings.report,
    }


def _layout(layout: Layout) -> dict[str, Any]:
    return {
        "generation": layout.generation,
        "slots": [
            {
                "id": slot.id,
                "kind": slot.kind,
                "report": slot.report,
                "since": slot.since,
                "gone": slot.gone,
                "options": [
                    {"id": option.id, "report": option.report, "since": option.since}
                    for option in slot.options
                ],
            }
            for slot in layout.slots
        ],
    }


def _module(module: Module) -> dict[str, Any]:
    return {
        "id": module.id,
        "quiz": _quiz(module.quiz) if module.quiz else None,
        "objectives": [objective.id for objective in module.objectives],
    }


def _quiz(quiz: Quiz) -> dict[str, Any]:
    entries = [
        {"bank": entry.bank, "take": entry.take, "pool": [question.id for question in entry.pool]}
        if isinstance(entry, Draw)
        else entry.id
        for entry in quiz.entries
    ]
    return {"graded": quiz.graded, "shuffled": quiz.shuffled, "entries": entries}


def _question(question: Question, module: Module, *, graded: bool) -> dict[str, Any]:
    common = {
        "type": question.type,
        "module": module.id,
        "points": str(question.points),
        "graded": graded and question.graded,
        "measures": question.measures,
    }
    match question.interaction:
        case Choice(options, several, shuffled):
            return common | {
                "kind": "choice",
                "several": several,
                "shuffled": shuffled,
                "options": [[option.id, option.right] for option in options],
            }
        case TextEntry(answers, forgives):
            return common | {
                "kind": "text",
                "answers": [[answer.text, answer.right] for answer in answers],
                "forgives": sorted(forgives),
            }
        case NumberEntry(value, tolerance, unit):
            return common | {
                "kind": "number",
                "value": str(value),
                "tolerance": str(tolerance),
                "unit": unit,
            }
        case Matching(items, _, shuffled):
            right = [f"{one.id}.{one.target}" for one in items]
            return common | {"kind": "pairs", "right": right, "shuffled": shuffled}
        case Gaps(gaps, forgives, _, words):
            return common | {
                "kind": "gaps",
                "gaps": [[gap.id, gap.answers] for gap in gaps],
                "forgives": sorted(forgives),
                "words": words,
            }
        case Ordering(items):
            return common | {"kind": "order", "right": [one.id for one in items]}
        case Essay():
            return common | {"kind": "essay"}
        case _:
            assert_never(question.interaction)
