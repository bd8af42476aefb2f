"""The spaces before marks and inside guillemets, where the language puts them itself.

French as France, Québec and Switzerland space it, and Spanish, which has none there: see `profiles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cartable.formats.typography.edits import SPACES, Edit, spaces_before
from cartable.formats.typography.profiles import Profile, Spaces
from cartable.formats.typography.protected import protected, splits

# Each pattern begins with the characters that make it worth a look, never with a look behind: a text is
# mostly letters, and `re` skips them quickly only so. Where a few letters decide, `in` is faster still.
_HIGH = re.compile(r"[!?]+(?=\s|\Z|[»”’\"')\]}…,.—–\ufffc])|;(?=\s|\Z|[»—–])")
_COLON = re.compile(r":(?=\s|\Z|[«»\"“—–\ufffc])")
_LEFT = re.compile(rf"«[{SPACES}]*(?=[^\s»])")
_RIGHT = re.compile("»")
_INVERTED = re.compile(rf"[¿¡]([{SPACES}]+)(?=\w)")
# What no space is put after: what opens, and other marks (so that `::`, `:-)` and `(?)` stay whole).
_OPENING = frozenset("([{«“‘¿¡-–—/:;!?<=\"'^")
_OPENED = frozenset("«")


def spaces(text: str, wanted: Profile) -> list[Edit]:
    """What puts the profile's spaces into a text, whether the author typed a space, another one or none."""
    if wanted.spaces is None:
        return []
    edits = [edit for edit in _edits(text, wanted.spaces) if text[edit.start : edit.end] != edit.new]
    spans = protected(text) if edits else []
    return [edit for edit in edits if not splits(edit.start, spans)] if spans else edits


def _edits(text: str, wanted: Spaces) -> Iterator[Edit]:
    if "?" in text or "!" in text or ";" in text:
        yield from _before(_HIGH, text, wanted.high)
    if ":" in text:
        yield from _before(_COLON, text, wanted.colon)
    if "«" in text:
        yield from (Edit(*found.span(), "«" + wanted.inside) for found in _LEFT.finditer(text))
    if "»" in text:
        yield from _before(_RIGHT, text, wanted.inside, _OPENED)
    if wanted.inverted:
        yield from (Edit(*found.span(1), "") for found in _INVERTED.finditer(text))


def _before(
    mark: re.Pattern[str], text: str, space: str, opening: frozenset[str] = _OPENING
) -> Iterator[Edit]:
    """The space before each mark, but where it stands first in its line or after what opens."""
    for found in mark.finditer(text):
        end = found.start()
        start = spaces_before(text, end)
        if start and not (before := text[start - 1]).isspace() and before not in opening:
            yield Edit(start, end, space)
