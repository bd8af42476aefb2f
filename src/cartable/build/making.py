"""Courses brought up to date, one after the other, whatever happens in one."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cartable.build.ledger import Entry
from cartable.build.outcome import Fate, Outcome, outcome_of
from cartable.build.pipeline import BadPackageError, built
from cartable.build.recording import Pending, Waiting, pending
from cartable.build.standing import Survey, files, with_files

FATAL = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT})
"""What the machine says where no other course would fare better."""

News = tuple[Outcome | None, list[Entry]]
"""The outcome of a course, if there is one, and what the ledger is to be told."""


class Task(NamedTuple):
    """A course, its outputs that are stale, and what is known of it."""

    name: str
    stale: tuple[str, ...]
    before: Entry | None


def made(
    survey: Survey, name: str, stale: Sequence[str], before: Entry | None, *, side_by_side: bool = True
) -> tuple[Outcome, Pending | None]:
    """A course built to the outputs that are stale, and what is to be remembered of it.

    A bug, a package that breaks its standard and a file that can't be read or written are outcomes too.
    Raises OSError where the disk is full or can't be written at all.
    """
    try:
        result = built(survey.workspace, name, stale, side_by_side=side_by_side)
        waiting = pending(survey, result, before)
    except BadPackageError as error:
        return Outcome(name, Fate.BUG, fault=error.artefact, reason="; ".join(error.complaints)), None
    except OSError as error:
        if error.errno in FATAL:
            raise
        too_large = Path(error.filename).name if error.errno == errno.EFBIG and error.filename else ""
        return Outcome(name, Fate.BROKEN, fault=too_large, reason=str(error)), None
    except Exception as error:  # noqa: BLE001 - a bug in one course is no matter of the others
        trace = traceback.format_exc() if os.environ.get("CARTABLE_DEBUG") else ""
        return Outcome(name, Fate.BUG, reason=f"{type(error).__name__}: {error}", trace=trace), None
    now = {output: ("", held) for output, held in waiting.given.items()}
    fate = Fate.BUILT if stale else Fate.CURRENT
    said = outcome_of(with_files(waiting.entry, files(waiting.entry) | now), fate, survey.outputs)
    came = result.changes
    said = replace(said, records=(came.kept, came.new, came.gone) if came else None)
    return said, waiting if result.keeps else None


def in_turn(survey: Survey, tasks: Sequence[Task], *, side_by_side: bool) -> Generator[News, None, None]:
    """Each outcome as it comes, and what the ledger is to be told: in this process, one after the other.

    `side_by_side` is as in `rendering.by_output`. Raises OSError as `made` does.
    """
    waiting = Waiting(survey)
    try:
        for name, stale, before in tasks:
            outcome, pending = made(survey, name, stale, before, side_by_side=side_by_side)
            entries = waiting.due()
            if pending is not None:
                waiting.add(pending)
            yield outcome, entries
    except GeneratorExit:  # left halfway: nobody listens any more
        return
    yield None, waiting.rest()
