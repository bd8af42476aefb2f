"""The manifest of a SCORM 1.2 package as the standard wants it and as Moodle 4.5 reads it.

IMS Content Packaging 1.1.2 and SCORM 1.2 CAM 2.3. What no schema sees is judged here: references
that lead nowhere, files left out, what an LMS drops without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

NAME = "imsmanifest.xml"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_CP = f"{{{IMSCP}}}"
_SCORMTYPE = f"{{{ADLCP}}}scormtype"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_TITLE_LONGEST = 200
_IDENTIFIER_LONGEST = 255
_MASTERY_MOST = 100

_Element = etree._Element  # noqa: SLF001 - lxml names its element type nowhere else


def manifest_complaints(data: bytes, names: AbstractSet[str]) -> Iterator[str]:
    """What is wrong with the manifest `data` of a package that holds the files `names`."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"{NAME}: not well-formed: {error}"
        return
    if root.tag != f"{_CP}manifest":
        yield f"{NAME}: the root is {root.tag}, not IMS CP's manifest"
        return
    for part in (_prefixes, _metadata, _identifiers, _organizations, _bases):
        yield from (f"{NAME}: {complaint}" for complaint in part(root))
    yield from (f"{NAME}: {complaint}" for complaint in _resources(root, names))


def _prefixes(root: _Element) -> Iterator[str]:
    """Moodle compares prefixed names as text."""
    if any(_namespace(element) == IMSCP and element.prefix for element in root.iter(etree.Element)):
        yield "IMS CP is not the default namespace"
    for prefix in {
        prefix
        for element in root.iter(etree.Element)
        for prefix, name in element.nsmap.items()
        if name == ADLCP
    } - {"adlcp"}:
        yield f"ADL's prefix is {prefix}, not adlcp"


def _metadata(root: _Element) -> Iterator[str]:
    version = root.findtext(f"{_CP}metadata/{_CP}schemaversion")
    if version != "1.2":
        yield f"schemaversion is {version!r}, not '1.2'"
    for score in root.iter(f"{{{ADLCP}}}masteryscore"):
        text = score.text or ""
        if not _NUMBER.fullmatch(text) or float(text) > _MASTERY_MOST:
            yield f"a mastery score of {text!r} is no number from 0 to {_MASTERY_MOST}"


def _identifiers(root: _Element) -> Iterator[str]:
    found = [
        element.get("identifier", "")
        for element in root.iter(etree.Element)
        if "identifier" in element.attrib
    ]
    for identifier, times in Counter(found).items():
        if times > 1:
            yield f"the identifier {identifier!r} stands {times} times"
        if not _NCNAME.fullmatch(identifier) or len(identifier) > _IDENTIFIER_LONGEST:
            yield f"the identifier {identifier!r} is no NCName of at most {_IDENTIFIER_LONGEST} characters"
    for tag in ("manifest", "organization", "item", "resource"):
        if any("identifier" not in element.attrib for element in root.iter(f"{_CP}{tag}")):
            yield f"a {tag} without an identifier"


def _organizations(root: _Element) -> Iterator[str]:
    organizations = list(root.iterfind(f"{_CP}organizations/{_CP}organization"))
    first = root.find(f"{_CP}organizations")
    default = first.get("default") if first is not None else None
    if default not in [organization.get("identifier") for organization in organizations]:
        yield f"the default organization {default!r} is not there"
    for element in (*organizations, *root.iter(f"{_CP}item")):
        yield from _title(element)
    resources = {resource.get("identifier"): resource for resource in root.iter(f"{_CP}resource")}
    for item in root.iter(f"{_CP}item"):
        target = item.get("identifierref")
        name = item.get("identifier")
        if target is None:
            if item.find(f"{_CP}item") is None:
                yield f"the item {name!r} leads to no resource"
        elif target not in resources:
            yield f"the item {name!r} refers to {target!r}, which is not there"
        elif "href" not in resources[target].attrib:
            yield f"the item {name!r} refers to a resource without a page to launch"
    if root.find(f".//{_CP}item") is None:
        yield "no item to launch"


def _title(element: _Element) -> Iterator[str]:
    place = f"{etree.QName(element).localname} {element.get('identifier')!r}"
    title = element.findtext(f"{_CP}title")
    if title is None or not title.strip() or title.strip() == "0":
        yield f"the {place} has no title that an LMS would keep"
    elif len(title) > _TITLE_LONGEST:
        yield f"the title of the {place} has {len(title)} characters, of {_TITLE_LONGEST} allowed"


def _bases(root: _Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if _XML_BASE in element.attrib and etree.QName(element).localname != "resource":
            yield f"Moodle overlooks the xml:base of {etree.QName(element).localname}"


def _resources(root: _Element, names: AbstractSet[str]) -> Iterator[str]:
    listed = {NAME}
    for resource in root.iter(f"{_CP}resource"):
        identifier = resource.get("identifier")
        if resource.get(_SCORMTYPE) not in ("sco", "asset"):
            yield f"the resource {identifier!r} has no adlcp:scormtype of 'sco' or 'asset'"
        base = resource.get(_XML_BASE, "")
        files = [file.get("href", "") for file in resource.iterfind(f"{_CP}file")]
        launch = resource.get("href")
        if launch is not None and launch not in files:
            yield f"the resource {identifier!r} does not list its own page {launch!r}"
        for href in [*files, *([launch] if launch is not None else [])]:
            parts = urlsplit(urljoin(base, href))
            if parts.scheme or parts.netloc or href != href.strip() or not href.isascii() or " " in href:
                yield f"{href!r} is no percent-encoded relative address"
            elif unquote(parts.path) not in names:
                yield f"{href!r} is not in the package"
            listed.add(unquote(parts.path))
    for name in sorted(names - listed):
        yield f"{name} is packed but not listed"


def _namespace(element: _Element) -> str | None:
    return etree.QName(element).namespace
