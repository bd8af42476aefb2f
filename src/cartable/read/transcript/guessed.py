"""What a transcript tells of itself where no course says it: its language, and the names of its speakers."""

from __future__ import annotations

import re
from collections import Counter

from cartable.read.transcript.abbreviations import TONGUES, abbreviations

_LABEL = re.compile(
    r"^[ \t]*((?:>|&gt;){2,}[ \t]*|[-–—][ \t]*)?"
    r"([^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3})[ \u00a0\u202f]?:(?=\s)",
    re.MULTILINE,
)
_LONGEST = 40  # characters of a name
_MOST = 12  # names; a text with more of them is no conversation
_FEW = 2  # words of a name that comes only once
_HEARD = 5_000  # words that tell the language
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def labels(text: str) -> tuple[str, ...]:
    """The names that stand before a colon where lines begin, in the order in which they first do.

    A name counts that does so twice, or behind a `>>`: `Remember: …` in a speech is no speaker. Where one
    counts, so does a name of one or two words that comes only once.
    """
    found = [(one[2], bool(one[1]) and one[1][0] in ">&") for one in _LABEL.finditer(text)]
    times = Counter(name.casefold() for name, _ in found)
    marked = {name.casefold() for name, changes in found if changes}
    sure = {name for name in times if times[name] > 1} | marked
    first: dict[str, str] = {}
    for name, _ in found:
        folded = name.casefold()
        if len(name) <= _LONGEST and (folded in sure or (sure and name.count(" ") < _FEW)):
            first.setdefault(folded, name)
    return tuple(first.values()) if len(first) <= _MOST else ()


def tongue(text: str) -> str | None:
    """The language whose small words the text has most of, as a first subtag; None where none leads."""
    said = Counter(word.casefold() for word in _WORD.findall(text)[:_HEARD])
    shares = sorted(
        (sum(said[word] for word in {one.casefold() for one in abbreviations(language).openers}), language)
        for language in TONGUES
    )
    return shares[-1][1] if shares[-1][0] > shares[-2][0] else None
