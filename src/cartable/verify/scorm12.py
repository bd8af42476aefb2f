"""Judges a finished SCORM 1.2 package (CAM 2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cartable.verify.manifest import Element, Rules
from cartable.verify.package import Size, package_complaints, size

__all__ = ["Size", "complaints", "size"]

_ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_MASTERY_MOST = 100


def complaints(archive: bytes | Path) -> list[str]:
    """What is wrong with a package, a line each; see `package_complaints`."""
    return package_complaints(archive, _RULES)


def _mastery(root: Element) -> Iterator[str]:
    for score in root.iter(f"{{{_ADLCP}}}masteryscore"):
        text = score.text or ""
        if not _NUMBER.fullmatch(text) or float(text) > _MASTERY_MOST:
            yield f"a mastery score of {text!r} is no number from 0 to {_MASTERY_MOST}"


_RULES = Rules(
    content="http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    prefixes={"adlcp": _ADLCP},
    version="1.2",
    scorm_type="scormtype",
    own=(_mastery,),
)
