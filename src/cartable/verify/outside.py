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
from html import unescape
from urllib.parse import unquote, urlsplit

from lxml import etree

from cartable.source.dataclass import dataclass

_LINKS = {
    ("a", "href"),
    ("area", "href"),
    ("blockquote", "cite"),
    ("q", "cite"),
    ("ins", "cite"),
    ("del", "cite"),
}
REQUESTS = frozenset(
    {
        *("src", "href", "poster", "data", "action", "formaction", "background", "cite", "manifest", "ping"),
        *("srcset", "imagesrcset", "style"),
    }
)
"""The attributes that ask for something, except in links."""
HIDING = ("on", "srcdoc")
"""How the attributes begin in whose value a script or a whole page may stand."""
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"""
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# The names of XML namespaces look like addresses and are never asked for.
_JS_ADDRESS = re.compile(r"""["'`]((?:https?:|wss?:)?//(?!www\.w3\.org/)[\w.-]+\.[a-z]{2,}[^"'`\s]*)""")
_JS_CODE = re.compile(r"(?<![\w.$])(?:eval|Function)\s*\(|\bimport\s*\(")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file asks for, whatever the package holds: addresses, and what is wrong in any package."""

    addresses: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()


def asked(name: str, data: bytes) -> Asked:
    """What the page, style sheet or script `name` asks for. Raises UnicodeDecodeError if not UTF-8."""
    suffix = posixpath.splitext(name)[1].lower()
    text = data.decode()
    if suffix in (".html", ".htm") and text.strip():
        return _asked_by_page(data)
    if suffix == ".css":
        return Asked(tuple(_css_addresses(text)))
    return Asked((), tuple(_script_complaints(text))) if suffix == ".js" else Asked()


def outside_complaints(name: str, wants: Asked, names: AbstractSet[str]) -> Iterator[str]:
    """What the file `name` asks for in vain, in a package that holds `names`."""
    yield from (f"{name}: {complaint}" for complaint in wants.complaints)
    for address in dict.fromkeys(wants.addresses):
        yield from _address_complaints(name, address, names)


def _asked_by_page(page: bytes) -> Asked:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    complaints: list[str] = []
    addresses: list[str] = []
    root = etree.fromstring(page, parser)
    if root is None:  # nothing but half a tag
        return Asked()
    # Twice through the page, the second time by lxml alone: what most elements are need not be asked.
    for element in root.iter():
        for name in map(str, element.keys()):  # to go through an element itself gives its children
            if name.startswith(HIDING):
                complaints.append(f"the attribute {name} holds a script or a page")
            elif name in REQUESTS and (element.tag, name) not in _LINKS:
                addresses += _addresses(name, element.get(name, ""))
    held = [_held(element) for element in root.iter("base", "meta", "style", "script")]
    return Asked(
        (*addresses, *(one for each in held for one in each.addresses)),
        (*complaints, *(one for each in held for one in each.complaints)),
    )


def _held(element: etree._Element) -> Asked:
    """What an element that moves, leaves, styles or runs asks for."""
    match element.tag:
        case "base":
            return Asked((), ("a <base> moves every address",))
        case "meta" if element.get("http-equiv", "").lower() == "refresh":
            return Asked((), ("a page that leaves by itself",))
        case "style":
            # Within SVG, a browser reads references where libxml2 leaves them as they are.
            return Asked(tuple(_css_addresses(unescape(element.text or ""))))
        case "script" if element.get("type", "").lower() in _SCRIPT_TYPES:
            return Asked((), tuple(_script_complaints(element.text or "")))
        case _:
            return Asked()


def _addresses(attribute: str, value: str) -> Iterator[str]:
    """The addresses in the value of an attribute."""
    if attribute == "style":
        yield from _css_addresses(value)
    elif attribute in ("srcset", "imagesrcset"):
        yield from (words[0] if (words := candidate.split()) else "" for candidate in value.split(","))
    else:
        yield value


def _css_addresses(text: str) -> Iterator[str]:
    if "(" not in text and "@" not in text:
        return
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", text)):
        yield next(group for group in found.groups() if group is not None)


def _script_complaints(text: str) -> Iterator[str]:
    for found in _JS_ADDRESS.finditer(text):
        yield f"the script names the address {found[1]}"
    for found in _JS_CODE.finditer(text):
        yield f"the script turns text into code or loads more of it: {found[0]}"


def _address_complaints(name: str, address: str, names: AbstractSet[str]) -> Iterator[str]:
    address = address.strip()
    parts = urlsplit(address)
    if not address or parts.scheme == "data" or address.startswith("#"):  # nothing is fetched for no address
        return
    if parts.scheme or parts.netloc or address.startswith("/"):
        yield f"{name}: {address} is outside the package"
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
    if target not in names:
        yield f"{name}: {address} is not in the package"
