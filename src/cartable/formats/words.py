"""The learner's words, from `templates/locales/<language>/<domain>.yaml`.

A file maps a key to a text with `{names}` in it, or to plural forms (`one`, `other` …), chosen by
the argument `n`. A workspace's own file may hold a few keys only: it lies over the tool's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import yaml

from cartable.formats.language import plural_form
from cartable.formats.typography import typeset
from cartable.model.course import Course, Entry
from cartable.model.tag import primary
from cartable.read.shipped import SPOKEN

SHIPPED = "shipped/"
"""Before the path of the tool's own words among the templates, where a workspace has a file of that path;
they are empty where the tool has none."""

_LAST_RESORT = "en"
_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one domain (`player`, `paper` …); `language` is the tag whose plural rules they follow."""

    language: str
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **arguments: str | int | Decimal) -> str:
        """The text of a key with its arguments set in, as it stands without any. Raises KeyError."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            n = arguments["n"]
            form = plural_form(n if isinstance(n, Decimal) else int(n), self.language)
            entry = entry.get(form) or entry["other"]
        return _NAME.sub(lambda name: str(arguments[name[1]]), entry) if arguments else entry


def words(templates: Mapping[str, bytes], language: str, domain: str) -> Words:
    """The words of a domain for a course's language (a BCP 47 tag).

    Those of the language lie over English, those of its region (`locales/pt-br/`) over both, so that
    a language without a file, or a key that a file lacks, is said in English.
    """
    entries: dict[str, Entry] = {}
    spoken = _LAST_RESORT
    for name in (_LAST_RESORT, *folders(language)):
        for data in _layers(templates, f"locales/{name}/{domain}.yaml"):
            over = _entries(data)
            entries |= {known_key(key, entries): over[key] for key in over} if entries else over
            spoken = language if name != _LAST_RESORT else spoken
    if not entries:
        missing = f"locales/{_LAST_RESORT}/{domain}.yaml"
        raise KeyError(missing)
    return Words(language if primary(language) == _LAST_RESORT else spoken, entries)


def folders(language: str) -> tuple[str, ...]:
    """The folders under `locales/` that may say something for a language, the nearest last."""
    return tuple(dict.fromkeys((primary(language), language.lower(), language)))


def course_words(course: Course, templates: Mapping[str, bytes], domain: str) -> Words:
    """The words of a domain in the course's language, those over them that the course says its own way.

    All are set by the course's profile: the French that ships is spaced as in France.
    """
    said = words(templates, course.language, domain)
    own = course.words.get(domain) or {}
    over = {known_key(key, said.entries): entry for key, entry in own.items()}
    set_words = {key: _typeset(entry, course.profile) for key, entry in {**said.entries, **over}.items()}
    return Words(course.language if own else said.language, set_words)


def known_key(key: str, entries: Mapping[str, Entry]) -> str:
    """The key as the file has it: authors need not know which words the script says (`live.`)."""
    return key if key in entries else SPOKEN + key


def _typeset(entry: Entry, by: str) -> Entry:
    if isinstance(entry, str):
        return typeset(entry, by)
    return {form: typeset(text, by) for form, text in entry.items()}


def _layers(templates: Mapping[str, bytes], path: str) -> Iterator[bytes]:
    """The tool's file and the workspace's, where they are."""
    return (templates[name] for name in (SHIPPED + path, path) if templates.get(name))


@lru_cache(maxsize=64)
def _entries(data: bytes) -> Mapping[str, Entry]:
    # Resolving no scalar keeps `yes` and `no` the words that they are.
    found: Mapping[str, Entry] | None = yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - BaseLoader builds only text, lists and mappings
    return found or {}
