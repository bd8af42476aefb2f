from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from cartable.formats.settings import Packed, card, size
from cartable.formats.words import words
from cartable.model.course import Course, Module, Question, Quiz, Settings
from cartable.model.interaction import Choice, Essay, Option
from cartable.model.text import plain_text

_FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = {
    file.relative_to(_FOLDER).as_posix(): file.read_bytes()
    for file in (*_FOLDER.glob("settings/*"), *_FOLDER.glob("locales/*/settings.yaml"))
}
CHOICE = Question("q", "choice", plain_text("?"), Choice((Option("a", plain_text("a"), right=True),)))
ESSAY = Question("e", "essay", plain_text("?"), Essay())
COURSE = Course("alliances", "1.0", "Alliances", "en", (Module("m", "M", quiz=Quiz((CHOICE,))),))


def told(course: Course, weight: int = 48_000) -> str:
    return card(course, TEMPLATES, Packed("scorm12", "alliances-scorm12.zip", weight))


def told_2004(course: Course) -> str:
    return card(course, TEMPLATES, Packed("scorm2004", "alliances-scorm2004.zip", 48_000))


def with_settings(**settings: object) -> Course:
    return replace(COURSE, settings=replace(Settings(), **settings))  # type: ignore[arg-type]  # the tests name the settings


@pytest.mark.parametrize(
    ("when", "status"),
    [("viewed", "“Completed” alone"), ("quiz-passed", "“Passed” alone"), ("both", "“Passed” alone")],
)
def test_the_completion_rule_matches_the_status_that_the_package_sends(when: str, status: str) -> None:
    assert f"tick {status}" in told(with_settings(complete_when=when))


def test_the_pass_mark_is_told_in_percent() -> None:
    text = told(with_settings(passing=Fraction(2, 3)))
    assert "| Grade to pass | **66.66** |" in text
    assert "(66.66%)" in text


def test_tries_that_the_course_counts_are_not_multiplied_by_moodle() -> None:
    assert "| Number of attempts | **1 attempt** | The course itself counts, 3 tries a quiz." in told(
        with_settings(attempts=3)
    )
    assert "| Number of attempts | **Unlimited attempts** |" in told(with_settings(attempts=0))


def test_a_course_that_keeps_the_last_try_warns_that_moodle_keeps_the_highest() -> None:
    assert "Moodle keeps the highest score" in told(with_settings(keep="last"))
    assert "Moodle keeps the highest score" not in told(with_settings(keep="last", attempts=1))
    assert "Moodle keeps the highest score" not in told(with_settings(keep="best"))


def test_a_course_without_graded_questions_has_no_grade_to_set() -> None:
    text = told(replace(COURSE, modules=(Module("m", "M", quiz=Quiz((ESSAY,))),)))
    assert "Grading method" not in text
    assert "It sends no score" in text
    assert "Open questions are not graded" in text


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (48_000, "weighs 48\u00a0KB. That is below every usual limit"),
        (2_000_001, "weighs 2.1\u00a0MB. Many platforms take"),
        (64_000_000, "weighs 64.0\u00a0MB. That is more than many platforms take"),
    ],
)
def test_the_size_is_set_against_the_usual_limits(weight: int, said: str) -> None:
    assert said in told(COURSE, weight)


def test_it_says_that_answers_can_be_read_and_that_it_is_not_for_exams() -> None:
    assert "Not for exams" in told(COURSE)
    assert "Pas pour un examen" in told(replace(COURSE, language="fr-FR"))


def test_the_card_is_in_the_course_s_language_with_its_spaces() -> None:
    text = told(replace(COURSE, language="fr-FR", title="Pourquoi s'allier ?"))
    assert text.startswith("# Réglages Moodle pour «\u202fPourquoi s’allier\u202f?\u202f»\n")
    assert "**100\u00a0%, 800**" in text


def test_every_row_of_the_table_has_three_cells_and_the_table_no_gap() -> None:
    table = told(COURSE).split("## Settings\n\n")[1].split("\n\n")[0].splitlines()
    assert len(table) == 21
    assert {line.count("|") for line in table} == {4}


def test_a_title_with_marks_of_markdown_stays_a_title() -> None:
    assert told(replace(COURSE, title="*A* & <b>")).startswith("# Moodle settings for “\\*A\\* & \\<b\\>”\n")


def test_both_languages_say_the_same_things() -> None:
    french, english = (told(replace(COURSE, language=language)) for language in ("fr-FR", "en"))
    assert french.count("\n") == english.count("\n")


@pytest.mark.parametrize(
    ("weight", "language", "read"),
    [
        (1, "en", "1\u00a0KB"),
        (999_999, "fr-FR", "1000\u00a0ko"),
        (1_000_000, "fr-FR", "1,0\u00a0Mo"),
        (3_210_000, "fr", "3,3\u00a0Mo"),
        (3_200_000, "en-GB", "3.2\u00a0MB"),
    ],
)
def test_a_size_is_rounded_up_and_written_in_the_reader_s_way(weight: int, language: str, read: str) -> None:
    assert size(weight, words(TEMPLATES, language, "settings"), language) == read


def test_for_2004_the_rule_says_that_completed_is_met_by_who_failed() -> None:
    course = with_settings(complete_when="quiz-passed")
    assert "“Completed” would be met by those who failed" in told_2004(course)
    assert "“Completed” would never be met" in told(course)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_card_for_2004_names_its_package_and_says_when_1_2_is_better(language: str) -> None:
    said = told_2004(replace(COURSE, language=language))
    assert "`alliances-scorm2004.zip`" in said
    for word in ("2013", "Cornerstone", "SuccessFactors", "SCORM 1.2"):
        assert word in said
        assert word == "SCORM 1.2" or word not in told(replace(COURSE, language=language))
    knowing = said.rpartition("## ")[2].splitlines()[1:]
    assert [line[:4] for line in knowing if line] == ["- **"] * 6
    essay = replace(COURSE, modules=(Module("m", "M", quiz=Quiz((CHOICE, ESSAY))),))
    assert "255" not in told_2004(replace(essay, language=language))
