"""Terms in running words: which are found, which are marked, and what is left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from cartable.formats.glossary import Finder, Marking, alphabetical, first_said, opened
from cartable.formats.html import Setting
from cartable.formats.typography import typeset
from cartable.model.course import Term
from cartable.model.text import plain_text
from cartable.model.transcript import Sentence, Transcript, Turn
from cartable.read.richtext import rich_text
from cartable.source.place import Place

FRENCH = Setting("fr-FR", str)


def found(words: str, *terms: str, language: str = "fr-FR") -> list[str]:
    """The words that are found, each with its term where the two differ."""
    finder = Finder(terms, language)
    return [
        words[start:end] if words[start:end] == term else f"{words[start:end]}={term}"
        for start, end, term in finder.found(words)
    ]


def marked(markdown: str, *terms: str) -> str:
    marking = Marking({term: f"t{n}" for n, term in enumerate(terms)}, FRENCH)
    text = rich_text(markdown, Place("course.yaml", 1, 1))[0]
    return re.sub(r'<a class="term" href="#t(\d)">(.*?)</a>', r"\1[\2]", str(marking.blocks(text)))


@pytest.mark.parametrize(
    ("words", "terms", "wanted"),
    [
        ("un bac, le bac.", ["bac"], ["bac", "bac"]),
        ("un bacs, tabac, bac-à-sable, sous-bac, bac_2", ["bac"], []),
        ("l’entourage et l'entourage", ["entourage"], ["entourage", "entourage"]),
        ("Entourage. Et « Entourage »", ["entourage"], ["Entourage=entourage"]),
        ("Oui. Entourage ! – Entourage", ["entourage"], ["Entourage=entourage", "Entourage=entourage"]),
        ("le mot Entourage", ["entourage"], []),
        ("une alliance, des alliances", ["alliance"], ["alliance", "alliances=alliance"]),
        ("un carré, un carré magique", ["carré", "carré magique"], ["carré", "carré magique"]),
        ("des carrés\u00a0magiques", ["carré magique"], ["carrés\u00a0magiques=carré magique"]),
        ("la cour, les cours, la foi, une fois", ["cour", "foi"], ["cour", "foi"]),
        ("le LMS, le lms, Lms", ["LMS"], ["LMS"]),
        ("les choix, les choixs", ["choix"], ["choix"]),
        ("l’état d’esprit", ["état d'esprit"], ["état d’esprit=état d'esprit"]),
        ("voir bac.pdf, https://e.fr/bac, bac@e.fr, www.e.fr/bac", ["bac"], []),
        ("C++ et .NET", ["C++", ".NET"], ["C++", ".NET"]),
        ("rien", [], []),
    ],
)
def test_a_term_is_found_whole(words: str, terms: list[str], wanted: list[str]) -> None:
    assert found(words, *terms) == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("en", "rungs of the rung’s ladder. Rung", ["rung", "ladder", "Rung=rung"]),
        ("en", "two ladders", ["ladders=ladder"]),
        ("de", "die Leiter, Leiters", ["Leiter"]),
        ("ar", "هذا سُلَّم وسُلَّم", ["سُلَّم"]),
        ("ar", "نظام النظام نظامٌ", ["نظام"]),
    ],
)
def test_a_plural_is_found_where_an_s_makes_it(language: str, words: str, wanted: list[str]) -> None:
    terms = {"en": ["rung", "ladder"], "de": ["Leiter"], "ar": ["سُلَّم", "نظام"]}[language]
    assert found(words, *terms, language=language) == wanted


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("Un bac, un bac.", "<p>Un 0[bac], un bac.</p>"),
        ("Un **bac** ici.", "<p>Un <strong>0[bac]</strong> ici.</p>"),
        ("Un `bac`, le bac.", "<p>Un <code>bac</code>, le 0[bac].</p>"),
        (
            "[Un bac](https://e.fr), le bac.",
            '<p><a href="https://e.fr" rel="noopener">Un bac</a>, le 0[bac].</p>',
        ),
        ("un bac *brun*, un bac brun", "<p>un 0[bac] <em>brun</em>, un 1[bac brun]</p>"),
        ("- un bac\n- un bac", "<ul><li>un 0[bac]</li><li>un bac</li></ul>"),
        ("<b>bac</b> & bac", "<p>&lt;b&gt;0[bac]&lt;/b&gt; &amp; bac</p>"),
    ],
)
def test_it_is_marked_once_and_never_in_a_link_or_in_code(markdown: str, wanted: str) -> None:
    assert marked(markdown, "bac", "bac brun") == wanted


def test_a_header_is_not_marked() -> None:
    assert marked("|bac|\n|-|\n|bac|", "bac").count("0[bac]") == 1
    assert '<th scope="col">bac</th>' in marked("|bac|\n|-|\n|bac|", "bac")


def test_each_term_waits_for_its_own_first_place_through_all_texts_of_a_page() -> None:
    marking = Marking({"bac": "t0", "bac brun": "t1"}, FRENCH)
    said = [str(marking.words(words)) for words in ("Un bac brun !", "Un bac, un bac brun.", "Un bac.")]
    assert said == [
        'Un <a class="term" href="#t1">bac brun</a>\u202f!',
        'Un <a class="term" href="#t0">bac</a>, un bac brun.',
        "Un bac.",
    ]


def test_where_a_term_is_said_first() -> None:
    said = ("Rien.", "Un bac. ", "Un bac, un tas.")
    sentences = tuple(Sentence(n, words) for n, words in enumerate(said, 1))
    transcript = Transcript((Turn(None, sentences),))
    assert first_said(Finder(("bac", "tas", "eau"), "fr"), transcript, "fr") == {"bac": 2, "tas": 3}


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("Un bac.", ("Un", " ", "bac.")),
        ("Oui.", ("Oui.", "", "")),
        (
            '<a class="term" href="#t">Un bac</a>, oui &amp; non',
            ('<a class="term" href="#t">Un bac</a>,', " ", "oui &amp; non"),
        ),
        ('L’<a class="term" href="#t">eau</a>', ('L’<a class="term" href="#t">eau</a>', "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_first_word_is_whole(markup: str, wanted: tuple[str, str, str]) -> None:
    assert opened(Markup(markup)) == wanted  # noqa: S704 - written above


@given(
    st.lists(
        st.sampled_from(["bac", "Bac", "brun", " ", "-", "’", ".", "<", "&", "é", "s", "\n"]), max_size=14
    ),
    st.lists(st.sampled_from(["bac", "bac brun", "brun", "é", "LMS"]), max_size=4, unique=True),
)
def test_marks_change_no_character(pieces: list[str], terms: list[str]) -> None:
    words = "".join(pieces)
    marking = Marking(dict.fromkeys(terms, "t"), FRENCH)
    said = marking.words(words)
    assert Markup(re.sub(r"</?a\b[^>]*>", "", said)).unescape() == typeset(words, "fr-FR")  # noqa: S704 - only read
    assert said.count("<a") <= len(terms)


def test_terms_stand_by_the_alphabet_without_accents_and_capitals() -> None:
    words = ("Zèbre", "ours", "œuvre", "éléphant", "Eau")
    terms = alphabetical(Term(word, plain_text("Dit.")) for word in words)
    assert [term.term for term in terms] == ["Eau", "éléphant", "œuvre", "ours", "Zèbre"]
