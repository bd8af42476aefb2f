"""Small things set right by language: apostrophes, quotes, ellipses, dashes, and the spaces around them.

Authors type what their keyboard gives. What is set here changes no letter and no digit: it turns
straight marks into the true ones and puts the spaces that a line may not break on. What is no prose
(addresses, paths, file names, code, times, ratios) stays as typed. Setting words twice changes nothing
more. Each language's way is a row of `profiles`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cartable.formats.typography.dashes import dashes
from cartable.formats.typography.edits import OBJECT, applied
from cartable.formats.typography.marks import apostrophes, quotes
from cartable.formats.typography.numbers import bound
from cartable.formats.typography.profiles import profile
from cartable.formats.typography.spaces import spaces

__all__ = ["OBJECT", "typeset", "typeset_runs"]

_PHASES = (quotes, apostrophes, dashes, spaces, bound)
"""In this order: each goes by what the one before it has set."""


@lru_cache(maxsize=4096)
def typeset(words: str, by: str) -> str:
    """The words with the marks and spaces of a profile: `by` is a language tag (BCP 47), or `off`.

    A tag goes by its region's profile, else by its language's (`fr-BE` as `fr`); a language that has
    none gets true apostrophes between letters and true ellipses. `off` gives the words as typed.
    """
    return typeset_runs((words,), by)[0]


def typeset_runs(runs: Sequence[str], by: str) -> list[str]:
    """The runs of one paragraph, set as one: as many come back, each with its own words.

    A run that is `OBJECT` alone (code, a picture) stands for one that nothing may change; the runs
    beside it know that something is there.
    """
    set_runs = list(runs)
    wanted = profile(by)
    if wanted is None:
        return set_runs
    text = "".join(set_runs)
    for phase in _PHASES:
        if edits := phase(text, wanted):
            set_runs = applied(set_runs, edits)
            text = "".join(set_runs)
    return set_runs
