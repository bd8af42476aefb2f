"""What a PDF says: its words, its strings, its fonts, its outline."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def words(pdf: bytes) -> str:
    """All that is printed, in reading order, with single spaces and hyphenated words joined."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return _spaced(re.sub(r"(?<=\w)[-‐]\n(?=\w)", "", text))


def joined(text: str) -> str:
    """A text without spaces and hyphens: what a line break leaves alone."""
    return re.sub(r"[\s\u202f\u00a0‐-]", "", text)


def strings(pdf: bytes) -> list[str]:
    """Every string of the file outside its pages: tags, alternatives, metadata, links, outline."""
    reader = PdfReader(io.BytesIO(pdf))
    found: list[str] = []
    size = reader.trailer["/Size"]
    assert isinstance(size, NumberObject)
    for number in range(1, size):
        held = reader.get_object(IndirectObject(number, 0, reader))
        found.extend(_strings(held))
    return found


def _strings(held: object) -> Iterator[str]:
    if isinstance(held, TextStringObject):
        yield str(held)
    elif isinstance(held, ByteStringObject):
        yield held.decode("latin-1")
    elif isinstance(held, ArrayObject):
        for one in held:
            if not isinstance(one, IndirectObject):
                yield from _strings(one)
    elif isinstance(held, DictionaryObject):
        if isinstance(held, StreamObject) and held.get("/Type") == "/Metadata":
            yield held.get_data().decode()
        for one in held.values():
            if not isinstance(one, IndirectObject):
                yield from _strings(one)


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts that the pages use, without the subset's tag."""
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        held = resources["/Font"].get_object()
        assert isinstance(held, DictionaryObject)
        for font in held.values():
            names.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return names


def chapters(pdf: bytes) -> list[str]:
    """The titles at the top of the outline."""
    return [str(one.title) for one in PdfReader(io.BytesIO(pdf)).outline if not isinstance(one, list)]


def stretches(pdf: bytes) -> dict[str, list[str]]:
    """By module, the titles at the lowest level of the outline: its sections."""
    found: dict[str, list[str]] = {}
    latest = ""
    for one in PdfReader(io.BytesIO(pdf)).outline:
        if isinstance(one, list):
            found[latest] = [str(low.title) for under in one if isinstance(under, list) for low in under]
        else:
            latest = str(one.title)
            found[latest] = []
    return found


def placed(pdf: bytes) -> list[tuple[int, int, int, str]]:
    """Every run of text with its page and where it begins: page, x, y in points, text."""
    runs: list[tuple[int, int, int, str]] = []
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages, 1):

        def seen(
            text: str, user: list[float], matrix: list[float], _font: object, _size: object, at: int = number
        ) -> None:
            if text.strip():
                x, y = matrix[4] * user[0] + user[4], matrix[5] * user[3] + user[5]
                runs.append((at, round(x), round(y), text.strip()))

        page.extract_text(visitor_text=seen)
    return runs
