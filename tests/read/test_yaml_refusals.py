"""Files that are no course, or dangerous: a clear problem, never a crash."""

import pytest

from cartable.read.mend import mended
from cartable.read.yaml import bare, document
from cartable.source.place import Place
from cartable.source.problem import Problem


def codes(data: bytes | str) -> list[str]:
    problems = document(data if isinstance(data, bytes) else data.encode(), "c.yaml")[1]
    return [one.code for one in problems]


def only(data: bytes | str) -> Problem:
    (problem,) = document(data if isinstance(data, bytes) else data.encode(), "c.yaml")[1]
    return problem


@pytest.mark.parametrize(
    ("data", "place", "arguments"),
    [
        ("title: Été\n".encode("latin-1"), Place("c.yaml", 1, 8), {"byte": "0xC9", "encoding": "Latin-1"}),
        (
            "a: b\nc: l’été\n".encode("cp1252"),
            Place("c.yaml", 2, 5),
            {"byte": "0x92", "encoding": "Windows-1252"},
        ),
        (b"\xef\xbb\xbfa: \xe9t\xe9", Place("c.yaml", 1, 4), {"byte": "0xE9", "encoding": "Latin-1"}),
        ("title: a\n".encode("utf-16"), Place("c.yaml"), {"encoding": "UTF-16"}),
        ("title: été\n".encode("utf-16-le"), Place("c.yaml"), {"encoding": "UTF-16"}),
        ("title: a\n".encode("utf-32"), Place("c.yaml"), {"encoding": "UTF-32"}),
        (b"\x89PNG\x81\x8d\xff\xf7\xd7", Place("c.yaml", 1, 1), {"byte": "0x89"}),
    ],
)
def test_another_encoding_is_named(data: bytes, place: Place, arguments: dict[str, str]) -> None:
    node, (problem,) = document(data, "c.yaml")
    assert node is None
    assert problem.code == "not-utf-8"
    assert problem.place == place
    assert dict(problem.arguments) == arguments


def test_two_megabytes_are_read_and_one_byte_more_is_not() -> None:
    assert codes(b"a: " + b"b" * 1_999_997) == []
    assert codes(b"a: " + b"b" * 1_999_998) == ["file-too-large"]


@pytest.mark.parametrize("text", ["", "\n\n", "# note\n", "---\n", "\ufeff"])
def test_a_file_without_anything_written_is_empty(text: str) -> None:
    node, (problem,) = document(text.encode(), "c.yaml")
    assert node is None
    assert (problem.code, problem.place) == ("empty-file", Place("c.yaml"))


def test_exploding_aliases_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    node, (problem,) = document("\n".join(lines).encode(), "c.yaml")
    assert node is None
    assert (problem.code, problem.place.line) == ("too-many-aliases", 4)


def test_aliases_within_reason_are_read() -> None:
    text = "a: &a [x, x]\n" + "".join(f"b{n}: *a\n" for n in range(1000))
    node, problems = document(text.encode(), "c.yaml")
    assert problems == []
    assert node is not None
    assert bare(node) == {"a": ["x", "x"]} | {f"b{n}": ["x", "x"] for n in range(1000)}


def test_an_alias_inside_what_it_names_is_refused_and_both_places_are_told() -> None:
    problem = only("a: &x\n  - b\n  - *x\n")
    assert (problem.code, problem.place) == ("recursive-alias", Place("c.yaml", 3, 5, 2))
    assert problem.related == (("anchor", Place("c.yaml", 1, 4, 1)),)


def test_an_alias_of_nothing_is_said_and_read_as_its_text() -> None:
    node, (problem,) = document(b"a: *mot\n", "c.yaml")
    assert problem.code == "unknown-alias"
    assert dict(problem.arguments) == {"name": "mot"}
    assert node is not None
    assert bare(node) == {"a": "*mot"}


@pytest.mark.parametrize("deep", ["[" * 1000 + "]" * 1000, "{a: " * 1000 + "}" * 1000, "- " * 55 + "id: x"])
def test_deep_nesting_is_refused(deep: str) -> None:
    node, problems = document(deep.encode(), "c.yaml")
    assert node is None or len(str(bare(node))) < 2000
    assert problems


def test_fifty_levels_are_read_and_one_more_is_not() -> None:
    assert codes("a: " + "[" * 49 + "]" * 49) == []
    assert codes("a: " + "[" * 50 + "]" * 50) == ["too-deep"]
    block = "\n".join("  " * n + "a:" for n in range(50))
    assert codes(block) == []
    assert codes(block + "\n" + "  " * 50 + "a:") == ["too-deep"]


def test_depth_by_aliases_counts_too() -> None:
    text = "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 60))
    assert codes(text) == ["too-deep"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: !!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
        ("a: !!str 5", "!!str"),
        ("a: !x b", "!x"),
        ("- !x\n  id: b", "!x"),
    ],
)
def test_tags_are_refused(text: str, tag: str) -> None:
    problem = only(text)
    assert problem.code == "tag"
    assert dict(problem.arguments) == {"tag": tag}


def test_merge_keys_are_refused_unless_quoted() -> None:
    assert codes("a: &a {b: c}\nd:\n  <<: *a\n") == ["merge-key"]
    assert codes("'<<': b\n") == []


def test_a_second_document_is_said_and_not_read() -> None:
    node, (problem,) = document(b"---\na: b\n---\nc: d\n", "c.yaml")
    assert (problem.code, problem.place) == ("several-documents", Place("c.yaml", 3, 1, 3))
    assert node is not None
    assert bare(node) == {"a": "b"}


def test_a_key_used_twice_is_said_with_both_places_and_the_first_holds() -> None:
    node, (problem,) = document(b"a: b\nc: d\na : e\n", "c.yaml")
    assert (problem.code, problem.place) == ("duplicate-key", Place("c.yaml", 3, 1, 1))
    assert problem.related == (("first-used", Place("c.yaml", 1, 1, 1)),)
    assert node is not None
    assert bare(node) == {"a": "b", "c": "d"}


@pytest.mark.parametrize("text", ["a: {[b]: c, d: e}", "a: {{b: f}: c, d: e}", "a: {? : c, d: e}"])
def test_a_key_that_is_no_text_is_said_and_left_out(text: str) -> None:
    node, (problem,) = document(text.encode(), "c.yaml")
    assert problem.code == "key-not-text"
    assert node is not None
    assert bare(node) == {"a": {"d": "e"}}


@pytest.mark.parametrize(
    ("written", "name", "corrected"),
    [
        ("a: b\u0001c", "U+0001", "a: bc"),
        ("a: b\u2028c", "U+2028", "a: b c"),
        ("a: b\u000bc", "U+000B", "a: b c"),
        ("a: l\u0092été", "U+0092", "a: l’été"),
        ("a: b\u0085", "U+0085", "a: b…"),
        ("a: b\ufeffc", "U+FEFF", "a: bc"),
        ("a: b\u0000c", "U+0000", "a: bc"),
    ],
)
def test_a_control_character_is_said_and_mended(written: str, name: str, corrected: str) -> None:
    problem = only(written)
    assert problem.code == "control-character"
    assert dict(problem.arguments) == {"character": name}
    assert mended(written.encode(), problem.edits).decode() == corrected


def test_a_control_character_by_an_escape_is_said_too() -> None:
    assert codes('a: "b\\0c"') == ["control-character"]
    assert codes('a: "b\\u202Ec"') == ["bidi-control"]


@pytest.mark.parametrize("order", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_an_order_to_turn_the_writing_is_refused(order: str) -> None:
    problem = only(f"a: b\nc: d{order}e\n")
    assert (problem.code, problem.place) == ("bidi-control", Place("c.yaml", 2, 5))
    assert problem.edits == ()


def test_several_orders_on_a_line_are_said_once() -> None:
    assert codes("a: b\u202ec\u202cd\n") == ["bidi-control"]


def test_at_most_a_thousand_problems_are_said() -> None:
    assert len(codes("- Les mêmes : quatre\n" * 3000)) == 1000
