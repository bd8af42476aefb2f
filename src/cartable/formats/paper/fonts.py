"""The faces that paper is set in: two open families, from the packages that carry them.

The sheets see these faces alone. A course with a character that none of them draws (Chinese, say)
may borrow from the machine, because a reader is better served by a borrowed letter than by none.
"""

from __future__ import annotations

import unicodedata
import warnings
from functools import cache
from importlib import resources
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

from cartable.source.dataclass import dataclass

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # WeasyPrint has no types


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family: the name that style sheets call it by, and what it is for."""

    family: str
    file: str
    weight: int
    style: str

    @property
    def data(self) -> bytes:
        """The TrueType file."""
        return _file(self.file).read_bytes()

    @property
    def rule(self) -> str:
        """The `@font-face` rule; its address is served by `pdf`, never by a disk or a network."""
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};'
            f"font-style:{self.style};src:url({self.address})}}"
        )

    @property
    def address(self) -> str:
        """What the rule asks for."""
        return f"cartable:font/{self.file}"


_STYLES = (
    ("Regular", 400, "normal"),
    ("It", 400, "italic"),
    ("Semibold", 600, "normal"),
    ("SemiboldIt", 600, "italic"),
)

FACES = tuple(
    Face(family, f"Source{kind}Pro-{name}.ttf", weight, style)
    for family, kind in (("Cartable Serif", "Serif"), ("Cartable Sans", "Sans"))
    for name, weight, style in _STYLES
)


def _file(name: str) -> Traversable:
    package = "font_source_serif_pro" if name.startswith("SourceSerif") else "font_source_sans_pro"
    return resources.files(package) / "files" / name


@cache
def _drawn() -> frozenset[int]:
    """Every character that at least one upright face draws."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - only where paper is made

    drawn: set[int] = set()
    for face in FACES:
        if (face.weight, face.style) == (400, "normal"):
            with _file(face.file).open("rb") as file:
                drawn |= TTFont(file, lazy=True).getBestCmap().keys()
    return frozenset(drawn)


def undrawn(words: str) -> list[str]:
    """The characters that no face of ours draws, sorted; spaces and what is never seen left out."""
    return sorted(
        character
        for character in set(words)
        if ord(character) not in _drawn() and unicodedata.category(character) not in ("Zs", "Cf", "Cc")
    )


@cache
def configuration(*, borrowing: bool) -> FontConfiguration:
    """A font configuration that holds our faces alone or, `borrowing`, the machine's fonts as well.

    WeasyPrint always loads the machine's fonts; what it draws would then hang on where it runs.
    """
    with warnings.catch_warnings():
        # WeasyPrint warns where a machine has no fonts; we bring our own.
        warnings.filterwarnings("ignore", message=".*Expect ugly output")
        from weasyprint.text import ffi, fonts  # type: ignore[import-untyped]  # noqa: PLC0415 - only where paper is made

    # Its folder of faces goes while Python still stands; later, its removal fails aloud. Not by atexit
    # alone: a process that multiprocessing made runs only what is registered here.
    Finalize(None, configuration.cache_clear, exitpriority=10)
    if borrowing:
        return fonts.FontConfiguration()

    ffi.ffi.cdef("FcConfig *FcConfigCreate(void);", override=True)

    class OwnFonts(fonts.FontConfiguration):  # type: ignore[misc]  # as above: its classes are Any
        """As WeasyPrint's own, from an empty Fontconfig configuration instead of the machine's."""

        def __init__(self) -> None:
            super().__init__()
            self._config = ffi.fontconfig.FcConfigCreate()
            ffi.pangoft2.pango_fc_font_map_set_config(
                ffi.ffi.cast("PangoFcFontMap *", self.font_map), self._config
            )
            # The font map holds its own reference.
            ffi.fontconfig.FcConfigDestroy(self._config)

    return OwnFonts()
