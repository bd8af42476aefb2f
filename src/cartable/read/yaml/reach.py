"""How far quotes and brackets reach over the lines of a page."""

from __future__ import annotations

import re

from cartable.read.yaml.page import Page

End = tuple[int, int]
"""A line and a column behind something, both from 0."""

_IN_QUOTES = {"'": re.compile(r"''|(')"), '"': re.compile(r'\\.|(")')}
_IN_BRACKETS = re.compile(r"(?<![^ \t])#|[\[\]{},:\"']|[^\[\]{},:\"' \t]+")
_CLOSING = {"[": "]", "{": "}"}


def quote_end(page: Page, line: int, column: int, parent: int) -> End | None:
    """Behind the quote that closes the one here; None where nothing does before the next field."""
    quotes = _IN_QUOTES[page.lines[line][column]]
    column += 1
    while True:
        for found in quotes.finditer(page.lines[line], column):
            if found[1]:
                return line, found.end()
        line, column = line + 1, 0
        if line == len(page.lines) or page.parts(line, parent):
            return None


def bracket_end(page: Page, line: int, column: int, parent: int) -> End | None:
    """Behind the bracket that closes the one here, likewise; None also where they cross."""
    closing: list[str] = []
    fresh = True  # a quote opens a text only where a text can begin: not in l'un
    while True:
        while token := _IN_BRACKETS.search(page.lines[line], column):
            sign, column = token[0], token.end()
            if sign == "#":
                break
            if sign in "'\"" and fresh:
                if (end := quote_end(page, line, token.start(), parent)) is None:
                    return None
                line, column = end
            elif sign in _CLOSING:
                closing.append(_CLOSING[sign])
            elif sign in "]}":
                crossed = closing.pop() != sign
                if crossed or not closing:
                    return None if crossed else (line, column)
            fresh = sign in "[{,:"
        line, column = line + 1, 0
        if line == len(page.lines) or page.parts(line, parent):
            return None
