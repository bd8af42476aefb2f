"""The marks of a clean copy that a person corrected: turns and their speakers, sentences, cues, times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cartable.formats.clean_copy.correction import Correction, Kind
from cartable.formats.clean_copy.gaps import Gaps
from cartable.formats.clean_copy.page import Mark, Page
from cartable.source.dataclass import dataclass
from cartable.source.place import Place

_FEW = 4  # words that show where a turn or a sentence begins
NOBODY = ">>"


def marks(before: Page, after: Page, gaps: Gaps, path: str) -> Iterator[Correction]:
    """The corrections of marks, in no order."""
    yield from _turns(before, after, gaps, path)
    yield from _sentences(before, after, gaps, path)
    yield from _cues(before, after, gaps, path)


def _turns(before: Page, after: Page, gaps: Gaps, path: str) -> Iterator[Correction]:
    pairs, gone, new = gaps.paired(before.turns, after.turns)
    for old, now in pairs:
        if old.value != now.value:
            was, key = old.value or NOBODY, now.value or NOBODY
            yield Correction(_place(path, now, len(key)), Kind.SPEAKER, was, key)
    events = [_Event(now.gap) for _, now in pairs]
    events += [_Event(gaps.around(mark.gap)[0], old=mark) for mark in gone]
    events += [_Event(mark.gap, now=mark) for mark in new]
    for event in _with_moves(sorted(events, key=lambda one: one.gap)):
        there = before.words_from(event.old.gap, _FEW) if event.old else None
        here = after.words_from(event.now.gap, _FEW) if event.now else None
        if event.now is not None:
            kind = Kind.TURN_MOVED if event.old else Kind.TURN_ADDED
            yield Correction(_place(path, event.now), kind, there, here, event.now.value or NOBODY)
        elif event.old is not None:
            place = Place(path, *after.spot(event.gap))
            yield Correction(place, Kind.TURN_GONE, there, None, event.old.value or NOBODY)


@dataclass(frozen=True, slots=True)
class _Event:
    """A turn at a gap of the new page that was there (`old`), is there (`now`), or, with neither, both."""

    gap: int
    old: Mark | None = None
    now: Mark | None = None


def _with_moves(events: Sequence[_Event]) -> list[_Event]:
    """A turn that is gone next to a new one of the same speaker has moved: they become one event."""
    found: list[_Event] = []
    for event in events:
        last = found[-1] if found else _Event(0)
        old, now = last.old or event.old, last.now or event.now
        lone = (last.old is None) != (last.now is None) and (event.old is None) != (event.now is None)
        if lone and old is not None and now is not None and old.value == now.value:
            found[-1] = _Event(now.gap, old, now)
        else:
            found.append(event)
    return found


def _sentences(before: Page, after: Page, gaps: Gaps, path: str) -> Iterator[Correction]:
    pairs, gone, new = gaps.paired(before.sentences, after.sentences)
    for old, now in pairs:
        if old.value != now.value:
            yield Correction(Place(path, now.line, 1), Kind.TIME, old.value, now.value)
    ends = _ends(before)
    for old in gone:  # a sentence whose words are all gone is reported by its words
        if gaps.kept(old.gap, ends[old.gap]):
            place = Place(path, *after.spot(gaps.around(old.gap)[0]))
            yield Correction(place, Kind.JOINED, before.words_from(old.gap, _FEW), None)
    ends = _ends(after)
    for now in new:
        if gaps.is_old(now.gap, ends[now.gap]):
            yield Correction(_place(path, now), Kind.SPLIT, None, after.words_from(now.gap, _FEW))


def _cues(before: Page, after: Page, gaps: Gaps, path: str) -> Iterator[Correction]:
    pairs, gone, new = gaps.paired(before.cues, after.cues)
    for old, now in pairs:
        if old.value != now.value:
            yield Correction(_place(path, now, len(now.value or "") + 2), Kind.CUE, old.value, now.value)
    for old in gone:
        place = Place(path, *after.spot(gaps.around(old.gap)[0]))
        yield Correction(place, Kind.CUE, old.value, None)
    for now in new:
        yield Correction(_place(path, now, len(now.value or "") + 2), Kind.CUE, None, now.value)


def _ends(page: Page) -> dict[int, int]:
    """Where each sentence ends, by where it begins."""
    begins: Sequence[int] = [mark.gap for mark in page.sentences]
    return dict(pairwise([*begins, len(page.words)]))


def _place(path: str, mark: Mark, length: int = 1) -> Place:
    return Place(path, mark.line, mark.column, length)
