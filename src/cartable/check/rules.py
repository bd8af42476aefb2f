"""The rules there are: every other module of this package, found by its function `found`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Protocol, cast

import cartable.check
from cartable.model.course import Course
from cartable.model.layout import Layout
from cartable.read.whereabouts import Whereabouts
from cartable.source.problem import Problem


class Rule(Protocol):
    """A module that judges one concern."""

    def found(self, course: Course, layout: Layout, where: Whereabouts) -> Iterable[Problem]:
        """The problems of this concern."""
        ...


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by the name of its module."""
    names = sorted(module.name for module in pkgutil.iter_modules(cartable.check.__path__))
    modules = [import_module(f"cartable.check.{name}") for name in names if name != "rules"]
    return tuple(cast("Rule", module) for module in modules)


def problems(course: Course, layout: Layout, where: Whereabouts) -> list[Problem]:
    """What all rules find."""
    return [one for rule in rules() for one in rule.found(course, layout, where)]
