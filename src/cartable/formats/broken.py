"""What is wrong with a workspace's own templates: where they can't be read, and where they can't run.

The tool's own are code of ours, and what is wrong with them a bug. One of a workspace is its author's: a
mistake in it is a problem like any other, with its file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cartable.source.place import Place
from cartable.source.problem import Problem, problem

if TYPE_CHECKING:
    from cartable.formats.pages import Templates

_FOLDER = "templates/"
_TEMPLATES = (".html", ".j2", ".md")
_UNKNOWN = re.compile(r"'(\w+)' is undefined")


class BrokenTemplateError(Exception):
    """A template of the workspace could not run: its path under `templates/`, the line, what Jinja says."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(name, line, reason)
        self.name = name
        self.line = line
        self.reason = reason

    @property
    def problem(self) -> Problem:
        """As its author is told."""
        place = Place(f"templates/{self.name}", self.line)
        if unknown := _UNKNOWN.fullmatch(self.reason):
            return problem("broken-template", place, unknown=unknown[1])
        return problem("broken-template", place, reason=self.reason)


def unreadable(templates: Templates) -> Iterator[Problem]:
    """A problem for each template of the workspace that is no UTF-8, or that Jinja can't make out."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - only where there are such templates

    for name in templates.foreign:
        if not name.endswith(_TEMPLATES):  # a picture, an editor's copy: nothing includes it
            continue
        try:
            templates.environment.parse(templates[name].decode(), name)
        except UnicodeDecodeError as error:
            line = templates[name].count(b"\n", 0, error.start) + 1
            yield problem("broken-template", Place(f"templates/{name}", line), encoding="UTF-8")
        except TemplateSyntaxError as error:
            yield BrokenTemplateError(name, error.lineno, error.message or "").problem


@contextmanager
def blaming(templates: Mapping[str, bytes]) -> Iterator[None]:
    """Whatever is raised within, as BrokenTemplateError where a template of the workspace's own raised it.

    That is the innermost template that was running. What the machine raises is nobody's mistake.
    """
    try:
        yield
    except Exception as error:
        from jinja2 import TemplateNotFound  # noqa: PLC0415 - as above; an OSError too, by descent

        if isinstance(error, OSError | MemoryError) and not isinstance(error, TemplateNotFound):
            raise
        trace, found = error.__traceback__, ("", 0)
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file.startswith(_FOLDER) and file.removeprefix(_FOLDER) in templates:
                found = file.removeprefix(_FOLDER), trace.tb_lineno
            trace = trace.tb_next
        if found[0] not in getattr(templates, "foreign", ()):
            raise
        kind = type(error).__name__
        reason = str(error) if kind == "UndefinedError" else f"{kind}: {error}"
        raise BrokenTemplateError(*found, reason) from error
