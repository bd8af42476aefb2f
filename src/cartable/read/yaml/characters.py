"""Characters that nobody sees: controls, other line breaks, orders to turn the writing around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.source.place import Place
from cartable.source.problem import Edit, Problem, problem

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
_BIDI = r"\u202a-\u202e\u2066-\u2069"
_UNSEEN = re.compile(f"[{_CONTROL}{_BIDI}]")
_DROPPED = re.compile(f"[{_CONTROL}]")
_BREAKS = "\x0b\x0c\u2028\u2029"


def unseen(text: str, place: Place) -> Iterator[Problem]:
    """A problem for the first character of each kind in a text, at the place given."""
    for character in dict.fromkeys(_UNSEEN.findall(text)):
        yield problem(_code(character), place, character=_name(character))


def unseen_in_line(line: str, path: str, number: int) -> Iterator[Problem]:
    """A problem for each kind in a line, at the first of them; controls come with their edits."""
    places: dict[str, list[Edit]] = {}
    for found in _UNSEEN.finditer(line):
        edit = Edit(Place(path, number, found.start() + 1), found[0], _meant(found[0]))
        places.setdefault(_code(found[0]), []).append(edit)
    for code, edits in places.items():
        mending = tuple(edits) if code == "control-character" else ()
        yield problem(code, edits[0].place, edits=mending, character=_name(edits[0].old))


def has_unseen(text: str) -> bool:
    """Whether any stands in the text: the cheap question."""
    return _UNSEEN.search(text) is not None


def cleared(text: str) -> str:
    """The text with a space for each control, so that it can be read on; as long as it was."""
    return _DROPPED.sub(" ", text)


def _code(character: str) -> str:
    return "control-character" if _DROPPED.match(character) else "bidi-control"


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _meant(character: str) -> str:
    if character in _BREAKS:
        return " "
    if "\x80" <= character <= "\x9f":
        # Text that was Windows-1252 and passed for Latin-1: the letter can be told.
        return character.encode("latin-1").decode("cp1252", "ignore")
    return ""
