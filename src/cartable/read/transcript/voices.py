"""The speakers of a course as a transcript may name them: by key or by the name shown, in any case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from cartable.source.nearness import nearest
from cartable.source.place import Place
from cartable.source.problem import Problem, problem


class Named(Protocol):
    """Whoever has a key and a name shown, as speakers do in the YAML and in the model."""

    @property
    def key(self) -> str:
        """What the YAML calls the speaker."""

    @property
    def name(self) -> str:
        """The name shown."""


class Voices:
    """Speakers in the order in which they first speak; one that is only a key has no name.

    `keys` are their keys, `written` their keys and names. `pattern` is a regular expression, for any case,
    that one key or name matches, and nothing where there are none. Of two that share a name the first is
    meant; a key wins over a name.
    """

    def __init__(self, speakers: Sequence[Named | str]) -> None:
        pairs = [(one, one) if isinstance(one, str) else (one.key, one.name) for one in speakers]
        self.keys = tuple(key for key, _ in pairs)
        self._keys: dict[str, str] = {}
        for key, _ in pairs:
            self._keys.setdefault(_folded(key), key)
        for key, name in pairs:
            self._keys.setdefault(_folded(name), key)
        self.written = tuple(dict.fromkeys(text for pair in pairs for text in pair if text.strip()))
        longest_first = sorted(self.written, key=len, reverse=True)
        self.pattern = "|".join(map(_spaced, longest_first)) or r"(?!)"

    def key(self, written: str) -> str | None:
        """The key of the speaker that a transcript names, None where it is nobody's."""
        return self._keys.get(_folded(written))


def stranger(name: str, place: Place, voices: Voices) -> Problem:
    """Says that a name is none of the speakers', and whose it resembles."""
    return problem("unknown-voice", place, name=name, nearest=nearest(name, voices.written, 0.6))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _spaced(name: str) -> str:
    return r"[^\S\n]+".join(map(re.escape, name.split()))
