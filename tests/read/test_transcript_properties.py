"""What holds for every transcript."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cartable.model.transcript import Cue, Transcript
from cartable.read.transcript import citations, sections, transcript
from cartable.source.place import Place
from cartable.source.problem import Problem
from cartable.source.wording import LANGUAGES, help_lines, message, page

FILE = Place("m.txt")
SPEAKERS = st.sampled_from([(), ("only-one",), ("first-key", "second-key"), ("k-1", "k-2", "k-3")])
TONGUES = st.sampled_from(["fr-FR", "en", "es", "de", "it", "ja", "", "x-klingon"])
WORDS = {
    "fr": "Alors l'art. M. où ça, c'est-à-dire etc. « cœur » quoi\u202f? Non\u00a0! 12 h J.-P. là… p. ex.",
    "en": "Well, the U.S. Mr. “quoted” that’s i.e. 3.14 it. Really?! No. 5 (twice) and… so, a-b Then",
    "es": "Pues ¿qué? ¡sí! Sra. EE. UU. niño, acción. 1.234,5 y o «no» Entonces p. ej.",
    "de": "Also z. B. „gut“ Straße, 3. Oktober usw. Er geht. d. h. Übung ist Nr. 5 Und",
}


def spoken(read: Transcript) -> list[str]:
    return " ".join(sentence.text for sentence in read.sentences).split()


def said_in_both_languages(problems: list[Problem]) -> None:
    for one in problems:
        for language in LANGUAGES:
            assert message(one, language)
            assert all(help_lines(one, language))
            assert page(one.code, language)


@pytest.mark.parametrize("language", WORDS)
@given(st.data())
def test_no_word_is_lost(language: str, data: st.DataObject) -> None:
    pieces = st.sampled_from([*WORDS[language].split(), ">>", "[MUSIQUE]", "(rires)", "\n", "\r\n\r\n", "\t"])
    written = data.draw(st.lists(pieces, max_size=80))
    read, _ = transcript(" ".join(written), FILE, data.draw(SPEAKERS), language)
    kept = [one for one in written if one not in (">>", "[MUSIQUE]", "(rires)")]
    assert "".join(spoken(read)) == "".join(" ".join(kept).split())


@given(
    st.lists(st.sampled_from(["Oui", "non,", "alors.", "Bon", "!", "MUSIQUE", "où"]), max_size=60), SPEAKERS
)
def test_words_between_marks_stay_whole(written: list[str], speakers: tuple[str, ...]) -> None:
    read, _ = transcript(" >> ".join(written), FILE, speakers, "fr")
    assert spoken(read) == written


@given(
    st.text(st.characters(exclude_characters=">&[]()", exclude_categories=["Cc", "Cf", "Cs", "Cn"])), TONGUES
)
def test_no_character_of_plain_speech_is_lost(words: str, language: str) -> None:
    read, _ = transcript(words, FILE, (), language)
    assert spoken(read) == words.split()


@given(st.text(st.characters(exclude_categories=[])), SPEAKERS, TONGUES)
def test_no_text_is_too_odd_to_read(words: str, speakers: tuple[str, ...], language: str) -> None:
    read, problems = transcript(words, FILE, speakers, language)
    said_in_both_languages(problems)
    assert [one.number for one in read.sentences] == list(range(1, len(read.sentences) + 1))
    assert all(sentence.text == sentence.text.strip() != "" for sentence in read.sentences)
    assert {turn.speaker for turn in read.turns} <= {None, *speakers}
    lines = re.split(r"\r\n|\r|\n", words.removeprefix("\ufeff"))
    for one in problems:
        if one.place.line and lines[one.place.line - 1]:
            assert 1 <= one.place.column <= len(lines[one.place.line - 1])


@given(st.text(st.sampled_from("aé. >[]()…\n,!«»&gt;A1'-\u202f\x00k:")), SPEAKERS, TONGUES)
def test_no_heap_of_marks_is_too_odd_to_read(words: str, speakers: tuple[str, ...], language: str) -> None:
    read, problems = transcript(words, FILE, speakers, language)
    said_in_both_languages(problems)
    for turn in read.turns:
        for before, after in zip(turn.pieces, turn.pieces[1:], strict=False):
            assert not (isinstance(before, Cue) and before == after)


@given(st.text(), st.text(), st.text())
def test_no_quote_and_no_opening_is_too_odd_to_look_for(words: str, quote: str, other: str) -> None:
    read, _ = transcript(words, FILE, (), "fr")
    found, problems = citations([(quote, FILE), (words, FILE)], read)
    assert len(found) + len(problems) == 2
    said_in_both_languages(problems)
    cut, problems = sections([("A", quote, FILE), ("B", other, FILE)], read)
    assert len(cut) + len(problems) == 2
    said_in_both_languages(problems)


VOCABULARY = st.lists(
    st.sampled_from(["ces", "mots", "sont", "redits", "par", "nous", "tous", "ici.", "Là,", "oui"]),
    min_size=2,
)


@given(VOCABULARY, st.data())
def test_whatever_is_said_can_be_quoted(words: list[str], data: st.DataObject) -> None:
    read, _ = transcript(" ".join(words), FILE, (), "fr")
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first + 1, len(words)))
    (citation,), problems = citations([(" ".join(words[first:end]), FILE)], read)
    assert problems == []
    heard = " ".join(read.sentences[number - 1].text for number in range(citation.first, citation.last + 1))
    assert " ".join(words[first:end]).casefold() in heard.casefold()


@given(VOCABULARY, st.data())
def test_a_word_that_was_never_said_is_named(words: list[str], data: st.DataObject) -> None:
    read, _ = transcript(" ".join(words), FILE, (), "fr")
    misquoted = list(words[:20])
    assume(len(misquoted) > 3)
    misquoted[data.draw(st.integers(0, len(misquoted) - 1))] = "zzz"
    found, (mistake,) = citations([(" ".join(misquoted), FILE)], read)
    assert found == ()
    assert "zzz" in str(dict(mistake.arguments)["wrote"])


@given(VOCABULARY)
def test_every_sentence_whose_words_are_its_own_can_open_a_section(words: list[str]) -> None:
    read, _ = transcript(" ".join(words), FILE, (), "fr")
    last = read.sentences[-1]
    (section,), problems = (
        sections([("A", last.text, FILE)], read) if len(read.sentences) == 1 else ((None,), [])
    )
    assert problems == []
    assert section is None or (section.first, section.last) == (1, 1)
