"""Marks and spaces of each language, and what they leave alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.formats.typography import OBJECT, typeset, typeset_runs

LANGUAGES = ("fr-FR", "fr-CA", "fr-CH", "en", "en-GB", "es", "de-CH", "und")
HEAP = [
    *"abLé '\"«»“”‘’!?:;.,…%()[]-–—/\\5012h\n",
    " ",
    "\u00a0",
    "\u202f",
    OBJECT,
    "km",
    "l'",
    " 000",
    "...",
    ".pdf",
]


def shown(words: str) -> str:
    """The words with the no-break spaces made visible."""
    return words.replace("\u202f", "⸱").replace("\u00a0", "~")


@pytest.mark.parametrize(
    "typed",
    [
        "Quoi ! Où ? Ici ; là : « oui ».",
        "Quoi! Où? Ici; là: «oui».",
        "Quoi\u00a0! Où\u202f? Ici\u00a0; là\u202f: «\u00a0oui\u202f».",
    ],
)
@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("fr-FR", "Quoi⸱! Où⸱? Ici⸱; là~: «⸱oui⸱»."),
        ("fr", "Quoi⸱! Où⸱? Ici⸱; là~: «⸱oui⸱»."),
        ("fr-BE", "Quoi⸱! Où⸱? Ici⸱; là~: «⸱oui⸱»."),
        ("fr-CA", "Quoi! Où? Ici; là~: «~oui~»."),
        ("fr-CH", "Quoi⸱! Où⸱? Ici⸱; là⸱: «⸱oui⸱»."),
    ],
)
def test_french_spaces_follow_the_profile_however_they_were_typed(
    typed: str, language: str, wanted: str
) -> None:
    assert shown(typeset(typed, language)) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("l'eau, aujourd'hui, l'11 mai", "l’eau, aujourd’hui, l’11 mai"),
        ('Il dit "oui", puis "non".', "Il dit «⸱oui⸱», puis «⸱non⸱»."),
        ('« Il a dit "oui" hier. »', "«⸱Il a dit “oui” hier.⸱»"),
        ('d\'"abord"', "d’«⸱abord⸱»"),
        ('un écran de 15" et un mot', 'un écran de 15" et un mot'),
        ("Bon...", "Bon…"),
        ("Quoi ?! Hein?!", "Quoi⸱?! Hein⸱?!"),
        ("(vraiment ?) [oui !]", "(vraiment⸱?) [oui⸱!]"),
        ("« Oui ! » dit-il", "«⸱Oui⸱!⸱» dit-il"),
        ("10 %, 10%, 5 km, 12 h 30, 3 min 20, 25 °C, 4 €", "10~%, 10~%, 5~km, 12~h~30, 3~min~20, 25~°C, 4~€"),
        ("1 000 et 12 345 678", "1⸱000 et 12⸱345⸱678"),
        ("en 2026 100 personnes", "en 2026 100 personnes"),
        ("01 23 45 67 89", "01 23 45 67 89"),
        ("n° 4, p. 12, § 3, M. Dupont, Mme Élie", "n°~4, p.~12, §~3, M.~Dupont, Mme~Élie"),
        ("le 1er, la 2e fois", "le 1er, la 2e fois"),
        ("5 m, 5 l'an", "5~m, 5 l’an"),
        ("Note:\nsuite", "Note~:\nsuite"),
        ("mot  !", "mot⸱!"),
    ],
)
def test_french(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "fr-FR")) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "https://exemple.fr/a?b=1;c:d!e#l'eau",
        "https://exemple.fr/?",
        "www.exemple.fr/l'eau...suite",
        "jean.l'ami@exemple.fr",
        "à 12:30, à 12:30:05",
        "un rapport 3:4",
        r"C:\Users\l'eau\n",
        "/home/l'eau/...",
        "std::string et a::b",
        ":-) ;-) :) ;) :D :-( :'(",
        "l.image.png",
        "images/d'eau.svg",
        "a!=b, x?y:z, a;b",
        "(!) (?) « »",
        "100%25 et 5%d",
        "!important",
    ],
)
@pytest.mark.parametrize("language", ["fr-FR", "fr-CH"])
def test_what_is_no_prose_stays_as_typed(typed: str, language: str) -> None:
    assert typeset(typed, language) == typed


def test_the_space_before_a_mark_after_an_address_is_set_but_none_is_put_into_it() -> None:
    assert shown(typeset("Lu https://exemple.fr/a ? Oui !", "fr-FR")) == "Lu https://exemple.fr/a⸱? Oui⸱!"
    assert shown(typeset("«https://exemple.fr/a»", "fr-FR")) == "«⸱https://exemple.fr/a⸱»"


def test_a_file_name_takes_its_elided_article_and_its_mark() -> None:
    assert shown(typeset("Ouvrez l'image.png!", "fr-FR")) == "Ouvrez l’image.png⸱!"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("It's the students' book.", "It’s the students’ book."),
        ('"Yes," she said, "no."', "“Yes,” she said, “no.”"),
        ("a 'quoted' word", "a ‘quoted’ word"),
        ("\"He said 'yes'.\"", "“He said ‘yes’.”"),
        ("the '90s, 'tis, the 1980's", "the ’90s, ’tis, the 1980’s"),
        ("5' 10\" tall", "5' 10\" tall"),
        ("Wait... what?", "Wait… what?"),
        ("one – two — three", "one – two — three"),
        ("Why ? 10 % : no", "Why ? 10 % : no"),
        ("[...]", "[…]"),
    ],
)
def test_english(typed: str, wanted: str) -> None:
    assert typeset(typed, "en-GB") == wanted


@pytest.mark.parametrize("language", ["es", "de", "und"])
def test_other_languages_get_apostrophes_and_ellipses_only(language: str) -> None:
    assert typeset('geht\'s "so"... ¿no?', language) == 'geht’s "so"… ¿no?'


def test_the_runs_of_a_paragraph_are_set_as_one() -> None:
    assert typeset_runs(['Il dit "', "oui", '"', "!", " l'", "eau", ' : "', OBJECT, '"?'], "fr-FR") == [
        "Il dit «\u202f",
        "oui",
        "\u202f»",
        "\u202f!",
        " l’",
        "eau",
        "\u00a0: «\u202f",
        OBJECT,
        "\u202f»\u202f?",
    ]


def bare(words: str) -> str:
    """The words without spaces, and with straight marks."""
    straight = re.sub("[«»“”]", '"', words.replace("…", "...")).translate(str.maketrans("‘’", "''"))
    return "".join(straight.split())


@given(st.lists(st.sampled_from(HEAP), max_size=20).map("".join), st.sampled_from(LANGUAGES))
@settings(max_examples=400, deadline=None)
def test_setting_twice_changes_nothing_more_and_loses_no_letter(words: str, language: str) -> None:
    once = typeset(words, language)
    assert typeset(once, language) == once
    assert bare(once) == bare(words)


@given(
    st.lists(st.lists(st.sampled_from(HEAP), max_size=5).map("".join), min_size=1, max_size=6),
    st.sampled_from(LANGUAGES),
)
@settings(max_examples=400, deadline=None)
def test_runs_say_what_the_whole_says_and_objects_stay(runs: list[str], language: str) -> None:
    set_runs = typeset_runs(runs, language)
    assert "".join(set_runs) == typeset("".join(runs), language)
    assert all(set_run == OBJECT for run, set_run in zip(runs, set_runs, strict=True) if run == OBJECT)


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_no_words_crash_it(words: str, language: str) -> None:
    assert bare(typeset(words, language)) == bare(words)
