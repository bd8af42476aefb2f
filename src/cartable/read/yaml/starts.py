"""What the first characters of a value make it in YAML, and whether an author can have meant that."""

from __future__ import annotations

import re
from enum import Enum, auto

from cartable.read.yaml.page import Page
from cartable.read.yaml.reach import End, bracket_end, quote_end


class Start(Enum):
    """What begins here."""

    PLAIN = auto()
    """A text as it stands."""
    TEXT = auto()
    """A text that YAML takes for something else, or can't take: it needs quotes."""
    NESTED_QUOTES = auto()
    """A text in quotes that holds the same quotes."""
    OPEN_QUOTE = auto()
    """A quote that nothing closes."""
    OPEN_BRACKET = auto()
    """A bracket that nothing closes."""
    EXTRA_BRACKET = auto()
    """Brackets, and one more that closes nothing."""
    SPANNING = auto()
    """Something YAML reads as it is meant: quotes, brackets, an alias."""
    BLOCK = auto()
    """A text in lines below, under `|` or `>`."""
    PROPERTY = auto()
    """An anchor, a tag or both before the value; nothing of the kind follows."""
    COMMENT = auto()
    """Nothing: the rest is a comment."""


BLOCK_HEADER = re.compile(r"[|>](?:[1-9]?[+-]?|[+-][1-9])(?:[ \t]*|[ \t]+#.*)$")
PROPERTY = re.compile(r"(?:(?:&[\w-]+|!(?:<[!-~]+>|[\w!:/.-]+))(?:[ \t]+|$)){1,2}(?![&!])", re.ASCII)
_ANCHOR = re.compile(r"&([\w-]+)", re.ASCII)
_ALIAS = re.compile(r"\*[\w-]+[ \t]*(?:[ \t]#.*)?$", re.ASCII)
_NOTHING_MORE = re.compile(r"[ \t]*(?:$|(?<=[ \t])#)")
_INDICATED = re.compile(r"[-?:](?:[ \t]|$)")
_RESERVED = "%@`,]}|>*&!"


def start(page: Page, line: int, column: int, parent: int, *, item: bool) -> tuple[Start, End]:
    """What starts there, and what is behind it where it spans more than a word.

    `item` says that the text stands behind a dash, where brackets are words: `- [MUSIQUE]`.
    """
    rest = page.lines[line][column:]
    if rest[0] in "\"'":
        return _quoted(page, line, column, parent)
    if rest[0] in "[{":
        return _bracketed(page, line, column, parent, item=item)
    if found := PROPERTY.match(rest):
        # An anchor that nothing refers to is the first word of a text: &Co et fils.
        name = _ANCHOR.match(found[0])
        text = name is not None and name[1] not in page.aliases and rest[found.end() :][:1].isalnum()
        return (Start.TEXT if text else Start.PROPERTY), (line, column + found.end())
    return _signed(rest), (line, column)


def block_depth(header: str, parent: int) -> int | None:
    """The column that the header of a block text asks of its lines, or None."""
    digit = next((sign for sign in header[1:3] if sign.isdigit()), None)
    return max(parent, 0) + int(digit) if digit else None


def ends(page: Page, line: int, column: int) -> bool:
    """Whether nothing but a comment follows on the line."""
    return _NOTHING_MORE.match(page.lines[line], column) is not None


def _signed(rest: str) -> Start:
    if rest[0] == "#":
        return Start.COMMENT
    if BLOCK_HEADER.match(rest):
        return Start.BLOCK
    if _ALIAS.match(rest):
        return Start.SPANNING
    return Start.TEXT if rest[0] in _RESERVED or _INDICATED.match(rest) else Start.PLAIN


def _quoted(page: Page, line: int, column: int, parent: int) -> tuple[Start, End]:
    end = quote_end(page, line, column, parent)
    if end is None:
        return Start.OPEN_QUOTE, (line, column)
    if ends(page, *end):
        return Start.SPANNING, end
    return _torn(page, line, column, parent, end), (line, column)


def _torn(page: Page, line: int, column: int, parent: int, end: End) -> Start:
    """What a text is that goes on behind the quote that should end it."""
    quote = page.lines[line][column]
    segments, _ = page.segments(line, column, parent)
    text = "\n".join(segment.text for segment in segments)
    bare = text if quote == "'" else re.sub(r"\\.", "", text)
    around = page.lines[end[0]]
    before, behind = around[end[1] - 2 : end[1] - 1], around[end[1]]
    # The second quote opens a word (`"Il dit "non""`) or stands in one (`'L'alliance'`).
    inside = not before.strip() or before in "([«—" or (quote == "'" and behind.isalnum())
    if text.endswith(quote) and bare.endswith(quote) and (inside or bare.count(quote) % 2):
        return Start.NESTED_QUOTES
    return Start.OPEN_QUOTE if quote == "'" and inside else Start.TEXT


def _bracketed(page: Page, line: int, column: int, parent: int, *, item: bool) -> tuple[Start, End]:
    text = page.lines[line]
    end = bracket_end(page, line, column, parent)
    if end is None:
        return Start.OPEN_BRACKET, (line, column)
    if not ends(page, *end):
        extra = not page.lines[end[0]][end[1] :].strip("]} \t")
        return (Start.EXTRA_BRACKET if extra else Start.TEXT), (line, column)
    within = text[column + 1 : end[1] - 1].strip() if end[0] == line else ":"
    if text[column] == "{":
        words = bool(within) and not re.search(r"[:,]", within)
    else:
        words = (item and bool(within) and end[0] == line) or within in ("…", "...")
    return (Start.TEXT if words else Start.SPANNING), end
