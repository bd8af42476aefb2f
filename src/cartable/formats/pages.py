"""Pages from templates: one place that knows how Jinja is set up.

Everything that a page says comes through here escaped; a name that is not given is our bug and
raises (`StrictUndefined`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


class _Templates(dict[str, bytes]):
    """Templates by path, compared by who they are: one build reads them once."""

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@lru_cache(maxsize=4)
def _environment(templates: _Templates) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only where a page is made

    def source(name: str) -> str | None:
        data = templates.get(name)
        return None if data is None else data.decode()

    return Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


_kept: dict[int, tuple[Mapping[str, bytes], _Templates]] = {}


def page(templates: Mapping[str, bytes], name: str, **values: object) -> str:
    """The template `name` (a path under `templates/`) with its values set in."""
    kept = _kept.get(id(templates))
    if kept is None or kept[0] is not templates:
        _kept.clear()
        kept = _kept[id(templates)] = (templates, _Templates(templates))
    return _environment(kept[1]).get_template(name).render(**values)
