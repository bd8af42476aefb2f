"""A mistake is said once: what merely follows from it is not, and what stands beside it still is."""

from pathlib import Path

import pytest

from cartable.build.pipeline import Checked, checked
from cartable.build.workspace import Workspace
from cartable.questions.registry import types
from cartable.read.lock import lock_bytes
from cartable.read.mend import mended
from cartable.source.wording import help_lines, is_error

HEAD = """\
format: 1
title: Why join forces?
language: en-GB
"""
MODULE = """\
modules:
  - id: aims
    title: The aims
"""
OPTIONS = """\
        options:
          - right: the same
            why: Yes, all four.
          - wrong: opposed
            why: The ways differ.
"""


def check(root: Path, course: str, **files: bytes) -> Checked:
    folder = root / "course" / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "course.yaml").write_text(course, "utf-8")
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return checked(Workspace(root), "demo")


def codes(result: Checked) -> list[str]:
    return [one.code for one in result.problems]


def quiz(*lines: str) -> str:
    return HEAD + MODULE + "    quiz:\n      - id: Q1\n" + "".join(f"        {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (quiz("true-false: They differ.", "answer: no", "if-true: No."), ["not-a-truth"]),
        (quiz("choice: They are", "options: same"), ["not-a-list"]),
        (quiz("choice: They are", "options:", "  - right: the same", "  - wrong:"), ["empty-text"]),
        (
            quiz("choice: They are", "options:", "  - right: [a]", "  - wrong: b", "    why: c"),
            ["not-a-text"],
        ),
        (quiz("choose: They are") + OPTIONS, ["unknown-type"]),
        (quiz("choise: They are") + OPTIONS, ["unknown-type"]),
        (quiz("choice: They are") + OPTIONS.replace("right:", "rigth:"), ["unknown-field"]),
        (quiz("scale: How sure?", "items: [a, b]"), ["type-not-yet"]),
        (quiz("short-text: What?", "answers:", "  - wright: aims"), ["unknown-field"]),
        (HEAD + MODULE.replace("id: aims", "id: the aims"), ["bad-id"]),
        (HEAD.replace("title", "titel") + "settings: {complete-when: viewed}\n" + MODULE, ["unknown-field"]),
    ],
)
def test_what_follows_from_a_mistake_is_not_said(course: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(check(tmp_path, course)) == expected


def test_quotes_are_not_looked_up_in_a_transcript_that_could_not_be_read(tmp_path: Path) -> None:
    point = "    key-points:\n      - id: four\n        text: Four.\n        evidence: there are four\n"
    course = HEAD + "settings: {complete-when: viewed}\n" + MODULE + "    transcript: talk.txt\n" + point
    assert codes(check(tmp_path, course)) == ["missing-file"]
    assert codes(check(tmp_path, course, talk_txt=b"%PDF-1.7 d\xe9but")) == ["transcript-not-text"]
    assert codes(check(tmp_path, course, talk_txt=b">> [MUSIC]")) == ["empty-transcript"]
    assert codes(check(tmp_path, course, talk_txt=b"Yes, there are four.")) == []


def test_a_misspelt_field_is_read_as_meant_so_that_what_it_holds_is_judged_too(tmp_path: Path) -> None:
    result = check(tmp_path, quiz("true-flase: They differ.", "answer: no", "if-true: No."))
    assert codes(result) == ["unknown-type", "not-a-truth"]


def test_other_mistakes_in_the_same_question_are_still_said(tmp_path: Path) -> None:
    course = quiz("choice: They are", "measures: name", "points: many") + OPTIONS
    assert codes(check(tmp_path, course)) == ["unknown-objective", "not-a-number"]


def test_an_id_that_decides_over_answers_is_never_put_in_unasked(tmp_path: Path) -> None:
    course = HEAD + MODULE + "    quiz:\n      - choice: They are\n" + OPTIONS
    built = check(tmp_path, course)
    reworded = course.replace("They are", "Both are")
    result = check(tmp_path, reworded, course_lock=lock_bytes(built.reading.lock))
    assert codes(result) == ["ambiguous-identity"]
    assert not any(one.edits for one in result.problems)


def test_an_empty_id_gets_no_second_one_from_the_fix(tmp_path: Path) -> None:
    course = quiz("choice: They are").replace("id: Q1", "id:") + OPTIONS
    result = check(tmp_path, course)
    assert codes(result) == ["missing-id"]
    edits = [edit for one in result.problems for edit in one.edits]
    assert mended(course.encode(), edits) == course.encode()


def test_the_length_that_is_proposed_is_enough(tmp_path: Path) -> None:
    essays = "".join(f"      - id: Q{n}\n        essay: Why?\n        longest: 2000\n" for n in (1, 2))
    course = HEAD + "settings: {complete-when: viewed}\n" + MODULE + "    quiz:\n" + essays
    (found,) = check(tmp_path, course).problems
    enough = dict(found.arguments)["enough"]
    assert found.code == "state-too-large"
    assert not any(is_error(one) for one in check(tmp_path, course.replace("2000", str(enough), 1)).problems)
    more = course.replace("2000", str(int(enough) + 20), 1)
    assert codes(check(tmp_path, more)) == ["state-too-large"]


def test_a_lock_that_can_not_be_read_stops_the_build(tmp_path: Path) -> None:
    result = check(tmp_path, HEAD + "settings: {complete-when: viewed}\n" + MODULE, course_lock=b"{}")
    assert codes(result) == ["unreadable-lock"]
    assert not result.is_sound


@pytest.mark.parametrize(
    ("wrote", "meant"), [("réussi", "quiz-passed"), ("vu", "viewed"), ("les deux", "both")]
)
def test_a_french_word_for_a_setting_is_understood(wrote: str, meant: str, tmp_path: Path) -> None:
    (one,) = check(tmp_path, f"{HEAD}settings: {{complete-when: {wrote}}}\n{MODULE}").problems
    assert (one.code, dict(one.arguments)["nearest"]) == ("not-one-of", meant)


@pytest.mark.parametrize(
    ("word", "answer", "meant"),
    [
        ("vrai-faux", "answer: true", "true-false"),
        ("texte-court", "reponse: oui", "short-text"),
        ("nombre", "reponse: 4", "number"),
        ("rédaction", "points: 2", "essay"),
    ],
)
def test_a_french_question_word_is_named_at_its_own_place(
    word: str, answer: str, meant: str, tmp_path: Path
) -> None:
    found = check(tmp_path, quiz(f"{word}: They differ.", answer)).problems
    first = found[0]
    assert (first.code, dict(first.arguments)) == ("unknown-type", {"word": word, "nearest": meant})
    assert first.place.length == len(word)
    meant_fields = [dict(one.arguments)["nearest"] for one in found if one.code == "unknown-field"]
    assert meant_fields == ["answer"] * ("reponse" in answer)


def test_a_question_without_a_type_is_offered_only_those_there_are(tmp_path: Path) -> None:
    (one,) = check(tmp_path, quiz("zzz: They differ.")).problems
    offered = str(dict(one.arguments)["types"]).split(", ")
    assert offered == [*types(), "from"]


def test_a_question_without_options_is_shown_how_they_are_written(tmp_path: Path) -> None:
    (one,) = check(tmp_path, quiz("choice: They are")).problems
    assert one.code == "missing-field"
    assert any("- right: …" in line and "- wrong: …" in line for line in help_lines(one, "en"))
