"""Quotes against what was said."""

from __future__ import annotations

from functools import cache

import pytest

from cartable.model.transcript import Citation, Transcript
from cartable.read.transcript import citations, transcript
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

QUOTE = Place("course/demo/course.yaml", 9, 17, 20)
SAID = """
[MUSIQUE] Quels sont les grands objectifs de ces partenariats? >> Alors, on en trouve quatre.
Premier objectif, c'est la « richesse humaine ». Deuxième objectif, les parties prenantes. Et le cœur,
c'est-à-dire 60 %, reste l'innovation. >> Pourquoi ces nouveaux >> partenariats [RIRES] naissent-ils?
>> La taille et le secteur d’activité, que ce soit pour l’entreprise ou pour l’association,
influence assez peu cette dynamique. Il en va de même [sic] partout.
"""


@cache
def lecture() -> Transcript:
    return transcript(SAID, Place("m.txt"), ("host", "guest"), "fr")[0]


def cited(*quotes: str) -> tuple[Citation, ...]:
    found, problems = citations([(quote, QUOTE) for quote in quotes], lecture())
    assert problems == []
    return found


def refused(quote: str) -> Problem:
    found, (mistake,) = citations([(quote, QUOTE)], lecture())
    assert found == ()
    return mistake


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("les grands objectifs de ces partenariats", 1),
        ("Les grands objectifs", 1),
        ("premier objectif, c’est la “richesse humaine”", 3),
        ("… c'est la richesse\u00a0humaine…", 3),
        ("Et le coeur, c’est‑à‑dire 60\u202f%", 5),
        ("Et le coeur - c'est à dire 60%", 5),
        ("ces nouveaux partenariats naissent-ils ?", 6),
        ("ces nouveaux >> partenariats [RIRES] naissent", 6),
        ("influence [sic] assez peu", 7),
        ("Il en va de même partout", 8),
        ("secteur d'activite\u0301", 7),
        ("l'entre\u00adprise", 7),
    ],
)
def test_typography_does_not_matter(quote: str, sentence: int) -> None:
    (citation,) = cited(quote)
    assert (citation.first, citation.last) == (sentence, sentence)


def test_a_citation_keeps_the_quote_as_written_on_one_line() -> None:
    assert cited(" Quels sont\n  les\u00a0grands ") == (Citation("Quels sont les\u00a0grands", 1, 1),)


@pytest.mark.parametrize("cut", ["[…]", "[...]", "(…)", "[ … ]"])
def test_a_quote_may_be_cut(cut: str) -> None:
    (citation,) = cited(f"Premier objectif {cut} les parties prenantes {cut} reste l'innovation")
    assert (citation.first, citation.last) == (3, 5)


def test_the_parts_of_a_cut_quote_stand_as_near_as_they_can() -> None:
    (citation,) = cited("objectif […] les parties prenantes")
    assert (citation.first, citation.last) == (4, 4)


def test_a_quote_may_run_over_several_turns() -> None:
    (citation,) = cited("partenariats? Alors, on en trouve")
    assert (citation.first, citation.last) == (1, 2)


def test_a_changed_word_is_named_with_the_nearest_passage_and_its_turn() -> None:
    assert refused("pour l'entreprise ou pour l'association, influencent assez peu") == problem(
        "quote-not-found",
        QUOTE,
        turn=4,
        nearest="pour l’entreprise ou pour l’association, influence assez peu",
        wrote="influencent",
        said="influence",
    )


@pytest.mark.parametrize(
    ("quote", "wrote", "said"),
    [
        ("le secteur d'activite", "d'activite", "d’activité"),
        ("c'est la Richesse humaine", "Richesse", "richesse"),
        ("influence vraiment assez peu", "vraiment", None),
        ("influence peu cette dynamique", None, "assez"),
        ("60 € reste l'innovation", "€", "%"),
        ("pour l'entreprise ou pour une association", "une", "l’association"),
        ("carrément l'innovation", "carrément", "reste"),
    ],
)
def test_the_first_difference_is_said(quote: str, wrote: str | None, said: str | None) -> None:
    arguments = dict(refused(quote).arguments)
    assert (arguments.get("wrote"), arguments.get("said")) == (wrote, said)


def test_further_differences_are_counted() -> None:
    mistake = refused("la taille ou le secteur d'activité, quel que soit l'entreprise ou pour l'association")
    assert dict(mistake.arguments)["others"] == 2


def test_a_single_misspelt_word_finds_its_like() -> None:
    assert dict(refused("influencent").arguments)["said"] == "influence"


def test_words_from_elsewhere_have_no_nearest() -> None:
    assert refused("bleu comme une orange") == problem("quote-not-found", QUOTE)


def test_parts_in_another_order_are_told() -> None:
    assert refused("Deuxième objectif […] premier objectif") == problem(
        "quote-not-found", QUOTE, turn=2, earlier="premier objectif", later="Deuxième objectif"
    )


def test_a_cut_without_brackets_is_told() -> None:
    assert refused("Premier objectif ... les parties prenantes") == problem(
        "quote-not-found", QUOTE, cut="[…]", before="les parties prenantes"
    )


def test_only_the_part_that_fails_is_compared() -> None:
    arguments = dict(refused("Premier objectif […] les parties prenants").arguments)
    assert (arguments["wrote"], arguments["said"]) == ("prenants", "prenantes")


@pytest.mark.parametrize("quote", ["", " ", "…", "[…]", "[MUSIQUE]", "« »"])
def test_a_quote_without_words_is_refused(quote: str) -> None:
    assert refused(quote) == problem("nothing-to-find", QUOTE)


def test_a_long_quote_shows_the_stretch_that_differs() -> None:
    words = [f"mot{number}" for number in range(400)]
    read, _ = transcript(" ".join(words) + ".", Place("m.txt"), (), "fr")
    words[300] = "autre"
    _, (mistake,) = citations([(" ".join(words), QUOTE)], read)
    arguments = dict(mistake.arguments)
    assert (arguments["wrote"], arguments["said"]) == ("autre", "mot300")
    assert len(str(arguments["nearest"]).split()) <= 26
    assert "mot300" in str(arguments["nearest"])


def test_the_other_quotes_are_found_when_one_is_not() -> None:
    found, problems = citations([("nulle part ailleurs", QUOTE), ("en trouve quatre", QUOTE)], lecture())
    assert ([one.first for one in found], [one.code for one in problems]) == ([2], ["quote-not-found"])
