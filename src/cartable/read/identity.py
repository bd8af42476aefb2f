"""Which element is which from one build to the next.

An element goes by the id its author gave it; without one, by its unchanged wording; never by its
position. What is new gets a slot at the end; what is gone keeps its slot, empty, for ever.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count, filterfalse, product
from string import ascii_lowercase
from typing import Any

from cartable.model.layout import OptionSlot, Slot, SlotKind
from cartable.read.lock import Lock, OptionRecord, Record
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

_PARTS = re.compile(r"[A-Za-z0-9]+")
_LONGEST_NAME = 40
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """An option, or the part of an element that is matched: the id given, if any, and the wording."""

    given: str | None
    wording: str
    place: Place


@dataclass(frozen=True, slots=True)
class Element:
    """A module or question of the course as written, in document order."""

    kind: SlotKind
    what: Wanted
    options: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """What an element turned out to be: its id, and its options' in the order written."""

    id: str
    options: tuple[str, ...]


def digest(wording: str) -> str:
    """Twelve hexadecimal digits that stay the same while the words do; white space does not count."""
    words = " ".join(unicodedata.normalize("NFC", wording).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def readable(words: str, longest: int = _LONGEST_NAME) -> str:
    """The words as ASCII letters and digits joined by `_`, cut at a word; empty if none is left."""
    plain = words.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    apart = unicodedata.normalize("NFKD", plain)
    bare = apart if apart.isascii() else "".join(filterfalse(unicodedata.combining, apart))
    name = ""
    for part in _PARTS.finditer(bare):
        longer = f"{name}_{part[0]}" if name else part[0][:longest]
        if len(longer) > longest:
            break
        name = longer
    return name


def _group(kind: SlotKind) -> str:
    return "module" if kind == "module" else "question"


def identified(elements: Sequence[Element], lock: Lock) -> tuple[list[Identity], Lock, list[Problem]]:
    """An identity for each element, the lock that holds them all, and the problems.

    The lock given back equals the one given when nothing came and nothing went.
    """
    found: list[Problem] = []
    matched = _matched(elements, lock)
    coming = lock.generation + 1
    records = list(lock.records)
    free = {n for n, record in enumerate(records) if record.slot.gone is None} - set(matched.values())
    taken = {element.what.given for element in elements} | {record.slot.id for record in records}
    reports = {record.slot.report.lower() for record in records}
    identities: list[Identity] = []
    for number, element in enumerate(elements):
        at = matched.get(number)
        if at is None:
            found.extend(_doubts(element, [records[n] for n in sorted(free)]))
            id_ = element.what.given or _fresh(element, number, elements, taken)
            taken.add(id_)
            report = _apart(_report(element, id_), reports)
            reports.add(report.lower())
            records.append(Record(Slot(id_, element.kind, report, coming), ""))
            at = len(records) - 1
        records[at], identity, doubts = _with_options(records[at], element, coming)
        found.extend(doubts)
        identities.append(identity)
    for n in free:
        records[n] = replace(records[n], slot=replace(records[n].slot, gone=coming))
    kept = replace(lock, records=tuple(records))
    layout_changed = kept.layout != lock.layout or not lock.generation or _gone(kept) != _gone(lock)
    return identities, replace(kept, generation=coming if layout_changed else lock.generation), found


def _gone(lock: Lock) -> list[list[int | None]]:
    return [[option.gone for option in record.options] for record in lock.records]


def _matched(elements: Sequence[Element], lock: Lock) -> dict[int, int]:
    """Element number → record number, by id first, then by wording."""
    living = {n: record for n, record in enumerate(lock.records) if record.slot.gone is None}
    by_id = {(_group(r.slot.kind), r.slot.kind, r.slot.id): n for n, r in living.items()}
    matched: dict[int, int] = {}
    for number, element in enumerate(elements):
        at = by_id.get((_group(element.kind), element.kind, element.what.given or ""))
        if at is not None and at not in matched.values():
            matched[number] = at
    given = {element.what.given for element in elements}
    left = [n for n, record in living.items() if n not in matched.values() and record.slot.id not in given]
    for number, element in enumerate(elements):
        if number in matched or element.what.given:
            continue
        same = digest(element.what.wording)
        at = next(
            (n for n in left if living[n].wording == same and living[n].slot.kind == element.kind), None
        )
        if at is not None:
            matched[number] = at
            left.remove(at)
    return matched


def _doubts(element: Element, vanished: Sequence[Record]) -> list[Problem]:
    """What must be asked of an element that no record matches."""
    same_kind = [record for record in vanished if record.slot.kind == element.kind]
    if element.what.given:
        group = _group(element.kind)
        if any(one.slot.id == element.what.given and _group(one.slot.kind) == group for one in vanished):
            return [problem("type-changed", element.what.place, id=element.what.given)]
        renamed = [record for record in same_kind if record.wording == digest(element.what.wording)]
        return [
            problem("id-changed", element.what.place, id=element.what.given, old=record.slot.id)
            for record in renamed[:1]
        ]
    if not same_kind:
        return []
    return [problem("ambiguous-identity", element.what.place, **_old([one.slot.id for one in same_kind]))]


def _old(ids: Sequence[str]) -> dict[str, Any]:
    """The argument of a wording that names one element of the last build, or several."""
    return {"old": ids[0]} if len(ids) == 1 else {"ids": ", ".join(ids[:_MOST_NAMED])}


def _fresh(element: Element, number: int, elements: Sequence[Element], taken: set[str | None]) -> str:
    """An id for an element that has none: its kind's letter, its number when it came, its words."""
    group = _group(element.kind)
    count = sum(1 for other in elements[: number + 1] if _group(other.kind) == group)
    words = readable(element.what.wording, 24).replace("_", "-").lower()
    letter = "M" if group == "module" else "Q"
    base = f"{letter}{count}-{words}" if words else f"{letter}{count}"
    id_, extra = base, 2
    while id_ in taken:
        id_, extra = f"{base}-{extra}", extra + 1
    return id_


def _report(element: Element, id_: str) -> str:
    """What an LMS's report calls the element: the id, and its words where the id says little."""
    name = id_.replace("-", "_")
    telling = "_" in name
    words = "" if telling or element.kind == "module" else readable(element.what.wording)
    return f"{name}_{words}" if words else name


def _apart(report: str, taken: set[str]) -> str:
    """The name, told apart from those taken where need be: `a-b` and `a_b` would both be `a_b`.

    Those taken are in small letters: names that differ in capitals alone are not told apart by every LMS.
    """
    numbered = (f"{report}_{n}" for n in count(2))
    return report if report.lower() not in taken else next(n for n in numbered if n.lower() not in taken)


def _with_options(record: Record, element: Element, coming: int) -> tuple[Record, Identity, list[Problem]]:
    """The record with the element's wording and options in it."""
    wordings = [digest(option.wording) for option in element.options]
    known = list(record.options)
    matched = _matched_options(element.options, wordings, known)
    vanished = [n for n, option in enumerate(known) if option.gone is None and n not in matched.values()]
    given = {one.given for one in element.options if one.given}
    found: list[Problem] = []
    ids: list[str] = []
    for number, option in enumerate(element.options):
        at = matched.get(number)
        if at is None:
            if vanished and not option.given:
                old = _old([known[n].slot.id for n in vanished])
                found.append(problem("option-reworded", option.place, **old))
            id_ = option.given or _letter({one.slot.id for one in known} | given)
            report = _apart(_option_report(id_, option.wording), {one.slot.report.lower() for one in known})
            known.append(OptionRecord(OptionSlot(id_, report, coming), wordings[number]))
        else:
            id_ = known[at].slot.id
            known[at] = OptionRecord(known[at].slot, wordings[number])
        ids.append(id_)
    for n in vanished:
        known[n] = replace(known[n], gone=coming)
    slot = replace(record.slot, options=tuple(option.slot for option in known))
    kept = Record(slot, digest(element.what.wording), tuple(known))
    return kept, Identity(slot.id, tuple(ids)), found


def _matched_options(
    options: Sequence[Wanted], wordings: Sequence[str], known: Sequence[OptionRecord]
) -> dict[int, int]:
    """Option number → number of the option known, by id first, then by the digest of its wording."""
    matched: dict[int, int] = {}
    for number, option in enumerate(options):
        at = next((n for n, one in enumerate(known) if option.given and one.slot.id == option.given), None)
        if at is not None and at not in matched.values():
            matched[number] = at
    given = {option.given for option in options}
    for number, option in enumerate(options):
        if option.given:
            continue
        candidates = (
            n for n, one in enumerate(known)
            if one.wording == wordings[number] and n not in matched.values() and one.slot.id not in given
        )  # fmt: skip
        at = next(candidates, None)
        if at is not None:
            matched[number] = at
    return matched


def _letter(taken: set[str]) -> str:
    """The first of a, b … z, aa, ab … that is free."""
    names = chain(ascii_lowercase, map("".join, product(ascii_lowercase, repeat=2)))
    return next(name for name in names if name not in taken)


def _option_report(id_: str, wording: str) -> str:
    words = readable(wording, 30)
    return f"{id_.replace('-', '_')}_{words}" if words else id_.replace("-", "_")
