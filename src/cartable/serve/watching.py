"""What is saved in a workspace, as it is saved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

from cartable.serve.concerned import FOLDERS, is_noise

_STEP = 20
"""Milliseconds of rest after which a change is told: an editor that saves by renaming is done by then."""
_LONGEST = 200
"""Milliseconds after which it is told, whether there is rest or not."""
_LOOK = 1.0
"""Seconds between two looks whether one of the folders has come or gone."""


async def saved(root: Path) -> AsyncGenerator[set[str]]:
    """Paths of what was written, renamed or deleted below `root`, relative to it; noise left out.

    A folder that comes is told by its own path: nobody knows what was written into it meanwhile. Where
    the system won't watch so many folders, it is looked at them in turn, which is slower.
    """
    polling = False
    known: set[str] | None = None
    while True:
        there = {name for name in FOLDERS if (root / name).is_dir()}
        if known is not None and there != known:
            yield there ^ known
        known = there
        if not there:
            await asyncio.sleep(_LOOK)
            continue
        try:
            async with aclosing(_changes(root, there, polling=polling)) as changes:
                async for paths in changes:
                    yield paths
        except OSError:  # the system's limit of watched folders
            if polling:
                raise
            polling = True


async def _changes(root: Path, folders: set[str], *, polling: bool) -> AsyncGenerator[set[str]]:
    """What is saved, as long as these are the folders."""

    def is_wanted(_change: Change, path: str) -> bool:
        return not is_noise(_relative(root, path))

    changes = awatch(
        *(root / name for name in sorted(folders)),
        watch_filter=is_wanted,
        debounce=_LONGEST,
        step=_STEP,
        rust_timeout=int(_LOOK * 1000),
        yield_on_timeout=True,
        force_polling=polling or None,
        ignore_permission_denied=True,
    )
    async with aclosing(changes):
        async for found in changes:
            if found:
                yield {_relative(root, path) for _, path in found}
            if {name for name in FOLDERS if (root / name).is_dir()} != folders:
                return


def _relative(root: Path, path: str) -> str:
    return Path(path).relative_to(root).as_posix()
