"""Lines told at one look to be without traps: the thorough walk finds nothing in them either."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cartable.read.yaml.easy import easy
from cartable.read.yaml.page import Page
from cartable.read.yaml.walk import Walk
from cartable.read.yaml.words import WORDS


def _parted(pieces: str) -> list[str]:
    return pieces.split("¦")


PIECES = st.sampled_from(
    _parted(
        "text¦title¦right¦id¦claire¦Les mêmes¦l’un¦« non »¦…¦4¦12:30¦http://a.b¦oui: non¦oui :¦a:b¦#4"
        '¦voir #4¦*x¦>¦|¦-x¦"oui"¦\'non\'¦"a: b # c"¦"¦\'¦"x" y¦[a]¦{b}¦¦ ¦\t¦\u00a0¦“mot”'
    )
)
LINES = st.builds(
    lambda indent, dash, name, colon, words: f"{' ' * indent}{dash}{name}{colon}{words}",
    st.integers(0, 6),
    st.sampled_from(["", "", "- ", "-  ", "- - ", "-"]),
    PIECES,
    st.sampled_from([": ", ": ", ":", " ", "", " : ", ":  "]),
    PIECES,
)
PAGES = st.lists(LINES, max_size=9)


@settings(derandomize=True, max_examples=600, deadline=None)
@given(PAGES)
@example(["text: un", "  deux: trois"])
@example(["quiz:", "  - right: un", "    - wrong: deux"])
@example(["quiz:", "- right: un", " wrong: deux"])
@example(["a: b", "   id: x", "   id: y"])
def test_the_quick_walk_finds_what_the_thorough_one_finds(lines: list[str]) -> None:
    quick, thorough = (
        Walk(Page(lines, "c.yaml", WORDS)).over(thoroughly=thoroughly) for thoroughly in (False, True)
    )
    assert quick.problems == thorough.problems
    assert quick.corrections.corrected(lines) == thorough.corrections.corrected(lines)
    assert quick.quoted == thorough.quoted


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: Les mêmes", (0, False, "title", 0, 7, False)),
        ("  - right: « Oui »", (2, True, "right", 4, 11, False)),
        ("  - Oui", (2, True, None, 4, 4, False)),
        ("quiz:", (0, False, "quiz", 0, None, False)),
        ('text: "Non : assez #4"', (0, False, "text", 0, 6, True)),
        ("    et la suite", (4, False, None, 4, 4, False)),
    ],
)
def test_an_easy_line_is_taken_apart(line: str, expected: tuple[object, ...]) -> None:
    assert easy(line) == expected


@pytest.mark.parametrize(
    "line",
    ["text: Non : assez", "text: voir #4", "- Note: ceci", "text: >-", "- [rires]", "\ttext: a", "", "# a"],
)
def test_a_line_that_may_hold_a_trap_is_not_easy(line: str) -> None:
    assert easy(line) is None
