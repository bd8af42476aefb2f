"""Texts as HTML."""

from __future__ import annotations

import page
import pytest
import weasyprint  # type: ignore[import-untyped]  # WeasyPrint has no types
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markupsafe import Markup

from cartable.formats.html import Setting, blocks, inline, words
from cartable.model.text import Link, Paragraph, Plain, Text, plain_text
from cartable.read.richtext import rich_text
from cartable.source.place import Place

FRENCH = Setting("fr-FR", lambda path: f"media/{path}")
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='5' height='5'/%3E"


def text(markdown: str) -> Text:
    return rich_text(markdown, Place("course.yaml", 1, 1))[0]


def as_blocks(markdown: str) -> str:
    return str(blocks(text(markdown), FRENCH))


def as_inline(markdown: str) -> str:
    return str(inline(text(markdown), FRENCH))


def test_plain_words_are_escaped_and_typeset() -> None:
    assert words('<b>l\'eau & "toi" ?', "fr-FR") == Markup("&lt;b&gt;l’eau &amp; «\u202ftoi\u202f»\u202f?")


def test_no_text_is_no_markup() -> None:
    assert blocks(Text(()), FRENCH) == inline(Text(()), FRENCH) == Markup()


def test_paragraphs_and_marks() -> None:
    assert as_blocks("Un **mot** *fin* `a ; b` !\\\nlà\n\nDeux") == (
        "<p>Un <strong>mot</strong> <em>fin</em> <code>a ; b</code>\u202f!<br>là</p><p>Deux</p>"
    )


def test_typography_sees_through_marks() -> None:
    assert as_blocks("« **oui**! » et l'*eau*") == (
        "<p>«\u202f<strong>oui</strong>\u202f!\u202f» et l’<em>eau</em></p>"
    )


def test_code_is_escaped_and_never_typeset() -> None:
    assert as_blocks("```\nif (a) { 'b' } <c> ;\n```") == (
        "<pre><code>if (a) { &#39;b&#39; } &lt;c&gt; ;</code></pre>"
    )


def test_what_an_author_typed_as_html_is_shown() -> None:
    assert as_blocks("a<script>alert(1)</script>") == "<p>a&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_pictures_go_through_the_setting() -> None:
    assert (
        as_blocks('![l\'eau "x"](a%20b.png)')
        == '<p><img src="media/a b.png" alt="l’eau «\u202fx\u202f»"></p>'
    )


def test_list_items_of_a_line_and_lists_hold_no_paragraph() -> None:
    assert (
        as_blocks("3. a\n4. *b*\n\n   - c")
        == '<ol start="3"><li>a</li><li><em>b</em><ul><li>c</li></ul></li></ol>'
    )


def test_list_items_of_more_carry_their_marks_as_words() -> None:
    assert as_blocks("1. a\n\n   b\n2. > c") == (
        '<ol><li style="list-style: none"><p>1.\u00a0a</p><p>b</p></li>'
        '<li style="list-style: none"><span>2.\u00a0</span><blockquote><p>c</p></blockquote></li></ol>'
    )


def test_a_table_says_that_its_first_row_heads_the_columns() -> None:
    assert as_blocks("|a|b|\n|-|-|\n|1|`x`|") == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td><code>x</code></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("[le *site*](https://e.fr)", '<a href="https://e.fr" rel="noopener">le site</a>'),
        ("[**le site**](https://e.fr)", '<strong><a href="https://e.fr" rel="noopener">le site</a></strong>'),
        ("[***x***](https://e.fr)", '<em><strong><a href="https://e.fr" rel="noopener">x</a></strong></em>'),
        ("[`a ; b`](https://e.fr)", '<code><a href="https://e.fr" rel="noopener">a ; b</a></code>'),
        ("[](https://e.fr?a&b=)", '<a href="https://e.fr?a&amp;b=" rel="noopener">https://e.fr?a&amp;b=</a>'),
        (
            "[![carré](c.png)](https://e.fr)",
            '<img src="media/c.png" alt="carré"> <a href="https://e.fr" rel="noopener">https://e.fr</a>',
        ),
    ],
)
def test_a_link_holds_characters_only(markdown: str, wanted: str) -> None:
    assert as_inline(markdown) == wanted


def test_an_address_cannot_leave_its_attribute() -> None:
    link = Text((Paragraph((Link((Plain("x"),), 'https://e.fr/"onclick="a'),)),))
    assert inline(link, FRENCH) == Markup('<a href="https://e.fr/&#34;onclick=&#34;a" rel="noopener">x</a>')


def test_inline_makes_lines_of_blocks() -> None:
    assert as_inline("a\n\n- b\n- c\n\n  d\n\n7. e\n\n> f\n\n```\ng\n  h\n```\n\n|i|j|\n|-|-|\n|k|l|") == (
        "a<br>•\u00a0b<br>•\u00a0c<br>d<br>7.\u00a0e<br>f<br><code>g</code><br><code>\u00a0\u00a0h</code>"
        "<br>i | j<br>k | l"
    )


def test_every_shape_of_list_link_and_table_makes_a_valid_accessible_pdf() -> None:
    markdown = (
        "- a\n- b\n\n  1. c\n\n- d\n\n  e\n\n  - f\n\n  ```\n  g\n  ```\n\n  | h | |\n  |---|---|\n"
        "  | i | |\n\n"
        "- > j\n- \n\n"
        "[**k**](https://e.fr) [l *m* `n`](https://e.fr) [![o](p.png)](https://e.fr)\n\n|q|\n|-|"
    )
    body = blocks(text(markdown), Setting("en", lambda _: PICTURE))
    document = f'<html lang="en"><head><title>t</title></head><body><h1>t</h1>{body}</body></html>'
    pdf = weasyprint.HTML(string=document).write_pdf(pdf_variant="pdf/ua-1")
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert [failure.message for failure in report.failures] == []


@given(
    st.lists(
        st.sampled_from(
            [*"ab*_`[]()>-|!<&\"' \n", "](https://e.fr)", "\n\n", "- ", "1. ", "**", "![x](y.png)"]
        ),
        max_size=30,
    )
)
@settings(max_examples=200, deadline=None)
def test_whatever_was_typed_only_known_tags_come_out(pieces: list[str]) -> None:
    known = "p strong em code pre a img br ul ol li blockquote table thead tbody tr th td span div"
    for markup in (blocks(text("".join(pieces)), FRENCH), inline(text("".join(pieces)), FRENCH)):
        tree = lxml_html.fragment_fromstring(f"<div>{markup}</div>")
        assert {element.tag for element in tree.iter()} <= set(known.split())


@given(st.text(alphabet="ab é'\"«»<>&;!?", max_size=40))
def test_inline_of_plain_words_is_words(typed: str) -> None:
    assert inline(plain_text(typed), FRENCH) == words(typed, "fr-FR")
