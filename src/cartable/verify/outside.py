"""Whether the files of a package ask for anything that is not in it.

A package plays on the LMS's own pages, often behind a firewall: no request may leave it, and none
may miss. Links that a learner follows are no requests. Scripts are read for what they would run:
addresses written out, text turned into code.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urlsplit

from lxml import etree

_LINKS = {
    ("a", "href"),
    ("area", "href"),
    ("blockquote", "cite"),
    ("q", "cite"),
    ("ins", "cite"),
    ("del", "cite"),
}
_REQUESTS = {
    "src",
    "href",
    "poster",
    "data",
    "action",
    "formaction",
    "background",
    "cite",
    "manifest",
    "ping",
}
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# The names of XML namespaces look like addresses and are never asked for.
_JS_ADDRESS = re.compile(r"""["'`]((?:https?:|wss?:)?//(?!www\.w3\.org/)[\w.-]+\.[a-z]{2,}[^"'`\s]*)""")
_JS_CODE = re.compile(r"(?<![\w.$])(?:eval|Function)\s*\(|\bimport\s*\(")


def outside_complaints(name: str, text: str, names: AbstractSet[str]) -> Iterator[str]:
    """What the page, style sheet or script `name` asks for in vain, in a package that holds `names`."""
    suffix = posixpath.splitext(name)[1].lower()
    if suffix in (".html", ".htm") and text.strip():
        yield from _page_complaints(name, text, names)
    elif suffix == ".css":
        yield from _css_complaints(name, text, names)
    elif suffix == ".js":
        yield from _script_complaints(name, text)


def _page_complaints(name: str, text: str, names: AbstractSet[str]) -> Iterator[str]:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    for element in etree.fromstring(text.encode(), parser).iter():
        given = dict(element.attrib)
        if element.tag == "base":
            yield f"{name}: a <base> moves every address"
        if element.tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            yield f"{name}: a page that leaves by itself"
        for attribute, value in given.items():
            yield from _attribute_complaints(name, (str(element.tag), attribute), value, names)
        if element.tag == "style":
            yield from _css_complaints(name, element.text or "", names)
        elif element.tag == "script" and given.get("type", "").lower() in _SCRIPT_TYPES:
            yield from _script_complaints(name, element.text or "")


def _attribute_complaints(
    name: str, where: tuple[str, str], value: str, names: AbstractSet[str]
) -> Iterator[str]:
    """`where` is the element's name and the attribute's."""
    _, attribute = where
    if attribute in _REQUESTS and where not in _LINKS:
        yield from _address_complaints(name, value, names)
    elif attribute in ("srcset", "imagesrcset"):
        for candidate in value.split(","):
            yield from _address_complaints(name, candidate.split()[0] if candidate.split() else "", names)
    elif attribute == "style":
        yield from _css_complaints(name, value, names)


def _css_complaints(name: str, text: str, names: AbstractSet[str]) -> Iterator[str]:
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", text)):
        yield from _address_complaints(
            name, next(group for group in found.groups() if group is not None), names
        )


def _script_complaints(name: str, text: str) -> Iterator[str]:
    for found in _JS_ADDRESS.finditer(text):
        yield f"{name}: the script names the address {found[1]}"
    for found in _JS_CODE.finditer(text):
        yield f"{name}: the script turns text into code or loads more of it: {found[0]}"


def _address_complaints(name: str, address: str, names: AbstractSet[str]) -> Iterator[str]:
    address = address.strip()
    parts = urlsplit(address)
    if parts.scheme == "data" or address.startswith("#"):
        return
    if parts.scheme or parts.netloc or address.startswith("/"):
        yield f"{name}: {address} is outside the package"
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    if target not in names:
        yield f"{name}: {address} is not in the package"
