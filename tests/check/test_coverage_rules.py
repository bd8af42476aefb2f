"""What a course is told of that it leaves out: stretches of its transcripts, objectives, key points."""

from __future__ import annotations

from pathlib import Path

import pytest

from cartable.build.pipeline import Checked
from workspaces import HEAD, codes, looked_at, places

HEADING = f"""\
{HEAD}settings: {{complete-when: viewed}}
modules:
  - id: m
    title: M
    transcript: m.txt
"""
POINTS = """\
    key-points:
      - id: k
        text: K.
        evidence: première idée
"""
QUIZ = """\
    quiz:
      - id: Q
        number: Combien ?
        answer: 4
"""
LINE_ENDS = ["\n", "\r", "\r\n"]
LONG = "Une phrase courte ici. " * 8


def found(tmp_path: Path, said: str, more: str = POINTS) -> Checked:
    return looked_at(tmp_path, HEADING + more, {"m.txt": said})


@pytest.mark.parametrize("end", LINE_ENDS)
def test_a_stretch_is_noted_at_its_place_in_the_file_whatever_ends_its_lines(
    tmp_path: Path, end: str
) -> None:
    said = f"Voici la\x00 première idée.{end}Et \u202eun\u202c mot. Voilà le reste. {LONG}"
    checked = found(tmp_path, said, POINTS.replace("première idée", "idée. Et un mot"))
    assert "untouched-stretch 2:14" in places(checked)


def test_eight_sentences_that_nothing_rests_on_are_noted_where_they_begin(tmp_path: Path) -> None:
    said = f"Voici la première idée.\n\nVoilà le reste. {LONG}"
    assert places(found(tmp_path, said)) == ["untouched-stretch 3:1"]
    seven = f"Voici la première idée. {LONG.removesuffix('Une phrase courte ici. ')}"
    assert codes(found(tmp_path, seven)) == []


def test_a_hundred_and_twenty_words_are_noted_however_few_sentences_they_are(tmp_path: Path) -> None:
    words = " ".join(f"mot{n}" for n in range(120))
    assert codes(found(tmp_path, f"Voici la première idée. {words}.")) == ["untouched-stretch"]
    assert codes(found(tmp_path, f"Voici la première idée. {words.removesuffix(' mot119')}.")) == []


def test_only_the_longest_of_a_module_is_shown_and_the_others_counted(tmp_path: Path) -> None:
    said = f"Tout au début. {LONG} Voici la première idée. Et puis après. {LONG * 2}"
    (one,) = found(tmp_path, said).problems
    assert (dict(one.arguments)["sentences"], dict(one.arguments)["others"]) == (17, 1)


def test_a_stretch_is_found_behind_arrows_and_cues(tmp_path: Path) -> None:
    said = f"Voici la première idée.\n>> Oui. >> [RIRES] Voilà le reste. {LONG}"
    assert places(found(tmp_path, said)) == ["untouched-stretch 2:4"]


def test_a_stretch_whose_opening_words_are_said_twice_is_named_at_the_transcript(tmp_path: Path) -> None:
    twice = "Un deux trois quatre cinq six sept."
    said = f"{twice} Voici la première idée. {twice} {LONG}"
    assert places(found(tmp_path, said)) == ["untouched-stretch 8:17"]


def test_a_module_that_is_only_begun_is_left_in_peace(tmp_path: Path) -> None:
    assert codes(found(tmp_path, LONG, "")) == []
    assert codes(found(tmp_path, LONG, QUIZ)) == ["untouched-stretch"]


def test_objectives_are_noted_once_a_module_unless_the_course_asks_nothing(tmp_path: Path) -> None:
    objectives = "    objectives: {a: A, b: B}\n"
    seen = found(tmp_path, "Voici la première idée.", objectives + POINTS + QUIZ + "        rests-on: k\n")
    assert codes(seen) == ["unmeasured-objective"]
    assert dict(seen.problems[0].arguments) == {"ids": "a, b"}
    assert codes(found(tmp_path, "Voici la première idée.", objectives + POINTS)) == []


def test_key_points_are_noted_only_where_some_question_asks_for_one(tmp_path: Path) -> None:
    more = POINTS + "      - {id: l, text: L.}\n      - {id: n, text: N.}\n" + QUIZ
    assert codes(found(tmp_path, "Voici la première idée.", more)) == []
    seen = found(tmp_path, "Voici la première idée.", more + "        rests-on: k\n")
    assert places(seen) == ["unasked-key-point 13:10"]
    assert dict(seen.problems[0].arguments) == {"ids": "l, n"}


def test_nothing_is_said_to_be_missing_where_something_was_left_out(tmp_path: Path) -> None:
    seen = found(tmp_path, f"Voici la première idée. {LONG}", POINTS.replace("première", "dernière"))
    assert codes(seen) == ["quote-not-found"]
