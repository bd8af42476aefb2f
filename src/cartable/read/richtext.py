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

# A text with none of these reads the same with and without the parser: marks that count anywhere,
# or at the start of a line (`#`, `- `, `1.`, spaces), a line break of two spaces, an empty line.
_MARK = re.compile(
    r"[\\`*_\[<&\t\v\f\x00\x1c-\x1f\x85\u2028\u2029]|^[\s#>+\-=~|:0-9]|[^\S\n]\n|\n\s|\s\Z",
    re.MULTILINE,
)


def rich_text(words: str, place: Place) -> tuple[Text, list[Problem]]:
    """The text that `words` mean, and what is wrong with them.

    `place` is where the words were written. Pictures are not looked for: see `Text.images`. Words
    that are too long or nested too deep come back as one plain paragraph with an error.
    """
    words = _LINE_END.sub("\n", words).strip("\n").rstrip(" ")
    if not words:
        return Text(()), []
    if len(words) > LONGEST:
        return plain_text(words), [problem("oversized-text", place, length=len(words), most=LONGEST)]
    if not _MARK.search(words):
        return plain_text(words.replace("\n", " ")), []
    return parsed_text(words, place)


def parsed_text(words: str, place: Place) -> tuple[Text, list[Problem]]:
    """What `rich_text` says of words that hold marks; of words without any, the same as it says."""
    from cartable.read.markdown import tokens  # noqa: PLC0415  # 50 ms that plain texts need not pay

    found = tokens(words, _PARSER_DEEPEST)
    if nesting(found) > DEEPEST:
        return plain_text(words), [problem("nested-too-deep", place)]
    tree = Tree(words, place)
    return Text(tree.blocks(found)), tree.problems
