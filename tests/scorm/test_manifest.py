from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from cartable.formats.scorm12 import manifest
from cartable.model.course import Course, Module
from cartable.model.text import plain_text
from scorm.official import schema_errors

NAMES = ["index.html", "player.css", "player.js", "media/carré magique.svg"]
COURSE = Course(
    id="partenariats",
    version="1.0",
    title="Pourquoi s’allier\u202f? Associations & entreprises",
    language="fr-FR",
    modules=(Module("objectifs", "Les objectifs"),),
    authors=("Service, pédagogie", "Anne; Martin"),
    rights="CC BY-SA 4.0",
    summary=plain_text("Les quatre objectifs <communs>."),
    keywords=("partenariats", "associations"),
    duration=85,
)
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
MD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"


def read(course: Course = COURSE, names: list[str] = NAMES) -> etree._Element:
    return etree.fromstring(manifest(course, names))


def identifiers(course: Course) -> list[str]:
    return [found for element in read(course).iter() if (found := element.get("identifier"))]


def test_the_official_schemas_accept_the_manifest() -> None:
    assert schema_errors(manifest(COURSE, NAMES)) == []


def test_the_official_schemas_accept_a_course_that_says_no_more_than_it_must() -> None:
    assert schema_errors(manifest(Course("a", "1", "A", "en", ()), ["index.html"])) == []


def test_the_schemas_do_refuse_what_is_wrong() -> None:
    broken = manifest(COURSE, NAMES).replace(b'adlcp:scormtype="sco"', b'adlcp:scormtype="page"')
    assert schema_errors(broken)


def test_ims_cp_is_the_default_namespace_and_the_prefix_is_adlcp() -> None:
    root = read()
    assert root.nsmap[None] == "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    assert b' adlcp:scormtype="sco"' in manifest(COURSE, NAMES)


def test_every_packed_file_is_listed_by_its_encoded_address_and_the_manifest_is_not() -> None:
    root = read(names=[*NAMES, "imsmanifest.xml"])
    hrefs = [file.get("href") for file in root.iter(f"{CP}file")]
    assert hrefs == ["index.html", "media/carr%C3%A9%20magique.svg", "player.css", "player.js"]


def test_one_item_leads_to_the_one_resource_and_shows_itself() -> None:
    root = read()
    (item,) = root.iter(f"{CP}item")
    (resource,) = root.iter(f"{CP}resource")
    assert item.get("identifierref") == resource.get("identifier")
    assert item.get("isvisible") == "true"
    assert resource.get("href") == "index.html"


def test_no_mastery_score_lets_an_lms_judge_again() -> None:
    assert b"masteryscore" not in manifest(COURSE, NAMES)


def test_identifiers_stand_though_title_order_version_and_files_change() -> None:
    other = replace(
        COURSE,
        title="Autre titre",
        version="2.0",
        modules=(Module("un", "Un"), Module("objectifs", "Les objectifs")),
    )
    assert identifiers(COURSE) == identifiers(other)
    assert identifiers(COURSE) == [
        "cartable-partenariats",
        "cartable-partenariats.organization",
        "cartable-partenariats.item",
        "cartable-partenariats.resource",
    ]


@pytest.mark.parametrize("name", ["2024-été", "mon cours", "mon_cours", "a.b", "東京", "e_9_"])
def test_any_folder_name_makes_identifiers_that_the_schema_takes(name: str) -> None:
    assert schema_errors(manifest(replace(COURSE, id=name), NAMES)) == []
    assert all(identifier.isascii() for identifier in identifiers(replace(COURSE, id=name)))


def test_different_courses_never_share_an_identifier() -> None:
    names = ["aé", "a_e9_", "a e9", "a-e9", "a_e9"]
    assert len({identifiers(replace(COURSE, id=name))[0] for name in names}) == len(names)


def titles(course: Course) -> list[str | None]:
    return [title.text for title in read(course).iter(f"{CP}title")]


def test_a_title_with_entities_stays_in_one_piece() -> None:
    data = manifest(replace(COURSE, title="< & >"), NAMES)
    assert data.count(b"<title><![CDATA[< & >]]></title>") == 2


def test_a_title_has_its_typographic_spaces_and_no_line_breaks() -> None:
    assert titles(replace(COURSE, title=" Pourquoi\n  s'allier ? ")) == ["Pourquoi s’allier\u202f?"] * 2


def test_a_title_of_one_zero_is_not_taken_for_nothing() -> None:
    assert titles(replace(COURSE, title="0")) == ["0\u200b"] * 2


def test_a_long_title_is_cut_to_what_the_schema_allows() -> None:
    long = replace(COURSE, title="é" * 300)
    assert titles(long) == ["é" * 199 + "…"] * 2
    assert schema_errors(manifest(long, NAMES)) == []


def test_the_metadata_say_what_the_author_wrote() -> None:
    lom = read().find(f".//{MD}lom")
    assert lom is not None
    assert lom.findtext(f"{MD}general/{MD}title/{MD}langstring") == COURSE.title
    assert lom.findtext(f"{MD}general/{MD}language") == "fr-FR"
    assert lom.findtext(f"{MD}general/{MD}description/{MD}langstring") == "Les quatre objectifs <communs>."
    keywords = [one.findtext(f"{MD}langstring") for one in lom.iter(f"{MD}keyword")]
    assert keywords == ["partenariats", "associations"]
    assert lom.findtext(f"{MD}lifecycle/{MD}version/{MD}langstring") == "1.0"
    assert lom.findtext(f"{MD}rights/{MD}description/{MD}langstring") == "CC BY-SA 4.0"
    assert lom.findtext(f"{MD}educational/{MD}typicallearningtime/{MD}datetime") == "PT1H25M"


def test_authors_stand_as_escaped_vcards_in_their_order() -> None:
    cards = [card.text for card in read().iter(f"{MD}vcard")]
    assert cards == [
        "BEGIN:VCARD\nVERSION:3.0\nN:Service\\, pédagogie;;;;\nFN:Service\\, pédagogie\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nN:Anne\\; Martin;;;;\nFN:Anne\\; Martin\nEND:VCARD",
    ]


def test_every_word_of_the_metadata_carries_the_course_s_language() -> None:
    title = read().find(f".//{MD}title/{MD}langstring")
    assert title is not None
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr-FR"
