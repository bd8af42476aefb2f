"""XML elements by lxml: the few gestures that every vocabulary of a standard needs."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml names its element type nowhere else

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def document(tag: str, namespaces: Mapping[str | None, str], **attributes: str) -> Element:
    """A document's first element, with the namespaces it declares by prefix, None for the default."""
    return etree.Element(tag, attributes, nsmap=namespaces)  # type: ignore[arg-type]  # lxml-stubs forget None


def child(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new last child of `parent`, in the parent's namespace where `tag` names none."""
    namespace, brace, _ = str(parent.tag).rpartition("}")
    name = tag if tag.startswith("{") else f"{namespace}{brace}{tag}"
    element = etree.SubElement(parent, name, attributes)
    element.text = text
    return element


def serialised(root: Element) -> bytes:
    """The document, UTF-8 with its declaration, indented by two spaces."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
