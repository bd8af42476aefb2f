"""The modules and questions of a course in document order, before they are given their ids."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.questions import later
from cartable.questions.reading import Part
from cartable.questions.registry import types
from cartable.questions.written import WrittenOption, WrittenQuestion
from cartable.read.banks import Banks
from cartable.read.desk import Sheet
from cartable.read.identity import Element, Wanted
from cartable.read.written.course import WrittenCourse, WrittenModule
from cartable.read.written.quiz import WrittenDraw, words
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import problem


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as written, its word, and the part of the file it stands in."""

    word: str
    written: WrittenQuestion
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw and the questions it may give."""

    written: WrittenDraw
    pool: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A module and its quiz."""

    written: WrittenModule
    sheet: Sheet
    entries: tuple[Asked | Drawn, ...]


def outline(course: WrittenCourse, sheet: Sheet, banks: Banks) -> list[Planned]:
    """The modules with their questions; types still to come are declined here, reported."""
    planned = []
    for number, module in enumerate(course.modules):
        here = sheet.at("modules", number)
        entries: list[Asked | Drawn] = []
        for at, entry in enumerate(module.quiz):
            place = here.at("quiz", at)
            if isinstance(entry, WrittenDraw):
                pool = [_asked(bank.questions[n], Sheet.whole(place.desk, bank.root).at("questions", n))
                        for bank, n in banks.pool(entry, place)]  # fmt: skip
                entries.append(Drawn(entry, tuple(one for one in pool if one)))
            elif (one := _asked(entry, place)) is not None:
                entries.append(one)
        planned.append(Planned(module, here, tuple(entries)))
    return planned


def _asked(written: WrittenQuestion, sheet: Sheet) -> Asked | None:
    word = next(word for word, grammar in words().items() if isinstance(written, grammar))
    if word in later.WRITTEN:
        ready = ", ".join(types())
        sheet.desk.problems.append(problem("type-not-yet", sheet.key(word), word=word, types=ready))
        return None
    return Asked(word, written, sheet)


def stem(asked: Asked) -> str:
    """The wording of a question: the value of the key that names its type."""
    wording: str = getattr(asked.written, asked.word.replace("-", "_"))
    return wording


def elements(planned: list[Planned]) -> list[Element]:
    """What must be given an identity: each module, then its questions, as `questions` lists them."""
    wanted = []
    for step in planned:
        what = Wanted(step.written.id, step.written.title, _place(step.sheet, step.written.id))
        wanted.append(Element("module", what))
        wanted.extend(_element(asked) for asked in questions(step))
    return wanted


def questions(step: Planned) -> list[Asked]:
    """The questions of a module, pools included, in order; each stands in one entry only."""
    entries = (entry.pool if isinstance(entry, Drawn) else (entry,) for entry in step.entries)
    return [asked for pool in entries for asked in pool]


def _place(sheet: Sheet, id_: str | None) -> Place:
    """Where an element's id stands, or the element begins."""
    return sheet.place("id") if id_ else sheet.place()


def _element(asked: Asked) -> Element:
    written = asked.written
    what = Wanted(written.id, stem(asked), _place(asked.sheet, written.id))
    type_ = types()[asked.word]
    parts = getattr(type_, "parts", _options)(written)
    wanted = tuple(Wanted(part.given, part.words, asked.sheet.place(*part.path)) for part in parts)
    if fixed := getattr(type_, "FIXED_OPTIONS", ()):
        wanted = tuple(Wanted(id_, "", what.place) for id_ in fixed)
    return Element(type_.SLOT, what, wanted)


def _options(written: WrittenQuestion) -> Iterator[Part]:
    """The options of a question, where it has some."""
    options: list[WrittenOption] = getattr(written, "options", [])
    for number, option in enumerate(options):
        yield Part(option.text, ("options", number, "right" if option.right else "wrong"), option.id)
