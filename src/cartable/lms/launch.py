"""What an LMS reads in a SCORM 1.2 package before it plays it: which page to open, under what title."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"


class UnplayableError(ValueError):
    """The package leads to no page; the message says why, in English."""


@dataclass(frozen=True, slots=True)
class Launch:
    """The title of the default organization, and the address of its first page, as it is encoded."""

    title: str
    address: str


def launch(manifest: bytes) -> Launch:
    """Where a package begins (IMS CP 1.1.2: organization, item, resource). Raises UnplayableError."""
    try:
        root = etree.fromstring(manifest, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnplayableError(str(error)) from error
    organizations = root.find(f"{_CP}organizations")
    default = organizations.get("default") if organizations is not None else None
    resources = {resource.get("identifier"): resource.get("href") for resource in root.iter(f"{_CP}resource")}
    for organization in root.iter(f"{_CP}organization"):
        if organization.get("identifier") == default:
            for item in organization.iter(f"{_CP}item"):
                address = resources.get(item.get("identifierref"))
                if address:
                    return Launch(organization.findtext(f"{_CP}title") or "", address)
    lack = f"the default organization {default!r} leads to no page"
    raise UnplayableError(lack)
