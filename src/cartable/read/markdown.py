"""The Markdown parser, set to the subset. Importing this module costs 50 ms: import it where used."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


class _Subset(MarkdownIt):
    """CommonMark with tables; HTML blocks are paragraphs, and `[words]: address` is no reference.

    Every address comes through as it was typed: `addresses` judges it, and says what is wrong.
    """

    def __init__(self, deepest: int) -> None:
        super().__init__("commonmark", {"maxNesting": deepest})
        self.enable("table").disable(["html_block", "reference"])

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  # markdown-it's name and shape
        """Every address is a link."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # markdown-it's name
        """The address as typed."""
        return url


@cache
def _parser(deepest: int) -> MarkdownIt:
    return _Subset(deepest)


def tokens(words: str, deepest: int) -> list[Token]:
    """The block tokens of a text. What is nested more than `deepest` levels is missing from them."""
    return _parser(deepest).parse(words)
