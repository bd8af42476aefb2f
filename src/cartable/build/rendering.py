"""The outputs of one course, the slow ones side by side where the machine allows it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import cast

from cartable.formats.broken import blaming
from cartable.model.course import Course
from cartable.pack.bundle import Artefact, Materials, Output


def rendered(course: Course, materials: Materials, outputs: Sequence[str]) -> Mapping[str, Artefact]:
    """File name → artefact, of every output, in the order of the outputs."""
    made = by_output(course, materials, outputs)
    return {file: artefact for name in outputs for file, artefact in made[name].items()}


def by_output(
    course: Course, materials: Materials, outputs: Sequence[str], *, side_by_side: bool = True
) -> Mapping[str, Mapping[str, Artefact]]:
    """Output → file name → artefact. Raises BrokenTemplateError where a template of the workspace can't run.

    An output whose module says `SLOW = True` may be made in a process of its own: all but the first
    of them are, where that is wished, there is a second core and the system can fork. What comes back is
    the same. Many courses built at once don't wish it: their own processes keep the cores busy. Where such
    a process is killed, what it was at is made here.
    """
    slow = [name for name in outputs if getattr(output(name), "SLOW", False)]
    apart = slow[1:] if side_by_side and _can_fork() else []
    if not apart:
        return {name: _artefacts(name, course, materials) for name in outputs}
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a build without papers needs none
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - likewise
    from multiprocessing import get_context  # noqa: PLC0415 - likewise

    workers = min(len(apart), (os.cpu_count() or 1) - 1)
    with ProcessPoolExecutor(workers, get_context("fork"), initializer=leave_nothing) as pool:
        waiting = {name: pool.submit(_artefacts, name, course, materials) for name in apart}
        made = {name: _artefacts(name, course, materials) for name in outputs if name not in apart}
        try:
            return made | {name: future.result() for name, future in waiting.items()}
        except BrokenProcessPool:  # the system ended it, for its memory most likely
            pass
    return made | {name: _artefacts(name, course, materials) for name in apart}


def leave_nothing() -> None:
    """In a process of its own: at its end, let go of what only the collector would, temporary folders too."""
    import gc  # noqa: PLC0415 - only there
    from multiprocessing.util import Finalize  # noqa: PLC0415 - only there

    Finalize(None, gc.collect, exitpriority=0)


def _can_fork() -> bool:
    """Only on Linux: macOS's font library does not outlive a fork, any other start costs what it saves."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def output(name: str) -> Output:
    """The output that goes by a name. Raises ModuleNotFoundError for none."""
    return cast("Output", import_module(f"cartable.outputs.{name}"))


def _artefacts(name: str, course: Course, materials: Materials) -> dict[str, Artefact]:
    with blaming(materials.templates):
        return dict(output(name).artefacts(course, materials))
