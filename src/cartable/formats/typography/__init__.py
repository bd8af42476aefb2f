"""Small things set right by language: apostrophes, quotes, ellipses, and the spaces of French.

Authors type what their keyboard gives. What is set here changes no letter: it turns straight marks
into the true ones and puts the spaces that a line may not break on. What is no prose (addresses,
paths, file names, code) stays as typed. Setting words twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cartable.formats.typography.edits import OBJECT, applied
from cartable.formats.typography.marks import apostrophes, quotes
from cartable.formats.typography.spaces import french_spaces

__all__ = ["OBJECT", "typeset", "typeset_runs"]


@lru_cache(maxsize=4096)
def typeset(words: str, language: str) -> str:
    """The words with the marks and spaces of `language`, a BCP 47 tag.

    `fr-FR` (and any `fr` but these two), `fr-CA` and `fr-CH` each space their own way; `en` gets
    curly quotes; every language gets true apostrophes between letters and true ellipses.
    """
    return typeset_runs((words,), language)[0]


def typeset_runs(runs: Sequence[str], language: str) -> list[str]:
    """The runs of one paragraph, set as one: as many come back, each with its own words.

    A run that is `OBJECT` alone (code, a picture) stands for one that nothing may change; the runs
    beside it know that something is there.
    """
    subtags = language.lower().split("-")
    set_runs = applied(runs, quotes("".join(runs), subtags[0]))
    set_runs = applied(set_runs, apostrophes("".join(set_runs), subtags[0]))
    if subtags[0] == "fr":
        set_runs = applied(set_runs, french_spaces("".join(set_runs), subtags))
    return set_runs
