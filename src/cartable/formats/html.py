"""Texts as HTML, typeset and escaped, in the shapes that screens and PDF/UA both take.

WeasyPrint's tags make a PDF invalid under PDF/UA-1 where a marked `<li>` holds any block but a list,
and where an `<a>` holds anything but characters. So the items of a list that need blocks carry their
marks as words, and the marks within a link are set around it or left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from cartable.formats.language import direction
from cartable.formats.typography import OBJECT, typeset, typeset_runs
from cartable.model.text import (
    Block,
    BulletList,
    Code,
    CodeBlock,
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

_NO_BREAK = "\u00a0"
_Leaf = Plain | Code | Image | LineBreak | Gap


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is set: its language (BCP 47), and the address of a picture of the course's folder.

    `size` gives the width and height of one, in pixels, where they are known and worth telling.
    `typography` is the profile it is set by, None for its language's. `marked` gives the markup of words
    that are set, in no link and in no header; they come escaped and nothing else unless told. `gap` gives
    the markup of a gap, by its number.
    """

    language: str
    image: Callable[[str], str]
    typography: str | None = None
    marked: Callable[[str], Markup] = escape
    size: Callable[[str], tuple[int, int] | None] = lambda _: None
    gap: Callable[[int], Markup] = lambda _: Markup("…")

    @property
    def profile(self) -> str:
        """What words are set by."""
        return self.typography or self.language


def words(text: str, by: str) -> Markup:
    """Plain words, typeset by a language's profile or another, and escaped."""
    return escape(typeset(text, by))


def sides(size: tuple[int, int] | None) -> Markup:
    """The attributes by which a page keeps a picture's place before it comes; nothing where none is known."""
    return Markup(' width="%d" height="%d"') % size if size else Markup("")


def blocks(text: Text, setting: Setting) -> Markup:
    """The text as `<p>`, `<ul>`, `<ol>`, `<blockquote>`, `<pre>` and `<table>`; nothing for no text."""
    return _joined("", [_block(block, setting) for block in text.blocks])


def inline(text: Text, setting: Setting) -> Markup:
    """The text without any block, for a label, a legend or a cell: its blocks become lines."""
    return _lines(text.blocks, setting)


def _joined(between: str, pieces: Sequence[Markup]) -> Markup:
    """Pieces of markup one after another, nothing escaped again; most texts are of one piece."""
    return pieces[0] if len(pieces) == 1 else Markup(between.join(pieces))  # noqa: S704 - of what was escaped


def _block(block: Block, setting: Setting) -> Markup:
    match block:
        case Paragraph(inlines):
            return Markup(f"<p>{_inlines(inlines, setting)}</p>")  # noqa: S704 - around what was escaped
        case CodeBlock(code):
            return Markup("<pre>%s</pre>") % _code(code, setting)
        case BulletList(items):
            return Markup("<ul>%s</ul>") % _items(items, setting, None)
        case NumberedList(items, start):
            opening = Markup("<ol>") if start == 1 else Markup('<ol start="%d">') % start
            return opening + _items(items, setting, start) + Markup("</ol>")
        case Quotation(inner):
            return Markup("<blockquote>%s</blockquote>") % blocks(Text(inner), setting)
        case Table(header, rows):
            return _table(header, rows, setting)


def _items(items: tuple[tuple[Block, ...], ...], setting: Setting, start: int | None) -> Markup:
    """The items of any list, numbered from `start`, or with bullets when it is None."""
    if all(_is_line_with_lists(item) for item in items):
        return Markup("").join(Markup("<li>%s</li>") % _line_with_lists(item, setting) for item in items)
    return Markup("").join(
        Markup('<li style="list-style: none">%s</li>') % _marked_blocks(mark, item, setting)
        for mark, item in zip(_marks(len(items), start), items, strict=True)
    )


def _is_line_with_lists(item: tuple[Block, ...]) -> bool:
    lists = item[1:] if item and isinstance(item[0], Paragraph) else item
    return all(isinstance(block, BulletList | NumberedList) for block in lists)


def _line_with_lists(item: tuple[Block, ...], setting: Setting) -> Markup:
    return Markup("").join(
        _inlines(block.inlines, setting) if isinstance(block, Paragraph) else _block(block, setting)
        for block in item
    )


def _marked_blocks(mark: str, item: tuple[Block, ...], setting: Setting) -> Markup:
    if item and isinstance(first := item[0], Paragraph):
        line = Markup("<p>%s%s</p>") % (mark, _inlines(first.inlines, setting))
        return line + blocks(Text(item[1:]), setting)
    return Markup("<span>%s</span>") % mark + blocks(Text(item), setting)


def _marks(count: int, start: int | None) -> Iterator[str]:
    for number in range(count):
        yield f"•{_NO_BREAK}" if start is None else f"{start + number}.{_NO_BREAK}"


def _table(
    header: tuple[tuple[Inline, ...], ...], rows: tuple[tuple[tuple[Inline, ...], ...], ...], setting: Setting
) -> Markup:
    bare = replace(setting, marked=escape)
    heads = Markup("").join(Markup('<th scope="col">%s</th>') % _inlines(cell, bare) for cell in header)
    body = Markup("").join(
        Markup("<tr>%s</tr>")
        % Markup("").join(Markup("<td>%s</td>") % _inlines(cell, setting) for cell in row)
        for row in rows
    )
    return Markup("<table><thead><tr>%s</tr></thead><tbody>%s</tbody></table>") % (heads, body)


def _lines(found: Iterable[Block], setting: Setting) -> Markup:
    return _joined("<br>", [_line(block, setting) for block in found])


def _line(block: Block, setting: Setting) -> Markup:
    match block:
        case Paragraph(inlines):
            return _inlines(inlines, setting)
        case CodeBlock(code):
            lines = (_code(_indented(line), setting) for line in code.split("\n"))
            return Markup("<br>").join(lines)
        case BulletList(items):
            return _item_lines(items, setting, None)
        case NumberedList(items, start):
            return _item_lines(items, setting, start)
        case Quotation(inner):
            return _lines(inner, setting)
        case Table(header, rows):
            cells = (Markup(" | ").join(_inlines(cell, setting) for cell in row) for row in (header, *rows))
            return Markup("<br>").join(cells)


def _item_lines(items: tuple[tuple[Block, ...], ...], setting: Setting, start: int | None) -> Markup:
    return Markup("<br>").join(
        Markup("%s%s") % (mark, _lines(item, setting))
        for mark, item in zip(_marks(len(items), start), items, strict=True)
    )


def _code(code: str, setting: Setting) -> Markup:
    """Code, which runs from left to right whatever the words around it do."""
    opening = Markup('<code dir="ltr">') if direction(setting.language) == "rtl" else Markup("<code>")
    return opening + escape(code) + Markup("</code>")


def _indented(line: str) -> str:
    """A line of code whose first spaces stay."""
    code = line.lstrip(" ")
    return _NO_BREAK * (len(line) - len(code)) + code


def _inlines(inlines: tuple[Inline, ...], setting: Setting) -> Markup:
    if len(inlines) == 1 and isinstance(only := inlines[0], Plain):
        return setting.marked(typeset(only.text, setting.profile))
    runs = typeset_runs([_run(leaf) for leaf in _leaves(inlines)], setting.profile)
    return _set(inlines, iter(runs), setting)


def _leaves(inlines: Iterable[Inline]) -> Iterator[_Leaf]:
    for inline_ in inlines:
        match inline_:
            case Strong(inner) | Emphasis(inner) | Link(inner, _):
                yield from _leaves(inner)
            case Plain() | Code() | Image() | LineBreak() | Gap():
                yield inline_


def _run(leaf: _Leaf) -> str:
    match leaf:
        case Plain(text):
            return text
        case LineBreak():
            return "\n"
        case Code() | Image() | Gap():
            return OBJECT


def _set(inlines: Iterable[Inline], runs: Iterator[str], setting: Setting) -> Markup:
    """The inlines with the words of their leaves taken from `runs`."""
    pieces = []
    for inline_ in inlines:
        match inline_:
            case Strong(inner):
                pieces.append(Markup("<strong>%s</strong>") % _set(inner, runs, setting))
            case Emphasis(inner):
                pieces.append(Markup("<em>%s</em>") % _set(inner, runs, setting))
            case Link(inner, address):
                pieces.append(_link(inner, address, runs, setting))
            case Plain() | Code() | Image() | LineBreak() | Gap():
                pieces.append(_leaf(inline_, next(runs), setting))
    return _joined("", pieces)


def _leaf(leaf: _Leaf, run: str, setting: Setting) -> Markup:
    match leaf:
        case Plain():
            return setting.marked(run)
        case Code(code):
            return _code(code, setting)
        case Image(path, alt):
            alternative = typeset(alt, setting.profile)
            given = (setting.image(path), alternative, sides(setting.size(path)))
            return Markup('<img src="%s" alt="%s"%s>') % given
        case LineBreak():
            return Markup("<br>")
        case Gap(number):
            return setting.gap(number)


def _link(inner: tuple[Inline, ...], address: str, runs: Iterator[str], setting: Setting) -> Markup:
    """A link that holds characters only: pictures stand before it, marks on all of it around it."""
    pictures = Markup("")
    text = ""
    for leaf in _leaves(inner):
        run = next(runs)
        match leaf:
            case Plain():
                text += run
            case Code(code):
                text += code
            case LineBreak():
                text += " "
            case Image() | Gap():
                pictures += _leaf(leaf, run, setting) + " "
    link = Markup('<a href="%s" rel="noopener">%s</a>') % (address, text.strip() or address)
    return pictures + _marked(inner, link, setting)


def _marked(inner: tuple[Inline, ...], link: Markup, setting: Setting) -> Markup:
    """The link within the marks that all of its words carry."""
    match inner:
        case (Strong(marked),):
            return Markup("<strong>%s</strong>") % _marked(marked, link, setting)
        case (Emphasis(marked),):
            return Markup("<em>%s</em>") % _marked(marked, link, setting)
        case (Code(),):
            return _code(link, setting)
        case _:
            return link
