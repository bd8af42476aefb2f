"""Judges a finished SCORM 2004 4th edition package (CAM 3.4, SN 4), and what Moodle 4.5 makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cartable.verify.manifest import Element, Rules
from cartable.verify.package import package_complaints

_SS = "http://www.imsglobal.org/xsd/imsss"
_MEASURE = re.compile(r"-?(0(\.[0-9]+)?|1(\.0+)?)")
# What must be true, with what it is where nothing is said (SN 3.13).
_BY_CONTENT = {"tracked": "true", "completionSetByContent": "false", "objectiveSetByContent": "false"}


def complaints(archive: bytes | Path) -> list[str]:
    """What is wrong with a package, a line each; see `package_complaints`."""
    return package_complaints(archive, _RULES)


def _map_infos(root: Element) -> Iterator[str]:
    if root.find(f".//{{{_SS}}}mapInfo") is not None:
        yield "imsss:mapInfo ends Moodle's upload on PHP 8"


def _measures(root: Element) -> Iterator[str]:
    for measure in root.iter(f"{{{_SS}}}minNormalizedMeasure"):
        if not _MEASURE.fullmatch(measure.text or ""):
            yield f"a normalized measure of {measure.text or ''!r} is no number from -1 to 1"


def _deliveries(root: Element) -> Iterator[str]:
    """An LMS calls done and passed what never said otherwise, unless content sets both (SN 4.6, UP.4)."""
    content = etree.QName(root).namespace
    for item in root.iter(f"{{{content}}}item"):
        if item.get("identifierref") is None:
            continue
        controls = item.find(f"{{{_SS}}}sequencing/{{{_SS}}}deliveryControls")
        for name, unsaid in _BY_CONTENT.items():
            if (controls.get(name, unsaid) if controls is not None else unsaid) != "true":
                yield f"the item {item.get('identifier')!r} leaves it to the LMS: {name} is not true"


_RULES = Rules(
    content="http://www.imsglobal.org/xsd/imscp_v1p1",
    prefixes={
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "imsss": _SS,
    },
    version="2004 4th Edition",
    scorm_type="scormType",
    own=(_map_infos, _measures, _deliveries),
)
