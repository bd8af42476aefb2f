"""Modules, key points and questions without an id, and the edits that write one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cartable.read.desk import Sheet
from cartable.read.identity import Identity, readable
from cartable.read.outline import Planned, questions
from cartable.read.yaml import Mapping
from cartable.source.problem import Edit, Problem, problem


def missing_ids(planned: Sequence[Planned], identities: Sequence[Identity]) -> Iterator[Problem]:
    """A problem for each, with the edit that `cartable check --fix` makes."""
    following = iter(identities)
    taken = {identity.id for identity in identities}
    taken |= {point.id for step in planned for point in step.written.key_points if point.id}
    for step in planned:
        module = next(following)
        if step.written.id is None and not step.sheet.is_maimed:
            yield _missing(step.sheet, module.id)
        for number, point in enumerate(step.written.key_points):
            here = step.sheet.at("key-points", number)
            if point.id is None and not here.is_maimed:
                id_ = _free(readable(point.text, 24).replace("_", "-").lower() or "point", taken)
                taken.add(id_)
                yield _missing(here, id_)
        for asked in questions(step):
            identity = next(following)
            if asked.written.id is None and not asked.sheet.is_maimed:
                yield _missing(asked.sheet, identity.id)


def _free(base: str, taken: set[str]) -> str:
    base = base if base[0].isalpha() else f"p-{base}"
    return next(
        id_ for n in range(1, len(taken) + 2) if (id_ := base if n == 1 else f"{base}-{n}") not in taken
    )


def _missing(sheet: Sheet, id_: str) -> Problem:
    node = sheet.here[0]
    place = sheet.place()
    # A flow mapping begins with its brace, a block mapping with its first key.
    flow = isinstance(node, Mapping) and (node.place.line, node.place.column) < (place.line, place.column)
    after = ", " if flow else "\n" + " " * (place.column - 1)
    # Where an empty `id:` waits to be filled in, a second one would be one too many.
    waits = isinstance(node, Mapping) and node.key("id") is not None
    edits = () if waits else (Edit(place, "", f"id: {id_}{after}"),)
    return problem("missing-id", place, id=id_, edits=edits)
