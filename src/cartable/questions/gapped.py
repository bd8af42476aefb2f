"""A text with gaps as an author writes it: `the {rung|bar} of a ladder`."""

from __future__ import annotations

import re
from dataclasses import replace

from cartable.model.text import (
    Block,
    BulletList,
    Code,
    Emphasis,
    Gap,
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
    Text,
)
from cartable.source.dataclass import dataclass

_HOLE = "\ufffc"
"""Stands for a gap while the words around it are parsed: U+FFFC, the object replacement character."""
_PIECE = re.compile(r"\\[{}]|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Gapped:
    """The words with a hole for each gap, what each gap takes, and the braces that belong to none."""

    words: str
    answers: tuple[tuple[str, ...], ...]
    stray: tuple[str, ...]


def gapped(written: str) -> Gapped:
    r"""The gaps of a text, in order: the answers that each takes, the first the one that is shown.

    An answer's white space runs together; `\{` is a brace. A gap without an answer has none.
    """
    answers: list[tuple[str, ...]] = []
    stray: list[str] = []

    def hole(found: re.Match[str]) -> str:
        if found[0].startswith("\\"):
            return found[0][1]
        if found[1] is None:
            stray.append(found[0])
            return found[0]
        words = (" ".join(one.split()) for one in found[1].split("|"))
        answers.append(tuple(dict.fromkeys(one for one in words if one)))
        return _HOLE

    return Gapped(_PIECE.sub(hole, written.replace(_HOLE, "")), tuple(answers), tuple(stray))


class Holes:
    """Puts gaps where holes were, and counts them: what stands in code or in an address finds no place."""

    def __init__(self) -> None:
        """No gap yet."""
        self.count = 0

    def filled(self, text: Text) -> Text:
        """The text with its gaps, numbered from 1 as they are read."""
        return Text(tuple(self._block(block) for block in text.blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(inlines):
                return Paragraph(self._inlines(inlines))
            case BulletList(items) | NumberedList(items):
                kept = tuple(tuple(self._block(inner) for inner in item) for item in items)
                return replace(block, items=kept)
            case Quotation(blocks):
                return Quotation(tuple(self._block(inner) for inner in blocks))
            case Table(header, rows):
                head = tuple(self._inlines(cell) for cell in header)
                return Table(head, tuple(tuple(self._inlines(cell) for cell in row) for row in rows))
            case _:
                return block

    def _inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for inline in inlines:
            match inline:
                case Plain(text) if _HOLE in text:
                    made.extend(self._pieces(text))
                case Strong(inner) | Emphasis(inner):
                    made.append(type(inline)(self._inlines(inner)))
                case Plain() | Code() | Link() | Image() | LineBreak() | Gap():
                    made.append(inline)
        return tuple(made)

    def _pieces(self, text: str) -> list[Inline]:
        first, *others = text.split(_HOLE)
        pieces: list[Inline] = [Plain(first)] if first else []
        for words in others:
            self.count += 1
            pieces.append(Gap(self.count))
            pieces += [Plain(words)] if words else []
        return pieces
