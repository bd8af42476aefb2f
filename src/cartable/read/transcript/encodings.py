"""The bytes of a transcript as text, whatever they were saved in: no word is lost for its encoding.

UTF-8, and UTF-16 and UTF-32 with their marks, say what they are. What else there is was saved by an old
program in the code page of its country; which one, only the language of the course can tell.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1251": "be bg kk ky mk mn ru sr tg uk",
    "cp1253": "el",
    "cp1254": "az tr",
    "cp1255": "he yi",
    "cp1256": "ar ckb fa ku ps ug ur",
    "cp1257": "et lt lv",
    "cp1258": "vi",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "gb18030": "zh",
}
_BY_LANGUAGE = {language: page for page, languages in _PAGES.items() for language in languages.split()}
_NAMES = {"cp932": "Shift JIS", "gb18030": "GB 18030"}
_OF_SEVERAL_BYTES = {"cp932", "cp949", "gb18030"}
_ESCAPED = re.compile("[\udc80-\udcff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 4_000
_NUL_SHARE = 4


class Decoded(NamedTuple):
    """A text without its mark; the encoding where it was guessed; whether its last character is a piece.

    The piece is left out of the text.
    """

    text: str
    guessed: str | None = None
    is_cut_off: bool = False


def text_of(data: bytes, language: str) -> Decoded:
    """What the bytes say. Never raises.

    `language` is a BCP 47 tag. Bytes that the guessed encoding does not know either
    become control characters U+0080 to U+009F, or U+FFFD in those of several bytes a character.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and name != "utf-8":
            return _whole(data[len(mark) :], name)
    data = data.removeprefix(codecs.BOM_UTF8)
    if wide := _wide(data):
        return _whole(data, wide)._replace(guessed="UTF-16")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return Decoded(data[: error.start].decode("utf-8"), is_cut_off=True)
    page = _BY_LANGUAGE.get(language.split("-", maxsplit=1)[0].casefold(), "cp1252")
    return Decoded(_guessed(data, page), _NAMES.get(page) or page.replace("cp", "Windows-"))


def _whole(data: bytes, wide: str) -> Decoded:
    """Bytes of UTF-16 or UTF-32 as far as they make whole characters."""
    decoder = codecs.getincrementaldecoder(wide)("replace")
    text = decoder.decode(data)
    return Decoded(text, is_cut_off=bool(decoder.getstate()[0]))


def _wide(data: bytes) -> str | None:
    """The kind of UTF-16 that many NULs on every second place give away."""
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if max(odd, even) * _NUL_SHARE > len(sample) and min(odd, even) * _NUL_SHARE < max(odd, even):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _guessed(data: bytes, page: str) -> str:
    """Bytes of a code page; where most of them are UTF-8 all the same, only the others."""
    text = data.decode("utf-8", "surrogateescape")
    strange = len(_ESCAPED.findall(text))
    if len(_FOREIGN.findall(text)) >= 2 * strange:  # the escaped are foreign, too
        page = "cp1252" if page in _OF_SEVERAL_BYTES else page
        return text.translate({0xDC00 + byte: sign for byte, sign in _table(page).items()})
    if page in _OF_SEVERAL_BYTES:
        return data.decode(page, "replace")
    return data.decode("latin-1").translate(_table(page))


@cache
def _table(page: str) -> dict[int, str]:
    """What each byte from 0x80 on means; itself where the page leaves it open."""
    return {byte: bytes([byte]).decode(page, "ignore") or chr(byte) for byte in range(0x80, 0x100)}
