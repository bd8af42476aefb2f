"""Lines that hold no trap whatever stands around them, told at one look.

Nearly all lines are. The walk looks at each here first, so that only a line that may hold a trap is
looked at for each trap there is. What is called easy must be what the walk would find nothing in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Spaces; a dash; a field; then quotes that end the line, the first letter of a text, or nothing.
_EASY = re.compile(
    r"""(\ *)(-\ +)?(?:([a-z][a-z0-9_-]*):(?:\ +|$))?(?:("[^"\\]*"|'[^']*')\ *$|(?=[\w«…])|$)""", re.VERBOSE
)


class Easy(NamedTuple):
    """A line without traps: an item, a field, an item that begins with a field, or words alone.

    Columns count from 0. `name` is the field's, which stands at `column`; without a field the value
    stands there. `value` is where the value starts, None where a field has none on its line. `quoted`
    says that it stands in quotes.
    """

    indent: int
    dash: bool
    name: str | None
    column: int
    value: int | None
    quoted: bool


def easy(text: str) -> Easy | None:
    """What stands on the line where it is easy, None where it has to be walked over."""
    found = _EASY.match(text)
    if found is None or "\t" in text:
        return None
    lead, dash, name, quotes = found.groups()
    indent = len(lead)
    column = indent + len(dash) if dash else indent
    if quotes:
        return Easy(indent, bool(dash), name, column, found.start(4), quoted=True)
    value = found.end()
    if value == len(text):
        return Easy(indent, bool(dash), name, column, None, quoted=False) if name else None
    colon = ": " in text[value:] or text.endswith(":") if name else ":" in text
    return None if colon or "#" in text else Easy(indent, bool(dash), name, column, value, quoted=False)
