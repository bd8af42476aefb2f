"""Pages from templates: one place that knows how Jinja is set up.

Everything that a page says comes through here escaped; a name that is not given is our bug and
raises (`StrictUndefined`). Templates run in Jinja's sandbox: a workspace's own may come from anyone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


class Templates(dict[str, bytes]):
    """Templates by their path under `templates/`, compiled once.

    Compiled templates are kept from run to run in Jinja's own cache, a folder of the system's
    temporary one that only this user can write; where there is none, they are compiled again.
    """

    def __reduce__(self) -> tuple[type[Templates], tuple[dict[str, bytes]]]:
        """To another process the templates go without what was compiled here."""
        return Templates, (dict(self),)

    @cached_property
    def environment(self) -> ImmutableSandboxedEnvironment:
        """Jinja, set up for these templates."""
        from jinja2 import FileSystemBytecodeCache, FunctionLoader, StrictUndefined  # noqa: PLC0415 - not for `check`
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - likewise

        def source(name: str) -> str | None:
            data = self.get(name)
            return None if data is None else data.decode()

        try:
            compiled = FileSystemBytecodeCache()
        except (OSError, RuntimeError):  # no temporary folder, or another user's: jinja refuses it
            compiled = None
        return ImmutableSandboxedEnvironment(
            loader=FunctionLoader(source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )


def page(templates: Mapping[str, bytes], name: str, **values: object) -> str:
    """The template `name` (a path under `templates/`) with its values set in."""
    known = templates if isinstance(templates, Templates) else Templates(templates)
    return known.environment.get_template(name).render(**values)
