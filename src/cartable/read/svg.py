"""Whether an SVG picture is only a picture.

A package shows it through `<img>`, where a browser runs no script in it and fetches nothing for it.
What would need either is refused all the same: the file is also opened on its own, and printed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_REFUSED = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler"})
_PICTURE = re.compile(
    r"data:(?:image/(?:png|jpe?g|gif|webp)|font/[\w.+-]+|application/(?:x-)?font-[\w.+-]+)[;,]", re.IGNORECASE
)
_CSS_ADDRESS = re.compile(
    r"""(?:url|src|image(?:-set)?)\(\s*["']?([^"')]*)|@import\s*(?:url\()?\s*["']?([^"');]*)""", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT = re.compile(r"\s*(?:java|vb)script\s*:", re.IGNORECASE)
_ADDRESSES = frozenset({"href", "src", "base"})
_EXCERPT = 40
_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg\s[^>]*>")
_SIDE = {
    name: re.compile(rb"""\s%s\s*=\s*["'](\d{1,5}(?:\.\d{1,9})?)(?:px)?["']""" % name)
    for name in (b"width", b"height")
}
"""Lengths without a unit are pixels, as those with `px` (SVG 2, 8.9); others are left to the browser."""


class Flaw(NamedTuple):
    """What an SVG may not hold, and the line of the file where it stands."""

    kind: Literal["broken", "doctype", "element", "attribute", "address", "instruction", "root"]
    what: str
    line: int


def svg_flaws(content: bytes) -> list[Flaw]:
    """Everything in the file that is more than a picture; empty when it is safe to ship."""
    from lxml import etree  # noqa: PLC0415  # costs 20 ms that courses without SVG need not pay

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return [Flaw("broken", error.msg or "", error.lineno or 1)]
    if root.getroottree().docinfo.internalDTD is not None:
        before = content[: max(0, content.find(b"<!DOCTYPE"))]
        return [Flaw("doctype", "<!DOCTYPE", before.count(b"\n") + 1)]
    if root.tag != _NAMESPACE + "svg":
        return [Flaw("root", str(root.tag), _line(root))]
    flaws = [
        Flaw("instruction", f"<?{found.target!s}", _line(found))
        for found in root.itersiblings(preceding=True)
        if isinstance(found, etree._ProcessingInstruction)  # noqa: SLF001  # lxml names the class no other way
    ]
    for element in root.iter("*"):
        flaws += _of_element(element)
    return flaws


def svg_size(content: bytes) -> tuple[int, int] | None:
    """The width and height that the file gives itself, in pixels; None where it leaves either open."""
    found = _ROOT.search(content)
    sides = [_SIDE[name].search(found[0]) if found else None for name in (b"width", b"height")]
    width, height = (round(float(side[1])) if side else 0 for side in sides)
    return (width, height) if width and height else None


def _line(node: _Element) -> int:
    # lxml-stubs gives this attribute no type of use; it is None for a node that no file holds.
    return cast("int | None", node.sourceline) or 1


def _of_element(element: _Element) -> Iterator[Flaw]:
    line = _line(element)
    name = _local(element.tag)
    if name.lower() in _REFUSED:
        yield Flaw("element", f"<{name}>", line)
        return
    if name == "style":
        yield from (
            Flaw("address", found, line) for found in _css_addresses("".join(map(str, element.itertext())))
        )
    for key, value in element.attrib.items():
        yield from _of_attribute(_local(str(key)), str(value), line)


def _of_attribute(name: str, value: str, line: int) -> Iterator[Flaw]:
    if name.lower().startswith("on"):
        yield Flaw("attribute", name, line)
    elif (name in _ADDRESSES and not _is_within(value)) or _SCRIPT.match(value):
        yield Flaw("address", _excerpt(value), line)
    elif name == "attributeName" and _local(value.replace(":", "}")) in _ADDRESSES:
        yield Flaw("attribute", f'{name}="{value}"', line)
    else:
        yield from (Flaw("address", found, line) for found in _css_addresses(value))


def _css_addresses(css: str) -> Iterator[str]:
    """The addresses in a style that lead out of the file."""
    if "(" not in css and "@" not in css:
        return
    plain = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_unescaped, css))
    for found in _CSS_ADDRESS.finditer(plain):
        address = (found[1] or found[2] or "").strip()
        if not _is_within(address) or found[2]:
            yield _excerpt(address)


def _unescaped(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if code <= sys.maxunicode else "\ufffd"


def _is_within(address: str) -> bool:
    return not address or address.startswith("#") or _PICTURE.match(address) is not None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _excerpt(address: str) -> str:
    return address if len(address) <= _EXCERPT else address[: _EXCERPT - 1] + "…"
