"""Text as a learner reads it: the Markdown subset, parsed.

`Text` is what every field that a learner reads holds. Blocks and inlines are closed unions; whoever
renders one matches exhaustively.
"""

from __future__ import annotations

from collections.abc import Iterable

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of characters as they are read."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words stressed, or a title."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a machine, set as they are, never spaced by typography."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    inlines: tuple[Inline, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the course's folder; `alt` says what it shows and is never empty."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place to fill in a question's text, by its number there, from 1."""

    number: int


Inline = Plain | Strong | Emphasis | Code | Link | Image | LineBreak | Gap


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Inlines set as one block."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of a machine, kept as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items without an order; each holds blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items in order; the first carries the number `start`."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks in another's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and body rows, cells of inlines; every row is as long as the header."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block = Paragraph | CodeBlock | BulletList | NumberedList | Quotation | Table


@dataclass(frozen=True, slots=True)
class Text:
    """What an author wrote for a learner to read."""

    blocks: tuple[Block, ...]

    @property
    def plain(self) -> str:
        """The words alone, blocks parted by a line break; an image counts as its alternative."""
        return "\n".join(_block_words(block) for block in self.blocks)

    @property
    def images(self) -> tuple[Image, ...]:
        """The pictures in the text, in reading order."""
        return tuple(_images(self.blocks))


def plain_text(words: str) -> Text:
    """A text of one paragraph without marks."""
    return Text((Paragraph((Plain(words),)),))


def inline_words(inlines: Iterable[Inline]) -> str:
    """The words of inlines, without marks."""
    words = []
    for inline in inlines:
        match inline:
            case Plain(text) | Code(text):
                words.append(text)
            case Strong(inner) | Emphasis(inner) | Link(inner, _):
                words.append(inline_words(inner))
            case Image(_, alt):
                words.append(alt)
            case LineBreak():
                words.append(" ")
            case Gap():
                words.append("…")
    return "".join(words)


def _block_words(block: Block) -> str:
    match block:
        case Paragraph(inlines):
            return inline_words(inlines)
        case CodeBlock(text):
            return text
        case BulletList(items) | NumberedList(items, _):
            return "\n".join(_block_words(inner) for item in items for inner in item)
        case Quotation(blocks):
            return "\n".join(_block_words(inner) for inner in blocks)
        case Table(header, rows):
            return "\n".join(" ".join(inline_words(cell) for cell in row) for row in (header, *rows))


def _images(blocks: Iterable[Block]) -> Iterable[Image]:
    for block in blocks:
        match block:
            case Paragraph(inlines):
                yield from _inline_images(inlines)
            case CodeBlock():
                pass
            case BulletList(items) | NumberedList(items, _):
                for item in items:
                    yield from _images(item)
            case Quotation(inner):
                yield from _images(inner)
            case Table(header, rows):
                for row in (header, *rows):
                    for cell in row:
                        yield from _inline_images(cell)


def _inline_images(inlines: Iterable[Inline]) -> Iterable[Image]:
    for inline in inlines:
        match inline:
            case Image():
                yield inline
            case Strong(inner) | Emphasis(inner) | Link(inner, _):
                yield from _inline_images(inner)
            case Plain() | Code() | LineBreak() | Gap():
                pass
