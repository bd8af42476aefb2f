"""The words that a course says its own way, held against those that they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import cast

from cartable.formats.language import FORMS, plural_forms, usual_forms
from cartable.formats.words import SHIPPED, folders, known_key, words
from cartable.model.course import Course, Entry
from cartable.questions.true_false import SAID
from cartable.read.shipped import DOMAINS, FILES, SPOKEN, own_words
from cartable.read.walk import Step
from cartable.read.whereabouts import Whereabouts
from cartable.read.yaml import Mapping as Pairs
from cartable.read.yaml import bare, document
from cartable.source.nearness import nearest
from cartable.source.problem import Problem, problem

_NAME = re.compile(r"\{(\w+)\}")
_FEW = frozenset(("zero", "one", "two"))
"""Forms that may say their number in a word: `one question left`."""


def found(course: Course, templates: Mapping[str, bytes], where: Whereabouts) -> Iterator[Problem]:
    """A problem for each word that is none, each value and each plural form too many or too few."""
    if not course.words:
        return
    known = _known(templates, course.language)
    for domain, own in course.words.items():
        inside: tuple[Step, ...] = ("words",) if domain == "player" else ("words", domain)
        yield from _judged(own, domain, known, course.language, (where, inside))


def of_files(templates: Mapping[str, bytes], language: str) -> Iterator[Problem]:
    """Likewise for the workspace's own files of words that a course of this language is said with."""
    beneath = {
        path.removeprefix(SHIPPED): data for path, data in templates.items() if path.startswith(SHIPPED)
    }
    if not beneath:
        return
    known = _known({**templates, **beneath}, language)
    for folder, domain in product(folders(language), FILES):
        path = f"locales/{folder}/{domain}.yaml"
        if SHIPPED + path not in templates:
            continue
        names = frozenset(name.removeprefix(SPOKEN) for name in known[domain])
        root, problems = document(templates[path], f"templates/{path}", names)
        # Isolates keep a name that runs the other way from turning the words around it.
        yield from (one for one in problems if one.code != "bidi-control")
        if not isinstance(root, Pairs):
            if root is not None:
                yield problem("not-a-mapping", root.place)
            continue
        own: dict[str, Entry] = {}
        for key, node in root.entries:
            value = bare(node)
            forms = value.values() if isinstance(value, dict) else (value,)
            if all(isinstance(one, str) and one.strip() for one in forms):
                own[key.text] = cast("Entry", value)
            else:
                yield problem("not-a-text", key.place, field=key.text)
        yield from _judged(own, domain, known, folder, (Whereabouts(root, {}), ()))


def _known(templates: Mapping[str, bytes], language: str) -> dict[str, dict[str, Entry]]:
    known = {domain: dict(words(templates, language, domain).entries) for domain in FILES}
    known["player"] |= SAID
    return known


def _judged(
    own: Mapping[str, Entry],
    domain: str,
    known: Mapping[str, Mapping[str, Entry]],
    language: str,
    at: tuple[Whereabouts, tuple[Step, ...]],
) -> Iterator[Problem]:
    where, inside = at
    for key, entry in own.items():
        path = (*inside, key)
        shipped = known[domain].get(known_key(key, known[domain]))
        if shipped is None:
            yield _unknown(key, domain, known, where, path)
            continue
        english = own_words(domain).get(key.removeprefix(SPOKEN), "")
        yield from _forms(entry, (shipped, english), language, where, path)
        yield from _values(entry, shipped, where, path)


def _unknown(
    key: str,
    domain: str,
    known: Mapping[str, Mapping[str, Entry]],
    where: Whereabouts,
    path: tuple[Step, ...],
) -> Problem:
    """A key that is none, with the one that may be meant: alike, or of that text, or of another part."""
    names = {name.removeprefix(SPOKEN) for name in known[domain]}
    by_text = {
        text.casefold(): name.removeprefix(SPOKEN)
        for name, text in known[domain].items()
        if isinstance(text, str)
    }
    home = next((other for other in DOMAINS if other != domain and key in known[other]), None)
    near = by_text.get(key.casefold()) or (None if home else nearest(key, sorted(names), 0.6))
    return problem(
        "unknown-word",
        where.of_key(*path),
        word=key,
        nearest=near,
        home=None if near or home == "player" else home,
        screen="words" if not near and home == "player" else None,
    )


def _forms(
    entry: Entry, said: tuple[Entry, Entry], language: str, where: Whereabouts, path: tuple[Step, ...]
) -> Iterator[Problem]:
    """Plural forms where no number chooses one, a form that the language has not, and one that lacks."""
    if isinstance(entry, str):
        return
    place = where.of_key(*path)
    if all(isinstance(one, str) for one in said):
        yield problem("plural-forms", place, word=str(path[-1]), none="{n}")
        return
    have, want = plural_forms(language), usual_forms(language)
    for form in entry:
        if form not in have:
            listed = ", ".join(one for one in FORMS if one in want)
            yield problem(
                "plural-forms", where.of_key(*path, form), unknown=form, language=language, forms=listed
            )
    if lacking := [form for form in FORMS if form in want and form not in entry]:
        yield problem(
            "plural-forms", place, word=str(path[-1]), language=language, lacking=", ".join(lacking)
        )


def _values(entry: Entry, shipped: Entry, where: Whereabouts, path: tuple[Step, ...]) -> Iterator[Problem]:
    """Values that are set in and not there, and those that are there and not set in."""
    every = _names(*([shipped] if isinstance(shipped, str) else shipped.values()))
    texts = [("", entry)] if isinstance(entry, str) else list(entry.items())
    for form, text in texts:
        at = where.of_course(*path, form) if form else where.of_course(*path)
        strange, lacking = _names(text) - every, _needed(form, shipped) - _names(text)
        if strange:
            value, fits = _listed(strange), _listed(every)
            yield problem("unknown-value", at, value=value, known=fits or None, none=None if fits else value)
        elif lacking:
            yield problem("missing-value", at, value=_listed(lacking), word=str(path[-1]))


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _needed(form: str, shipped: Entry) -> set[str]:
    """The values that a text must set in: those that the tool's own wording does in that form."""
    if isinstance(shipped, str):
        return _names(shipped)
    own = _names(shipped.get(form) or shipped["other"])
    return own - {"n"} if form in _FEW else own


def _names(*texts: str) -> set[str]:
    return {name for text in texts for name in _NAME.findall(text)}
