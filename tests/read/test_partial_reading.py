"""What is wrong is said at its place, and nothing is said that only follows from it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.build.pipeline import Checked
from cartable.read.lock import lock_bytes
from cartable.read.yaml import WORDS
from cartable.source.wording import is_error
from workspaces import codes, looked_at

COURSE = """\
format: 1
version: "1.0"
title: Pourquoi s’allier ?
language: fr-FR
authors: [Ada]
rights: CC BY-SA 4.0
summary: Quatre buts.
keywords: [eau]
duration: 25 min
settings:
  pass: 12/20
  complete-when: quiz-passed
  attempts: 2
  keep: best
  mode: practice
  shuffle: options
  handout-answers: separate
speakers:
  ines: Inès
  leo:
    name: Léo
    role: économiste
modules:
  - id: buts
    title: Les buts
    introduction: On croit souvent que.
    transcript: said.txt
    video: https://pod.exemple.fr/1
    audio: a.mp3
    captions: a.vtt
    sections:
      Début: Bonjour à tous
    objectives:
      citer: Citer
    key-points:
      - id: quatre
        text: Quatre.
        evidence: Nous avons quatre buts
        image: a.svg
        alt: Un carré
    images:
      - image: a.svg
        alt: Un carré
    quiz:
      - id: Q1
        choice: Où ?
        measures: citer
        rests-on: quatre
        points: 2
        tags: [facile]
        difficulty: facile
        hint: Ici.
        why: Voilà.
        if-right: Oui.
        if-wrong: Non.
        image: a.svg
        alt: Un carré
        shuffle: no
        options:
          - right: ici
            why: Oui.
          - wrong: là
            why: Non.
            id: z
      - id: Q2
        true-false: Oui ?
        answer: vrai
        if-true: Oui.
        if-false: Non.
      - id: Q3
        short-text: Qui ?
        answer: Ada
        answers:
          - wrong: Bob
            why: Non.
        forgive: [case]
        longest: 30
      - id: Q4
        number: Combien ?
        answer: 4
        tolerance: 1
        unit: km
      - id: Q5
        essay: Et chez vous ?
        lines: 8
        evidence: Les voici
      - from: banque
        take: 1
        tags: [rappel]
    glossary:
      eau: Ce qui coule.
glossary:
  pluie: Eau.
"""
BANK = "questions:\n  - id: B1\n    tags: [rappel]\n    essay: B ?\n"
FILES: dict[str, str | bytes] = {
    "said.txt": "Bonjour à tous. >> Bonjour. Nous avons quatre buts. >> Lesquels ? >> Les voici. Fin.",
    "a.mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 400,
    "a.vtt": "WEBVTT\n",
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>',
    "quizzes/banque.yaml": BANK,
}
LINES = COURSE.splitlines()
KEY = re.compile(r"( *(?:- )?)([a-z][a-z-]*):(.*)")
KEYS = [
    number
    for number, line in enumerate(LINES)
    if (found := KEY.fullmatch(line)) and found[2] in WORDS | {"handout-answers"}
]
NAMES = [f"{number + 1}-{LINES[number].strip(' -').partition(':')[0]}" for number in KEYS]
NEEDED = {"title", "language", "name", "modules", "text", "options"}
STEMS = {"choice", "true-false", "short-text", "number", "essay", "from"}


def key(number: int) -> str:
    found = KEY.fullmatch(LINES[number])
    assert found
    return found[2]


def misspelt(number: int, how: str) -> str:
    """The line with its key misspelt; a `-` in front stays."""
    found = KEY.fullmatch(LINES[number])
    assert found
    word = found[2]
    wrong = {
        "doubled": word[0] + word[1] + word[1:],
        "capital": word.capitalize(),
        "foreign": "zzz" + word[::-1],
    }[how]
    return f"{found[1]}{wrong}:{found[3]}"


def end(number: int) -> int:
    """The first line that no longer belongs to the key on this one."""
    indent = len(LINES[number]) - len(LINES[number].lstrip(" -"))
    after = number + 1
    while after < len(LINES) and len(LINES[after]) - len(LINES[after].lstrip(" ")) > indent:
        after += 1
    return after


def entry(number: int) -> range:
    """The lines of the list's entry that the key on this line is a field of."""
    first = number
    while not LINES[first].lstrip().startswith("- "):
        first -= 1
    dash = LINES[first].index("-")
    behind = (at for at in range(first + 1, len(LINES)) if not LINES[at].startswith(" " * (dash + 1)))
    return range(first, next(behind))


def checked(tmp_path: Path, lines: list[str]) -> Checked:
    return looked_at(tmp_path, "\n".join(lines) + "\n", FILES)


def errors(found: Checked) -> list[tuple[str, int]]:
    return [(one.code, one.place.line) for one in found.problems if is_error(one)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("course")


def test_the_course_is_sound_and_has_most_of_the_grammar(folder: Path) -> None:
    assert codes(checked(folder, LINES)) == []
    assert len(KEYS) > 85


@pytest.mark.parametrize("how", ["doubled", "capital"])
@pytest.mark.parametrize("number", KEYS, ids=NAMES)
def test_a_misspelt_key_is_said_once_and_the_rest_is_read_as_it_was_meant(
    folder: Path, number: int, how: str
) -> None:
    lines = [*LINES]
    lines[number] = misspelt(number, how)
    found = checked(folder, lines)
    (one,) = found.problems
    assert one.place.line == number + 1
    assert dict(one.arguments)["nearest"] == key(number)


def test_of_two_names_that_are_near_the_one_that_is_not_there_yet_is_meant(folder: Path) -> None:
    found = looked_at(folder, COURSE.replace(" answers:", " answesr:"), FILES)
    assert [dict(one.arguments)["nearest"] for one in found.problems] == ["answers"]


@pytest.mark.parametrize("number", KEYS, ids=NAMES)
def test_a_key_nobody_knows_is_said_there_and_what_it_stood_for_is_missed_where_it_is_needed(
    folder: Path, number: int
) -> None:
    lines = [*LINES]
    lines[number] = misspelt(number, "foreign")
    found = checked(folder, lines)
    said = {one.code: one.place.line for one in found.problems}
    if key(number) in STEMS:
        assert said.keys() == {"unknown-type"}
        assert number <= said["unknown-type"] <= number + 1  # where the entry begins
        return
    assert said.pop("unknown-field") == number + 1
    needed = key(number) in NEEDED or LINES[number].strip() in {"answer: vrai", "answer: 4", "- image: a.svg"}
    assert said.keys() == ({"missing-field"} if needed else set())


@pytest.mark.parametrize("number", KEYS, ids=NAMES)
def test_a_line_that_is_gone_never_stops_the_reading(folder: Path, number: int) -> None:
    found = checked(folder, LINES[:number] + LINES[end(number) :])
    first_module = LINES.index("  - id: buts")  # without its dash there is no list
    assert found.reading.course is not None or key(number) == "modules" or number == first_module


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title: Pourquoi s’allier ?", "missing-field 1"),
        ("language: fr-FR", "missing-field 1"),
        ("    name: Léo", "missing-field 21"),
        ("    title: Les buts", "missing-field 24"),
        ("        text: Quatre.", "missing-field 36"),
        ("        answer: vrai", "missing-field 66"),
        ("        answer: 4", "missing-field 79"),
        ("        answer: Ada", "no-right-answer 72"),
        ("        if-false: Non.", "no-feedback 66"),
        ("        choice: Où ?", "unknown-type 45"),
        ("        options:", "missing-field 46"),
        ("    audio: a.mp3", "captions-without-media 29"),
        ("    objectives:", "unknown-objective 45"),
        ("    key-points:", "unknown-key-point 42"),
        ("        alt: Un carré", "missing-alt 39"),
        ("    quiz:", "nothing-to-pass 12"),
    ],
)
def test_what_is_gone_and_needed_is_said_once_where_it_is_missed(folder: Path, line: str, said: str) -> None:
    number = LINES.index(line)
    found = checked(folder, LINES[:number] + LINES[end(number) :])
    assert [f"{one.code} {one.place.line}" for one in found.problems] == [said]


@pytest.mark.parametrize(
    "line", ["title: Pourquoi s’allier ?", "language: fr-FR", "    title: Les buts", "        text: Quatre."]
)
def test_what_is_gone_hides_nothing_of_what_is_around_it(folder: Path, line: str) -> None:
    number = LINES.index(line)
    lines = LINES[:number] + [
        one.replace("Nous avons quatre buts", "Nous avons cinq buts") for one in LINES[number + 1 :]
    ]
    assert sorted(codes(checked(folder, lines))) == ["missing-field", "quote-not-found"]


def test_mistakes_of_all_kinds_are_said_together(folder: Path) -> None:
    text = COURSE
    for old, new in {
        "pass: 12/20": "pass: 12",
        "rights:": "rigths:",
        "- id: Q3": "- id: 3e",
        "Nous avons quatre": "Nous avons cinq",
        "hint: Ici.": "hint: Non : ici",
        "answer: vrai": "answer: non",
        "image: a.svg\n        alt: Un carré\n    images": "image: b.svg\n        alt: Un carré\n    images",
        "measures: citer": "measures: cite",
        "take: 1": "take: 9",
    }.items():
        assert old in text
        text = text.replace(old, new, 1)
    found = looked_at(folder, text, FILES)
    assert sorted(codes(found)) == sorted([
        "bare-pass", "unknown-field", "bad-id", "quote-not-found", "colon-in-text", "not-a-truth",
        "missing-file", "unknown-objective", "draw-too-large",
    ])  # fmt: skip


def test_nothing_is_held_against_an_identity_while_parts_are_left_out(tmp_path: Path) -> None:
    ids = re.compile(r"id: (Q\d|buts)\n *")
    course = ids.sub("", COURSE)
    before = looked_at(tmp_path, course, FILES)
    lock = lock_bytes(before.reading.lock)
    broken = course.replace("answer: vrai", "answer: non").replace("Et chez vous ?", "Et chez toi ?")
    found = looked_at(tmp_path, broken, FILES | {"course.lock": lock})
    assert "ambiguous-identity" not in codes(found)
    assert "not-a-truth" in codes(found)


CHANGES = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(["doubled", "foreign"])), min_size=2, max_size=5
)


@given(CHANGES)
@settings(max_examples=60, deadline=None)
def test_of_several_mistakes_none_hides_another_but_one_around_it(
    folder: Path, changes: list[tuple[int, str]]
) -> None:
    lines = [*LINES]
    for number, how in changes:
        lines[number] = misspelt(number, how)
    said = {one.place.line for one in checked(folder, lines).problems}
    lost = [range(number, end(number)) for number, how in changes if how == "foreign"]
    lost += [entry(number) for number, how in changes if how == "foreign" and key(number) in STEMS]
    for number, _ in changes:
        if not any(number in hidden for hidden in lost if len(hidden) > 1):
            assert {number, number + 1} & said  # an entry of no known type is shown where it begins
    assert said
