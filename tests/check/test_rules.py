"""What each rule finds, and what it leaves in peace."""

from pathlib import Path

import pytest

from cartable.build.pipeline import built
from cartable.check.rules import rules
from workspaces import HEAD, codes, looked_at, places, workspace


def course(quiz: str, settings: str = "complete-when: viewed", more: str = "") -> str:
    lines = "".join(f"      {line}\n" for line in quiz.strip("\n").splitlines())
    quiz = f"    quiz:\n{lines}" if lines else ""
    return f"{HEAD}settings: {{{settings}}}\n{more}modules:\n  - id: m\n    title: M\n{quiz}"


def choice(*options: str, more: str = "shuffle: no") -> str:
    """A choice whose first option is right; every wrong one says why."""
    first, *others = options
    wrong = "".join(f"\n    - wrong: {option}\n      why: Non." for option in others)
    return f"- id: Q\n  choice: Où ?\n  {more}\n  options:\n    - right: {first}{wrong}"


def test_every_module_of_the_package_is_a_rule() -> None:
    names = [getattr(rule, "__name__", "") for rule in rules()]
    assert [name.rpartition(".")[2] for name in names] == [
        "completion", "contrast", "drafts", "feedback", "lock_room", "options", "reading_speed",
        "state_room", "unasked", "unmeasured", "untouched",
    ]  # fmt: skip


# completion


@pytest.mark.parametrize("when", ["quiz-passed", "both"])
@pytest.mark.parametrize(
    "quiz",
    ["", "- {id: Q, essay: Pourquoi ?}", "- {id: Q, number: Combien ?, answer: 4, points: 0}"],
    ids=["no quiz", "an essay", "no points"],
)
def test_passing_asks_for_a_question_that_is_graded(tmp_path: Path, when: str, quiz: str) -> None:
    assert codes(looked_at(tmp_path, course(quiz, f"complete-when: {when}"))) == ["nothing-to-pass"]
    assert codes(looked_at(tmp_path, course(quiz))) == []


def test_one_graded_question_is_enough_to_pass(tmp_path: Path) -> None:
    quiz = "- {id: Q, essay: Pourquoi ?}\n- {id: R, number: Combien ?, answer: 4}"
    assert codes(looked_at(tmp_path, course(quiz, "complete-when: both"))) == []


def test_a_course_that_says_nothing_of_completion_asks_for_the_quiz(tmp_path: Path) -> None:
    text = f"{HEAD}modules: [{{id: m, title: M}}]\n"
    assert places(looked_at(tmp_path, text)) == ["nothing-to-pass 4:1"]


# drafts


def test_every_draft_is_noted_where_it_says_so(tmp_path: Path) -> None:
    text = f"""\
{HEAD}settings: {{complete-when: viewed}}
draft: oui
modules:
  - id: m
    title: M
    draft: true
    key-points:
      - id: k
        text: K.
        draft: true
    quiz:
      - id: Q
        essay: Q ?
        draft: true
"""
    found = looked_at(tmp_path, text)
    assert places(found) == [f"still-draft {line}" for line in ("5:8", "9:12", "13:16", "17:16")]
    assert [dict(one.arguments)["what"] for one in found.problems] == ["Essai", "M", "k", "Q"]
    assert codes(looked_at(tmp_path, text.replace("true", "no").replace("oui", "false"))) == []


# feedback


@pytest.mark.parametrize(
    ("quiz", "found"),
    [
        ("- id: Q\n  choice: Où ?\n  options:\n    - right: a\n    - wrong: b", ["no-feedback 13:20"]),
        ("- id: Q\n  choices: Où ?\n  options:\n    - right: a\n    - wrong: b", ["no-feedback 13:20"]),
        ("- id: Q\n  choice: Où ?\n  options:\n    - right: a\n    - wrong: b\n      why: w", []),
        ("- id: Q\n  choice: Où ?\n  why: w\n  options:\n    - right: a\n    - wrong: b", []),
        ("- id: Q\n  choice: Où ?\n  if-wrong: w\n  options:\n    - right: a\n    - wrong: b", []),
        (
            "- id: Q\n  choice: Où ?\n  if-right: w\n  options:\n    - right: a\n    - wrong: b",
            ["no-feedback 14:20"],
        ),
        ("- id: Q\n  true-false: Oui ?\n  answer: vrai\n  if-true: w", ["no-feedback 10:21"]),
        ("- id: Q\n  true-false: Oui ?\n  answer: vrai\n  if-false: w", []),
        ("- id: Q\n  true-false: Oui ?\n  answer: faux\n  if-true: w", []),
        ("- id: Q\n  number: Combien ?\n  answer: 4", []),
        ("- id: Q\n  short-text: Qui ?\n  answer: Ada", []),
    ],
)
def test_a_wrong_option_says_why(tmp_path: Path, quiz: str, found: list[str]) -> None:
    assert places(looked_at(tmp_path, course(quiz))) == found


@pytest.mark.parametrize(("answer", "key"), [("vrai", "if-false"), ("faux", "if-true")])
def test_the_field_that_would_say_why_is_named(tmp_path: Path, answer: str, key: str) -> None:
    found = looked_at(tmp_path, course(f"- {{id: Q, true-false: Oui ?, answer: {answer}}}"))
    assert [dict(one.arguments)["key"] for one in found.problems] == [key]


# options


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("à Paris", "À Paris."),
        ("à  Paris", "à\u00a0Paris"),
        ("l’eau", "l'eau"),
        ("'**l’eau**'", "L’eau !"),
        ("« dix »", "'“dix”'"),
        ("-5", "−5"),
        ("'42'", "42"),
    ],
)
def test_two_options_that_say_the_same_are_an_error(tmp_path: Path, first: str, second: str) -> None:
    found = looked_at(tmp_path, course(choice(first, "autre chose", second)))
    assert codes(found) == ["same-options"]
    (one,) = found.problems
    assert (one.place.line, one.related[0][1].line) == (16, 13)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("-5", "5"), ("5", "5 %"), ("C", "'C#'"), ("C", "C++"), ("3", "3!"), ("mm", "Mm"), ("pH", "Ph"),
        ("'[0, 1['", "']0, 1]'"), ("3,5", "35"), ("œuf", "euf"), ("été", "ete"), ("a b", "ab"), ("x²", "x2"),
        ("'?'", "'!'"),
    ],
)  # fmt: skip
def test_options_that_differ_in_what_matters_are_left_in_peace(
    tmp_path: Path, first: str, second: str
) -> None:
    assert codes(looked_at(tmp_path, course(choice(first, second)))) == []


@pytest.mark.parametrize(
    "option",
    [
        "Toutes les réponses", "Toutes ces réponses", "toutes les propositions ci-dessus",
        "Toutes les réponses sont justes", "Aucune des réponses", "Aucune de ces réponses.",
        "Aucune réponse n’est juste", "Les deux réponses", "Tous les choix précédents",
        "All of the above", "none of the above.", "All of these", "Both of them", "All of them are right",
        "All the answers", "None of the options",
    ],
)  # fmt: skip
def test_an_option_that_speaks_of_the_others_is_an_error_where_they_are_shuffled(
    tmp_path: Path, option: str
) -> None:
    shuffled = looked_at(tmp_path, course(choice("ici", option, more="shuffle: yes")))
    assert places(shuffled) == ["all-of-the-above 14:20"]
    assert codes(looked_at(tmp_path, course(choice("ici", option)))) == []


@pytest.mark.parametrize(
    "option",
    [
        "Toutes les options d’achat ont été exercées", "Toutes les réponses arrivent par courrier",
        "All of them left before noon", "All of these changes came in 1990", "Aucune réponse ne lui parvint",
        "Les deux", "Tous", "None", "Both sides agreed",
    ],
)  # fmt: skip
def test_an_option_that_only_sounds_like_it_is_left_in_peace(tmp_path: Path, option: str) -> None:
    assert codes(looked_at(tmp_path, course(choice("ici", option, more="shuffle: yes")))) == []


# room for the learner's state


def test_answers_that_an_lms_could_not_keep_are_an_error_at_the_heaviest(tmp_path: Path) -> None:
    essays = "\n".join(f"- {{id: Q{n}, essay: 'Q{n} ?', longest: 2000}}" for n in range(3))
    found = looked_at(tmp_path, course(f"{essays}\n- id: Q9\n  essay: Court ?\n  longest: 60"))
    assert places(found) == ["state-too-large 9:42"]
    assert codes(looked_at(tmp_path, course("- {id: Q, essay: Q ?, longest: 500}"))) == []


def test_a_field_made_shorter_still_counts_what_learners_wrote_in_it(tmp_path: Path) -> None:
    def essays(first: int, second: int) -> str:
        return course(
            f"- {{id: Q1, essay: Q ?, longest: {first}}}\n- {{id: Q2, essay: R ?, longest: {second}}}"
        )

    place = workspace(tmp_path, {"course/x/course.yaml": essays(2000, 500)})
    assert built(place, "x", ["settings"]).files
    assert places(looked_at(tmp_path, essays(500, 500))) == []
    (one,) = looked_at(tmp_path, essays(500, 2000)).problems
    said = dict(one.arguments)
    assert (one.code, said["id"], said["grown"], said["was"]) == ("state-too-large", "Q2", "Q1", 2000)
    (tmp_path / "course/x/course.lock").unlink()
    assert codes(looked_at(tmp_path, essays(500, 2000))) == []


# contrast


def test_a_ratio_of_4_49_reads_4_4_and_the_nearest_colour_is_named(tmp_path: Path) -> None:
    found = looked_at(tmp_path, course("", more="theme: {accent: '#747045'}\n"))
    (one,) = found.problems
    said = dict(one.arguments)
    assert (said["whole"], said["decimals"], said["nearest"]) == (4, 4, "#736f44")
