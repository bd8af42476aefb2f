"""Feedback that rests on words of the transcript: an option's, and that of an answer foreseen."""

from __future__ import annotations

from pathlib import Path

from cartable.build.pipeline import Checked
from cartable.model.interaction import Choice, TextEntry
from workspaces import HEAD, codes, looked_at, places, read

SAID = "L'air ne passait plus. Un livreur m'a laissé des cartons. Depuis, ça ne sent plus. Voilà tout."


def course(quiz: str) -> str:
    lines = "".join(f"      {line}\n" for line in quiz.strip("\n").splitlines())
    return f"""\
{HEAD}settings: {{complete-when: viewed}}
modules:
  - id: m
    title: M
    transcript: m.txt
    key-points:
      - id: air
        text: L’air compte.
        evidence: L'air ne passait plus
    quiz:
{lines}"""


def found(tmp_path: Path, quiz: str) -> Checked:
    return looked_at(tmp_path, course(quiz), {"m.txt": SAID})


CHOICE = """
- id: Q
  choice: Pourquoi ?
  rests-on: air
  options:
    - right: L’air
      why: Oui.
    - wrong: Le carton
      why: Il a aidé.
      evidence: Un livreur m'a laissé des cartons
    - wrong: Le couvercle
      why: Non.
      rests-on: air
"""


def test_an_option_may_rest_on_its_own_quote_on_a_key_point_or_on_nothing(tmp_path: Path) -> None:
    seen = found(tmp_path, CHOICE)
    assert codes(seen) == []
    (question,) = read(seen).questions
    assert isinstance(question.interaction, Choice)
    assert [
        (option.rests_on, [(one.quote, one.first) for one in option.evidence])
        for option in question.interaction.options
    ] == [
        (None, []),
        (None, [("Un livreur m'a laissé des cartons", 2)]),
        ("air", [("L'air ne passait plus", 1)]),
    ]


def test_an_answer_foreseen_may_rest_on_several_quotes(tmp_path: Path) -> None:
    quiz = """
- id: Q
  short-text: Quoi ?
  answers:
    - right: l’air
    - wrong: le carton
      evidence: [Un livreur m'a laissé, ça ne sent plus]
"""
    (question,) = read(found(tmp_path, quiz)).questions
    assert isinstance(question.interaction, TextEntry)
    right, wrong = question.interaction.answers
    assert (right.evidence, [one.first for one in wrong.evidence]) == ((), [2, 3])


def test_a_quote_of_an_option_that_is_not_said_is_compared_at_its_place(tmp_path: Path) -> None:
    seen = found(tmp_path, CHOICE.replace("m'a laissé", "m'a donné"))
    assert places(seen) == ["quote-not-found 22:23"]
    said = dict(seen.problems[0].arguments)
    assert (said["wrote"], said["said"]) == ("donné", "laissé")


def test_evidence_without_a_quote_is_refused_at_its_key(tmp_path: Path) -> None:
    seen = found(tmp_path, CHOICE.replace("evidence: Un livreur m'a laissé des cartons", "evidence: []"))
    assert places(seen) == ["empty-list 22:13"]


ABSENT = ["quatre objectifs reviennent ici", "la bibliothèque ouvre demain"]
NEAR = "Un livreur m'a donné des cartons"


def test_quotes_of_which_one_is_there_or_most_nearly_are_compared_one_by_one(tmp_path: Path) -> None:
    for evidence in ([*ABSENT, "Voilà tout"], [NEAR, "Depuis, il ne sent plus", ABSENT[0]], ABSENT[:1]):
        text = course(CHOICE).replace("L'air ne passait plus", str(evidence), 1)
        text = text.replace("evidence: Un livreur m'a laissé des cartons", "rests-on: air")
        assert set(codes(looked_at(tmp_path, text, {"m.txt": SAID}))) == {"quote-not-found"}


def test_a_transcript_of_something_else_is_one_error_at_its_name(tmp_path: Path) -> None:
    seen = looked_at(tmp_path, course(CHOICE), {"m.txt": "The library opens at nine. Books are due in May."})
    assert places(seen) == ["other-transcript 8:17"]


def test_a_key_point_that_is_none_is_named_at_the_option(tmp_path: Path) -> None:
    seen = found(tmp_path, CHOICE.replace("      rests-on: air", "      rests-on: aire"))
    assert places(seen) == ["unknown-key-point 25:23"]
    assert dict(seen.problems[0].arguments)["nearest"] == "air"


def test_a_quote_in_a_module_without_a_transcript_is_refused_at_the_option(tmp_path: Path) -> None:
    text = (
        course(CHOICE)
        .replace("    transcript: m.txt\n", "")
        .replace("        evidence: L'air ne passait plus\n", "")
    )
    assert places(looked_at(tmp_path, text)) == ["evidence-without-transcript 20:13"]
