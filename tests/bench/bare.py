"""The least that a pipeline on the same libraries does for a generated course, measured beside cartable.

It reads the YAML with libyaml, holds it against models of pydantic, turns texts from Markdown with
markdown-it, sets them into one page with Jinja, makes a manifest with lxml and zips both with the player's
script. It looks for no sentence, quote or mistake, keeps no identity, judges nothing, and writes straight
into place: what cartable takes beyond it is the price of that.

`python tests/bench/bare.py WORKSPACE JOBS` builds every course into `bare/`.
"""

from __future__ import annotations

import multiprocessing
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, Template
from lxml import etree
from markdown_it import MarkdownIt
from markupsafe import Markup
from pydantic import BaseModel, Field

_PAGE = """\
<!doctype html>
<html lang="{{ course.language }}">
<head><meta charset="utf-8"><title>{{ course.title }}</title></head>
<body>
<h1>{{ course.title }}</h1>
<p>{{ course.summary }}</p>
{% for module in course.modules %}
<section id="{{ module.id }}">
<h2>{{ module.title }}</h2>
{% for turn in turns[module.id] %}
<p>{{ turn }}</p>
{% endfor %}
<ul>
{% for point in module.points %}
<li id="{{ point.id }}">{{ text(point.text) }} <q>{{ point.evidence }}</q></li>
{% endfor %}
</ul>
{% for question in module.quiz %}
<fieldset id="{{ question.id }}">
<legend>{{ text(question.choice) }}</legend>
{% for option in question.options %}
<label><input type="radio" name="{{ question.id }}"> {{ text(option.right or option.wrong) }}</label>
<p hidden>{{ text(option.why) }}</p>
{% endfor %}
<blockquote>{{ question.evidence }}</blockquote>
</fieldset>
{% endfor %}
</section>
{% endfor %}
</body>
</html>
"""
_CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_NAMES: Any = {None: _CP, "adlcp": _ADL}


class _Option(BaseModel):
    right: str | None = None
    wrong: str | None = None
    why: str


class _Question(BaseModel):
    id: str
    choice: str
    options: list[_Option]
    evidence: str


class _Point(BaseModel):
    id: str
    text: str
    evidence: str


class _Module(BaseModel):
    id: str
    title: str
    transcript: str
    points: list[_Point] = Field(alias="key-points")
    quiz: list[_Question]


class _Course(BaseModel):
    format: int
    version: str
    title: str
    language: str
    summary: str
    speakers: dict[str, str]
    modules: list[_Module]


@cache
def _page() -> Template:
    jinja = Environment(autoescape=True)
    jinja.globals["text"] = _text
    return jinja.from_string(_PAGE)


def _text(written: str) -> Markup:
    return Markup(_markdown().renderInline(written))  # noqa: S704 - it lets no HTML through


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


@cache
def _script() -> bytes:
    return (Path(__file__).parents[2] / "templates" / "player" / "dist" / "scorm12.js").read_bytes()


def build(folder: Path) -> None:
    """One course, from its folder to `bare/<name>.zip`."""
    written = yaml.load((folder / "course.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    course = _Course.model_validate(written)
    turns = {
        module.id: (folder / module.transcript).read_text("utf-8").split("\n\n") for module in course.modules
    }
    page = _page().render(course=course, turns=turns)
    with zipfile.ZipFile(
        folder.parents[1] / "bare" / f"{folder.name}.zip", "w", zipfile.ZIP_DEFLATED
    ) as archive:
        archive.writestr("imsmanifest.xml", _manifest(folder.name, course.title))
        archive.writestr("index.html", page)
        archive.writestr("player.js", _script())


def _manifest(name: str, title: str) -> bytes:
    root = etree.Element(f"{{{_CP}}}manifest", {"identifier": name}, nsmap=_NAMES)
    organizations = etree.SubElement(root, f"{{{_CP}}}organizations", {"default": "o"})
    organization = etree.SubElement(organizations, f"{{{_CP}}}organization", {"identifier": "o"})
    etree.SubElement(organization, f"{{{_CP}}}title").text = title
    item = etree.SubElement(organization, f"{{{_CP}}}item", {"identifier": "i", "identifierref": "r"})
    etree.SubElement(item, f"{{{_CP}}}title").text = title
    resources = etree.SubElement(root, f"{{{_CP}}}resources")
    given = {"identifier": "r", "type": "webcontent", f"{{{_ADL}}}scormtype": "sco", "href": "index.html"}
    resource = etree.SubElement(resources, f"{{{_CP}}}resource", given)
    etree.SubElement(resource, f"{{{_CP}}}file", {"href": "index.html"})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def main() -> None:
    """Build the courses of the workspace that is named, by as many processes."""
    root, jobs = Path(sys.argv[1]), int(sys.argv[2])
    (root / "bare").mkdir(exist_ok=True)
    with multiprocessing.Pool(jobs) as pool:
        for _ in pool.imap_unordered(build, sorted((root / "course").iterdir()), chunksize=16):
            pass


if __name__ == "__main__":
    main()
