"""What a page asks for, where its markup is so plain that this is seen without reading it as HTML.

An attribute can ask for something only if its name stands before a sign of equality. So the page is cut
at those signs, and each name is looked at. Whatever is not as our own templates write it (capitals,
single quotes, a name after anything but a space, an address with a reference in it) makes the page one
that has to be read. No address that reading finds is overlooked (an attribute without a value has none);
what seems to ask may be none, and then too the page has to be read.
"""

from __future__ import annotations

import re

from cartable.verify.outside import HIDING, REQUESTS, Asked

_PLAIN_NAME = re.compile(rb"[a-z][a-z0-9-]*")
_LOUD = frozenset(name.encode() for name in REQUESTS) | {b"http-equiv"}
_HIDING = tuple(name.encode() for name in HIDING)
_NO_ADDRESS = frozenset((b"http-equiv", b"imagesrcset", b"srcset"))
_ELEMENT = re.compile(rb"<(base|script|style)", re.IGNORECASE)
_DATA = b' type="application/json"'
_EMPTY = re.compile(rb"(?: defer)? src=\"[^\"<>]*\"></script>")


def plainly_asked(page: bytes) -> Asked | None:
    """What the page asks for, with links that it can't tell from requests; None where it has to be read."""
    pieces = page.split(b"=")
    names = [piece.rpartition(b" ")[2] for piece in pieces[:-1]]
    for name in {*names}:
        bare = name.removeprefix(b'"')  # a value may hold a sign of equality, near its beginning too
        if not _PLAIN_NAME.fullmatch(bare) or (bare in _LOUD and bare != name) or bare.startswith(_HIDING):
            return None
    addresses = []
    for at, name in enumerate(names):
        if name in _LOUD:
            if (one := _address(name, pieces[at], pieces[at + 1])) is None:
                return None
            addresses.append(one)
    return Asked(tuple(filter(None, addresses))) if _has_plain_elements(page) else None


def _address(name: bytes, before: bytes, after: bytes) -> str | None:
    """The address that an attribute of this name asks for, empty for none; None where it has to be read."""
    opening, *values = after.split(b'"', 2)
    if opening or len(values) < len(("value", "rest")) or b"&" in values[0] or name in _NO_ADDRESS:
        return None
    if name == b"style":
        return None if b"(" in values[0] or b"@" in values[0] else ""
    if not values[0]:
        return None
    return "" if values[0].startswith(b"#") or _begins_link(before) else values[0].decode()


def _begins_link(piece: bytes) -> bool:
    """Whether what stands before an attribute's sign of equality is, at its end, the beginning of a link.

    `<a href` may as well stand within another element, whose attribute it then is. So the value before it
    has to be a quoted one and, behind that, the last element to begin has to have ended.
    """
    opening, *rest = piece.split(b'"', 2)
    if opening or len(rest) < len(("value", "rest")) or not piece.endswith(b"<a href"):
        return False
    _, ended, since = rest[1].rpartition(b">")
    return bool(ended) and since.count(b"<") == 1


def _has_plain_elements(page: bytes) -> bool:
    """Whether no element moves addresses, and none holds a script or a style that could ask for something."""
    for found in _ELEMENT.finditer(page):
        match found[1].lower():
            case b"base":
                return False
            case b"script" if not (page.startswith(_DATA, found.end()) or _EMPTY.match(page, found.end())):
                return False
            case b"style":
                opened, _, _ = page[found.end() :].partition(b"</style>")
                if not opened.startswith(b">") or any(mark in opened for mark in (b"(", b"@", b"&")):
                    return False
            case _:
                pass
    return True
