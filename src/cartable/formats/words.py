"""The learner's words, from `templates/locales/<language>/<domain>.yaml`.

A file maps a key to a text with `{names}` in it, or to plural forms (`one`, `other` …), chosen by
the argument `n`. A workspace's own file may hold a few keys only: it lies over the tool's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import yaml

from cartable.formats.language import plural_form
from cartable.formats.typography import typeset
from cartable.model.course import Course, Entry
from cartable.model.tag import primary
from cartable.read.shipped import SPOKEN
from cartable.source.dataclass import dataclass

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
    layers = _layers(templates, language, domain)
    if not layers:
        missing = f"locales/{_LAST_RESORT}/{domain}.yaml"
        raise KeyError(missing)
    return _laid_over(layers, language)


def folders(language: str) -> tuple[str, ...]:
    """The folders under `locales/` that may say something for a language, the nearest last."""
    return tuple(dict.fromkeys((primary(language), language.lower(), language)))


def course_words(course: Course, templates: Mapping[str, bytes], domain: str) -> Words:
    """The words of a domain in the course's language, those over them that the course says its own way.

    All are set by the course's profile: the French that ships is spaced as in France.
    """
    own = course.words.get(domain)
    if not own and (layers := _layers(templates, course.language, domain)):
        return _set(layers, course.language, course.profile)
    said = words(templates, course.language, domain)
    over = {known_key(key, said.entries): entry for key, entry in (own or {}).items()}
    set_words = {key: _typeset(entry, course.profile) for key, entry in {**said.entries, **over}.items()}
    return Words(course.language if own else said.language, set_words)


@lru_cache(maxsize=64)
def _set(layers: _Layers, language: str, by: str) -> Words:
    """The words of these files as most courses say them, set once for all of them."""
    said = _laid_over(layers, language)
    return Words(said.language, {key: _typeset(entry, by) for key, entry in said.entries.items()})


def known_key(key: str, entries: Mapping[str, Entry]) -> str:
    """The key as the file has it: authors need not know which words the script says (`live.`)."""
    return key if key in entries else SPOKEN + key


def _typeset(entry: Entry, by: str) -> Entry:
    if isinstance(entry, str):
        return typeset(entry, by)
    return {form: typeset(text, by) for form, text in entry.items()}


_Layers = tuple[tuple[str, bytes], ...]
"""Files of words by the folder they stand in, each over those before it."""


def _layers(templates: Mapping[str, bytes], language: str, domain: str) -> _Layers:
    """The files that say something for a language: English first, the tool's before the workspace's."""
    return tuple(
        (folder, templates[name])
        for folder in dict.fromkeys((_LAST_RESORT, *folders(language)))
        for path in (f"locales/{folder}/{domain}.yaml",)
        for name in (SHIPPED + path, path)
        if templates.get(name)
    )


def _laid_over(layers: _Layers, language: str) -> Words:
    entries: dict[str, Entry] = {}
    spoken = _LAST_RESORT
    for folder, data in layers:
        over = _entries(data)
        entries |= {known_key(key, entries): over[key] for key in over} if entries else over
        spoken = language if folder != _LAST_RESORT else spoken
    return Words(language if primary(language) == _LAST_RESORT else spoken, entries)


@lru_cache(maxsize=64)
def _entries(data: bytes) -> Mapping[str, Entry]:
    # Resolving no scalar keeps `yes` and `no` the words that they are.
    found: Mapping[str, Entry] | None = yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - BaseLoader builds only text, lists and mappings
    return found or {}
