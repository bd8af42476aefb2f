"""The ten mistakes of a designer's first hour: all said at once, in words that say what to write."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.cli.main import cli
from cartable.source.display import shown

COURSE = """\
# Premier cours, première heure.
format: 1
title: Pourquoi s’allier ?
language: fr-FR
authors:
  - Les mêmes : quatre
keywords:
  - [MUSIQUE]
settings:
  pass: 12
speakers:
  animatrice: Animatrice
  expert: Expert
modules:
  - id: objectifs
    title: Les objectifs   # le premier module
    transcript: objectifs.txt
    key-points:
      - id: quatre-objectifs
        text: Non : assez peu
        evidence: la taille influencent assez peu
      - id: deux-lectures
        text: voir le point #4
      - id: deux-lectures
        text: >> Alors, on continue
    quiz:
      - id: Q1-taille
        true-false: La taille compte beaucoup.
        answer: non
        if-true: Assez peu.
      - id: Q2-memes
        choice: Comparés à ceux des entreprises, les objectifs des associations sont
        rests-on: quatre-objectif
        options:
          - right: les mêmes
            why: Oui.
          - right: les mêmes, à quatre
            why: Oui aussi.
          - wrong: opposés
            why: Les logiques diffèrent.
"""
TRANSCRIPT = "Quels sont ces objectifs ? >> Il y en a quatre. La taille influence assez peu. >> Merci.\n"

# line, code, words of the message and its help in French, in English
MISTAKES = [
    (
        6,
        "text-became-pair",
        "vouliez-vous dire « Les mêmes : quatre » ?",
        "did you mean “Les mêmes : quatre”?",
    ),
    (8, "text-start", 'écrivez : - "[MUSIQUE]"', 'write: - "[MUSIQUE]"'),
    (
        10,
        "bare-pass",
        "12 sur combien ? Écrivez 12/20 (60 %) ou 12 %",
        "12 of what? Write 12/20 (60 %) or 12 %",
    ),
    (20, "colon-in-text", 'écrivez : text: "Non : assez peu"', 'write: text: "Non : assez peu"'),
    (
        21,
        "quote-not-found",
        "tour 2 : « La taille influence assez peu » ; vous écrivez « influencent », la transcription dit",
        "turn 2: “La taille influence assez peu”; you wrote “influencent”, the transcript says “influence”",
    ),
    (
        23,
        "comment-in-text",
        "« # » est un commentaire et se perd : « 4 »",
        "“ #” is a comment and is lost: “4”",
    ),
    (24, "duplicate-id", "course.yaml:22:13: déjà employé ici", "course.yaml:22:13: already used here"),
    (25, "text-start", "un texte ne peut pas commencer par « >> »", "a text can’t begin with “>>”"),
    (
        29,
        "not-a-truth",
        "« vrai » ou « faux » attendu (ou true, false)",
        "expected true or false (or vrai, faux)",
    ),
    (33, "unknown-key-point", "vouliez-vous dire « quatre-objectifs » ?", "did you mean “quatre-objectifs”?"),
    (
        37,
        "two-right",
        "une seule réponse est demandée, deux sont justes : employez « choices », ou marquez-en une",
        "one answer is asked, two are right: use “choices”, or mark one “wrong”",
    ),
]
NEEDS_JUDGEMENT = [
    (10, "bare-pass"),
    (21, "quote-not-found"),
    (24, "duplicate-id"),
    (29, "not-a-truth"),
    (33, "unknown-key-point"),
    (37, "two-right"),
]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    folder = tmp_path / "course" / "demo"
    folder.mkdir(parents=True)
    (folder / "course.yaml").write_text(COURSE, "utf-8")
    (folder / "objectifs.txt").write_text(TRANSCRIPT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path)


def found(workspace: Workspace) -> list[tuple[int, str]]:
    return [(one.place.line, one.code) for one in checked(workspace, "demo").problems]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_all_ten_are_found_at_once_and_nothing_else(workspace: Workspace) -> None:
    assert found(workspace) == [(line, code) for line, code, _, _ in MISTAKES]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_says_what_to_write_in_the_authors_language(workspace: Workspace, language: str) -> None:
    check = checked(workspace, "demo")
    texts = [shown(one, check.inputs.texts, language) for one in check.problems]
    for text, (line, code, french, english) in zip(texts, MISTAKES, strict=True):
        wanted = french if language == "fr" else english
        assert wanted in text.replace("\u202f", " ").replace("\u00a0", " "), f"{line} {code}: {text}"
        assert COURSE.splitlines()[line - 1] in text


def test_the_command_line_says_them_all_and_exits_with_1(workspace: Workspace) -> None:
    result = run("--lang", "fr", "check")
    assert result.exit_code == 1
    for line, code, _, _ in MISTAKES:
        assert f"course/demo/course.yaml:{line}:" in result.output
        assert f"[{code}]" in result.output
    assert (workspace.root / "course/demo/course.yaml").read_text("utf-8") == COURSE


@pytest.mark.usefixtures("workspace")
def test_fix_quotes_the_five_texts_and_leaves_every_other_byte_alone() -> None:
    run("check", "--fix")
    after = Path("course/demo/course.yaml").read_text("utf-8")
    changed = {
        number: new
        for number, (old, new) in enumerate(
            zip(COURSE.splitlines(), after.splitlines(), strict=True), start=1
        )
        if old != new
    }
    assert changed == {
        6: '  - "Les mêmes : quatre"',
        8: '  - "[MUSIQUE]"',
        20: '        text: "Non : assez peu"',
        23: '        text: "voir le point #4"',
        25: '        text: ">> Alors, on continue"',
    }
    assert after.endswith("\n")


def test_what_needs_judgement_is_left_after_the_fix(workspace: Workspace) -> None:
    run("check", "--fix")
    assert found(workspace) == NEEDS_JUDGEMENT
    mended = Path("course/demo/course.yaml").read_bytes()
    run("check", "--fix")
    assert Path("course/demo/course.yaml").read_bytes() == mended
