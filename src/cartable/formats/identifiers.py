"""Identifiers that LMSs file learners' records under.

Moodle deletes the records of every item whose identifier is gone from a new version of a package.
So they are made of the course's own identifier and of nothing else: no title, no order, no digest.
"""

from __future__ import annotations

import re

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9.-]")


def package_identifier(course: str, part: str | None = None) -> str:
    """The identifier of a course's package, or of a part of it (`item`, `resource` …).

    ASCII and an NCName (Namespaces in XML 1.0, production 4), and different for different courses:
    a character that is not a letter, digit, point or hyphen stands as its code between underscores.
    """
    name = _NOT_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", course)
    return f"cartable-{name}" if part is None else f"cartable-{name}.{part}"
