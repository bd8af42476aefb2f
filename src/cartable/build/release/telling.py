"""What has changed, in sentences: for `cartable diff` and for CHANGES.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from cartable.build.release.difference import Difference, Weight
from cartable.formats.typography import typeset
from cartable.formats.words import words
from cartable.model.tag import primary
from cartable.source.dataclass import dataclass

Say = Callable[..., str]
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True, slots=True)
class Told:
    """Changes of one kind: a sentence for each, and one for what comes of them, empty where nothing does."""

    lines: tuple[str, ...]
    then: str = ""


def sayer(
    templates: Mapping[str, bytes], language: str, *, typography: str | None = None, markdown: bool = False
) -> Say:
    """Says a key of `locales/<language>/changes.yaml`, set as the language sets it, or by another profile.

    With `markdown`, the words that authors wrote come out as they were typed.
    """
    said = words(templates, language, "changes")
    spoken = typography or (language if primary(language) == said.language else said.language)

    def say(key: str, **arguments: str | int) -> str:
        if markdown:
            arguments = {name: escaped(value) for name, value in arguments.items()}
        return typeset(said(key, **arguments), spoken)

    return say


def escaped(value: str | int) -> str | int:
    """A text that Markdown shows as it is; a number stays one."""
    return _MARKS.sub(r"\\\1", value) if isinstance(value, str) else value


def told(differences: Sequence[Difference], say: Say) -> Mapping[Weight, list[Told]]:
    """The differences by weight, the weightiest first, and by kind; weights that have none are left out."""
    groups: dict[Weight, list[Told]] = {}
    for kind, alike in groupby(differences, key=lambda one: one.kind):
        same = list(alike)
        lines = tuple(say(kind, **_shown(one, say)) for one in same)
        weight = same[0].weight
        groups.setdefault(weight, []).append(
            Told(lines, "" if weight is Weight.QUIET else say(f"{kind}-then"))
        )
    return groups


def _shown(one: Difference, say: Say) -> dict[str, str | int]:
    """The arguments of its sentence; a share of the points as the language writes it."""
    said = dict(one.arguments)
    if said.get("name") == "pass":
        said |= {name: say("percent", n=said[name]) for name in ("was", "now")}
    return said
