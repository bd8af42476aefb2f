"""A good course changed at random: whatever comes of it is read or refused, never a crash."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.read.mend import mended
from cartable.source.display import shown

GOOD = """\
# yaml-language-server: $schema=../../.schema/course.json
format: 1
version: "1.0"
title: "Pourquoi s'allier ? Associations et entreprises"
language: fr-FR
authors: [Service de pédagogie]
summary: >-
  Les quatre objectifs,
  et ce qui les fait varier.
duration: 1 h 30
settings:
  pass: 12/20
  shuffle: options
speakers:
  animatrice: Animatrice
  expert: {name: Expert, role: Économiste}
modules:
  - id: objectifs
    title: Les objectifs
    transcript: objectifs.txt
    sections:
      Quatre objectifs: Il y en a quatre
    objectives:
      citer: Citer les quatre objectifs
    key-points:
      - id: quatre
        text: |
          Ces objectifs sont **quatre** :

          - la richesse humaine
          - l'innovation
        evidence: Il y en a quatre
    quiz:
      - id: Q1
        choice: Les objectifs sont
        measures: citer
        rests-on: quatre
        options:
          - right: les mêmes
            why: Oui.
          - wrong: opposés
            why: Non, pas les objectifs.
      - id: Q2
        true-false: La taille compte.
        answer: faux
        if-true: Assez peu.
      - id: Q3
        short-text: Que partagent-ils ?
        answer: [objectifs, les objectifs]
        forgive: [case, accents]
      - id: Q4
        number: Combien ?
        answer: 4
        unit: objectifs
      - id: Q5
        essay: Et chez vous ?
        lines: 8
glossary:
  co-construction: Élaborer ensemble une solution.
"""
SAID = "Quels sont ces objectifs ? >> Il y en a quatre. La taille influence assez peu. >> Merci.\n"
SIGNS = ":#-[]{}>|&*!%@`\"'?,~\\\t \u00a0\u202f\u202e\x00\x1b\ufeff\x85\u2028é0<=$"

LINE = st.integers(0, len(GOOD.splitlines()) - 1)
CHANGE = st.one_of(
    st.tuples(st.just("delete"), LINE, LINE),
    st.tuples(st.just("double"), LINE, LINE),
    st.tuples(st.just("swap"), LINE, LINE),
    st.tuples(st.just("indent"), LINE, st.integers(0, 12)),
    st.tuples(st.sampled_from(SIGNS), LINE, st.integers(0, 40)),
    st.tuples(st.just("cut"), LINE, st.integers(0, 40)),
    st.tuples(st.just("empty"), LINE, LINE),
)


def changed(text: str, changes: list[tuple[str, int, int]]) -> str:
    lines = text.split("\n")
    for what, first, second in changes:
        at, to = min(first, len(lines) - 1), min(second, len(lines) - 1)
        line = lines[at]
        match what:
            case "delete":
                lines[at : at + 1] = []
            case "double":
                lines.insert(to, line)
            case "swap":
                lines[at] = lines[to]
            case "indent":
                lines[at] = " " * second + line.lstrip()
            case "cut":
                lines[at] = line[:second] + line[second + 1 :]
            case "empty":
                lines[at] = line.partition(":")[0] + ":"
            case sign:
                lines[at] = line[:second] + sign + line[second:]
        lines = lines or [""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("mutated")
    (root / "course" / "demo").mkdir(parents=True)
    (root / "course/demo/objectifs.txt").write_text(SAID, "utf-8")
    return Workspace(root)


def test_the_course_that_is_to_be_changed_is_sound(space: Workspace) -> None:
    (space.root / "course/demo/course.yaml").write_text(GOOD, "utf-8")
    assert checked(space, "demo").problems == ()


@settings(max_examples=150, deadline=None)
@given(changes=st.lists(CHANGE, min_size=1, max_size=6))
@example(changes=[("double", 38, 0)])  # a list for a course
@example(changes=[("delete", line, 0) for line in range(60, -1, -1)])
@example(changes=[("\x00", 3, 10), ("delete", 40, 0)])
def test_no_change_to_a_good_course_brings_the_reader_down(
    space: Workspace, changes: list[tuple[str, int, int]]
) -> None:
    file = space.root / "course/demo/course.yaml"
    data = changed(GOOD, changes).encode("utf-8", "surrogatepass")
    file.write_bytes(data)
    result = checked(space, "demo")
    texts = result.inputs.texts
    text = "".join(shown(one, texts, language) for one in result.problems for language in ("fr", "en"))
    assert "\x1b" not in text
    lines = len(data.splitlines()) + 3
    assert all(0 <= one.place.line <= lines for one in result.problems)
    edits = [edit for one in result.problems for edit in one.edits if edit.place.path == one.place.path]
    file.write_bytes(mended(data, edits))
    checked(space, "demo")
