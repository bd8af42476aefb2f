"""Which SVG pictures are only pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartable.read.svg import Flaw, svg_flaws

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def flaws(inside: str) -> list[Flaw]:
    return svg_flaws(f"{OPEN}\n{inside}\n</svg>".encode())


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" transform="translate(1 2)" fill="url(#g)"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>@font-face { src: url('data:font/woff2;base64,AA') } a { fill: url(#b) } /*url(a)*/</style>",
        "<title>onload</title><desc>javascript:</desc>",
        '<metadata xmlns:r="urn:r"><r:a r:resource="http://creativecommons.org/"/></metadata>',
    ],
)
def test_a_picture_is_a_picture(inside: str) -> None:
    assert flaws(inside) == []


@pytest.mark.parametrize(
    ("inside", "kind", "what"),
    [
        ("<script>alert(1)</script>", "element", "<script>"),
        ("<g><SCRIPT/></g>", "element", "<SCRIPT>"),
        (
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
            "element",
            "<foreignObject>",
        ),
        ('<g onclick="a()"/>', "attribute", "onclick"),
        ('<g ONLOAD="a()"/>', "attribute", "ONLOAD"),
        ('<image href="https://e.fr/a.png"/>', "address", "https://e.fr/a.png"),
        ('<image xlink:href="photo.png"/>', "address", "photo.png"),
        ('<a href="javascript:a()"/>', "address", "javascript:a()"),
        ('<image href="data:image/svg+xml,%3Csvg/%3E"/>', "address", "data:image/svg+xml,%3Csvg/%3E"),
        ('<image href="file:///etc/passwd"/>', "address", "file:///etc/passwd"),
        ('<g xml:base="https://e.fr/"/>', "address", "https://e.fr/"),
        ('<g fill="url(https://e.fr/a.svg#b)"/>', "address", "https://e.fr/a.svg#b"),
        ("<g style=\"background: u\\72l('//e.fr/a')\"/>", "address", "//e.fr/a"),
        ("<style>@import 'https://e.fr/a.css';</style>", "address", "https://e.fr/a.css"),
        ("<style>@import url(a.css);</style>", "address", "a.css"),
        ('<set attributeName="xlink:href" to="x"/>', "attribute", 'attributeName="xlink:href"'),
        ('<animate values="javascript:a()"/>', "address", "javascript:a()"),
    ],
)
def test_what_is_more_than_a_picture_is_named_with_its_line(inside: str, kind: str, what: str) -> None:
    assert [tuple(flaw) for flaw in flaws(inside)] == [(kind, what, 2)]


def test_every_flaw_is_named() -> None:
    assert [flaw.line for flaw in flaws("<script/>\n<g onclick=''/>\n<g/>\n<image href='a.png'/>")] == [
        2,
        3,
        5,
    ]


def test_a_document_type_is_refused_and_nothing_of_it_expanded() -> None:
    bomb = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n'
        + OPEN
        + "<text>&c;</text></svg>"
    )
    assert svg_flaws(bomb.encode()) == [Flaw("doctype", "<!DOCTYPE", 2)]


def test_a_style_sheet_beside_the_root_is_refused() -> None:
    sheet = f'<?xml version="1.0"?>\n<?xml-stylesheet href="https://e.fr/a.css"?>\n<!-- a -->\n{OPEN}</svg>'
    assert svg_flaws(sheet.encode()) == [Flaw("instruction", "<?xml-stylesheet", 2)]


def test_a_root_that_browsers_do_not_draw_is_refused() -> None:
    assert svg_flaws(b"<svg/>") == [Flaw("root", "svg", 1)]


@pytest.mark.parametrize(
    "content", [OPEN, OPEN + "<g></svg>", "", OPEN + "<g>" * 1000 + "</g>" * 1000 + "</svg>"]
)
def test_what_does_not_parse_is_broken(content: str) -> None:
    assert [flaw.kind for flaw in svg_flaws(content.encode())] == ["broken"]


@given(st.binary(max_size=60) | st.text(alphabet="<>/svg \"'=&;!-[]?onhref:x", max_size=60).map(str.encode))
def test_no_bytes_crash_it(content: bytes) -> None:
    assert svg_flaws(content)
