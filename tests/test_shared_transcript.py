"""A course around a real lecture's transcript: six turns, and every sheet and package from it."""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from cartable.build.pipeline import Built, built, default_output_names
from cartable.build.workspace import Workspace
from cartable.source.wording import is_error
from cartable.verify.scorm12 import complaints

TRANSCRIPT = Path(__file__).parents[2] / "shared" / "transcripts" / "partenariats-module-2.fr.txt"
COURSE = """\
format: 1
title: Pourquoi s’allier ?
language: fr-FR
authors: [Service universitaire de pédagogie]
settings:
  pass: 12/20
speakers:
  animatrice: Animatrice
  expert: {name: Expert, role: Modèle d’investisseur sociétal}
modules:
  - id: objectifs
    title: Les objectifs des partenariats
    transcript: module-2.txt
    sections:
      Quatre objectifs partagés: Lors du premier module on a évoqué
      Ce qui fait varier les objectifs: Alors si justement on prolonge un peu l'analyse
      Des alliances nées sur les territoires: Alors, si on continue la réflexion
    key-points:
      - id: memes-objectifs
        text: Associations et entreprises poursuivent les **mêmes** objectifs.
        evidence: ces objectifs sont les mêmes pour les entreprises et pour les associations
      - id: taille-secteur
        text: La taille et le secteur influencent peu.
        evidence: la taille et le secteur d'activité […] influence assez peu
    quiz:
      - id: Q1-memes-objectifs
        choice: Comparés à ceux des entreprises, les objectifs des associations sont
        rests-on: memes-objectifs
        options:
          - right: les mêmes
            why: Oui, l’expert s’en étonne lui-même.
          - wrong: opposés
            why: Les logiques diffèrent, pas les objectifs.
          - wrong: plus nombreux
            why: Chacun en a quatre.
      - id: Q2-taille
        true-false: La taille de l’organisation change beaucoup ses objectifs.
        answer: faux
        rests-on: taille-secteur
        if-true: La réponse est « assez peu ».
        if-false: Oui.
"""

pytestmark = pytest.mark.skipif(not TRANSCRIPT.is_file(), reason="../shared is not here")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("workspace")
    folder = root / "course" / "alliances"
    folder.mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE, "utf-8")
    (folder / "module-2.txt").write_bytes(TRANSCRIPT.read_bytes())
    return built(Workspace(root.resolve()), "alliances", default_output_names())


def test_it_builds_without_an_error(result: Built) -> None:
    assert [one.code for one in result.checked.problems if is_error(one)] == []
    assert sorted(file.name for file in result.files) == [
        "alliances-handout.pdf",
        "alliances-key.pdf",
        "alliances-scorm12.zip",
        "lms-settings.md",
    ]


def test_six_turns_by_two_speakers_and_no_word_lost(result: Built) -> None:
    course = result.checked.reading.course
    assert course is not None
    transcript = course.modules[0].transcript
    assert transcript is not None
    assert [turn.speaker for turn in transcript.turns] == ["animatrice", "expert"] * 3
    words = TRANSCRIPT.read_text("utf-8").replace(">>", " ").replace("[MUSIQUE]", " ").split()
    assert [word for sentence in transcript.sentences for word in sentence.text.split()] == words


def test_the_package_is_sound_and_holds_the_lecture(result: Built) -> None:
    (package,) = (file for file in result.files if file.suffix == ".zip")
    assert complaints(package) == []
    with zipfile.ZipFile(package) as archive:
        page = html.unescape(archive.read("index.html").decode())
    for title in ("Quatre objectifs partagés", "Ce qui fait varier les objectifs", "Des alliances nées"):
        assert title in page
    assert "pourquoi est-ce que ces nouveaux partenariats se sont développés" in page


def test_the_handout_numbers_the_sentences_and_keeps_the_answers_back(result: Built) -> None:
    handout, key = (
        "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages)
        for file in result.files
        if file.suffix == ".pdf"
    )
    assert "Quatre objectifs partagés" in handout
    assert "l’expert s’en étonne" not in handout
    assert "l’expert s’en étonne" in key
