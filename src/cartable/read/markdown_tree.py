"""markdown-it's flat tokens as the blocks and inlines of a `Text`, with what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from cartable.model.text import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NumberedList,
    Paragraph,
    Plain,
    Quotation,
    Strong,
    Table,
    inline_words,
)
from cartable.read.addresses import is_remote, link_address, link_fault, picture_path, scheme
from cartable.source.place import Place
from cartable.source.problem import Argument, Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROW_PREFIX = re.compile(r"[\s>]*\|?")
_CELL_END = re.compile(r"(?<!\\)\|")
_EXCERPT = 40


def nesting(tokens: Iterable[Token]) -> int:
    """The deepest level that any token stands on, marks within a paragraph included."""
    deepest = 0
    for token in tokens:
        inner = nesting(token.children) if token.children else 0
        deepest = max(deepest, token.level + inner)
    return deepest


class Tree:
    """Reads tokens of `words`, written at `place`, and collects `problems` on the way."""

    def __init__(self, words: str, place: Place) -> None:
        self.problems: list[Problem] = []
        self._words = words
        self._place = place

    def blocks(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """The blocks that a whole document's tokens mean."""
        return self._blocks(iter(tokens), "")

    def _blocks(self, tokens: Iterator[Token], end: str) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in tokens:
            if token.type == end:
                break
            blocks.append(self._block(token, tokens))
        return tuple(blocks)

    def _block(self, token: Token, tokens: Iterator[Token]) -> Block:  # one for each kind of block
        match token.type:
            case "paragraph_open":
                return Paragraph(self._content(tokens))
            case "heading_open":
                inlines = self._content(tokens)
                self._problem("heading-in-text", "", heading=_excerpt(inline_words(inlines)))
                return Paragraph((Strong(inlines),))
            case "hr":
                line = self._line(token)
                self._problem("heading-in-text", line, rule=line)
                return Paragraph((Plain(line),))
            case "bullet_list_open":
                return BulletList(self._items(tokens, "bullet_list_close"))
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                return NumberedList(self._items(tokens, "ordered_list_close"), start)
            case "blockquote_open":
                return Quotation(self._blocks(tokens, "blockquote_close"))
            case "code_block" | "fence":
                return CodeBlock(token.content.removesuffix("\n"))
            case "table_open":
                return self._table(tokens)
            case other:
                raise AssertionError(other)

    def _content(self, tokens: Iterator[Token]) -> tuple[Inline, ...]:
        """The inlines of a paragraph or heading, whose end is read too."""
        inlines = self._inlines(next(tokens).children)
        next(tokens)
        return inlines

    def _items(self, tokens: Iterator[Token], end: str) -> tuple[tuple[Block, ...], ...]:
        items = []
        for token in tokens:
            if token.type == end:
                break
            items.append(self._blocks(tokens, "list_item_close"))
        return tuple(items)

    def _table(self, tokens: Iterator[Token]) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
                if len(rows) > 1:
                    self._check_row(token, len(rows[0]))
            elif token.type == "inline":
                rows[-1].append(self._inlines(token.children))
        return Table(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))

    def _check_row(self, row: Token, wanted: int) -> None:
        """Report cells beyond the header's last: GFM drops them without a word."""
        line = self._line(row)
        cells = _ROW_PREFIX.sub("", line, count=1).rstrip()
        found = len(_CELL_END.split(cells.removesuffix("|") if not cells.endswith(r"\|") else cells))
        if found > wanted:
            self._problem("lost-table-cells", line, row=_excerpt(line), found=found, wanted=wanted)

    def _inlines(self, tokens: Sequence[Token] | None) -> tuple[Inline, ...]:
        return self._inlines_to(iter(tokens or ()), "")

    def _inlines_to(self, tokens: Iterator[Token], end: str) -> tuple[Inline, ...]:
        inlines: list[Inline] = []
        for token in tokens:
            if token.type == end:
                break
            inline = self._inline(token, tokens)
            if isinstance(inline, Plain) and inlines and isinstance(last := inlines[-1], Plain):
                inlines[-1] = Plain(last.text + inline.text)
            elif inline != Plain(""):
                inlines.append(inline)
        return tuple(inlines)

    def _inline(self, token: Token, tokens: Iterator[Token]) -> Inline:  # one for each kind of inline
        match token.type:
            case "text":
                return Plain(token.content)
            case "softbreak":
                return Plain(" ")
            case "hardbreak":
                return LineBreak()
            case "strong_open":
                return Strong(self._inlines_to(tokens, "strong_close"))
            case "em_open":
                return Emphasis(self._inlines_to(tokens, "em_close"))
            case "code_inline":
                return Code(token.content)
            case "html_inline":
                return self._html(token.content.replace("\n", " "))
            case "link_open":
                return self._link(token, self._inlines_to(tokens, "link_close"))
            case "image":
                return self._image(token)
            case other:
                raise AssertionError(other)

    def _html(self, typed: str) -> Inline:
        # An end tag adds nothing to the problem of its start tag.
        if not (typed.startswith("</") and any(one.code == "raw-html" for one in self.problems)):
            self._problem("raw-html", typed, html=_excerpt(typed))
        return Plain(typed)

    def _link(self, token: Token, inlines: tuple[Inline, ...]) -> Inline:
        address = str(token.attrs["href"])
        words = inlines or (Plain(address),)
        self._check_title(token)
        fault = link_fault(address)
        match fault:
            case None:
                return Link(words, link_address(address))
            case "empty":
                self._problem("bad-link", "", empty=_excerpt(inline_words(words)))
            case "relative":
                self._problem("bad-link", address, relative=_excerpt(address))
            case "scheme":
                self._problem("bad-link", address, address=_excerpt(address), scheme=scheme(address))
            case "broken":
                self._problem("bad-link", address, broken=_excerpt(address))
            case _:
                assert_never(fault)
        return Plain(inline_words(words))

    def _image(self, token: Token) -> Inline:
        address = str(token.attrs["src"])
        alt = inline_words(self._inlines(token.children)).strip()
        self._check_title(token)
        if not address:
            self._problem("bad-link", "", empty=_excerpt(alt))
            return Plain(alt)
        if is_remote(address):
            self._problem("remote-image", address, address=_excerpt(address))
            return Plain(alt or address)
        path = picture_path(address)
        if not alt:
            self._problem("missing-alt", f"![]({address})", image=path, inside=address)
        return Image(path, alt or path)

    def _check_title(self, token: Token) -> None:
        if title := token.attrs.get("title"):
            self._problem("unshown-title", str(title), title=_excerpt(str(title)))

    def _line(self, token: Token) -> str:
        """The source line on which a block begins."""
        first = token.map[0] if token.map else 0
        return self._words.split("\n")[first].strip()

    def _problem(self, code: str, excerpt: str, **arguments: Argument) -> None:
        self.problems.append(Problem(code, self._place_of(excerpt), tuple(sorted(arguments.items()))))

    def _place_of(self, excerpt: str) -> Place:
        """Where the excerpt was written, when the words stand on one line of the file as they are."""
        place = self._place
        quotes = (place.length - len(self._words)) / 2
        found = self._words.find(excerpt) if excerpt and "\n" not in self._words else -1
        if found < 0 or quotes not in (0, 1):
            return place
        return place.shifted(found + int(quotes), len(excerpt))


def _excerpt(words: str) -> str:
    """Words short enough for a message."""
    words = " ".join(words.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + "…"
