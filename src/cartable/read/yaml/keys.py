"""Where a key stands on a line, and whether it is one."""

from __future__ import annotations

import re

from cartable.read.yaml.levels import Fit
from cartable.read.yaml.page import COLON, NO_BREAK, Page, is_dash
from cartable.read.yaml.reach import bracket_end, quote_end
from cartable.read.yaml.starts import BLOCK_HEADER, PROPERTY, Start, ends, start
from cartable.source.dataclass import dataclass
from cartable.source.nearness import nearest

_KNOWN = re.compile(f"([a-z][a-z-]*)[ {NO_BREAK}]?(:[{NO_BREAK}]*)(?![ \t:]|$)")
_SPACED = re.compile(f":[{NO_BREAK}]+")
_COMMENT = re.compile(r"[ \t]#")
_ODD = re.compile(r"[>|*\[{&!%@`,\]}\"']|[-?:](?=[ \t]|$)")
_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the columns of its first sign, behind its last, and of what parts it from its value.

    `odd` says that it begins with a sign that YAML takes for something else. `parted` is what
    stands between key and value where that is no colon with a space: `:` alone, or with a no-break
    space.
    """

    column: int
    end: int
    colon: int
    name: str
    odd: bool = False
    parted: str | None = None


def key_at(page: Page, line: int, column: int, fit: Fit | None) -> Key | None:
    """The key that begins there, or None. `fit` is how the line goes here, None behind a dash."""
    text = page.lines[line]
    if (known := _KNOWN.match(text, column)) and known[1] in page.words:
        return Key(column, known.end(1), known.start(2), known[1], parted=known[2])
    behind = column
    if text[column] in "\"'[{":
        reach = quote_end if text[column] in "\"'" else bracket_end
        end = reach(page, line, column, column)
        if end and (end[0] != line or ends(page, *end)):
            return None
        behind = end[1] if end else column
    elif BLOCK_HEADER.match(text[column:]):
        return None
    elif found := PROPERTY.match(text, column):
        after = page.after_blanks(line, found.end())
        return key_at(page, line, after, fit) if after is not None else None
    comment = _COMMENT.search(text, behind)
    colon = COLON.search(text, behind, comment.start() if comment else len(text))
    parted = None
    if not colon and fit is Fit.SIBLING and (colon := _SPACED.search(text, behind)):
        parted = colon[0]
    if not colon or colon.start() == column:
        return None
    end_of_key = column + len(text[column : colon.start()].rstrip(" \t"))
    odd = _ODD.match(text, column) is not None
    if text[column] in "\"'" and end_of_key == behind:
        odd = False
    name = text[column:end_of_key].strip(NO_BREAK + "\"'")
    return Key(column, end_of_key, colon.start(), name, odd, parted)


def means_text(page: Page, line: int, key: Key, parent: str | None, paired: frozenset[str]) -> bool:
    """Whether what YAML takes for a key is a piece of a sentence that stands behind a dash.

    It is, where no word of the grammar can be meant, and nothing says that a mapping is.
    """
    name = key.name
    alike = name.lower() in page.words or nearest(name.lower(), page.words, _ALIKE)
    if key.parted or _WORD.fullmatch(name) or (" " not in name and alike) or parent in paired:
        return False
    text = page.lines[line]
    if text[key.column] in "\"'" and not key.odd:
        return False
    value = page.after_blanks(line, key.colon + 1)
    if value is not None and text[value] == "#":
        value = None
    if value is not None and _is_no_text(page, line, value, key.column):
        return False
    _, after = page.segments(line, key.column, key.column)
    following = page.next_written(after if value is not None else line + 1)
    if following is None:
        return True
    indent, rest = page.indent(following), page.rest(following)
    if value is None and (indent > key.column or (indent == key.column and is_dash(rest))):
        return False
    return indent != key.column or COLON.search(rest) is None


def _is_no_text(page: Page, line: int, column: int, parent: int) -> bool:
    """Whether a value is a group of fields or takes several lines: then its key is one."""
    kind, (last, _) = start(page, line, column, parent, item=False)
    if kind is Start.BLOCK:
        following = page.next_written(line + 1)
        return following is not None and page.indent(following) > parent
    return kind is Start.SPANNING and (page.lines[line][column] == "{" or last > line)


def glued_dash(page: Page, line: int, column: int, fit: Fit) -> str | None:
    """A dash without its space, or with a no-break one, that surely begins an item; or None.

    `fit` is how an item would go here.
    """
    rest = page.lines[line][column:]
    if rest[0] != "-" or rest[1:2] in ("", " ", "\t", "-") or fit not in (Fit.CHILD, Fit.SIBLING):
        return None
    glue = "-" + rest[1 : len(rest) - len(rest[1:].lstrip(NO_BREAK))]
    among = fit is Fit.SIBLING or page.field(rest[len(glue) :]) is not None
    if not among and rest[1] not in "0123456789.,":
        following = page.next_written(line + 1)
        among = following is not None and page.indent(following) == column and page.rest(following)[:1] == "-"
    return glue if among and len(rest) > len(glue) else None


def nests(page: Page, line: int, column: int, parent: str | None, paired: frozenset[str]) -> bool:
    """Whether a dash behind a dash, at this column, begins a list, and not a text."""
    text = page.lines[line]
    inner = page.after_blanks(line, column + 1)
    below = page.next_written(line + 1)
    if inner is None or text[inner] == "#":
        return below is not None and page.indent(below) >= column
    if is_dash(text[inner:]):
        return True
    key = key_at(page, line, inner, None)
    if key and not key.odd and not means_text(page, line, key, parent, paired):
        return True
    if start(page, line, inner, column, item=False)[0] not in (Start.PLAIN, Start.TEXT):
        return True
    below = page.next_written(page.segments(line, inner, column)[1])
    return below is not None and page.indent(below) in (column, inner)


def is_lone_text(page: Page, line: int) -> bool:
    """Whether a line that is neither field nor item, and under none, stands where fields should."""
    indent = page.indent(line)
    if start(page, line, indent, -1, item=False)[0] is Start.TEXT:
        return True
    following = page.next_written(line + 1)
    return (
        following is not None
        and page.indent(following) == indent
        and key_at(page, following, indent, None) is not None
    )
