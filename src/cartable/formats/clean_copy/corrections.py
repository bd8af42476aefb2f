"""What a person corrected in a clean copy: it is laid word by word on the copy that the raw file gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cartable.formats.clean_copy.alignment import Step, steps
from cartable.formats.clean_copy.correction import Correction, Kind
from cartable.formats.clean_copy.gaps import Gaps
from cartable.formats.clean_copy.marks import marks
from cartable.formats.clean_copy.page import Page, page
from cartable.read.transcript.spoken import words_of
from cartable.read.transcript.voices import Named, Voices
from cartable.source.place import Place


def corrections(raw: str, corrected: str, path: str, speakers: Sequence[Named | str]) -> list[Correction]:
    """The corrections, by line and column of the file `path`, which holds `corrected`.

    `raw` is the clean copy as the raw file gives it, `speakers` those whom both may name. Never
    raises; texts that have nothing in common give one correction.
    """
    voices = Voices(speakers)
    before, after = page(raw, voices), page(corrected, voices)
    known: dict[str, str] = {}
    rows = steps(_letters(before.words, known), _letters(after.words, known))
    found = [*_words(before, after, rows, path), *marks(before, after, Gaps(rows, before, after), path)]
    return sorted(found, key=lambda one: (one.place, one.kind.value))


def _letters(words: Sequence[str], known: dict[str, str]) -> list[str]:
    """What of each word is no typography, in small letters; a dash alone stays a dash."""
    for word in words:
        if word not in known:
            known[word] = "".join(filter(str.isalnum, word)).casefold() or word
    return [known[word] for word in words]


def _words(before: Page, after: Page, rows: Sequence[Step], path: str) -> Iterator[Correction]:
    """Runs of words that differ; two that touch are one."""
    differing = (one for step in rows for one in _differing(before, after, step))
    run: Step | None = None
    for one in differing:
        if run is not None and (run.a_end, run.b_end) == (one.a, one.b):
            run = Step(run.a, one.a_end, run.b, one.b_end, equal=False)
            continue
        if run is not None:
            yield _corrected(before, after, run, path)
        run = one
    if run is not None:
        yield _corrected(before, after, run, path)


def _differing(before: Page, after: Page, step: Step) -> Iterator[Step]:
    if not step.equal:
        yield step
        return
    for offset in range(step.a_end - step.a):
        a, b = step.a + offset, step.b + offset
        if before.words[a] != after.words[b]:
            yield Step(a, a + 1, b, b + 1, equal=False)


def _corrected(before: Page, after: Page, run: Step, path: str) -> Correction:
    old, new = before.words[run.a : run.a_end], after.words[run.b : run.b_end]
    same = _said(old) == _said(new)
    line, column = after.spot(run.b)
    length = 1
    if new:
        last_line, last = after.spots[run.b_end - 1]
        length = last - column + len(new[-1]) if last_line == line else len(after.words[run.b])
    elif run.b and not any(one.gap == run.a for one in before.sentences):
        line, column = after.spots[run.b - 1]
        column += len(after.words[run.b - 1])
    kind = Kind.TYPOGRAPHY if same else Kind.WORDS
    return Correction(Place(path, line, column, length), kind, " ".join(old) or None, " ".join(new) or None)


def _said(words: Sequence[str]) -> list[str]:
    """The words as they are heard: without punctuation, capitals and ligatures."""
    return [word.casefold() for word in words_of(" ".join(words)).words]
