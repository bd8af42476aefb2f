"""What several commands share: the workspace and the courses that were asked for."""

from __future__ import annotations

from pathlib import Path

from cartable.build.workspace import NoWorkspaceError, Workspace
from cartable.cli.language import say
from cartable.cli.misuse import Misuse
from cartable.source.nearness import nearest
from cartable.source.problem import Problem


def workspace() -> Workspace:
    """The workspace around the present folder."""
    try:
        return Workspace.around(Path.cwd())
    except NoWorkspaceError:
        raise Misuse(say("main.no-workspace")) from None


def asked_for(space: Workspace, names: tuple[str, ...]) -> list[str]:
    """The courses named, or all of them; a path such as `course/x/` names its course too."""
    if not names:
        if not space.courses:
            raise Misuse(say("main.no-courses"))
        return list(space.courses)
    wanted = []
    for name in names:
        bare = Path(name).parent.name if name.endswith(".yaml") else Path(name).name
        if bare not in space.courses:
            if near := nearest(bare, space.courses):
                raise Misuse(say("main.no-course-near", name=name, nearest=near))
            raise Misuse(say("main.no-course", name=name))
        wanted.append(bare)
    return list(dict.fromkeys(wanted))


def misnamed(space: Workspace, names: list[str]) -> list[Problem]:
    """What is wrong with the names of these courses; those of others are left in peace."""
    return [
        one
        for one in space.problems()
        if {one.place.path.removeprefix("course/"), dict(one.arguments).get("other")} & {*names}
    ]


def well_named(space: Workspace, names: list[str]) -> tuple[list[str], list[Problem]]:
    """Those of these courses whose names are sound, and what is wrong with those of the others."""
    problems = misnamed(space, names)
    blocked = {one.place.path.removeprefix("course/") for one in problems}
    return [name for name in names if name not in blocked], problems
