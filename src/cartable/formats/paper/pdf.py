"""A page of HTML as PDF/UA-1 (ISO 14289-1), by WeasyPrint.

The page may ask for what it is given under the scheme `cartable:` and for nothing else: no network,
no file. The bytes depend on the page, its style and what it is given alone.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING

from cartable.formats.paper import fonts
from cartable.formats.paper.printable import printable

if TYPE_CHECKING:
    from weasyprint import CSS  # type: ignore[import-untyped]  # WeasyPrint has no types

SCHEME = "cartable:"
# WeasyPrint 70 breaks a line after its first word where the rest of a run fits but for the space at
# its end. So spaces begin a run here, and end none; but for a run of another direction (code in Arabic),
# which would set the space at its other side.
_SPACE_BEFORE_INLINE = re.compile(r"\s+(<(?:a|code|em|span|strong)\b(?![^>]*\bdir=)[^>]*>)")
_SPACE_AT_END = re.compile(r"\s+(</(?:p|li|d[td]|t[dh]|h[1-6])>)")
_SHARPEST = 300
"""Dots an inch that a picture keeps: what a good printer shows."""


_MANY = 300_000
"""How many things are made between two collections."""


class RefusedError(ValueError):
    """A picture asked for something outside what the paper was given."""


class _Fetcher:
    """WeasyPrint's way to what a page refers to: a table of names, and no way out of it."""

    _fail_on_errors = False

    def __init__(self, given: Mapping[str, bytes | Path]) -> None:
        self._given = given

    def __call__(self, url: str) -> object:
        """What stands under the address.

        Raises RefusedError, which WeasyPrint catches, for what an author's picture asks for outside
        (it is drawn without it), and FatalURLFetchingError, which nobody catches, for an address of
        our own that leads nowhere.
        """
        from weasyprint.urls import (  # type: ignore[import-untyped] # noqa: PLC0415 - as below
            FatalURLFetchingError,
            URLFetcherResponse,
        )

        if not url.startswith(SCHEME):
            raise RefusedError(url)
        try:
            held = self._given[url]
        except KeyError:
            raise FatalURLFetchingError(url) from None
        return URLFetcherResponse(url, printable(held.read_bytes() if isinstance(held, Path) else held))


@lru_cache(maxsize=2)
def _sheet(style: str, *, borrowing: bool) -> CSS:
    """The style sheet with the faces before it, read once for all papers of a build."""
    from weasyprint import CSS  # noqa: PLC0415 - it takes a third of a second to import

    rules = "".join(face.rule for face in fonts.FACES)
    fetcher = _Fetcher({face.address: face.data for face in fonts.FACES})
    # The sheet holds the faces' folder: it goes before `fonts` lets go of that.
    Finalize(None, _sheet.cache_clear, exitpriority=20)
    return CSS(
        string=rules + style, font_config=fonts.configuration(borrowing=borrowing), url_fetcher=fetcher
    )


def pdf(html: str, style: str, given: Mapping[str, bytes | Path]) -> bytes:
    """The PDF of a page: tagged, with outline, language and title as the page has them.

    `given` maps every address that the page or the style asks for (`cartable:…`) to its bytes or to
    a file. Raises weasyprint's FatalURLFetchingError for an address that is not given.
    """
    from weasyprint import HTML  # noqa: PLC0415 - as above

    borrowing = bool(fonts.undrawn(html))
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32]
    with _rare_collection():
        sheet, configuration = _sheet(style, borrowing=borrowing), fonts.configuration(borrowing=borrowing)
        document = HTML(string=_spaced(html), url_fetcher=_Fetcher(given)).render(
            font_config=configuration, stylesheets=[sheet], dpi=_SHARPEST
        )
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, dpi=_SHARPEST)
    return made


def _spaced(html: str) -> str:
    return _SPACE_AT_END.sub(r"\1", _SPACE_BEFORE_INLINE.sub(r"\1 ", html))


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Python's collector at rest but for every few hundred thousand things.

    Laying out makes things by the hundred thousand and throws few away: at its usual pace the
    collector takes a tenth of the time of a paper.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_MANY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
