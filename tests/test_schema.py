"""The grammar as editors know it agrees with the grammar as cartable reads it."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from cartable.questions import later
from cartable.read.written.course import WrittenCourse
from cartable.read.written.quiz import words, written_bank
from cartable.read.written.schema import schemas
from workspaces import HEAD, codes, looked_at

ROOT = Path(__file__).parents[1]
COURSES = sorted((ROOT / "course").glob("*/course.yaml")) + sorted(
    (ROOT / "templates" / "new").glob("*/course.yaml")
)
BANKS = sorted((ROOT / "quizzes").glob("*.yaml"))


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, by which editors go: `no` and `12:30` are texts, `42` is a number."""


Core.yaml_implicit_resolvers = {}
for name, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), None)


def loaded(text: str) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.load(text, Loader=Core)  # noqa: S506 - a safe loader with fewer types


@cache
def validator(file: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[file]))


def accepted(text: str, file: str = "course.json") -> bool:
    """Whether an editor finds nothing."""
    return bool(validator(file).is_valid(loaded(text)))


EMPTY = "settings: {complete-when: viewed}\nmodules: [{id: m, title: M}]\n"


def in_quiz(entry: str) -> str:
    return f"{HEAD}settings: {{complete-when: viewed}}\nmodules:\n  - title: M\n    quiz:\n      - {entry}\n"


@pytest.mark.parametrize("file", ["bank.json", "course.json"])
def test_the_committed_schema_is_the_grammar_s(file: str) -> None:
    # python -m cartable.read.written.schema .schema writes it anew
    assert (ROOT / ".schema" / file).read_bytes() == schemas()[file]


@pytest.mark.parametrize("file", ["bank.json", "course.json"])
def test_the_schema_is_one(file: str) -> None:
    Draft202012Validator.check_schema(json.loads(schemas()[file]))


@pytest.mark.parametrize("path", COURSES, ids=lambda path: path.parent.name)
def test_courses_that_ship_please_an_editor(path: Path) -> None:
    errors = [
        error.message for error in validator("course.json").iter_errors(loaded(path.read_text("utf-8")))
    ]
    assert errors == []


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_banks_that_ship_please_an_editor(path: Path) -> None:
    errors = [error.message for error in validator("bank.json").iter_errors(loaded(path.read_text("utf-8")))]
    assert errors == []


@pytest.mark.parametrize("path", [*COURSES, *BANKS], ids=lambda path: path.parent.name + path.stem)
def test_every_file_that_ships_switches_its_schema_on(path: Path) -> None:
    schema = "../../.schema/course.json" if path in COURSES else "../.schema/bank.json"
    assert path.read_text("utf-8").splitlines()[0] == f"# yaml-language-server: $schema={schema}"


@pytest.mark.parametrize("text", ["42", "4.5", "true", "No", "2026-01-05", "'42'"])
def test_a_text_that_looks_like_a_number_is_a_text_to_both(tmp_path: Path, text: str) -> None:
    course = in_quiz(
        f"{{id: Q, choice: {text}, options: [{{right: {text}, why: {text}}}, {{wrong: b, why: c}}]}}"
    )
    assert accepted(course)
    assert set(codes(looked_at(tmp_path, course))) <= {"missing-id"}


@pytest.mark.parametrize(
    "setting",
    [
        "pass: 60 %", "pass: 60%", "pass: 12/20", "pass: 12,5/20", "pass: 12.5 / 20", "pass: 60\u00a0%",
        "attempts: 2", "attempts: unlimited", "complete-when: both", "shuffle: options", "keep: last",
        "mode: exam", "handout-answers: separate",
    ],
)  # fmt: skip
def test_settings_are_the_same_to_both(tmp_path: Path, setting: str) -> None:
    course = f"{HEAD}settings:\n  {setting}\nmodules:\n  - id: m\n    title: M\n"
    assert accepted(course)
    assert set(codes(looked_at(tmp_path, course))) <= {"nothing-to-pass"}


@pytest.mark.parametrize(
    "line",
    [
        "duration: 25 min", "duration: 1 h 30", "duration: 2h", "draft: oui", "draft: true",
        "authors: Ada", "authors: [Ada, Bob]", "version: 1.0", "format: 1", "rights: 2026",
    ],
)  # fmt: skip
def test_fields_of_a_course_are_the_same_to_both(tmp_path: Path, line: str) -> None:
    head = "".join(
        one for one in HEAD.splitlines(keepends=True) if one.partition(":")[0] != line.partition(":")[0]
    )
    course = f"{head}{line}\nsettings: {{complete-when: viewed}}\nmodules:\n  - id: m\n    title: M\n"
    assert accepted(course)
    assert set(codes(looked_at(tmp_path, course))) <= {"still-draft"}


@pytest.mark.parametrize(
    "setting",
    ["pass: 12", "pass: beaucoup", "attempts: 0", "attempts: 61", "complete-when: read", "keep: all"],
)
def test_what_one_refuses_the_other_refuses_too(tmp_path: Path, setting: str) -> None:
    course = f"{HEAD}settings:\n  {setting}\nmodules:\n  - id: m\n    title: M\n"
    assert not accepted(course)
    assert looked_at(tmp_path, course).problems


SAMPLES = {
    "choice": "{id: Q, choice: Où, options: [{right: a, why: b}, {wrong: c, why: d}]}",
    "choices": "{id: Q, choices: Où, options: [{right: a, why: b}, {right: c, why: d}]}",
    "true-false": "{id: Q, true-false: Où, answer: vrai, why: Oui}",
    "short-text": "{id: Q, short-text: Où, answer: ici}",
    "number": "{id: Q, number: Où, answer: '4,5'}",
    "essay": "{id: Q, essay: Où}",
    "matching": "{id: Q, matching: Où, pairs: {a: b, c: d}}",
    "ordering": "{id: Q, ordering: Où, items: [a, b]}",
    "gaps": "{id: Q, gaps: 'Où {ici}'}",
    "categorise": "{id: Q, categorise: Où, categories: {a: [b, c], d: e}}",
    "hotspot": "{id: Q, hotspot: Où, regions: [{right: a}, {wrong: b}]}",
    "scale": "{id: Q, scale: Où, items: [a, b]}",
}


def test_there_is_a_sample_of_every_type() -> None:
    assert SAMPLES.keys() == words().keys()


@pytest.mark.parametrize("word", SAMPLES)
def test_every_type_is_known_to_both(tmp_path: Path, word: str) -> None:
    course = in_quiz(SAMPLES[word])
    assert accepted(course)
    found = set(codes(looked_at(tmp_path, course))) - {"missing-id"}
    assert found == ({"type-not-yet"} if word in later.WRITTEN else set())


@pytest.mark.parametrize("word", SAMPLES)
def test_an_unknown_field_of_a_question_is_refused_by_both(tmp_path: Path, word: str) -> None:
    course = in_quiz(SAMPLES[word].replace("{id: Q,", "{id: Q, zzz: 1,", 1))
    assert not accepted(course)
    assert "unknown-field" in codes(looked_at(tmp_path, course))


@pytest.mark.parametrize(
    "course",
    [
        f"{HEAD}zzz: 1\nmodules: [{{title: M}}]",
        f"{HEAD}settings: {{zzz: 1}}\nmodules: [{{title: M}}]",
        f"{HEAD}speakers: {{a: {{name: A, zzz: 1}}}}\nmodules: [{{title: M}}]",
        f"{HEAD}speakers: {{a: {{name: A, key: b}}}}\nmodules: [{{title: M}}]",
        f"{HEAD}modules: [{{title: M, zzz: 1}}]",
        f"{HEAD}modules: [{{title: M, key-points: [{{text: T, zzz: 1}}]}}]",
        f"{HEAD}modules: [{{title: M, images: [{{image: i.svg, alt: I, zzz: 1}}]}}]",
        f"{HEAD}modules: [{{title: M, quiz: [{{from: b, zzz: 1}}]}}]",
        in_quiz("{choice: Où, options: [{right: a, zzz: b}, {wrong: c}]}"),
        in_quiz("{short-text: Où, answers: [{right: a, zzz: 1}]}"),
    ],
)
def test_an_unknown_field_anywhere_is_refused_by_both(tmp_path: Path, course: str) -> None:
    assert not accepted(course)
    assert "unknown-field" in codes(looked_at(tmp_path, course))


@pytest.mark.parametrize(
    "course",
    [
        f"{HEAD}modules: [{{title: M, objectives: [{{id: a, text: b}}]}}]",
        f"{HEAD}modules: [{{title: M, sections: [a]}}]",
        f"{HEAD}glossary: [a]\nmodules: [{{title: M}}]",
        f"{HEAD}speakers: [a]\nmodules: [{{title: M}}]",
        f"{HEAD}modules: []",
        f"{HEAD}modules: {{title: M}}",
        in_quiz("{question: Où}"),
        in_quiz("choice"),
        "title: T\nmodules: [{title: M}]",
        "- a",
    ],
)
def test_another_shape_is_refused_by_both(tmp_path: Path, course: str) -> None:
    assert not accepted(course)
    assert looked_at(tmp_path, course).reading.problems


@pytest.mark.parametrize(
    "words",
    [
        "check: Valider",
        "save-saved: OK",
        "questions: {one: '{n} x', other: '{n} x'}",
        '"true": Exact',
        "paper: {key: C}",
    ],
)
def test_words_are_the_same_to_both(tmp_path: Path, words: str) -> None:
    course = (
        f"{HEAD}words: {{{words}}}\nsettings: {{complete-when: viewed}}\nmodules: [{{id: m, title: M}}]\n"
    )
    assert accepted(course)
    assert codes(looked_at(tmp_path, course)) == []


@pytest.mark.parametrize("words", ["chek: Valider", "paper: {check: x}", "paper: x", "check: [x]"])
def test_words_that_are_none_are_refused_by_both(tmp_path: Path, words: str) -> None:
    course = (
        f"{HEAD}words: {{{words}}}\nsettings: {{complete-when: viewed}}\nmodules: [{{id: m, title: M}}]\n"
    )
    assert not accepted(course)
    assert len(codes(looked_at(tmp_path, course))) == 1


def fields(model: type[BaseModel]) -> Iterator[str]:
    """The names of the fields that the grammar takes, its own and those of what stands in it."""
    pending, seen = [model], {model}
    while pending:
        for field in pending.pop().model_fields.values():
            if field.alias and not field.alias.startswith("("):
                yield field.alias
            for inner in models(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    pending.append(inner)


def models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from models(inner)


@pytest.mark.parametrize("page", ["docs/reference/authoring.md", "docs/fr/reference/authoring.md"])
def test_the_reference_names_every_field(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    known = {*fields(WrittenCourse), *fields(written_bank())} - {"opening", "term", "meaning"}
    later_only = {*later.WRITTEN, "regions", "item", "target", "name"}
    assert len(known) > 60
    assert sorted(name for name in known - later_only if f"`{name}`" not in text) == []
    assert sorted(name for name in later.WRITTEN if name not in text) == []
