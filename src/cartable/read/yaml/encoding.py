"""Bytes as text: UTF-8, with or without its mark; other encodings are recognised and named."""

from __future__ import annotations

import codecs

from cartable.read.yaml.lines import broken
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

LARGEST = 2_000_000
"""Bytes of the largest YAML file that is read."""

_SAMPLE = 4_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_C1 = range(0x80, 0xA0)
_NUL_SHARE = 4


def decoded(data: bytes, path: str) -> tuple[str, None] | tuple[None, Problem]:
    """The text without its byte order mark, or why there is none."""
    if len(data) > LARGEST:
        megabytes = f"{len(data) / 1_000_000:.1f}"
        return None, problem("file-too-large", Place(path), megabytes=megabytes, most=LARGEST // 1_000_000)
    if other := _wide(data):
        return None, problem("not-utf-8", Place(path), encoding=other)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return None, _undecodable(data, error.start, path)


def _wide(data: bytes) -> str | None:
    if data.startswith(_UTF32):
        return "UTF-32"
    if data.startswith(_UTF16):
        return "UTF-16"
    sample = data[:_SAMPLE]
    halves = sample[::2].count(0), sample[1::2].count(0)
    if max(halves) * _NUL_SHARE > len(sample) and min(halves) * _NUL_SHARE < max(halves):
        return "UTF-16"
    return None


def _undecodable(data: bytes, start: int, path: str) -> Problem:
    # `start` counts from the first byte, or from behind a mark that utf-8-sig has taken away.
    start += len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    before = broken(data[:start].decode("utf-8-sig", "replace"))
    place = Place(path, len(before), len(before[-1].text) + 1)
    return problem("not-utf-8", place, byte=f"0x{data[start]:02X}", encoding=_narrow(data))


def _narrow(data: bytes) -> str | None:
    """The single-byte encoding of western European text, when the bytes make words in it."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if ord(character) > 0x7F]  # noqa: PLR2004 - the end of ASCII
    if sum(character.isalpha() or character in "’‘“”«»…–— œ°€" for character in foreign) * 2 < len(foreign):
        return None
    return "Windows-1252" if any(byte in _C1 for byte in data) else "Latin-1"
