"""Slips of structure: said in the author's words, read on with the likeliest meaning."""

import pytest

from cartable.read.mend import mended
from cartable.read.yaml import bare, document
from cartable.source.problem import Problem


def read(text: str) -> tuple[object, list[Problem]]:
    node, problems = document(text.encode(), "c.yaml")
    return (bare(node) if node else None), problems


def said(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in problems]


@pytest.mark.parametrize(
    ("written", "expected", "read_as"),
    [
        (
            "- id: a\n text: b\n why: c",
            [("bad-indentation", 2, 2)],
            [{"id": "a", "text": "b", "why": "c"}],
        ),
        (
            '- id: "a"\n    text: b\n    why: c',
            [("bad-indentation", 2, 5)],
            [{"id": "a", "text": "b", "why": "c"}],
        ),
        ("a:\n    - b\n  - c", [("bad-indentation", 3, 3)], {"a": ["b", "c"]}),
        ("  a: b\nc: d", [("bad-indentation", 2, 1)], {"a": "b", "c": "d"}),
        ("id: a\n- b\n- c\ntext: d", [("mixed-list", 2, 1)], {"id": "a", "text": "d"}),
        ("options:\n  - right: a\n  why: b\n", [("mixed-list", 3, 3)], {"options": [{"right": "a"}]}),
        (
            "- right: a\n    why: b\n    id: c",
            [("misplaced-field", 2, 5)],
            [{"right": "a", "why": "b", "id": "c"}],
        ),
        ("- un\n  why: b\n- deux", [("misplaced-field", 2, 3)], ["un", "deux"]),
        (
            "choice: a\n  - right: b\n  - wrong: c\nid: d",
            [("misplaced-field", 2, 3)],
            {"choice": "a", "id": "d"},
        ),
        ("text: a\nb c\nd e\nid: f", [("stray-line", 2, 1)], {"text": "a", "id": "f"}),
        ("title Bonjour\nid: f", [("stray-line", 1, 1)], {"id": "f"}),
        ("id: f\noptions\n  - right: a\ntext: b", [("stray-line", 2, 1)], {"id": "f", "text": "b"}),
        ("- un\n  - deux\n- trois", [("dash-in-text", 2, 3)], ["un - deux", "trois"]),
        ('text: "abc\nid: x', [("unclosed-quote", 1, 7)], {"text": '"abc', "id": "x"}),
        ("- 'abc\n- l'un", [("unclosed-quote", 1, 3)], ["'abc", "l'un"]),
        ("text: [abc\nid: x", [("unclosed-bracket", 1, 7)], {"text": "[abc", "id": "x"}),
        ("tags: [a, b]]\nid: x", [("stray-bracket", 1, 13)], {"tags": "[a, b]]", "id": "x"}),
        ("a: {b: c}}\nid: x", [("stray-bracket", 1, 10)], {"a": "{b: c}}", "id": "x"}),
    ],
)
def test_a_slip_is_said_once_and_read_on(
    written: str, expected: list[tuple[str, int, int]], read_as: object
) -> None:
    node, problems = read(written)
    assert said(problems) == expected
    assert node == read_as
    assert all(not one.edits for one in problems)


def test_bad_indentation_names_the_line_it_may_go_with() -> None:
    _, (problem,) = read("- id: a\n   text: b\n")
    assert problem.code == "misplaced-field"
    _, (problem,) = read("- id: a\n text: b\n")
    assert dict(problem.arguments) == {"column": 2, "expected": 3, "line": 1}
    assert [(role, place.line, place.column) for role, place in problem.related] == [("goes-with", 1, 3)]


def test_a_stray_line_that_begins_with_a_word_of_the_grammar_names_it() -> None:
    assert dict(read("id: f\ntitle Bonjour\n")[1][0].arguments) == {"field": "title"}
    assert dict(read("id: f\nBonjour\n")[1][0].arguments) == {}


def mend(text: str, problems: list[Problem]) -> str:
    return mended(text.encode(), [edit for one in problems for edit in one.edits]).decode()


@pytest.mark.parametrize(
    ("written", "expected", "corrected"),
    [
        (
            "text: |\n    abc\n  def\n ghi\nid: x",
            ("uneven-text", 3, 3),
            "text: |\n    abc\n    def\n    ghi\nid: x",
        ),
        (
            "a:\n\t- id: x\n\t\ttext: |\n\t\t\ty",
            ("tab-indentation", 2, 1),
            "a:\n  - id: x\n    text: |\n      y",
        ),
        ("a:\n\u00a0\u202f- id: x\n    b: y", ("space-in-indentation", 2, 1), "a:\n  - id: x\n    b: y"),
        ("a: |\n  b\n\u00a0\n  c", ("space-in-indentation", 3, 1), "a: |\n  b\n \n  c"),
    ],
)
def test_white_space_that_can_only_mean_one_thing_is_mended(
    written: str, expected: tuple[str, int, int], corrected: str
) -> None:
    node, problems = read(written)
    assert said(problems) == [expected]
    assert mend(written, problems) == corrected
    assert read(corrected) == (node, [])


def test_tabs_among_spaces_are_left_to_the_author_and_said_once() -> None:
    _, problems = read("a:\n  b: c\nd:\n\te: f\n\tg: h\n")
    assert said(problems) == [("tab-indentation", 4, 1)]
    assert dict(problems[0].arguments) == {"count": 2}
    assert problems[0].edits == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('a: "b \\q c"', ("unknown-escape", 1, 7)),
        ('a: "b \\xZZ c"', ("unknown-escape", 1, 7)),
        ("a: [b, c: }]", ("unclosed-bracket", 1, 4)),
        ("a: {b: [c}", ("unclosed-bracket", 1, 4)),
        ("%YAML 3.0\n---\na: b", ("yaml-syntax", 1, 1)),
        ("a: !x!y b", ("tag", 1, 4)),
        ("a: {: b}", ("key-not-text", 1, 5)),
        ('a: "b\n---\n"', ("unclosed-quote", 1, 4)),
        ("a: b\n \t- c: [\n", ("tab-indentation", 2, 1)),
        ("|\n\t[b", ("tab-indentation", 2, 1)),
    ],
)
def test_what_only_the_yaml_reader_refuses_is_said_in_the_authors_words(
    written: str, expected: tuple[str, int, int]
) -> None:
    _, problems = read(written)
    assert expected in said(problems)
