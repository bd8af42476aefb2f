from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from cartable.verify.scorm12 import Size, complaints, size

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" identifier="course">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>Alliances</title>
      <item identifier="item" identifierref="resource" isvisible="true"><title>Alliances</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/><file href="player.css"/><file href="player.js"/>
      <file href="media/carr%C3%A9%20magique.svg"/>
    </resource>
  </resources>
</manifest>
"""
PAGE = """<!doctype html><html lang="fr"><head><title>Alliances</title>
<link rel="stylesheet" href="player.css"><script defer src="player.js"></script>
<script type="application/json">{"video": "https://pod.example.org/2041"}</script></head>
<body><p style="color: red">Voir <a href="https://example.org/">le site</a>
<img src="media/carr%C3%A9%20magique.svg" alt="Un carré"><a href="#fin">fin</a></p></body></html>
"""
GOOD = {
    "imsmanifest.xml": MANIFEST,
    "index.html": PAGE,
    "media/carré magique.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "player.css": '/* url(old.png) */ main { background: url("media/carré%20magique.svg") }',
    "player.js": "document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');",
}


def packed(files: Mapping[str, str | bytes]) -> bytes:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return archive.getvalue()


def with_file(name: str, content: str = "") -> list[str]:
    """What is said of the good package with one more file, listed as it should be."""
    listed = MANIFEST.replace("<file ", f'<file href="{name}"/><file ', 1)
    return complaints(packed({**GOOD, "imsmanifest.xml": listed, name: content}))


def test_a_good_package_gives_no_complaint() -> None:
    assert complaints(packed(GOOD)) == []


def test_a_package_on_the_disk_is_judged_alike(tmp_path: Path) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(packed({**GOOD, "player.js": "eval(x)"}))
    assert complaints(path) == ["player.js: the script turns text into code or loads more of it: eval("]


MANIFEST_DAMAGES = {
    "</resources>": ("", "not well-formed"),
    "xmlns=": ("xmlns:cp=", "the root is manifest, not IMS CP's manifest"),
    "<schemaversion>1.2<": ("<schemaversion>1.2 <", "schemaversion is '1.2 ', not '1.2'"),
    "<schemaversion>1.2</schemaversion>": ("", "schemaversion is None, not '1.2'"),
    'default="organization"': ('default="other"', "the default organization 'other' is not there"),
    ' default="organization"': ("", "the default organization None is not there"),
    'identifierref="resource"': (
        'identifierref="gone"',
        "the item 'item' refers to 'gone', which is not there",
    ),
    ' identifierref="resource"': ("", "the item 'item' leads to no resource"),
    'scormtype="sco" href="index.html"': (
        'scormtype="sco"',
        "the item 'item' refers to a resource without a page to launch",
    ),
    '<item identifier="item" identifierref="resource" isvisible="true"><title>Alliances</title></item>': (
        "",
        "no item to launch",
    ),
    'true"><title>Alliances</title>': ('true">', "the item 'item' has no title that an LMS would keep"),
    "<title>Alliances</title>\n": (
        "<title> </title>",
        "the organization 'organization' has no title that an LMS would keep",
    ),
    'true"><title>Alliances': ('true"><title>0', "the item 'item' has no title that an LMS would keep"),
    "<title>Alliances<": (
        f"<title>{'A' * 201}<",
        "the title of the organization 'organization' has 201 characters, of 200 allowed",
    ),
    'scormtype="sco"': (
        'scormtype="SCO"',
        "the resource 'resource' has no adlcp:scormtype of 'sco' or 'asset'",
    ),
    "adlcp:scormtype": (
        "adlcp:scormType",
        "the resource 'resource' has no adlcp:scormtype of 'sco' or 'asset'",
    ),
    '<item identifier="item"': ("<item", "a item without an identifier"),
    'identifier="course"': ('identifier="item"', "the identifier 'item' stands 2 times"),
    '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"': (
        '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xml:base="x/"',
        "Moodle overlooks the xml:base of manifest",
    ),
    '<file href="player.js"/>': ("", "player.js is packed but not listed"),
    'href="player.js"/': ('href="gone.js"/', "'gone.js' is not in the package"),
    'href="player.css"/': ('href="http://example.org/a.css"/', "is no percent-encoded relative address"),
    "carr%C3%A9%20magique": (
        "carré magique",
        "'media/carré magique.svg' is no percent-encoded relative address",
    ),
    '<file href="index.html"/>': ("", "the resource 'resource' does not list its own page 'index.html'"),
}


@pytest.mark.parametrize("part", MANIFEST_DAMAGES)
def test_a_damaged_manifest_is_complained_of(part: str) -> None:
    replacement, expected = MANIFEST_DAMAGES[part]
    assert part in MANIFEST
    found = complaints(packed({**GOOD, "imsmanifest.xml": MANIFEST.replace(part, replacement, 1)}))
    assert any(complaint.startswith("imsmanifest.xml: ") and expected in complaint for complaint in found), (
        found
    )


@pytest.mark.parametrize("identifier", ["1er", "a b", "a:b", "", "a" * 256])
def test_an_identifier_that_is_no_name_is_complained_of(identifier: str) -> None:
    damaged = MANIFEST.replace('identifier="course"', f'identifier="{identifier}"')
    assert complaints(packed({**GOOD, "imsmanifest.xml": damaged})) == [
        f"imsmanifest.xml: the identifier {identifier!r} is no NCName of at most 255 characters"
    ]


@pytest.mark.parametrize("score", ["180", "-1", "60 %", ""])
def test_a_mastery_score_out_of_range_is_complained_of(score: str) -> None:
    damaged = MANIFEST.replace("</item>", f"<adlcp:masteryscore>{score}</adlcp:masteryscore></item>")
    assert complaints(packed({**GOOD, "imsmanifest.xml": damaged})) == [
        f"imsmanifest.xml: a mastery score of {score!r} is no number from 0 to 100"
    ]


def test_a_mastery_score_in_range_is_fine() -> None:
    scored = MANIFEST.replace("</item>", "<adlcp:masteryscore>59.5</adlcp:masteryscore></item>")
    assert complaints(packed({**GOOD, "imsmanifest.xml": scored})) == []


def test_a_prefix_that_moodle_does_not_know_is_complained_of() -> None:
    other = MANIFEST.replace("adlcp:", "adl:").replace(":adlcp", ":adl")
    assert complaints(packed({**GOOD, "imsmanifest.xml": other})) == [
        "imsmanifest.xml: the prefix of http://www.adlnet.org/xsd/adlcp_rootv1p2 is adl, not adlcp"
    ]


def test_a_prefix_on_the_manifest_s_own_elements_is_complained_of() -> None:
    other = MANIFEST.replace("<item", "<cp:item").replace("</item", "</cp:item")
    other = other.replace(
        "xmlns:adlcp", 'xmlns:cp="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp'
    )
    assert complaints(packed({**GOOD, "imsmanifest.xml": other})) == [
        "imsmanifest.xml: IMS CP is not the default namespace"
    ]


def test_no_zip_is_complained_of() -> None:
    assert complaints(b"PDF") == ["no zip archive: File is not a zip file"]


@pytest.mark.parametrize("name", ["imsManifest.xml", "course/imsmanifest.xml"])
def test_a_manifest_anywhere_but_at_the_root_is_complained_of(name: str) -> None:
    files = {name if at == "imsmanifest.xml" else at: content for at, content in GOOD.items()}
    assert "no imsmanifest.xml at the root of the archive" in complaints(packed(files))


@pytest.mark.parametrize("name", ["/etc/passwd", "C:/a.png", "a\\b.png"])
def test_a_name_that_is_no_relative_path_is_complained_of(name: str) -> None:
    found = complaints(packed({**GOOD, name: ""}))
    assert f"{name}: not a relative path with forward slashes" in found


@pytest.mark.parametrize("name", ["../a.png", "media/../../a.png", "media//a.png", "./a.png"])
def test_a_name_that_leaves_the_package_is_complained_of(name: str) -> None:
    found = complaints(packed({**GOOD, name: ""}))
    assert f"{name}: a path that leaves the package or has an empty step" in found


@pytest.mark.parametrize("removed", ["&", "'", ":", '"'])
def test_a_character_that_moodle_removes_is_complained_of(removed: str) -> None:
    name = f"media/a{removed}b.png"
    found = complaints(packed({**GOOD, name: ""}))
    assert f"{name}: Moodle removes {removed!r} from names" in found


def test_a_name_too_long_for_moodle_is_complained_of() -> None:
    name = "media/" + "a" * 250
    assert with_file(name) == [f"{name}: a name of more than 255 characters"]


@pytest.mark.parametrize("other", ["Player.js", "play'er.js"])
def test_names_that_an_lms_takes_for_one_are_complained_of(other: str) -> None:
    assert f"{other}: the same name as player.js to an LMS" in complaints(packed({**GOOD, other: ""}))


def test_two_ways_to_write_an_accent_are_one_name() -> None:
    apart = "media/carre\u0301 magique.svg"
    found = complaints(packed({**GOOD, apart: ""}))
    assert f"{apart}: the same name as media/carré magique.svg to an LMS" in found


def test_a_module_script_by_name_is_complained_of() -> None:
    assert with_file("a.mjs") == ["a.mjs: Moodle serves .mjs as text, which browsers refuse to run"]


def test_an_unusual_way_of_packing_is_complained_of() -> None:
    archive = BytesIO(packed({name: text for name, text in GOOD.items() if name != "player.js"}))
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_LZMA) as package:
        package.writestr("player.js", GOOD["player.js"])
    assert complaints(archive.getvalue()) == ["player.js: packed in a way that LMSs do not read"]


@pytest.mark.parametrize(
    "tag",
    [
        '<script src="{}"></script>',
        '<link rel="stylesheet" href="{}">',
        '<img alt="" src="{}">',
        '<img alt="" srcset="player.css 1x, {} 2x">',
        '<video poster="{}"></video>',
        '<iframe src="{}"></iframe>',
        '<object data="{}"></object>',
        '<form action="{}"></form>',
        '<p style="background: url({})">',
        "<style>@import '{}';</style>",
    ],
)
@pytest.mark.parametrize(
    "address", ["https://cdn.example.org/a", "//cdn.example.org/a", "/theme/a", "ftp://a/b"]
)
def test_a_request_that_leaves_the_package_is_complained_of(tag: str, address: str) -> None:
    page = PAGE.replace("</body>", tag.format(address) + "</body>")
    assert complaints(packed({**GOOD, "index.html": page})) == [
        f"index.html: {address} is outside the package"
    ]


def test_a_request_for_a_file_that_is_not_packed_is_complained_of() -> None:
    page = PAGE.replace("</body>", '<img alt="" src="media/gone.png?1"></body>')
    assert complaints(packed({**GOOD, "index.html": page})) == [
        "index.html: media/gone.png?1 is not in the package"
    ]


def test_addresses_in_a_style_sheet_are_read_from_where_it_lies() -> None:
    assert with_file("media/a.css", "a { background: url('../player.css') }") == []
    assert with_file("media/a.css", "a { background: url(player.css) }") == [
        "media/a.css: player.css is not in the package"
    ]


def test_a_picture_written_into_the_page_is_fine() -> None:
    assert with_file("a.css", 'a { background: url("data:image/svg+xml,%3Csvg/%3E") }') == []


@pytest.mark.parametrize(
    "head", ['<base href="/">', '<base href="https://example.org/">'], ids=["root", "elsewhere"]
)
def test_a_base_that_moves_every_address_is_complained_of(head: str) -> None:
    found = complaints(packed({**GOOD, "index.html": PAGE.replace("</head>", f"{head}</head>")}))
    assert "index.html: a <base> moves every address" in found


def test_a_page_that_leaves_by_itself_is_complained_of() -> None:
    head = '<meta http-equiv="refresh" content="0; url=https://example.org/">'
    assert complaints(packed({**GOOD, "index.html": PAGE.replace("</head>", f"{head}</head>")})) == [
        "index.html: a page that leaves by itself"
    ]


@pytest.mark.parametrize(
    "address", ["https://cdn.example.org/a.js", "//cdn.example.org/a.js", "wss://example.org/live"]
)
def test_an_address_in_a_script_is_complained_of(address: str) -> None:
    assert complaints(packed({**GOOD, "player.js": f"fetch('{address}')"})) == [
        f"player.js: the script names the address {address}"
    ]
    page = PAGE.replace("</body>", f'<script>fetch("{address}")</script></body>')
    assert complaints(packed({**GOOD, "index.html": page})) == [
        f"index.html: the script names the address {address}"
    ]


@pytest.mark.parametrize("code", ["eval(", "new Function(", "import("])
def test_a_script_that_runs_text_or_loads_more_is_complained_of(code: str) -> None:
    (found,) = complaints(packed({**GOOD, "player.js": f"const a = {code}b)"}))
    assert found.startswith("player.js: the script turns text into code or loads more of it: ")


def test_a_page_that_is_not_utf_8_is_complained_of() -> None:
    (found,) = complaints(packed({**GOOD, "player.css": "é".encode("latin-1")}))
    assert found.startswith("player.css: not UTF-8: ")


def test_the_size_names_the_biggest_file() -> None:
    data = packed({"a.js": "x", "film.mp4": "x" * 5000})
    assert size(data) == Size(len(data), 2, "film.mp4", 5000)


def test_the_size_of_a_package_on_the_disk_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(packed(GOOD))
    assert size(path) == size(packed(GOOD))
