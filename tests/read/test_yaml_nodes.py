"""What a readable file becomes: nodes, their places, their texts as typed."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from cartable.questions.later import WRITTEN as LATER
from cartable.questions.registry import types
from cartable.read.written.course import WrittenCourse
from cartable.read.yaml import WORDS, Mapping, Node, Scalar, Sequence, bare, document
from cartable.source.place import Place

TRIAL = Path(__file__).parents[3] / "shared" / "field-notes" / "authoring-trial.yaml"


def root(text: str) -> Node:
    node, problems = document(text.encode(), "c.yaml")
    assert problems == []
    assert node is not None
    return node


def mapping(text: str) -> Mapping:
    node = root(text)
    assert isinstance(node, Mapping)
    return node


def scalar(node: Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "typed", ["No", "on", "12:30", "1.0", "2026-01-05", "null", "~", "0x1F", "1_000", "=", "5"]
)
def test_a_scalar_stays_the_text_typed(typed: str) -> None:
    assert bare(root(f"a: {typed}")) == {"a": typed}


def test_a_value_left_empty_is_none_and_quotes_around_nothing_are_a_text() -> None:
    assert bare(root("a:\nb: ''\nc:\n  - \n  - d\n")) == {"a": None, "b": "", "c": [None, "d"]}


def test_keys_lists_and_values_know_their_places() -> None:
    node = mapping("title: « Où ? »\nmodules:\n  - id: un\n    text: >-\n      deux\n")
    title = node.key("title")
    assert title is not None
    assert title.place == Place("c.yaml", 1, 1, 5)
    assert scalar(node.get("title")).place == Place("c.yaml", 1, 8, 8)
    modules = node.get("modules")
    assert isinstance(modules, Sequence)
    assert modules.place == Place("c.yaml", 3, 3, 1)
    module = modules.items[0]
    assert isinstance(module, Mapping)
    assert module.place == Place("c.yaml", 3, 5, 1)
    assert scalar(module.get("text")) == Scalar("deux", Place("c.yaml", 4, 11, 2), plain=False)
    assert node.get("id") is None
    assert node.key("id") is None


def test_the_place_of_a_text_of_several_lines_is_its_first_line_without_the_comment() -> None:
    assert scalar(mapping("text: un deux\n  trois # note\n").get("text")).place == Place("c.yaml", 1, 7, 7)


def test_plain_tells_texts_without_quotes_from_quoted_and_block_texts() -> None:
    node = mapping("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n")
    assert [scalar(value).plain for _, value in node.entries] == [True, False, False, False]


def test_a_byte_order_mark_and_windows_line_ends_are_read_like_any_other() -> None:
    assert document("\ufefftitle: é\r\nid: a\r\n".encode(), "c.yaml") == document(
        "title: é\nid: a\n".encode(), "c.yaml"
    )


def test_an_alias_stands_for_the_node_it_names() -> None:
    node = mapping("a: &x {b: c}\nd: *x\n")
    assert node.get("d") is node.get("a")


def test_a_list_may_stand_right_under_its_field() -> None:
    assert bare(root("a:\n- b: c\n  d: e\n- f\ng: h\n")) == {"a": [{"b": "c", "d": "e"}, "f"], "g": "h"}


def test_french_spacing_before_a_colon_is_a_field_like_any_other() -> None:
    assert bare(root("title : X\noptions :\n  - right : les mêmes\n")) == {
        "title": "X",
        "options": [{"right": "les mêmes"}],
    }


def test_a_no_break_space_before_the_colon_is_no_part_of_a_term() -> None:
    assert bare(root("glossary:\n  carré magique\u202f: définition\n")) == {
        "glossary": {"carré magique": "définition"}
    }


def test_other_words_can_be_the_grammar() -> None:
    text = "- Sujet: un\n"
    assert [one.code for one in document(text.encode(), "c.yaml")[1]] == ["text-became-pair"]
    assert document(text.encode(), "c.yaml", frozenset({"sujet"}))[1] == []


def test_the_words_are_those_of_the_grammar() -> None:
    grammars: list[type[BaseModel]] = [WrittenCourse, *(kind.WRITTEN for kind in types().values())]
    grammars += LATER.values()
    fields = {field for grammar in grammars for field in _fields(grammar.model_json_schema())}
    assert fields <= WORDS


def _fields(schema: object) -> set[str]:
    found: set[str] = set()
    if isinstance(schema, dict):
        if isinstance(properties := schema.get("properties"), dict):
            found |= properties.keys()
        for part in schema.values():
            found |= _fields(part)
    elif isinstance(schema, list):
        for part in schema:
            found |= _fields(part)
    return found


@pytest.mark.skipif(not TRIAL.is_file(), reason="the field notes are not beside this checkout")
def test_the_authoring_trial_is_read_without_a_problem() -> None:
    node, problems = document(TRIAL.read_bytes(), "course.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    assert len(node.entries) == 12
