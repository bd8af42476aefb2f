"""Words in the Markdown subset, and the text they mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.model.text import (
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Image,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Plain,
    Quotation,
    Strong,
    Table,
    Text,
    plain_text,
)
from cartable.read.richtext import LONGEST, parsed_text, rich_text
from cartable.source.place import Place
from cartable.source.problem import Problem

HERE = Place("course/demo/course.yaml", 3, 9, 1)
MARKS = "aé’ «»!?:;.,-_*`[]()<>#+=|~&\\\"'0123 \n\t\u00a0"


def said(words: str) -> Text:
    text, problems = rich_text(words, HERE)
    assert problems == []
    return text


def problems_of(words: str) -> list[tuple[str, dict[str, object]]]:
    return [(one.code, dict(one.arguments)) for one in rich_text(words, HERE)[1]]


def test_words_without_marks_are_one_paragraph() -> None:
    assert said("Les mêmes objectifs : quatre.") == plain_text("Les mêmes objectifs : quatre.")


def test_a_single_line_break_is_a_space_and_an_empty_line_parts_paragraphs() -> None:
    assert said("Ces objectifs\nsont quatre.") == plain_text("Ces objectifs sont quatre.")
    assert said("Un.\n\nDeux.") == Text((Paragraph((Plain("Un."),)), Paragraph((Plain("Deux."),))))


def test_no_words_are_no_blocks() -> None:
    assert said("") == Text(())
    assert said(" \n ") == Text(())


def test_marks_within_a_paragraph() -> None:
    assert said("les **mêmes** *objectifs* `x < y`\\\nsuite").blocks == (
        Paragraph(
            (
                Plain("les "),
                Strong((Plain("mêmes"),)),
                Plain(" "),
                Emphasis((Plain("objectifs"),)),
                Plain(" "),
                Code("x < y"),
                LineBreak(),
                Plain("suite"),
            )
        ),
    )


def test_entities_are_the_characters_they_name() -> None:
    assert said("R&amp;D, 10&nbsp;%, R&D") == plain_text("R&D, 10\u00a0%, R&D")


def test_lists_hold_lists() -> None:
    inner = NumberedList(((Paragraph((Plain("c"),)),),), start=3)
    items = ((Paragraph((Plain("a"),)),), (Paragraph((Plain("b"),)), inner))
    assert said("- a\n- b\n\n  3. c").blocks == (BulletList(items),)


def test_quotations_and_code_blocks() -> None:
    assert said("> dit-il\n\n```python\nx = 1\n\ny\n```").blocks == (
        Quotation((Paragraph((Plain("dit-il"),)),)),
        CodeBlock("x = 1\n\ny"),
    )


def test_a_table_has_rows_as_long_as_its_header() -> None:
    assert said("| a | **b** |\n|---|:-:|\n| 1 |\n| 2 | 3 |").blocks == (
        Table(
            ((Plain("a"),), (Strong((Plain("b"),)),)),
            (((Plain("1"),), ()), ((Plain("2"),), (Plain("3"),))),
        ),
    )


def test_cells_beyond_the_header_are_reported() -> None:
    assert problems_of("> | a | b |\n> |---|---|\n> | 1 | 2 | 3 |\n> | `x\\|y` | 2 |") == [
        ("lost-table-cells", {"row": "> | 1 | 2 | 3 |", "found": 3, "wanted": 2})
    ]


def test_links_lead_to_http_https_and_mailto() -> None:
    assert said("[le *site*](https://exemple.fr/été?q=1#é) <mailto:a@exemple.fr>").blocks == (
        Paragraph(
            (
                Link(
                    (Plain("le "), Emphasis((Plain("site"),))), "https://exemple.fr/%C3%A9t%C3%A9?q=1#%C3%A9"
                ),
                Plain(" "),
                Link((Plain("mailto:a@exemple.fr"),), "mailto:a@exemple.fr"),
            )
        ),
    )


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("[x](javascript:alert(1))", {"address": "javascript:alert(1)", "scheme": "javascript"}),
        ("[x](JavaScript&#58;alert)", {"address": "JavaScript:alert", "scheme": "javascript"}),
        ("<file:///etc/passwd>", {"address": "file:///etc/passwd", "scheme": "file"}),
        ("[x](fiche.pdf)", {"relative": "fiche.pdf"}),
        ("[x](//exemple.fr)", {"relative": "//exemple.fr"}),
        ("[x](https://)", {"broken": "https://"}),
        ("[x](http://[bad)", {"broken": "http://[bad"}),
        ("[x](mailto:moi)", {"broken": "mailto:moi"}),
        ("[le site]()", {"empty": "le site"}),
        ("![le carré]()", {"empty": "le carré"}),
    ],
)
def test_other_links_are_errors(words: str, arguments: dict[str, object]) -> None:
    assert problems_of(words) == [("bad-link", arguments)]


def test_a_refused_link_keeps_its_words() -> None:
    assert rich_text("voir [la *fiche*](fiche.pdf)", HERE)[0] == plain_text("voir la fiche")


def test_pictures_are_collected_with_their_alternatives() -> None:
    text = said("![Un **carré**](images/carre%20magique.svg)\n\n- [![b](é.png)](https://exemple.fr)")
    assert text.images == (Image("images/carre magique.svg", "Un carré"), Image("é.png", "b"))


def test_a_picture_needs_an_alternative() -> None:
    assert problems_of("![](carre.svg)") == [("missing-alt", {"image": "carre.svg", "inside": "carre.svg"})]


@pytest.mark.parametrize(
    "address", ["https://exemple.fr/a.png", "//exemple.fr/a.png", "data:image/png;base64,AA"]
)
def test_a_picture_from_the_net_is_an_error(address: str) -> None:
    assert problems_of(f"![a]({address})") == [("remote-image", {"address": address})]


def test_raw_html_is_shown_as_typed() -> None:
    text, problems = rich_text("H<sub>2</sub>O\n\n<div class='x'>\n**a**\n</div>", HERE)
    assert text.plain == "H<sub>2</sub>O\n<div class='x'> a </div>"
    assert [dict(one.arguments)["html"] for one in problems] == ["<sub>", "<div class='x'>"]


def test_an_end_tag_alone_is_reported() -> None:
    assert problems_of("a</b>") == [("raw-html", {"html": "</b>"})]


@pytest.mark.parametrize("words", ["a < b", "3 <4", "&lt;b&gt;", "`<b>`", "\\<b>"])
def test_what_is_no_tag_is_no_raw_html(words: str) -> None:
    assert problems_of(words) == []


def test_headings_are_strong_paragraphs_and_rules_stay_as_typed() -> None:
    text, problems = rich_text("# Un *titre*\n\nDeux\n---\n\n***\n", HERE)
    assert text.blocks == (
        Paragraph((Strong((Plain("Un "), Emphasis((Plain("titre"),)))),)),
        Paragraph((Strong((Plain("Deux"),)),)),
        Paragraph((Plain("***"),)),
    )
    assert [(one.code, dict(one.arguments)) for one in problems] == [
        ("heading-in-text", {"heading": "Un titre"}),
        ("heading-in-text", {"heading": "Deux"}),
        ("heading-in-text", {"rule": "***"}),
    ]


def test_a_cue_with_a_colon_is_no_link_reference() -> None:
    assert said("[Animatrice]: bonjour") == plain_text("[Animatrice]: bonjour")


def test_the_title_of_a_link_is_named_as_not_shown() -> None:
    assert problems_of('[x](https://exemple.fr "Le site")') == [("unshown-title", {"title": "Le site"})]


@pytest.mark.parametrize(
    ("place", "column", "length"),
    [
        (Place("c.yaml", 1, 7, 20), 12, 3),  # a plain scalar of 20 characters
        (Place("c.yaml", 1, 7, 22), 13, 3),  # the same, quoted
        (Place("c.yaml", 1, 7, 3), 7, 3),  # folded from several lines: no telling where
    ],
)
def test_a_problem_points_at_its_words_where_the_line_holds_them(
    place: Place, column: int, length: int
) -> None:
    (found,) = rich_text("avec <b> et 12 signes"[:20], place)[1]
    assert (found.place.column, found.place.length) == (column, length)


@pytest.mark.parametrize(
    "words",
    ["> " * 1000 + "x", "\n".join("  " * n + "- x" for n in range(100)), "*a _b " * 50 + "c_ d*" * 50],
)
def test_what_is_nested_too_deep_is_kept_as_typed(words: str) -> None:
    text, problems = rich_text(words, HERE)
    assert problems == [Problem("nested-too-deep", HERE)]
    assert text == plain_text(words)


def test_eight_lists_nest() -> None:
    words = "\n".join("  " * n + "- x" for n in range(8))
    assert said(words).plain.count("x") == 8


def test_a_megabyte_is_too_long_for_one_text() -> None:
    assert problems_of("x " * 500_000) == [("oversized-text", {"length": 999_999, "most": LONGEST})]


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS), st.characters(codec="utf-8")), max_size=60))
@settings(max_examples=500, deadline=None)
def test_no_words_crash_the_reader_and_the_short_way_says_the_same(words: str) -> None:
    stripped = words.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip(" ")
    assert rich_text(words, HERE) == parsed_text(stripped, HERE)


@given(
    st.lists(
        st.sampled_from([*MARKS, "**", "\n\n", "- ", "![a](", "](b)", "|\n|-|\n", "<b>"]), max_size=40
    ).map("".join)
)
@settings(max_examples=500, deadline=None)
def test_no_heap_of_marks_crashes_the_reader(words: str) -> None:
    text, _ = rich_text(words, HERE)
    assert all(image.alt for image in text.images)


@given(st.text(alphabet="abcé’«»!?;: .,\n", max_size=80))
@settings(deadline=None)
def test_no_letter_is_lost(words: str) -> None:
    text, _ = rich_text(words, HERE)
    assert "".join(text.plain.split()) == "".join(words.split())
