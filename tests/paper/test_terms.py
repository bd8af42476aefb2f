"""Terms of the glossary on the handout: set apart where they first stand, and said where that is."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from cartable.formats.paper.terms import glossaries
from cartable.model.course import Course, Module, Term
from cartable.model.text import plain_text
from cartable.outputs import handout
from paper.paper_sample import COURSE, materials, transcript
from paper.reading import joined, words

SECOND = Module(
    "deux", "Encore", transcript=transcript(), glossary=(Term("mots", plain_text("Ce qu’on dit.")),)
)
FIRST = replace(
    COURSE.modules[0],
    glossary=(Term("feuille", plain_text("Une page.")), Term("absent", plain_text("Rien."))),
)
TERMED: Course = replace(
    COURSE,
    modules=(FIRST, SECOND),
    glossary=(Term("logo", plain_text("Un signe.")), Term("mots", plain_text("Des sons."))),
)
BARE = replace(TERMED, glossary=(), modules=tuple(replace(one, glossary=()) for one in TERMED.modules))


def printed(course: Course, folder: Path) -> bytes:
    (made,) = handout.artefacts(course, materials(folder)).values()
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(TERMED, tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(BARE, tmp_path_factory.mktemp("bare"))


def links(pdf: bytes) -> list[str]:
    """Where the links within the file lead, by name, in the order of the pages."""
    found = []
    for one in PdfReader(io.BytesIO(pdf)).pages:
        for annotation in one.get("/Annots", []):
            held = annotation.get_object()
            assert isinstance(held, DictionaryObject)
            if "/Dest" in held:
                found.append(str(held["/Dest"]))
    return found


def test_each_term_is_a_link_to_its_entry_where_it_first_stands_in_a_module(sheet: bytes) -> None:
    assert [name for name in links(sheet) if "term" in name] == [
        *("term-2", "term-1", "m1-term-1"),
        *("term-1", "m2-term-1"),
    ]


def test_an_entry_says_the_sentence_that_says_it_first(sheet: bytes) -> None:
    said = joined(words(sheet))
    for entry in (
        "feuilleUnepage.phrase8",
        "logoUnsigne.Module1,phrase2·Module2,phrase2",
        "motsCequ’ondit.phrase12",
        "motsDessons.Module1,phrase12",
    ):
        assert entry in said, entry


def test_the_sentence_of_an_entry_can_be_reached(sheet: bytes) -> None:
    assert {"m1-8", "m1-2", "m1-12", "m2-2", "m2-12"} <= set(links(sheet))
    assert {"m1-8", "m2-12"} <= set(PdfReader(io.BytesIO(sheet)).named_destinations)


def test_the_words_of_the_transcript_are_the_same(sheet: bytes, bare: bytes) -> None:
    heard = joined("Et je note les réponses sur deux feuilles.")
    assert joined(words(sheet)).count(heard) == joined(words(bare)).count(heard) > 0


def test_it_is_valid_pdf_ua_1_from_right_to_left_too(sheet: bytes, tmp_path: Path) -> None:
    for made in (sheet, printed(replace(TERMED, language="ar"), tmp_path)):
        report = page.validate_pdf_bytes(made, profile="ua1")
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_a_sheet_without_a_glossary_says_nothing_of_one(bare: bytes) -> None:
    assert "glossaire" not in words(bare).lower()


def test_a_term_of_the_module_comes_before_the_courses_of_the_same_name() -> None:
    known = glossaries(TERMED)
    assert known.chapters[1].anchors["mots"] == "m2-term-1"
    assert known.entries[1].said == ((1, 12),)


def test_the_entries_of_the_sheet_stand_by_the_alphabet() -> None:
    mixed = replace(
        TERMED, glossary=tuple(Term(word, plain_text("Dit.")) for word in ("pont", "Écart", "bord"))
    )
    assert [entry.term.term for entry in glossaries(mixed).entries] == ["bord", "Écart", "pont"]
