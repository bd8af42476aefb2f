"""The Markdown subset: what an author types into a text, read into `Text`.

The subset is CommonMark with tables, and without raw HTML, headings, rules and link references
(`[MUSIQUE]: …` stays the words it is). What is outside it is kept as typed, never lost, and named
by a problem.
"""

from __future__ import annotations

import re

from cartable.model.text import Text, plain_text
from cartable.read.markdown_tree import Tree, nesting
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

LONGEST = 40_000
"""Characters in one text. Above, Markdown's worst cases take seconds."""

DEEPEST = 18
"""Levels of nesting in one text: eight lists within each other (two levels each), and a mark."""

_PARSER_DEEPEST = 2 * DEEPEST
"""Where the parser itself stops, dropping what is deeper: beyond DEEPEST, so that it is noticed."""

_LINE_END = re.compile(r"\r\n?")

# A text with none of these reads the same with and without the parser: marks that count anywhere, marks
# at the start of a line (`#`, `- `, `1.`, spaces), a line break of two spaces, an empty line, a last space.
_MARK = re.compile(r"[\\`*_\[<&\t\v\f\x00\x1c-\x1f\x85\u2028\u2029]")
_OPENING = re.compile(r"[\s#>+\-=~|:0-9]")
_AT_LINES = re.compile(r"\n[\s#>+\-=~|:0-9]|[^\S\n]\n")


def rich_text(words: str, place: Place) -> tuple[Text, list[Problem]]:
    """The text that `words` mean, and what is wrong with them.

    `place` is where the words were written. Pictures are not looked for: see `Text.images`. Words
    that are too long or nested too deep come back as one plain paragraph with an error.
    """
    text = unmarked(words)
    if text is not None:
        return text, []
    words = _trimmed(words)
    if len(words) > LONGEST:
        return plain_text(words), [problem("oversized-text", place, length=len(words), most=LONGEST)]
    return parsed_text(words, place)


def unmarked(words: str) -> Text | None:
    """The text that words mean where they hold no marks, and nothing can be wrong with them; else None."""
    words = _trimmed(words)
    if not words:
        return Text(())
    if len(words) > LONGEST or _MARK.search(words) or _OPENING.match(words) or words[-1].isspace():
        return None
    if "\n" not in words:
        return plain_text(words)
    return None if _AT_LINES.search(words) else plain_text(words.replace("\n", " "))


def _trimmed(words: str) -> str:
    words = _LINE_END.sub("\n", words) if "\r" in words else words
    return words.strip("\n").rstrip(" ")


def parsed_text(words: str, place: Place) -> tuple[Text, list[Problem]]:
    """What `rich_text` says of words that hold marks; of words without any, the same as it says."""
    from cartable.read.markdown import tokens  # noqa: PLC0415  # 50 ms that plain texts need not pay

    found = tokens(words, _PARSER_DEEPEST)
    if nesting(found) > DEEPEST:
        return plain_text(words), [problem("nested-too-deep", place)]
    tree = Tree(words, place)
    return Text(tree.blocks(found)), tree.problems
