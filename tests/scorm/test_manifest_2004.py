from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from cartable.formats import scorm12
from cartable.formats.scorm2004 import manifest
from cartable.model.course import Course
from scorm.official import schema_errors
from scorm.test_manifest import COURSE, NAMES

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
SS = "{http://www.imsglobal.org/xsd/imsss}"
NAV = "{http://www.adlnet.org/xsd/adlnav_v1p3}"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
EDITIONS = ("scorm2004", "scorm2004-3rd")


def read(course: Course = COURSE) -> etree._Element:
    return etree.fromstring(manifest(course, NAMES))


def identifiers(manifest: bytes) -> list[str]:
    return [found for element in etree.fromstring(manifest).iter() if (found := element.get("identifier"))]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("course", [COURSE, Course("a", "1", "A", "en", ())], ids=["all", "least"])
def test_the_official_schemas_accept_the_manifest(edition: str, course: Course) -> None:
    assert schema_errors(manifest(course, NAMES), edition) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'adlcp:scormType="sco"', b'adlcp:scormType="page"'),
        (b'flow="true"', b'flows="true"'),
        (b"<adlnav:hideLMSUI>previous", b"<adlnav:hideLMSUI>back"),
        (b'tracked="true"', b'tracked="oui"'),
    ],
)
def test_the_schemas_do_refuse_what_is_wrong(right: bytes, wrong: bytes) -> None:
    sound = manifest(COURSE, NAMES)
    assert right in sound
    assert schema_errors(sound.replace(right, wrong), "scorm2004")


def test_the_third_edition_refuses_a_wrongly_cased_scorm_type() -> None:
    broken = manifest(COURSE, NAMES).replace(b"adlcp:scormType", b"adlcp:scormtype")
    assert schema_errors(broken, "scorm2004-3rd")


def test_the_version_and_the_prefixes_are_those_that_moodle_reads() -> None:
    root = read()
    assert root.findtext(f"{CP}metadata/{CP}schemaversion") == "2004 4th Edition"
    assert root.nsmap[None] == "http://www.imsglobal.org/xsd/imscp_v1p1"
    assert {"adlcp", "adlseq", "adlnav", "imsss"} <= set(root.nsmap)
    text = manifest(COURSE, NAMES)
    for part in (b' adlcp:scormType="sco"', b"<imsss:sequencing>", b"<adlnav:presentation>"):
        assert part in text


def test_content_sets_completion_and_success_and_nothing_lets_an_lms_judge_again() -> None:
    root = read()
    (item,) = root.iter(f"{CP}item")
    assert item.get("isvisible") == "true"
    (controls,) = item.iter(f"{SS}deliveryControls")
    assert dict(controls.items()) == {
        "tracked": "true",
        "completionSetByContent": "true",
        "objectiveSetByContent": "true",
    }
    names = {etree.QName(element).localname for element in root.iter(etree.Element)}
    assert names.isdisjoint({"mapInfo", "minNormalizedMeasure", "primaryObjective", "completionThreshold"})


def test_the_one_activity_opens_by_itself_and_the_lms_s_next_and_back_are_hidden() -> None:
    root = read()
    (control,) = root.iter(f"{SS}controlMode")
    assert dict(control.items()) == {"choice": "true", "flow": "true"}
    assert [hidden.text for hidden in root.iter(f"{NAV}hideLMSUI")] == ["previous", "continue"]


def test_identifiers_are_those_of_the_1_2_package_and_stand_though_the_title_changes() -> None:
    other = replace(COURSE, title="Autre titre", version="2.0")
    ours = identifiers(manifest(COURSE, NAMES))
    assert ours == identifiers(manifest(other, NAMES)) == identifiers(scorm12.manifest(COURSE, NAMES))


def test_the_metadata_say_what_the_author_wrote_in_the_words_of_ieee_lom() -> None:
    lom = read().find(f".//{LOM}lom")
    assert lom is not None
    title = lom.find(f"{LOM}general/{LOM}title/{LOM}string")
    assert title is not None
    assert (title.text, title.get("language")) == (COURSE.title, "fr-FR")
    assert lom.findtext(f"{LOM}lifeCycle/{LOM}version/{LOM}string") == "1.0"
    assert lom.findtext(f"{LOM}lifeCycle/{LOM}contribute/{LOM}role/{LOM}value") == "author"
    assert lom.findtext(f"{LOM}metaMetadata/{LOM}metadataSchema") == "LOMv1.0"
    assert lom.findtext(f"{LOM}educational/{LOM}typicalLearningTime/{LOM}duration") == "PT1H25M"
    assert lom.findtext(f"{LOM}rights/{LOM}description/{LOM}string") == "CC BY-SA 4.0"
    entities = [entity.text or "" for entity in lom.iter(f"{LOM}entity")]
    assert [entity.splitlines()[3] for entity in entities] == [
        "FN:Service\\, pédagogie",
        "FN:Anne\\; Martin",
    ]
