"""Problems without the warnings that their author has acknowledged."""

from __future__ import annotations

from collections.abc import Sequence

from cartable.read.acknowledgements import Acknowledgement
from cartable.source.dataclass import dataclass
from cartable.source.problem import Problem, in_order, problem
from cartable.source.wording import is_error


@dataclass(frozen=True, slots=True)
class Weighed:
    """The problems that are shown, in order, and the warnings that their author lets stand."""

    shown: tuple[Problem, ...]
    acknowledged: tuple[Problem, ...]


def weighed(problems: Sequence[Problem], acknowledgements: Sequence[Acknowledgement]) -> Weighed:
    """The problems without those acknowledged, and a note for each acknowledgement that meets none.

    No such note while there is an error: what is wrong may hide the warning that is meant.
    """
    quiet = [one for one in problems if any(silence.covers(one) for silence in acknowledgements)]
    shown = [one for one in problems if one not in quiet]
    if not any(is_error(one) for one in shown):
        idle = [silence for silence in acknowledgements if not any(map(silence.covers, quiet))]
        shown += [problem("idle-acknowledgement", silence.place, id=silence.code) for silence in idle]
    return Weighed(tuple(in_order(shown)), tuple(in_order(quiet)))
