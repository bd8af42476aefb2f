"""The glossaries of a handout: what each term means, and in which sentence it is said first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cartable.formats.glossary import Finder, alphabetical, first_said
from cartable.model.course import Course, Module, Term
from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A term under its anchor, and where it is said first: chapter and sentence, both from 1."""

    term: Term
    anchor: str
    said: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module's own entries; `anchors` are those and the course's, the module's first; by term.

    `said` are the sentences that an entry leads to.
    """

    entries: tuple[Entry, ...]
    anchors: Mapping[str, str]
    said: frozenset[int]


@dataclass(frozen=True, slots=True)
class Glossaries:
    """The course's entries, and what each chapter has."""

    entries: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]


def glossaries(course: Course) -> Glossaries:
    """All entries of the handout, each list by the alphabet."""
    shared = _anchors(course.glossary, "term")
    anchors = [
        {**shared, **_anchors(module.glossary, f"m{number}-term")}
        for number, module in enumerate(course.modules, 1)
    ]
    said = [
        _said(module, tuple(known), course) for module, known in zip(course.modules, anchors, strict=True)
    ]
    chapters = tuple(
        Chapter(
            tuple(
                Entry(term, known[term.term], ((number, found[term.term]),) if term.term in found else ())
                for term in alphabetical(module.glossary)
            ),
            known,
            frozenset(found.values()),
        )
        for number, (module, known, found) in enumerate(zip(course.modules, anchors, said, strict=True), 1)
    )
    entries = tuple(
        Entry(
            term,
            shared[term.term],
            tuple(
                (number, found[term.term])
                for number, (known, found) in enumerate(zip(anchors, said, strict=True), 1)
                if term.term in found and known[term.term] == shared[term.term]
            ),
        )
        for term in alphabetical(course.glossary)
    )
    return Glossaries(entries, chapters)


def _anchors(terms: Sequence[Term], before: str) -> dict[str, str]:
    return {term.term: f"{before}-{number}" for number, term in enumerate(terms, 1)}


def _said(module: Module, terms: tuple[str, ...], course: Course) -> dict[str, int]:
    if module.transcript is None or not terms:
        return {}
    return first_said(Finder(terms, course.language), module.transcript, course.profile)
