"""Marks and spaces of each language, and what they leave alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.formats.typography import OBJECT, typeset, typeset_runs
from cartable.formats.typography.profiles import profile
from cartable.model.transcript import Sentence, Transcript, Turn
from cartable.model.typography import PROFILES
from cartable.read.transcript.evidence import citations
from cartable.source.place import Place

LANGUAGES = (*PROFILES, "en-GB", "de-AT", "ar", "und")
HEAP = [
    *"abLé '\"«»“”„‘’‚‹›¿¡!?:;.,…%()[]-–—/\\5012h\n",
    " ",
    "\u00a0",
    "\u202f",
    OBJECT,
    "km",
    "l'",
    " 000",
    "'000",
    "...",
    ".pdf",
    " - ",
    " -- ",
    " – ",
    "p. ",
    "12-14",
    "z. B.",
    "Dr. A",
    " mai",
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
        ("l'eau, aujourd'hui, l'11 mai", "l’eau, aujourd’hui, l’11~mai"),
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
        ("Il vient - enfin - demain", "Il vient~– enfin~– demain"),
        ("Il vient -- enfin -- demain", "Il vient~– enfin~– demain"),
        ("Il vient – enfin — demain", "Il vient~– enfin~— demain"),
        ("— Bonjour, dit-il.", "—~Bonjour, dit-il."),
        ("Module 1 - Les gens", "Module 1~– Les gens"),
        ("Lui - « oui » - et elle", "Lui~– «⸱oui⸱»~– et elle"),
        ("le 1er mai, au XXe siècle, 14 juillet", "le 1er~mai, au XXe~siècle, 14~juillet"),
        ("nº 4, N° 12", "nº~4, N°~12"),
        ("3 000 €, 20 %, 20%, 5 Mo", "3⸱000~€, 20~%, 20~%, 5~Mo"),
        ("à 14 h, à 14 h 30, 90 min", "à 14~h, à 14~h~30, 90~min"),
        ("pages 12-14, 1914-1918", "pages 12-14, 1914-1918"),
        ("Dr Roux, Mlle Bé, Pr Aziz", "Dr~Roux, Mlle~Bé, Pr~Aziz"),
        ("Oui; non: peut-être!", "Oui⸱; non~: peut-être⸱!"),
        ("5 - 3 = 2, a - b, x - 2", "5 - 3 = 2, a - b, x - 2"),
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
        "en 16:9, en 4:3",
        "Jn 3, 12-14, Jn 3:12-14",
        "le 2026-01-05 à 00:01:12.340",
        "01-23-45-67-89",
        "cours-2024-2025.pdf, 1920-1080",
    ],
)
@pytest.mark.parametrize("language", ["fr-FR", "fr-CH", "fr-CA", "und"])
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
        ("20%, 3 000 $, 5 km", "20~%, 3⸱000~$, 5~km"),
        ("Il dit: «Quoi?»", "Il dit~: «~Quoi?~»"),
        ('"Il dit "non"."', "«~Il dit “non”.~»"),
        ("Vite ; viens !", "Vite; viens!"),
        ("9 h 05 - 10 h", "9~h~05 - 10~h"),
        ("le 24 juin - fête", "le 24~juin~– fête"),
    ],
)
def test_french_of_canada(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "fr-CA")) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Il dit: «Quoi?»", "Il dit⸱: «⸱Quoi⸱?⸱»"),
        ('"Il dit "non"."', "«⸱Il dit ‹non›.⸱»"),
        ("1'000 francs, 12'345'678 francs", "1’000 francs, 12’345’678 francs"),
        ("l'an 2000, d'ici à 5'0", "l’an 2000, d’ici à 5'0"),
        ("3 000 et 20 %", "3⸱000 et 20~%"),
    ],
)
def test_french_of_switzerland(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "fr-CH")) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("It's the students' book.", "It’s the students’ book."),
        ('"Yes," she said, "no."', "“Yes,” she said, “no.”"),
        ("a 'quoted' word", "a ‘quoted’ word"),
        ("\"He said 'yes'.\"", "“He said ‘yes’.”"),
        ('"He said "yes"."', "“He said ‘yes’.”"),
        ('“He said "yes".”', "“He said ‘yes’.”"),
        ("the '90s, 'tis, the 1980's", "the ’90s, ’tis, the 1980’s"),
        ("rock 'n' roll, 'em", "rock ’n’ roll, ’em"),
        ("5' 10\" tall", "5' 10\" tall"),
        ("Wait... what?", "Wait… what?"),
        ("one – two — three", "one~– two~— three"),
        ("one—two, one–two", "one—two, one–two"),
        ("one - two -- three", "one~– two~– three"),
        ("Why ? 10 % : no", "Why ? 10~% : no"),
        ("10%, 3 kg, 20 °C", "10%, 3~kg, 20~°C"),
        ("[...]", "[…]"),
        ("pp. 12-14, chapters 3-5", "pp.~12–14, chapters 3–5"),
        ("1914-1918, 10-15 years, 5-10 km, 5-10%", "1914–1918, 10–15 years, 5–10~km, 5–10%"),
        ("2026-01-05, 555-0199, 3-2, John 3:12-14", "2026-01-05, 555-0199, 3-2, John 3:12-14"),
        ("14-12, 5 - 3, x - y", "14-12, 5 - 3, x - y"),
        ("at 12:30, 16:9, 00:01:12", "at 12:30, 16:9, 00:01:12"),
        ("Mr Smith, Mrs. Jones, Dr Lee", "Mr~Smith, Mrs.~Jones, Dr~Lee"),
        ("No. 4, p. 12, 5 May, May 5", "No.~4, p.~12, 5~May, May~5"),
        ("1,000 and 1 000", "1,000 and 1 000"),
        ("the 1st, 2nd and 3rd", "the 1st, 2nd and 3rd"),
        ("well-known, re-read, twenty-one", "well-known, re-read, twenty-one"),
        ('open "notes - new.pdf"', "open “notes~– new.pdf”"),
    ],
)
def test_english(typed: str, wanted: str) -> None:
    assert {shown(typeset(typed, tag)) for tag in ("en", "en-GB", "en-US")} == {wanted}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('Sie sagte "ja".', "Sie sagte „ja“."),
        ('"Ja", sagte sie, "nein."', "„Ja“, sagte sie, „nein.“"),
        ('"Er rief "halt" und lief"', "„Er rief ‚halt‘ und lief“"),
        ('„Er rief "halt" laut“', "„Er rief ‚halt‘ laut“"),
        ("\"Er rief 'halt'.\"", "„Er rief ‚halt‘.“"),
        ("das Wort 'Glück'", "das Wort ‚Glück‘"),
        ("geht's, Hans' Hut, '68", "geht’s, Hans’ Hut, ’68"),
        ("Und dann...", "Und dann…"),
        ("Er kam - endlich - an", "Er kam~– endlich~– an"),
        ("Er kam – endlich – an", "Er kam~– endlich~– an"),
        ("Teil 1 - Die Leiter", "Teil 1~– Die Leiter"),
        ("20 %, 20%, 10%ig", "20~%, 20~%, 10%ig"),
        ("5 km, 20 °C, 3 kg, 3 h", "5~km, 20~°C, 3~kg, 3~h"),
        ("12 000 €, 3.000 €", "12⸱000~€, 3.000~€"),
        ("z. B. so, d. h. nie, u. a. er", "z.⸱B. so, d.⸱h. nie, u.⸱a. er"),
        ("z.B. so", "z.B. so"),
        ("S. 12-14, Seiten 3-5", "S.~12–14, Seiten 3–5"),
        ("1914-1918, 10-15 Jahre", "1914–1918, 10–15 Jahre"),
        ("2026-01-05, 3-2, Joh 3,12-14", "2026-01-05, 3-2, Joh 3,12-14"),
        ("um 12:30 Uhr, 16:9", "um 12:30 Uhr, 16:9"),
        ("Nr. 4, § 3, Abb. 2", "Nr.~4, §~3, Abb.~2"),
        ("am 5. Mai, im 20. Jahrhundert", "am 5.~Mai, im 20.~Jahrhundert"),
        ("Dr. Weber, Prof. Kühn", "Dr.~Weber, Prof.~Kühn"),
        ("Was? Ja! So: nein; gut", "Was? Ja! So: nein; gut"),
        ("E-Mail, Hin- und Rückweg", "E-Mail, Hin- und Rückweg"),
        ("C:\\so\\'x'y und https://e.de/'a'b", "C:\\so\\'x'y und https://e.de/'a'b"),
    ],
)
def test_german(typed: str, wanted: str) -> None:
    assert {shown(typeset(typed, tag)) for tag in ("de", "de-DE", "de-AT")} == {wanted}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('Sie sagte "ja".', "Sie sagte «ja»."),
        ('"Er rief "halt"."', "«Er rief ‹halt›.»"),
        ("\"Er rief 'halt'.\"", "«Er rief ‹halt›.»"),
        ("1'000 Franken", "1’000 Franken"),
    ],
)
def test_german_of_switzerland(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "de-CH")) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('Dijo "sí".', "Dijo «sí»."),
        ('"Dijo "sí" ayer"', "«Dijo “sí” ayer»"),
        ('«Dijo "sí" ayer»', "«Dijo “sí” ayer»"),
        ("la palabra 'casa'", "la palabra ‘casa’"),
        ('¿"Qué"? ¡"Eso"!', "¿«Qué»? ¡«Eso»!"),
        ("« Sí »", "«Sí»"),
        ("¿ Qué tal ?", "¿Qué tal?"),
        ("¡ Claro !", "¡Claro!"),
        ("Dijo : sí ; y se fue", "Dijo: sí; y se fue"),
        ("¿Qué?, ¡no!", "¿Qué?, ¡no!"),
        ("Pues...", "Pues…"),
        ("20 %, 20%", "20~%, 20~%"),
        ("5 km, 20 °C, 3 kg", "5~km, 20~°C, 3~kg"),
        ("12 345 678 y 1234", "12⸱345⸱678 y 1234"),
        ("5 o 6, 3 h", "5 o 6, 3~h"),
        ("n.º 4, pág. 12, págs. 3-5", "n.º~4, pág.~12, págs.~3-5"),
        ("p. ej. así, EE. UU.", "p.~ej. así, EE.~UU."),
        ("Sr. García, Dra. Ruiz", "Sr.~García, Dra.~Ruiz"),
        ("el siglo XXI", "el siglo~XXI"),
        ("1914-1918, 10-15 años", "1914-1918, 10-15 años"),
        ("Vino - por fin - ayer", "Vino~– por fin~– ayer"),
        ("Vino —por fin— ayer", "Vino —por fin— ayer"),
        ("el 1.º, la 2.ª", "el 1.º, la 2.ª"),
        ("a las 12:30, en 16:9", "a las 12:30, en 16:9"),
        ("2026-01-05, 5 - 3", "2026-01-05, 5 - 3"),
        ("https://e.es/¿a?b=1 ;)", "https://e.es/¿a?b=1 ;)"),
    ],
)
def test_spanish(typed: str, wanted: str) -> None:
    assert {shown(typeset(typed, tag)) for tag in ("es", "es-MX")} == {wanted}


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("it", 'un po\' di "pane", l\'"arte", \'80', "un po’ di «pane», l’«arte», ’80"),
        ("it", "5 km - forse; il 50%", "5~km~– forse; il 50%"),
        ("nl", "'s avonds zei ze \"ja\" en 'nee'", "’s avonds zei ze “ja” en ‘nee’"),
        ("nl", "nr. 4 - blz. 12", "nr.~4 - blz.~12".replace("4 - blz", "4~– blz")),
        ("pt", 'Disse "sim" à Sra. Reis', "Disse «sim» à Sra.~Reis"),
        ("pt-BR", 'Disse "o "sim"" à Sra. Reis', "Disse “o ‘sim’” à Sra.~Reis"),
        ("ar", '"نعم" - 12 kg', '"نعم" - 12 kg'),
        ("und", 'geht\'s "so"... ¿no? - 5 km', 'geht’s "so"… ¿no? - 5 km'),
    ],
)
def test_other_languages(language: str, typed: str, wanted: str) -> None:
    assert shown(typeset(typed, language)) == wanted


def test_off_leaves_every_character_as_typed() -> None:
    typed = 'L\'eau... "oui" ! 10 % - fin'
    assert typeset(typed, "off") == typed
    assert typeset_runs([typed, OBJECT], "off") == [typed, OBJECT]


def test_every_profile_that_an_author_may_name_has_its_own_row() -> None:
    rows = [profile(name) for name in PROFILES]
    assert all(row is not None and row.quotes for row in rows)
    assert len({id(row) for row in rows}) == len(PROFILES)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("fr", "fr-FR"),
        ("fr-BE", "fr-FR"),
        ("FR-ca", "fr-CA"),
        ("fr-Latn-CH", "fr-CH"),
        ("en-AU", "en"),
        ("de-AT", "de"),
    ],
)
def test_a_tag_goes_by_its_region_else_by_its_language(tag: str, name: str) -> None:
    assert profile(tag) is profile(name)


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
    """The words without spaces, all quotes and all dashes alike: letters, digits and other marks stay."""
    plain = re.sub('[«»“”„‘’‚‹›"]', "'", words.replace("…", "..."))
    return "".join(re.sub("-{1,2}|[–—]", "-", plain).split())


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


SAID = [
    "Il",
    "dit",
    "oui",
    "1 000",
    "12-14",
    "l'eau",
    '"non"',
    "'so'",
    "20%",
    "-",
    "!",
    "...",
    "p. 3",
    "5 km",
    "?",
    ":",
]


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=12).map(" ".join), st.sampled_from(LANGUAGES))
def test_a_quote_that_was_set_is_found_in_what_was_said(quote: str, language: str) -> None:
    transcript = Transcript((Turn(None, (Sentence(1, f"Alors {quote} fin."),)),))
    place = Place("course.yaml")
    for wanted in (f"Alors {quote}", typeset(f"Alors {quote}", language)):
        (citation,), problems = citations([(wanted, place)], transcript)
        assert problems == []
        assert citation.first == 1
