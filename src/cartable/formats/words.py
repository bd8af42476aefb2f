"""The learner's words, from `templates/locales/<language>/<domain>.yaml`.

A file maps a key to a text with `{names}` in it, or to the plural forms `one` and `other`, chosen
by the argument `n` (CLDR cardinal rules of the languages that ship).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one domain (`player`, `paper` …) in one language."""

    language: str
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **arguments: str | int) -> str:
        """The text of a key with its arguments set in. Raises KeyError for what is not there."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry[_plural(self.language, int(arguments["n"]))]
        return entry.format(**arguments) if arguments else entry


def _plural(language: str, n: int) -> str:
    """`one` or `other`: French counts 0 as one, English does not."""
    return "one" if n == 1 or (n == 0 and language == "fr") else "other"


def words(templates: Mapping[str, bytes], language: str, domain: str) -> Words:
    """The words of a domain for a course's language (a BCP 47 tag), English where it has no file."""
    for candidate in (language.partition("-")[0].lower(), "en"):
        data = templates.get(f"locales/{candidate}/{domain}.yaml")
        if data is not None:
            # Resolving no scalar keeps `yes` and `no` the words that they are.
            return Words(candidate, yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))  # noqa: S506 - BaseLoader builds only text, lists and mappings
    missing = f"locales/en/{domain}.yaml"
    raise KeyError(missing)
