"""The list of courses: what is said of each, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.formats.coverage import FILE
from cartable.formats.words import Words
from cartable.lms.launch import STANDARDS
from cartable.serve.shelf import Shelf, Shelved
from cartable.serve.standing import Standing
from cartable.serve.standings import Standings
from cartable.source.dataclass import dataclass
from cartable.source.problem import Level

MANY = 12
"""Courses from which on the list can be filtered."""


@dataclass(frozen=True, slots=True)
class Row:
    """A course in the list: `state` in words, `kind` how they look, `links` addresses and their words.

    `complaints` are those of packages that cannot be played.
    """

    name: str
    title: str
    kind: str
    state: str
    links: tuple[tuple[str, str], ...]
    complaints: tuple[str, ...]


def rows(shelf: Shelf, standings: Standings, say: Words, only: Iterable[str] | None = None) -> list[Row]:
    """A row for each course that is built or could be, in the order of names; `only` some of them."""
    asked = sorted({*shelf.courses(), *standings} if only is None else {*only})
    found = ((name, shelf.course(name)) for name in asked)
    return [
        _row(name, built, standings.get(name), _Wording(shelf, say))
        for name, built in found
        if built or name in standings
    ]


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a row is worded by."""

    shelf: Shelf
    say: Words

    def packages(self, built: Shelved) -> tuple[str, list[tuple[str, str]], list[str]]:
        """The title by the packages, where to play them, and what is wrong with those that can't be."""
        opened = {standard: self.shelf.opened(built, standard) for standard in built.archives}
        sound = {standard: one.launch for standard, one in opened.items() if one.launch}
        complaints = [self.say("broken", reason=one.complaint) for one in opened.values() if one.complaint]
        title = next((one.title for one in sound.values()), "")
        if len(sound) == 1:
            return title, [(f"/courses/{built.name}/", self.say("play"))], complaints
        links = [
            (f"/courses/{built.name}/{one}/", self.say("play-standard", standard=STANDARDS[one]))
            for one in sound
        ]
        return title, links, complaints

    def file(self, built: Shelved, file: str) -> tuple[str, str]:
        """Where a paper or a card is, and what it is called."""
        known = {
            f"{built.name}-handout.pdf": "handout",
            f"{built.name}-key.pdf": "key",
            FILE: "coverage",
            "lms-settings.md": "card-12",
            "lms-settings-2004.md": "card-2004",
            built.cards[0] if len(built.cards) == 1 else "": "card",
        }
        return f"/papers/{built.name}/{file}", self.say(known[file]) if file in known else file

    def state(self, standing: Standing) -> tuple[str, str]:
        """The kind of a state, and its words."""
        errors, warnings = standing.count(Level.ERROR), standing.count(Level.WARNING)
        counts = [self.say(word, n=n) for word, n in (("errors", errors), ("warnings", warnings)) if n]
        if standing.building or not standing.is_known:
            return "building", self.say("building" if standing.building else "waiting")
        if counts:
            return "error" if errors else "warning", self.say("and").join(counts)
        return "fine", self.say("fine")


def _row(name: str, built: Shelved | None, standing: Standing | None, wording: _Wording) -> Row:
    title, links, complaints = wording.packages(built) if built else ("", [], [])
    if standing and not links:
        links.append((f"/courses/{name}/", wording.say("why")))
    if built:
        links += [wording.file(built, file) for file in (*built.papers, *built.cards)]
    kind, state = wording.state(standing) if standing else ("none", wording.say("no-source"))
    if kind == "error" and built:
        state += wording.say("and") + wording.say("last-good")
    written = standing.title if standing else ""
    # What is broken may be the title: the last good build has one that is whole.
    titled = (title or written) if kind == "error" else (written or title)
    return Row(name, titled or name, kind, state, tuple(links), tuple(complaints))
