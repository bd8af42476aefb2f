"""What a SCORM archive may be as an archive: its names, before anyone looks inside.

Moodle 4.5 removes `& ' : "` and control characters from the names it stores; its file table, like
the disks of half its users, takes `A.png` and `a.png` for one name, and gives a name 255 characters.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence

_REMOVED = re.compile(r"[&':\"<>|`*?\x00-\x1f\x7f]")
_LONGEST = 255
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def name_complaints(entries: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """What is wrong with the entries' names and with how they are packed."""
    alike: dict[str, str] = {}
    for entry in entries:
        name = entry.filename
        if name.startswith("/") or "\\" in name or re.match(r"[A-Za-z]:", name):
            yield f"{name}: not a relative path with forward slashes"
        elif {"", ".", ".."} & set(name.removesuffix("/").split("/")):
            yield f"{name}: a path that leaves the package or has an empty step"
        if removed := sorted(set(_REMOVED.findall(name))):
            yield f"{name}: Moodle removes {' '.join(map(repr, removed))} from names"
        if len(name) > _LONGEST:
            yield f"{name}: a name of more than {_LONGEST} characters"
        if name.lower().endswith(".mjs"):
            yield f"{name}: Moodle serves .mjs as text, which browsers refuse to run"
        if not is_read_by_all(entry):
            yield f"{name}: packed in a way that LMSs do not read"
        key = unicodedata.normalize("NFC", _REMOVED.sub("", name)).casefold()
        if key in alike:
            yield f"{name}: the same name as {alike[key]} to an LMS"
        alike.setdefault(key, name)


def is_read_by_all(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry is packed in a way that every LMS reads: deflated or stored, not encrypted."""
    return not entry.flag_bits & _ENCRYPTED and entry.compress_type in _METHODS
