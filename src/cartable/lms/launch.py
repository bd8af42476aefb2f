"""What an LMS reads in a package before it plays it: its standard, which page to open, under what title."""

from __future__ import annotations

from lxml import etree

from cartable.source.dataclass import dataclass

STANDARDS = {"scorm12": "SCORM 1.2", "scorm2004": "SCORM 2004"}
"""The standards that the LMSs in a page speak, by their outputs' names, as people call them."""

_NAMESPACES = {
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "scorm12",
    "http://www.imsglobal.org/xsd/imscp_v1p1": "scorm2004",
}


class UnplayableError(ValueError):
    """The package leads to no page; the message says why, in English."""


@dataclass(frozen=True, slots=True)
class Launch:
    """One of `STANDARDS`, the title of the default organization, the address of its first page, encoded."""

    standard: str
    title: str
    address: str


def launch(manifest: bytes) -> Launch:
    """Where a package begins (IMS CP 1.1: organization, item, resource). Raises UnplayableError."""
    try:
        root = etree.fromstring(manifest, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnplayableError(str(error)) from error
    namespace = etree.QName(root).namespace
    standard = _NAMESPACES.get(namespace or "")
    if standard is None:
        lack = f"no manifest of SCORM 1.2 or 2004: its namespace is {namespace!r}"
        raise UnplayableError(lack)
    content = f"{{{namespace}}}"
    organizations = root.find(f"{content}organizations")
    default = organizations.get("default") if organizations is not None else None
    resources = {
        resource.get("identifier"): resource.get("href") for resource in root.iter(f"{content}resource")
    }
    for organization in root.iter(f"{content}organization"):
        if organization.get("identifier") == default:
            for item in organization.iter(f"{content}item"):
                address = resources.get(item.get("identifierref"))
                if address:
                    return Launch(standard, organization.findtext(f"{content}title") or "", address)
    lack = f"the default organization {default!r} leads to no page"
    raise UnplayableError(lack)
