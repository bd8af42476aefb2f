"""The stand: the page of an LMS that may be ill, for proofs. Its store is whoever serves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Literal

from cartable.formats.pages import page
from cartable.source.dataclass import dataclass

Ill = tuple[str, int]
"""A name of `ILLS` (ills.mjs), and its amount, 0 where it has none."""
Mode = Literal["normal", "review", "browse"]
Place = Literal["frame", "opener", "none"]


@dataclass(frozen=True, slots=True)
class Ills:
    """What ails an LMS from the launch `now`, and what `later`, once its button “Sicken” is pressed."""

    now: tuple[Ill, ...] = ()
    later: tuple[Ill, ...] = ()


WELL = Ills()


@dataclass(frozen=True, slots=True)
class Stand:
    """One launch: the package's first page at `address`, the store at `store`, who learns, and what ails.

    `cmi` is what the store holds; `standard` a name of standards.mjs; `place` where the API stands.
    """

    address: str
    store: str
    cmi: Mapping[str, str]
    student: tuple[str, str]
    standard: str = "scorm12"
    mode: Mode = "normal"
    place: Place = "frame"
    ills: Ills = WELL


def stand_page(stand: Stand) -> bytes:
    """The page, which asks for its scripts under `/lms/`."""
    return page(_templates(), "stand.html", launch=asdict(stand)).encode()


@cache
def _templates() -> Mapping[str, bytes]:
    return {"stand.html": (resources.files("cartable.lms") / "stand.html").read_bytes()}
