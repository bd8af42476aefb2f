"""Names that must stand: identifiers that LMSs file learners' records under, files of a package.

Moodle deletes the records of every item whose identifier is gone from a new version of a package.
So they are made of the course's own identifier and of nothing else: no title, no order, no digest.
"""

from __future__ import annotations

import re

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]")
_UNSAFE = re.compile(r"[&':\"<>|`*?\\\x00-\x1f\x7f]")
_LIKE_ESCAPED = re.compile(r"_[0-9a-f]+_")


def package_identifier(course: str, part: str | None = None) -> str:
    """The identifier of a course's package, or of a part of it (`item`, `resource` …).

    ASCII and an NCName (Namespaces in XML 1.0, production 4), and different for different courses:
    a character that is not a letter, digit, point or hyphen stands as its code between underscores.
    """
    name = _NOT_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", course)
    return f"cartable-{name}" if part is None else f"cartable-{name}.{part}"


def media_name(path: str) -> str:
    """Where a file of the course's folder stands in a package: under `media/`, by its own path.

    Moodle 4.5 removes `& ' : "` and more from the names it stores, and the page would then ask in
    vain. A path that holds one has its codes between underscores; two paths never share a name.
    """
    if _UNSAFE.search(path) or _LIKE_ESCAPED.search(path):
        path = re.sub(f"{_UNSAFE.pattern}|_", lambda found: f"_{ord(found[0]):x}_", path)
    return f"media/{path}"
