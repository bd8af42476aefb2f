"""The manifest of a package as the standard wants it and as Moodle 4.5 reads it.

IMS Content Packaging 1.1, as SCORM 1.2 (CAM 2.3) and SCORM 2004 (CAM 3.4) use it. What no schema sees
is judged here: references that lead nowhere, files left out, what an LMS drops without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from cartable.source.dataclass import dataclass

NAME = "imsmanifest.xml"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_NCNAME = re.compile(r"[^\W\d][\w.\-·]*")
_TITLE_LONGEST = 200
_IDENTIFIER_LONGEST = 255

Element = etree._Element  # noqa: SLF001 - lxml names its element type nowhere else


@dataclass(frozen=True, slots=True)
class Rules:
    """What a version of SCORM asks of a manifest.

    `content` is IMS CP's namespace, `prefixes` the others by the prefix that Moodle knows them by;
    `version` what `schemaversion` must be; `scorm_type` the attribute in `adlcp` by which a
    resource is a SCO; `own` what this version alone is judged by.
    """

    content: str
    prefixes: Mapping[str, str]
    version: str
    scorm_type: str
    own: tuple[Callable[[Element], Iterator[str]], ...]

    def name(self, tag: str) -> str:
        """The qualified name of one of IMS CP's elements."""
        return f"{{{self.content}}}{tag}"


def manifest_complaints(data: bytes, names: AbstractSet[str], rules: Rules) -> Iterator[str]:
    """What is wrong with the manifest `data` of a package that holds the files `names`."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"{NAME}: not well-formed: {error}"
        return
    if root.tag != rules.name("manifest"):
        yield f"{NAME}: the root is {root.tag}, not IMS CP's manifest"
        return
    for shared in (_prefixes, _version, _identifiers, _organizations):
        yield from (f"{NAME}: {complaint}" for complaint in shared(root, rules))
    for part in (_bases, *rules.own):
        yield from (f"{NAME}: {complaint}" for complaint in part(root))
    yield from (f"{NAME}: {complaint}" for complaint in _resources(root, names, rules))


def _prefixes(root: Element, rules: Rules) -> Iterator[str]:
    """Moodle compares prefixed names as text."""
    elements = list(root.iter(etree.Element))
    if any(_namespace(element) == rules.content and element.prefix for element in elements):
        yield "IMS CP is not the default namespace"
    declared = {pair for element in elements for pair in element.nsmap.items()}
    for known, namespace in rules.prefixes.items():
        for prefix in sorted({str(prefix) for prefix, name in declared if name == namespace} - {known}):
            yield f"the prefix of {namespace} is {prefix}, not {known}"


def _version(root: Element, rules: Rules) -> Iterator[str]:
    version = root.findtext(f"{rules.name('metadata')}/{rules.name('schemaversion')}")
    if version != rules.version:
        yield f"schemaversion is {version!r}, not {rules.version!r}"


def _identifiers(root: Element, rules: Rules) -> Iterator[str]:
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
        if any("identifier" not in element.attrib for element in root.iter(rules.name(tag))):
            yield f"a {tag} without an identifier"


def _organizations(root: Element, rules: Rules) -> Iterator[str]:
    organizations = list(root.iterfind(f"{rules.name('organizations')}/{rules.name('organization')}"))
    first = root.find(rules.name("organizations"))
    default = first.get("default") if first is not None else None
    if default not in [organization.get("identifier") for organization in organizations]:
        yield f"the default organization {default!r} is not there"
    for element in (*organizations, *root.iter(rules.name("item"))):
        yield from _title(element, rules)
    resources = {resource.get("identifier"): resource for resource in root.iter(rules.name("resource"))}
    for item in root.iter(rules.name("item")):
        target = item.get("identifierref")
        name = item.get("identifier")
        if target is None:
            if item.find(rules.name("item")) is None:
                yield f"the item {name!r} leads to no resource"
        elif target not in resources:
            yield f"the item {name!r} refers to {target!r}, which is not there"
        elif "href" not in resources[target].attrib:
            yield f"the item {name!r} refers to a resource without a page to launch"
    if root.find(f".//{rules.name('item')}") is None:
        yield "no item to launch"


def _title(element: Element, rules: Rules) -> Iterator[str]:
    place = f"{etree.QName(element).localname} {element.get('identifier')!r}"
    title = element.findtext(rules.name("title"))
    if title is None or not title.strip() or title.strip() == "0":
        yield f"the {place} has no title that an LMS would keep"
    elif len(title) > _TITLE_LONGEST:
        yield f"the title of the {place} has {len(title)} characters, of {_TITLE_LONGEST} allowed"


def _bases(root: Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if _XML_BASE in element.attrib and etree.QName(element).localname != "resource":
            yield f"Moodle overlooks the xml:base of {etree.QName(element).localname}"


def _resources(root: Element, names: AbstractSet[str], rules: Rules) -> Iterator[str]:
    listed = {NAME}
    scorm_type = f"{{{rules.prefixes['adlcp']}}}{rules.scorm_type}"
    for resource in root.iter(rules.name("resource")):
        identifier = resource.get("identifier")
        if resource.get(scorm_type) not in ("sco", "asset"):
            yield f"the resource {identifier!r} has no adlcp:{rules.scorm_type} of 'sco' or 'asset'"
        base = resource.get(_XML_BASE, "")
        files = [file.get("href", "") for file in resource.iterfind(rules.name("file"))]
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


def _namespace(element: Element) -> str | None:
    return etree.QName(element).namespace
