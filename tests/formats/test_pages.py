"""Whose templates run where, and that a page is the same either way."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.formats.coverage import drawn
from cartable.formats.pages import Templates, page
from cartable.formats.player.page import index
from cartable.formats.player.tracks import tracks
from cartable.formats.settings import Packed, card
from cartable.pack.bundle import Materials
from workspaces import read

SHIPPED = Workspace(Path(__file__).parents[2])
OWN = {
    "page.j2": b"{% include 'part.html' %}",
    "part.html": b"{{ thing.upper.__self__ }}",
    "look.css": b"p {}",
    "said.yaml": b"a: b",
}


def is_sandbox(templates: Templates) -> bool:
    return isinstance(templates.environment, SandboxedEnvironment)


def unsafe() -> str:
    return "called"


unsafe.unsafe_callable = True  # type: ignore[attr-defined]  # what Jinja's sandbox goes by


def test_the_tool_s_own_templates_run_outside_the_sandbox() -> None:
    templates = Templates(OWN, own=OWN)
    assert not is_sandbox(templates)
    assert page(templates, "page.j2", thing="<here>") == "&lt;here&gt;"


def test_templates_of_which_nobody_says_whose_they_are_run_in_the_sandbox() -> None:
    assert is_sandbox(Templates(OWN))
    with pytest.raises(SecurityError):
        page(OWN, "part.html", thing="here")


@pytest.mark.parametrize("name", ["part.html", "page.j2", "new.j2", "settings.md", "bare"])
def test_one_template_that_is_not_the_tool_s_sends_all_into_the_sandbox(name: str) -> None:
    assert is_sandbox(Templates({**OWN, name: b"mine"}, own=OWN))


def test_an_included_template_of_a_workspace_reaches_no_internals() -> None:
    templates = Templates({**OWN, "part.html": b"{{ thing.__class__.__mro__ }}"}, own=OWN)
    with pytest.raises(SecurityError):
        page(templates, "page.j2", thing="here")


def test_styles_and_words_of_a_workspace_leave_the_templates_where_they_are() -> None:
    assert not is_sandbox(Templates({**OWN, "look.css": b"p { color: red }", "said.yaml": b"a: c"}, own=OWN))


def test_a_style_sheet_of_a_workspace_is_never_run_outside_the_sandbox() -> None:
    own = {"page.j2": b"{% include 'look.css' %}", "look.css": b"p {}"}
    assert page(Templates(own, own=own), "page.j2") == "p {}"
    with pytest.raises(TemplateNotFound):
        page(Templates({**own, "look.css": b"{{ 7 * 6 }}"}, own=own), "page.j2")


def test_a_template_laid_over_after_the_choice_is_not_loaded() -> None:
    templates = Templates(OWN, own=OWN)
    assert not is_sandbox(templates)
    templates["part.html"] = b"{{ thing.__class__ }}"
    with pytest.raises(TemplateNotFound):
        page(templates, "page.j2", thing="here")


def test_what_is_compiled_outside_the_sandbox_is_not_run_within_it() -> None:
    own = {"page.j2": b"{{ unsafe() }}"}
    assert page(Templates(own, own=own), "page.j2", unsafe=unsafe) == "called"
    with pytest.raises(SecurityError):
        page(Templates({**own, "other.j2": b""}, own=own), "page.j2", unsafe=unsafe)


def test_another_process_knows_whose_templates_they_are() -> None:
    assert not is_sandbox(pickle.loads(pickle.dumps(Templates(OWN, own=OWN))))  # noqa: S301 - our own bytes
    assert is_sandbox(pickle.loads(pickle.dumps(Templates({**OWN, "page.j2": b"mine"}, own=OWN))))  # noqa: S301


@pytest.mark.parametrize("name", SHIPPED.courses)
def test_a_page_is_the_same_in_the_sandbox_and_out_of_it(name: str) -> None:
    found = checked(SHIPPED, name)
    course = read(found)
    own = SHIPPED.templates
    boxed = Templates(own)
    assert is_sandbox(boxed)
    assert not is_sandbox(own)
    made = tracks(course, Materials(own, found.reading.media, found.reading.lock.layout))
    pages = [
        index(course, Materials(templates, found.reading.media, found.reading.lock.layout), made)
        + card(course, templates, Packed("scorm12", "x.zip", 48_000))
        + drawn(course, templates, "fr").decode()
        for templates in (own, boxed)
    ]
    assert pages[0] == pages[1]


@pytest.mark.parametrize("call", ["m(1, 2)", "m(1, y=2)", "m(1, x=2)"])
def test_a_macro_takes_no_argument_that_it_does_not_know(call: str) -> None:
    files = {"page.j2": f"{{% macro m(x) %}}{{{{ x }}}}{{% endmacro %}}{{{{ {call} }}}}".encode()}
    for templates in (Templates(files, own=files), files):
        with pytest.raises(TypeError):
            page(templates, "page.j2")


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        (b"{{ said }}", "&lt;b&gt; &amp; &#34;c&#34;"),
        (b"{{ markup }}|{{ 3 }}|{{ none }}|{{ halves }}", "<i>|3|None|1.5"),
        (b"{% macro m(x, y='') %}<p>{{ x }}{{ y }}</p>{% endmacro %}{{ m(said, y=markup) }}", None),
        (
            b"{% macro m() %}({{ caller('x') }}){% endmacro %}{% call(one) m() %}{{ one }}<{% endcall %}",
            "(x<)",
        ),
        (
            b"{{ f(*[1, 2]) }} {{ f(**{'a': 3}) }} {{ f(1, a=2) }}",
            "(1, 2){} (){&#39;a&#39;: 3} (1,){&#39;a&#39;: 2}",
        ),
        (b"{% for n in range(2) %}{{ f(n) }}{{ loop.index ~ markup }}{% endfor %}", "(0,){}1<i>(1,){}2<i>"),
        (
            b"{% macro m(x, y='-', z='') %}{{ x }}{{ y }}{{ z }}.{% endmacro %}{{ m(1) }}{{ m(1, z='<') }}",
            "1-.1-&lt;.",
        ),
        (b"{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m(said)) }}{{ m(markup) ~ said }}", None),
        (b'{% macro m(x) %}{{ x }}{{ kwargs["a"] }}{{ varargs[0] }}{% endmacro %}{{ m(1, 2, a=3) }}', "132"),
        (b"{% autoescape false %}{{ said }}{% endautoescape %}", '<b> & "c"'),
    ],
)
def test_values_are_set_in_alike_in_the_sandbox_and_out_of_it(template: bytes, wanted: str | None) -> None:
    values = {
        "said": '<b> & "c"',
        "markup": Markup("<i>"),
        "none": None,
        "halves": 1.5,
        "f": lambda *a, **k: f"{a}{k}",
    }
    files = {"page.j2": template}
    made = page(Templates(files, own=files), "page.j2", **values)
    assert made == page(files, "page.j2", **values)
    assert wanted is None or made == wanted
