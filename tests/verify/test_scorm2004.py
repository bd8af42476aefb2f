from __future__ import annotations

import pytest

from cartable.verify import scorm12
from cartable.verify.scorm2004 import complaints
from verify.test_scorm12 import GOOD as GOOD_12
from verify.test_scorm12 import packed

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
    xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
    identifier="course">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>Alliances</title>
      <item identifier="item" identifierref="resource" isvisible="true"><title>Alliances</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormType="sco" href="index.html">
      <file href="index.html"/><file href="player.css"/><file href="player.js"/>
      <file href="media/carr%C3%A9%20magique.svg"/>
    </resource>
  </resources>
</manifest>
"""
GOOD = {**GOOD_12, "imsmanifest.xml": MANIFEST}


def damaged(part: str, replacement: str) -> list[str]:
    """What is said of the good package with one part of its manifest replaced."""
    assert part in MANIFEST
    return complaints(packed({**GOOD, "imsmanifest.xml": MANIFEST.replace(part, replacement)}))


def test_a_good_package_gives_no_complaint() -> None:
    assert complaints(packed(GOOD)) == []


def test_a_package_of_the_other_version_is_complained_of() -> None:
    said = "imsmanifest.xml: the root is {http://www.imsproject.org/xsd/imscp_rootv1p1p2}manifest"
    assert complaints(packed(GOOD_12)) == [f"{said}, not IMS CP's manifest"]
    assert len(scorm12.complaints(packed(GOOD))) == 1


@pytest.mark.parametrize("version", ["2004 4th Edition ", "1.3", "CAM 1.3", "2004 4th edition", ""])
def test_a_version_that_moodle_would_run_as_another_is_complained_of(version: str) -> None:
    assert damaged("2004 4th Edition", version) == [
        f"imsmanifest.xml: schemaversion is {version!r}, not '2004 4th Edition'"
    ]


@pytest.mark.parametrize("prefix", ["adlcp", "imsss"])
def test_a_prefix_that_moodle_does_not_know_is_complained_of(prefix: str) -> None:
    other = MANIFEST.replace(f"{prefix}:", "other:").replace(f":{prefix}", ":other")
    (found,) = complaints(packed({**GOOD, "imsmanifest.xml": other}))
    assert found.endswith(f" is other, not {prefix}")


def test_the_scorm_type_of_1_2_is_complained_of() -> None:
    assert damaged("adlcp:scormType", "adlcp:scormtype") == [
        "imsmanifest.xml: the resource 'resource' has no adlcp:scormType of 'sco' or 'asset'"
    ]


def test_a_map_info_is_complained_of() -> None:
    objectives = "<imsss:objectives><imsss:primaryObjective><imsss:mapInfo/></imsss:primaryObjective>"
    assert damaged("<imsss:deliveryControls", f"{objectives}</imsss:objectives><imsss:deliveryControls") == [
        "imsmanifest.xml: imsss:mapInfo ends Moodle's upload on PHP 8"
    ]


@pytest.mark.parametrize("measure", ["1.1", "60", "0,6", "", "-2"])
def test_a_measure_out_of_range_is_complained_of(measure: str) -> None:
    element = f"<imsss:minNormalizedMeasure>{measure}</imsss:minNormalizedMeasure>"
    assert damaged("<imsss:deliveryControls", f"{element}<imsss:deliveryControls") == [
        f"imsmanifest.xml: a normalized measure of {measure!r} is no number from -1 to 1"
    ]


@pytest.mark.parametrize("measure", ["0.6", "-1", "1", "0"])
def test_a_measure_in_range_is_fine(measure: str) -> None:
    element = f"<imsss:minNormalizedMeasure>{measure}</imsss:minNormalizedMeasure>"
    assert damaged("<imsss:deliveryControls", f"{element}<imsss:deliveryControls") == []


@pytest.mark.parametrize("name", ["completionSetByContent", "objectiveSetByContent"])
def test_an_item_whose_status_the_lms_would_make_up_is_complained_of(name: str) -> None:
    for replacement in ("", f' {name}="false"'):
        assert damaged(f' {name}="true"', replacement) == [
            f"imsmanifest.xml: the item 'item' leaves it to the LMS: {name} is not true"
        ]


def test_what_leaves_the_package_is_complained_of_as_in_1_2() -> None:
    assert complaints(packed({**GOOD, "player.js": "eval(x)"})) == [
        "player.js: the script turns text into code or loads more of it: eval("
    ]
