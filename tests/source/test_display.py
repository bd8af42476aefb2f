"""Problems as an author reads them in a terminal, and as machines do."""

import json

import pytest

from cartable.source.display import as_github, as_gitlab, as_json, printable, shown
from cartable.source.place import Place
from cartable.source.problem import Problem, in_order, problem

PATH = "course/x/course.yaml"
ESCAPE = "\x1b[31m"


def bad_id(id_: str, place: Place) -> Problem:
    return problem("bad-id", place, id=id_)


def excerpt(line: str, column: int, length: int = 1) -> tuple[str, str]:
    """The line and the carets under it, without the gutter."""
    text = shown(bad_id("x", Place(PATH, 1, column, length)), {PATH: line.encode()}, "en")
    quoted, carets = text.splitlines()[1:3]
    return quoted.removeprefix("    1 | "), carets.removeprefix("      | ")


def test_the_line_is_quoted_with_carets_under_the_mistake() -> None:
    assert excerpt("id: 1er", 5, 3) == ("id: 1er", "    ^^^")


@pytest.mark.parametrize(
    ("line", "column", "length", "carets"),
    [
        ("ab", 3, 1, "  ^"),  # just behind the line's end
        ("ab", 2, 99, " ^"),  # no caret behind the end of the line
        ("", 1, 1, "^"),
        ("漢字x", 3, 1, "    ^"),  # wide characters take two columns
        ("漢字x", 1, 2, "^^^^"),
        ("e\u0301x", 3, 1, " ^"),  # an accent of its own takes none
        ("a\u200bb", 3, 1, " ^"),  # nor does what has no width
        ("\tid", 2, 2, " ^^"),
    ],
)
def test_carets_stand_under_the_characters_meant(line: str, column: int, length: int, carets: str) -> None:
    assert excerpt(line, column, length)[1] == carets


def test_a_tab_is_shown_as_one_space_so_that_the_carets_hold() -> None:
    assert excerpt("\tid", 2, 2)[0] == " id"


def test_a_place_without_a_column_quotes_the_line_without_carets() -> None:
    text = shown(bad_id("x", Place(PATH, 2)), {PATH: b"a\nb\n"}, "en")
    assert text.splitlines()[0].startswith(f"{PATH}:2: error: ")
    assert text.splitlines()[1] == "    2 | b"
    assert "^" not in text


def test_of_a_very_long_line_a_hundred_characters_around_the_mistake_are_shown() -> None:
    line, carets = excerpt("a" * 400 + "HERE" + "b" * 400, 401, 4)
    assert len(line) == 102
    assert line.startswith("…aaa")
    assert line.endswith("bbb…")
    assert line[len(carets) - 4 : len(carets)] == "HERE"


def test_carets_end_where_the_piece_of_a_long_line_ends() -> None:
    line, carets = excerpt("a" * 300, 291, 10)
    assert not line.endswith("…")
    assert len(carets) == len(line)
    _, carets = excerpt("a" * 500, 1, 500)
    assert len(carets) == 100


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_end_where_yaml_ends_them_and_nowhere_else(break_: str) -> None:
    text = f"a\x0bb\x0cc\x85d\u2028e{break_}second".encode()
    assert "    2 | second" in shown(bad_id("x", Place(PATH, 2, 1)), {PATH: text}, "en")


def test_a_line_behind_the_end_and_a_file_that_is_not_there_give_no_excerpt() -> None:
    for place in (Place(PATH, 9, 1), Place("elsewhere", 1, 1), Place(PATH)):
        assert " | " not in shown(bad_id("x", place), {PATH: b"a\n"}, "en")


def test_bytes_that_are_no_text_are_shown_as_signs_of_replacement() -> None:
    assert "    1 | caf\N{REPLACEMENT CHARACTER}" in shown(
        bad_id("x", Place(PATH, 1, 4)), {PATH: b"caf\xe9"}, "en"
    )


@pytest.mark.parametrize("hostile", [ESCAPE, "\x9b31m", "\x07", "\r", "\u202e", "\u2066", "\udc80", "\x7f"])
def test_nothing_hostile_reaches_the_terminal(hostile: str) -> None:
    path = f"course/{hostile}/course.yaml"
    places = Place(path, 1, 1), Place(path, 1, 2)
    found = problem("duplicate-id", places[0], related=(("first-used", places[1]),), id=f"a{hostile}b")
    line = f"id: a{hostile}b".encode("utf-8", "replace")
    text = shown(found, {path: line}, "fr")
    assert hostile not in text
    assert text.count("\N{REPLACEMENT CHARACTER}") >= 3
    for said in (as_json([found], "fr"), as_gitlab([found], "fr"), as_github([found], "fr")):
        assert hostile not in said


def test_a_line_break_in_an_argument_stays_on_the_message_s_line() -> None:
    assert printable("a\nb\tc") == "a b c"
    text = shown(bad_id("a\nb", Place(PATH)), {}, "en")
    assert "a b" in text.splitlines()[0]


def test_json_is_ascii_and_holds_what_was_written() -> None:
    said = as_json([bad_id(f"é{ESCAPE}", Place(PATH, 3, 5, 2))], "fr")
    assert said.isascii()
    (data,) = json.loads(said)
    assert f"é{ESCAPE}" in data["message"]
    assert (data["path"], data["line"], data["column"], data["length"]) == (PATH, 3, 5, 2)
    assert (data["code"], data["level"], data["fixable"]) == ("bad-id", "error", False)


def test_no_problems_are_an_empty_array() -> None:
    assert json.loads(as_json([], "en")) == []
    assert json.loads(as_gitlab([], "en")) == []


def test_a_github_annotation_is_one_line_whose_marks_are_escaped() -> None:
    said = as_github(
        [problem("missing-file", Place("course/a,b:c/x.yaml", 2, 3), wrote="50 %", folder="x")], "en"
    )
    head, _, message = said.partition(" file=")
    assert head == "::error"
    assert message.startswith("course/a%2Cb%3Ac/x.yaml,line=2,col=3,title=missing-file::")
    assert "50 %25" in message
    assert "\n" not in said


def test_an_annotation_of_a_whole_file_stands_on_its_first_line() -> None:
    assert "line=1,col=1" in as_github([bad_id("x", Place(PATH))], "en")
    assert json.loads(as_gitlab([bad_id("x", Place(PATH))], "en"))[0]["location"]["lines"]["begin"] == 1


def test_gitlab_gets_a_fingerprint_of_its_own_for_each_problem() -> None:
    found = [bad_id("x", Place(PATH, 1, 1)), bad_id("x", Place(PATH, 2, 1)), bad_id("y", Place(PATH, 2, 1))]
    report = json.loads(as_gitlab(found, "en"))
    assert len({one["fingerprint"] for one in report}) == 3
    assert {one["severity"] for one in report} == {"major"}


def test_problems_come_by_place_and_each_once() -> None:
    late, early = bad_id("x", Place(PATH, 9, 1)), bad_id("y", Place(PATH, 2, 1))
    assert in_order([late, early, late]) == [early, late]
