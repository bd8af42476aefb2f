"""A mapping that remembers what was looked up in it: a course depends on what was read, and on no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

Content = TypeVar("Content")


class Watched(Mapping[str, Content]):
    """The mapping `of`; `asked` are the keys whose content was wanted, also those that there are not.

    Which keys there are is no content: to list them, or to ask for one with `in`, leaves no trace.
    """

    def __init__(self, of: Mapping[str, Content]) -> None:
        self._of = of
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Content:
        self.asked.add(key)
        return self._of[key]

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)
