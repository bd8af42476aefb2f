"""What every course is built with, known by one digest: the tool’s code, what it rests on, the templates.

Of the code only what stands no higher than the build counts: commands, preview and proofs change nothing
that is built. Of what is installed, the packages that cartable asks for, and those that they ask for,
each by its version. The system's own libraries (Pango, zlib) can't be seen from here.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cartable
import cartable.outputs
from cartable.build.ledger import Frame, Ledger
from cartable.build.looks import Look, at_rest, looks, together
from cartable.build.workspace import Workspace
from cartable.read.templates import own_templates

_ABOVE = frozenset({"cli", "prove", "serve"})
"""The floors above the build."""
_PACKAGE = Path(cartable.__file__).parent


def known(workspace: Workspace, ledger: Ledger) -> tuple[Frame, bool]:
    """The frame as it is now, and whether the ledger knows it so.

    Nothing is opened while no file looks other than it did.
    """
    now = time.time_ns()
    seen = dict(_looks(workspace))
    stamp = together(look._replace(path=path) for path, look in seen.items()) + _surroundings()
    before = ledger.frame()
    if before is not None and before.stamp == stamp:
        return before, True
    believed = stamp if all(at_rest(look.moment, now) for look in seen.values()) else ""
    digest = _digest(seen)
    if before is not None and before.digest == digest:
        return before._replace(stamp=believed), False
    return Frame(believed, digest, json.dumps(_outputs())), False


def _looks(workspace: Workspace) -> Iterator[tuple[str, Look]]:
    """Every file of the tool that counts, and every template, each under a name of its own."""
    folders = {"tool": _PACKAGE, "templates": own_templates()}
    folders |= {f"outputs{n}": Path(path) for n, path in enumerate(cartable.outputs.__path__) if n}
    if (mine := workspace.own_templates) is not None:
        folders["mine"] = mine
    for label, folder in folders.items():
        for look in looks(str(folder.parent), folder.name):
            path = look.path.removeprefix(f"{folder.name}/")
            if label == "tool" and path.partition("/")[0] in _ABOVE:
                continue
            if "__pycache__" not in path:
                yield f"{label}/{path}", look


def _surroundings() -> str:
    """What Python this is, and when something was last installed into it."""
    places = [path for path in sys.path if path.endswith("-packages")]
    return "\n".join([sys.version, *(f"{path} {_changed(path)}" for path in places)])


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - as `looks`
    except OSError:
        return 0


def _digest(seen: dict[str, Look]) -> str:
    from cartable.build.installed import installed  # noqa: PLC0415 - not while nothing changed
    from cartable.pack.digest import digest, joint  # noqa: PLC0415 - likewise

    digests = {name: digest(Path(look.file)) for name, look in seen.items() if not look.refusal}
    digests |= {f"installed/{name}": version for name, version in installed("cartable", sys.path).items()}
    return joint(digests | {"python": sys.version, "cartable": cartable.__version__})


def _outputs() -> dict[str, bool]:
    """The outputs there are, in their order; true for those that are built where none is asked for."""
    from cartable.build.pipeline import default_output_names, output_names  # noqa: PLC0415 - likewise

    usual = default_output_names()
    return {name: name in usual for name in output_names()}


def outputs_of(frame: Frame) -> dict[str, bool]:
    """The outputs there are, in their order; true for those that are built where none is asked for."""
    found: dict[str, bool] = json.loads(frame.outputs)
    return found
