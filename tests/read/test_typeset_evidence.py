"""Typography alone never loses a quote: whatever a language sets right, the words are found again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cartable.formats.typography import typeset
from cartable.model.transcript import Transcript
from cartable.read.transcript import Spoken, citations, transcript
from cartable.source.place import Place

COURSES = Path(__file__).parents[2] / "course"
PROFILES = ("fr-FR", "fr-CA", "fr-CH", "en-GB", "en-US", "de-DE", "es-ES")
QUOTE = Place("course/x/course.yaml", 1, 1)
PIECES = [
    *("l'eau", "aujourd'hui", "c'est-à-dire", "«oui»", '"oui"', "« non »", "'so'", "don't", "rock 'n' roll"),
    *("60 %", "60%", "10 km", "3,5", "12:30", "1er", "2e", "No 5", "M. Dupont", "p. 12", "XIXe", "20 000"),
    *("...", "…", "-", "–", "—", "Quoi ?", "Quoi?", "Ici :", "Là;", "Bon!", "¿Qué?", "œuvre", "A/B", "x.pdf"),
    *("mot", "Wort", "word", "§ 4", "z. B.", "Nr. 3", "3 x 4", "5 €", "$ 5", "(oui)", "http://a.b/c-d"),
]


@cache
def shipped() -> list[Transcript]:
    return [
        transcript(file.read_text("utf-8"), Place("m.txt"), (), "fr")[0]
        for file in sorted([*COURSES.glob("*/module-*.txt"), *COURSES.glob("*/module-*.vtt")])
    ]


def lost(said: Transcript, language: str) -> int:
    """How many sentences are not found again once they are typeset."""
    quotes = [(typeset(sentence.text, language), QUOTE) for sentence in said.sentences]
    return len(citations(quotes, Spoken(said))[1])


@pytest.mark.parametrize("language", PROFILES)
def test_every_sentence_of_the_shipped_transcripts_is_found_typeset(language: str) -> None:
    assert [lost(said, language) for said in shipped()] == [0] * len(shipped())
    assert sum(len(said.sentences) for said in shipped()) > 200


@pytest.mark.parametrize("language", PROFILES)
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
@example(pieces=["Bon!", "«oui»", "..."])
def test_whatever_is_said_is_found_typeset(language: str, pieces: list[str]) -> None:
    words = f"mot {' '.join(pieces)} mot"
    said, _ = transcript(words, Place("m.txt"), (), language)
    found, problems = citations([(typeset(words, language), QUOTE)], said)
    assert problems == []
    assert (found[0].first, found[0].last) == (1, len(said.sentences))
