"""The words that ship: every language says the same things, with the same values, in all its forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from cartable.formats.language import direction, usual_forms
from cartable.formats.typography import typeset

LOCALES = Path(__file__).parents[2] / "templates" / "locales"
LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir())
DOMAINS = ("changes", "paper", "player", "settings")
_SHORT = frozenset(("zero", "one", "two"))
_FOREIGN = {"title", "archive", "version", "host", "address", "words", "quote"}
_FOREIGN |= {"id", "bank", "options", "was", "now", "name", "card", "date"}
_OPENS, _CLOSES = "\u2068", "\u2069"

Entries = Mapping[str, str | Mapping[str, str]]


def entries(language: str, domain: str) -> Entries:
    data = (LOCALES / language / f"{domain}.yaml").read_text("utf-8")
    found: Entries = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506 - only text, lists and mappings
    return found


def texts(language: str) -> Iterator[tuple[str, str]]:
    for domain in DOMAINS:
        for key, entry in entries(language, domain).items():
            forms = {"": entry} if isinstance(entry, str) else entry
            yield from ((f"{domain}: {key} {form}".strip(), text) for form, text in forms.items())


def names(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def values(entry: str | Mapping[str, str]) -> set[str]:
    """The values that a wording sets in, over all its forms, `n` aside where it only chooses one."""
    if isinstance(entry, str):
        return names(entry) - {"n"}
    return set().union(*map(names, entry.values())) - {"n"}


def test_the_eight_languages_ship() -> None:
    assert LANGUAGES == ["ar", "de", "en", "es", "fr", "it", "nl", "pt"]


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_in_the_same_order(language: str, domain: str) -> None:
    assert list(entries(language, domain)) == list(entries("en", domain))


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_sets_in_the_same_values(language: str, domain: str) -> None:
    found = {key: values(entry) for key, entry in entries(language, domain).items()}
    assert found == {key: values(entry) for key, entry in entries("en", domain).items()}


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_numbers_below_a_million_and_no_more(language: str, domain: str) -> None:
    found = {
        key: set(entry) for key, entry in entries(language, domain).items() if not isinstance(entry, str)
    }
    assert found
    assert found == dict.fromkeys(found, usual_forms(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_for_many_numbers_says_the_number(language: str) -> None:
    silent = []
    for domain in DOMAINS:
        for key, entry in entries(language, domain).items():
            if isinstance(entry, str):
                continue
            said = set().union(*map(names, entry.values()))
            silent += [
                f"{domain}: {key} {form}"
                for form, text in entry.items()
                if form not in _SHORT and names(text) != said
            ]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_without_forms_sets_in_its_number_where_english_does(language: str) -> None:
    for domain in DOMAINS:
        english = entries("en", domain)
        for key, entry in entries(language, domain).items():
            same = english[key]
            if isinstance(entry, str) and isinstance(same, str):
                assert names(entry) == names(same), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_ship_with_the_marks_and_spaces_of_their_language(language: str) -> None:
    assert [where for where, text in texts(language) if typeset(text, language) != text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_may_break_before_a_percent_sign(language: str) -> None:
    assert [where for where, text in texts(language) if " %" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_run_the_other_way_is_isolated(language: str) -> None:
    for where, text in texts(language):
        assert text.count(_OPENS) == text.count(_CLOSES), where
        if direction(language) == "ltr":
            assert _OPENS not in text, where
            continue
        outside = re.sub(f"{_OPENS}[^{_CLOSES}]*{_CLOSES}", "", text)
        assert not names(outside) & _FOREIGN, where
        assert not re.search(r"[,;?]", outside), where


def test_nothing_of_french_is_put_into_other_languages() -> None:
    typed = {
        "es": "¿Qué dijo? «Sí»: ¡claro! 50\u00a0% de 12\u00a0kg",
        "de": "Was sagte sie? „Ja“: klar! 50\u00a0% von 12\u00a0kg; M. Weber",
        "it": "Che cosa ha detto? «Sì»: certo! Il 50% di 12\u00a0kg",
        "pt": "O que disse? «Sim»: claro! 50% de 12\u00a0kg",
        "nl": "Wat zei ze? ‘Ja’: natuurlijk! 50% van 12\u00a0kg",
        "ar": "ماذا قالت؟ «نعم»: طبعًا! 50% من 12 كغ؛ 1 000",
    }
    assert {language: typeset(text, language) for language, text in typed.items()} == typed


def test_apostrophes_between_letters_are_true_in_every_language() -> None:
    assert typeset("l'acqua", "it") == "l’acqua"
    assert typeset("de foto's", "nl") == "de foto’s"
    assert typeset("copo d'água...", "pt") == "copo d’água…"
