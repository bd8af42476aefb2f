"""DOCX: the words of its paragraphs, as the document shows them, and nothing else of it.

A DOCX is a zip of XML: both can be made to grow without end. So the zip is judged by what it says of
itself before anything is unpacked (Python unpacks no more of a file than its entry says), and python-docx
resolves no entity.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cartable.source.place import Place
from cartable.source.problem import Problem, problem

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_UNPACKED = 64_000_000
"""Bytes that all parts of a document may have, pictures included."""
MOST_RATIO = 200
"""How much a part of a megabyte may shrink by packing: XML shrinks to a tenth, a bomb to a thousandth."""
MOST_PARTS = 5_000

_MEGABYTE = 1_000_000
_SIGN = b"PK\x03\x04"
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# What is not shown: deleted or moved away under tracked changes, the second copy of a drawing's text,
# the instruction behind a field.
_UNSEEN = {_FALLBACK, *(f"{_NAMESPACE}{name}" for name in ("del", "moveFrom", "instrText", "delText"))}


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as those of a zip do."""
    return data.startswith(_SIGN)


def words(data: bytes, path: str) -> tuple[str, None] | tuple[None, Problem]:
    """The text of a document, a line a paragraph, or why there is none.

    Never raises. Words in tables, text boxes and tracked insertions are among them; headers, footers,
    notes and comments are not.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None, problem("unreadable-docx", Place(path))
    size = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > _MEGABYTE and part.file_size > MOST_RATIO * part.compress_size for part in parts
    )
    if size > MOST_UNPACKED or swollen or len(parts) > MOST_PARTS:
        megabytes = -(-size // _MEGABYTE)
        return None, problem("docx-too-large", Place(path), megabytes=megabytes, parts=len(parts))
    body = _body(data)
    if body is None:
        return None, problem("unreadable-docx", Place(path))
    paragraphs = ("".join(_shown(one)) for one in body.iter(f"{_NAMESPACE}p") if not _is_hidden(one))
    return "\n".join(paragraphs), None


def _body(data: bytes) -> _Element | None:
    """The body of the document; None where this is none."""
    import docx  # noqa: PLC0415 - a tenth of a second, for those who write in Word

    try:
        document = docx.Document(io.BytesIO(data))
        body: _Element = document.element.body
    except Exception:  # noqa: BLE001 - python-docx raises what its parsers do, and an AttributeError for odd XML
        return None
    return body


def _is_hidden(paragraph: _Element) -> bool:
    return any(parent.tag in _UNSEEN for parent in paragraph.iterancestors())


def _shown(element: _Element) -> Iterator[str]:
    """The characters of a paragraph in order, those of paragraphs within it apart."""
    for child in element.iterchildren("*"):  # no comments
        if child.tag in _UNSEEN or child.tag == f"{_NAMESPACE}p":
            continue
        name = child.tag.removeprefix(_NAMESPACE)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        else:
            yield from _shown(child)
