"""A page that is looked at asks for no more than the page that is read."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from cartable.verify.outside import asked, outside_complaints
from cartable.verify.plain import plainly_asked

NAMES = (
    *("href", "src", "srcset", "poster", "style", "data", "data-from", "id", "http-equiv", "action"),
    *("SRC", "x:href", "onclick", "srcdoc"),
)
VALUES = (
    *("#a", "player.css", "data:,", "//evil.example", "https://evil.example/x", "&#x2f;/evil.example", "a=b"),
    *("color: red", "background: url(//evil.example)", "x href=", "a 2x, b 3x", "refresh", ""),
)
SPACES = ("", " ", "\n", "\t", "/")
ELEMENTS = ("a", "img", "link", "base", "meta", "script", "style", "Script", "iframe", "p", "area", "object")
TEXTS = (
    *(
        "words",
        '<link rel="stylesheet" <a href="//evil.example">',
        "<link rel=<a",
        "<link title='",
        '<style title="',
    ),
    *(
        "<a",
        ">",
        '"',
        "'",
        "a = b",
        "x=1",
        " href=",
        "</style>",
        "</script>",
        "@import 'x.css'",
        "url(x.css)",
    ),
    *('fetch("https://evil.example/")', "eval(1)", "&lt;script&gt;", "<!--", "-->", ">"),
)
attributes = st.builds(
    "{}{}{}={}{}{}{}".format,
    st.sampled_from(SPACES),
    st.sampled_from(NAMES),
    st.sampled_from(("", "", " ")),
    st.sampled_from(("", "", " ")),
    mark := st.shared(st.sampled_from(('"', '"', "'", "")), key="mark"),
    st.sampled_from(VALUES),
    mark,
)
elements = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(ELEMENTS),
    st.lists(attributes, max_size=3).map("".join),
    st.sampled_from(("", " ", "/")),
)
# As our own templates write it, so that a page is plain now and then although one part in ten is not.
tidy = st.builds(
    '<{} id="a"{}>'.format,
    st.sampled_from(("p", "a", "img", "link", "iframe")),
    st.lists(st.builds(' {}="{}"'.format, st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=2).map(
        "".join
    ),
)
links = st.sampled_from(
    ('<p class="b"><a href="https://example.org/">', '<a id="c" href="d.html">', "<p>words")
)
parts = st.integers(0, 9).flatmap(
    lambda chance: st.one_of(elements, st.sampled_from(TEXTS)) if chance == 0 else st.one_of(tidy, links)
)
pages = st.lists(parts, min_size=1, max_size=6).map("".join)


@given(pages)
def test_what_a_look_does_not_see_is_not_asked_for(page: str) -> None:
    data = f"<!doctype html><html><body>{page}</body></html>".encode()
    seen = plainly_asked(data)
    event("plain" if seen is not None else "to be read")
    if seen is not None:
        read = asked("index.html", data)
        assert read.complaints == ()
        assert {one for one in read.addresses if not one.startswith("#")} <= {*seen.addresses}


@pytest.mark.parametrize(
    "name", ["href", "src", "poster", "data", "action", "formaction", "background", "cite"]
)
def test_every_attribute_that_asks_is_seen(name: str) -> None:
    assert plainly_asked(f'<p id="a"><x {name}="//evil.example">'.encode()) == asked(
        "x.html", f'<img {name}="//evil.example">'.encode()
    )


@pytest.mark.parametrize("before", ["\t", "\n", "/", '"', "'"])
def test_a_name_that_stands_behind_no_space_has_to_be_read(before: str) -> None:
    assert plainly_asked(f'<p id="a"><img{before}src="//evil.example">'.encode()) is None


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<p onclick="go()">', "the attribute onclick holds a script or a page"),
        ("<p ONLOAD=go()>", "the attribute onload holds a script or a page"),
        ('<iframe srcdoc="<p>x">', "the attribute srcdoc holds a script or a page"),
    ],
)
def test_a_script_or_a_page_in_an_attribute_is_refused(page: str, said: str) -> None:
    assert asked("x.html", page.encode()).complaints == (said,)


def test_a_style_within_svg_is_read_as_browsers_read_it() -> None:
    page = b"<svg><style>rect{fill:&#117;rl&#40;//evil.example)}</style></svg>"
    assert asked("x.html", page).addresses == ("//evil.example",)


@pytest.mark.parametrize("page", ["<img src>", "<img src=''>", '<img src="">'])
def test_nothing_is_fetched_for_no_address(page: str) -> None:
    assert [*outside_complaints("x.html", asked("x.html", page.encode()), set())] == []


def test_half_a_tag_asks_for_nothing() -> None:
    assert asked("x.html", b"<?") == asked("x.html", b"<p>")


def test_a_plain_page_need_not_be_read() -> None:
    page = b'<p id="a" style="--n: 1"><a href="#b">x</a> <a href="https://example.org">y</a><img src="c.png">'
    assert plainly_asked(page + b'<script defer src="player.js"></script>') == asked(
        "x.html", b'<img src="c.png"><script src="player.js"></script>'
    )


@pytest.mark.parametrize(
    "page",
    [
        '<p id="a"><link rel="stylesheet" title=<a href="https://evil.example">',
        '<p id="a"><link rel="stylesheet" <a href="https://evil.example">',
        '<p id="a"><link rel="a>b" <a href="https://evil.example">',
        "<p id='a'><link rel='a>b' <a href=\"https://evil.example\">",
        '<p id="a"><link rel <a href="https://evil.example">',
    ],
)
def test_what_looks_like_a_link_within_another_element_is_a_request(page: str) -> None:
    seen = plainly_asked(page.encode())
    assert seen is None or seen.addresses == ("https://evil.example",)


@pytest.mark.parametrize(
    "page",
    [
        '<img SRC="//evil.example">',
        "<img src='//evil.example'>",
        "<img src=//evil.example>",
        '<img\nsrc="//evil.example">',
        '<img alt="x"src="//evil.example">',
        '<img src = "//evil.example">',
        '<img src="&#47;/evil.example">',
        '<p style="background: url(//evil.example)">',
        '<base href="https://evil.example">',
        "<script>fetch('https://evil.example/')</script>",
        '<script type="text/javascript">eval(1)</script>',
        "<style>@import '//evil.example';</style>",
        '<meta http-equiv="refresh" content="0">',
        '<img srcset="//evil.example 2x">',
        '<img src="">',
        '<p id="a" onclick="go()">',
        '<iframe srcdoc="<img src=x>">',
        "<svg><style>rect{fill:&#117;rl&#40;//evil.example)}</style></svg>",
        '<p id="a" x="href="//evil.example">',
        '<style title="</style">@import "//evil.example";</style>',
        '<style></stylex>@import "//evil.example";</style>',
    ],
)
def test_whatever_is_not_plain_has_to_be_read(page: str) -> None:
    assert plainly_asked(page.encode()) is None
