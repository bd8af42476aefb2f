"""Pages from templates: one place that knows how Jinja is set up.

Everything that a page says comes through here escaped; a name that is not given is our bug and
raises (`StrictUndefined`).

A workspace's templates may come from anyone: they run in Jinja's sandbox, which asks of every attribute
and every call whether it is safe. The tool's own are code as the rest of it is, and run without that
(`compiled`). Templates include each other, so one file decides for all: where a single one of a set is
not the tool's, byte for byte, the whole set runs in the sandbox. Outside it nothing is loaded but the
tool's own bytes, whatever a template asks for. What an author writes is never a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_NO_TEMPLATES = (".css", ".js", ".svg", ".txt", ".yaml", ".yml")
"""How the files end that are set into pages or packages and never run."""


class Templates(dict[str, bytes]):
    """Templates by their path under `templates/`, compiled once; `own` are the tool's.

    Compiled templates are kept from run to run in Jinja's own cache, a folder of the system's
    temporary one that only this user can write; where there is none, they are compiled again.
    """

    def __init__(self, files: Mapping[str, bytes], own: Mapping[str, bytes] | None = None) -> None:
        super().__init__(files)
        self._own = {} if own is None else own

    def __reduce__(self) -> tuple[type[Templates], tuple[dict[str, bytes], Mapping[str, bytes]]]:
        """To another process the templates go without what was compiled here."""
        return Templates, (dict(self), self._own)

    def is_own(self, name: str) -> bool:
        """Whether the file of that name is the tool's, byte for byte."""
        return name in self._own and self.get(name) == self._own[name]

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The templates that are not the tool's own, by path."""
        return tuple(name for name in self if not name.endswith(_NO_TEMPLATES) and not self.is_own(name))

    @cached_property
    def environment(self) -> Environment:
        """Jinja, set up for these templates: a sandbox unless all that could run is the tool's own."""
        if not self.foreign:
            from cartable.formats.compiled import EDITION, OwnEnvironment  # noqa: PLC0415 - not for `check`

            return self._set_up(OwnEnvironment, f"own{EDITION}")
        from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - likewise

        return self._set_up(ImmutableSandboxedEnvironment, "sandbox")

    def _set_up(self, kind: type[Environment], cache: str) -> Environment:
        """An environment; `cache` parts what is compiled for one kind from what is for the other."""
        from jinja2 import FileSystemBytecodeCache, FunctionLoader, StrictUndefined  # noqa: PLC0415 - likewise

        sandboxed = kind.sandboxed

        def source(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            data = self.get(name)
            if data is None or not (sandboxed or self.is_own(name)):
                return None
            return data.decode(), f"templates/{name}", lambda: True  # a traceback names the file

        try:
            compiled = FileSystemBytecodeCache(pattern=f"__cartable_{cache}_%s.cache")
        except (OSError, RuntimeError):  # no temporary folder, or another user's: jinja refuses it
            compiled = None
        return kind(
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
