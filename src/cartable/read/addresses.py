"""Where links and pictures of a text may lead.

A link leads to `http`, `https` or `mailto`; a picture is a file of the course's folder. A package
requests nothing, and carries no file behind a link, so everything else is refused.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote, unquote, urlsplit, urlunsplit

Fault = Literal["empty", "relative", "scheme", "broken"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONG_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)
_TYPED = "%/:=&?~#+!$,;'@()*[]"


def link_fault(address: str) -> Fault | None:
    """What keeps a link from leading there: None when it is a whole http, https or mailto address."""
    if not address.strip():
        return "empty"
    if not _SCHEME.match(address):
        return "relative"
    try:
        parts = urlsplit(address)
    except ValueError:
        return "broken"
    match parts.scheme:
        case "http" | "https":
            return None if (parts.hostname or "").strip(".") else "broken"
        case "mailto":
            return None if "@" in parts.path.strip("@") else "broken"
        case _:
            return "scheme"


def scheme(address: str) -> str:
    """What stands before the first colon of an address, in small letters."""
    return address.partition(":")[0].lower()


def link_address(address: str) -> str:
    """A faultless address with everything outside ASCII percent-encoded, but for the host's name."""
    parts = urlsplit(address)
    encoded = (quote(part, safe=_TYPED) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, *encoded))


def is_remote(address: str) -> bool:
    """Whether a picture's address leaves the course's folder for the net (or is data in itself)."""
    return _LONG_SCHEME.match(address) is not None


def picture_path(address: str) -> str:
    """The path that a picture's address means; `%20` may stand for a space, as Markdown wants it."""
    return unquote(address)
