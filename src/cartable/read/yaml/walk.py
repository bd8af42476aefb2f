"""The first reading: a walk over the lines that knows enough of YAML's blocks to name its traps.

YAML's own reader stops at the first thing it can't take, and takes some that the author did not
mean. This one goes before it: it reports each trap of French prose and each slip of structure, and
leaves corrections with which the reader gets through to the end.
"""

from __future__ import annotations

from cartable.read.yaml import slips, traps
from cartable.read.yaml.easy import Easy, easy
from cartable.read.yaml.findings import MOST_PROBLEMS, Findings
from cartable.read.yaml.keys import Key, glued_dash, is_lone_text, key_at, means_text, nests
from cartable.read.yaml.levels import Fit, Level, Levels
from cartable.read.yaml.page import COLON, Page, before_comment, is_dash, is_marker
from cartable.read.yaml.quoting import Segment
from cartable.read.yaml.starts import Start, block_depth, start
from cartable.read.yaml.words import PAIRED
from cartable.source.dataclass import dataclass

_MOST_DASHES = 60


@dataclass(frozen=True, slots=True)
class _Running:
    """A plain text that deeper lines go on with."""

    line: int
    column: int
    parent: int


class Walk:
    """One walk over a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found = Findings(page)
        self._levels = Levels()
        self._running: _Running | None = None
        self._moved: tuple[int, int] | None = None
        self._strayed_to: int | None = None

    def over(self, *, thoroughly: bool = False) -> Findings:
        """The page walked over: what was found. `thoroughly` looks at easy lines too, and finds no more.

        After MOST_PROBLEMS the walk ends; what stands below shows once they are mended.
        """
        written, problems = self._page.written, self._found.problems
        line = 0
        while line < len(written) and len(problems) < MOST_PROBLEMS:
            found = None if thoroughly else easy(written[line])
            line = line + 1 if found and self._passed(line, found) else self._walked(line)
        slips.conclude(self._found)
        return self._found

    def _passed(self, line: int, found: Easy) -> bool:
        """Whether an easy line stands where it can; then it is taken in as `_walked` would have it."""
        indent, dash, name, column, value, quoted = found
        if self._moved:
            return False
        if self._running and indent > self._running.parent:
            return not (dash or name or quoted)
        if not (dash or name) or self._levels.settle(indent, dash=dash) not in (Fit.CHILD, Fit.SIBLING):
            return False
        if dash:
            self._levels.push(Level(indent, line, None, indent, full=True))
        if name:
            self._levels.push(Level(column, line, name, column, full=value is not None))
        self._running = None
        if value is not None and not quoted:
            self._running = _Running(line, value, column if name else indent)
        return True

    def _walked(self, line: int) -> int:
        """The next line to look at, after this one."""
        page = self._page
        if page.blank(line) or (page.begins_oddly(line) and page.blank(line)):
            return line + 1
        indent, rest = page.indent(line), page.rest(line)
        if rest[0] == "#":
            self._running = None
            return line + 1
        if is_marker(rest, indent) or (rest[0] == "%" and not indent and not self._levels.innermost):
            self._levels.clear()
            self._running = self._moved = None
            return line + 1
        column = indent
        if self._moved and indent <= self._moved[0]:
            column = self._moved[1] if indent == self._moved[0] else indent
            self._moved = self._moved if indent == self._moved[0] else None
        if self._running and column > self._running.parent:
            return self._continued(line, indent, rest, self._running)
        self._running = None
        return self._structured(line, indent, column)

    def _continued(self, line: int, indent: int, rest: str, running: _Running) -> int:
        """A line that goes on with the text above, if it can."""
        if field := self._page.field(rest):
            return self._misplaced(line, indent, field, running)
        dash = is_dash(rest)
        if dash or COLON.search(rest) or " #" in rest or "\t#" in rest:
            segments, after = self._page.segments(running.line, running.column, running.parent)
            if dash:
                traps.dash_in_text(self._found, self._page.place(line, indent), segments)
            if dash or traps.plain_text(self._found, segments):
                self._running = None
                return after
        if before_comment(rest)[1]:
            self._running = None
        return line + 1

    def _misplaced(self, line: int, indent: int, field: str, running: _Running) -> int:
        """A word of the grammar where a text goes on: it should stand further left."""
        self._running = None
        level = self._levels.innermost
        self._found.report(slips.misplaced(self._found, line, field, running.line))
        if level is None or level.name is None or is_dash(self._page.rest(line)):
            return slips.dropped(self._found, line)
        self._moved = indent, level.column
        return self._structured(line, indent, level.column)

    def _structured(self, line: int, indent: int, column: int) -> int:
        """A line that begins an item, a field or a value."""
        page, levels = self._page, self._levels
        glue = glued_dash(page, line, indent, levels.fit(column, dash=True))
        dash = glue is not None or is_dash(page.rest(line))
        fit = levels.fit(column, dash=dash)
        key = None if dash else key_at(page, line, indent, fit)
        if not dash and not key:
            if fit is not Fit.CHILD or (levels.innermost is None and is_lone_text(page, line)):
                return self._strayed(line)
        elif fit is Fit.MISFIT:
            level = levels.nearest(column, dash=dash)
            self._found.report(slips.misfit(self._found, line, level))
            if level is None or levels.fit(level.column, dash=dash) in (Fit.MISFIT, Fit.FOREIGN):
                return slips.dropped(self._found, line)
            self._moved = indent, level.column
            column = level.column
        elif fit is Fit.FOREIGN:
            self._found.report(slips.foreign(self._found, line, key))
            return slips.dropped(self._found, line)
        levels.settle(column, dash=dash)
        if column != indent:
            self._found.move(line, column)
        if dash:
            return self._dashed(line, indent, column, glue)
        if key:
            return self._field(line, key, column - indent)
        parent = levels.innermost
        return self._value(line, indent, parent.column if parent else -1, item=False)

    def _dashed(self, line: int, indent: int, column: int, glue: str | None) -> int:
        """A line that begins an item; `glue` is what stands for its dash and space."""
        if glue is None:
            return self._item(line, column, indent + 1, column - indent)
        traps.glued_dash(self._found, line, indent, glue)
        if glue == "-":
            self._moved = indent + 1, column + 2
        return self._item(line, column, indent + len(glue), column - indent + 2 - len(glue))

    def _item(self, line: int, dash: int, behind: int, shift: int) -> int:
        """An item read at column `dash`, its content behind a column and read `shift` further right."""
        for _ in range(_MOST_DASHES):
            self._levels.push(level := Level(dash, line, None, behind - 1))
            column = self._page.after_blanks(line, behind)
            if column is None:
                return line + 1
            level.full = True
            if not is_dash(self._page.lines[line][column:]):
                return self._item_content(line, column, shift, level)
            if not nests(self._page, line, column, self._levels.parent_name, PAIRED):
                segments, after = self._page.segments(line, column, dash)
                traps.started_badly(self._found, segments)
                return after
            dash, behind = column + shift, column + 1
        return line + 1

    def _item_content(self, line: int, column: int, shift: int, level: Level) -> int:
        key = key_at(self._page, line, column, None)
        if key and not key.odd:
            if not means_text(self._page, line, key, self._levels.parent_name, PAIRED):
                return self._field(line, key, shift)
            segments, after = self._page.segments(line, column, level.column)
            traps.became_pair(self._found, segments)
            return after
        return self._value(line, column, level.column, item=True)

    def _field(self, line: int, key: Key, shift: int) -> int:
        """A field, read `shift` columns further right than it is written."""
        page = self._page
        if key.odd:
            place = page.place(line, key.column, key.end - key.column)
            traps.started_badly(self._found, [Segment(place, page.lines[line][key.column : key.end])])
        if key.parted:
            traps.glued_colon(self._found, line, key)
        level = Level(key.column + shift, line, key.name, key.column)
        self._levels.push(level)
        value = page.after_blanks(line, key.colon + len(key.parted or ":"))
        if value is None:
            return line + 1
        level.full = True
        if key.parted and page.lines[line][value] == "#":
            segments, after = page.segments(line, value, level.column)
            traps.lost_start(self._found, segments)
            return after
        return self._value(line, value, level.column, item=False)

    def _value(self, line: int, column: int, parent: int, *, item: bool) -> int:
        """A value, from where it starts; the line after it."""
        page = self._page
        bracketed = item and self._levels.parent_name not in PAIRED
        kind, behind = start(page, line, column, parent, item=bracketed)
        match kind:
            case Start.PROPERTY:
                return self._behind_property(line, behind[1], parent, item=item)
            case Start.PLAIN:
                return self._plain(line, column, parent)
            case Start.COMMENT:
                return self._commented(line, column, parent)
            case Start.BLOCK:
                return self._block(line, column, parent)
            case Start.SPANNING:
                return behind[0] + 1
            case _:
                segments, after = page.segments(line, column, parent)
                traps.mistaken(self._found, kind, segments)
                return after

    def _behind_property(self, line: int, behind: int, parent: int, *, item: bool) -> int:
        """What an anchor or a tag belongs to: behind it, or in the lines below."""
        column = self._page.after_blanks(line, behind)
        if column is not None:
            return self._value(line, column, parent, item=item)
        if level := self._levels.innermost:
            level.full = False
        return line + 1

    def _plain(self, line: int, column: int, parent: int) -> int:
        text = self._page.lines[line][column:]
        if COLON.search(text) or " #" in text or "\t#" in text:
            segments, after = self._page.segments(line, column, parent)
            if traps.plain_text(self._found, segments):
                return after
        if text[0] in "“‘":
            traps.curly(self._found, self._page.segments(line, column, parent)[0])
        if not before_comment(text)[1]:
            self._running = _Running(line, column, parent)
        return line + 1

    def _commented(self, line: int, column: int, parent: int) -> int:
        """No value but a comment: a text that begins with `#`, unless the value stands below."""
        level = self._levels.innermost
        if level:
            level.full = False
        text = self._page.lines[line]
        following = self._page.next_written(line + 1)
        below = following is not None and (
            (indent := self._page.indent(following)) > parent
            or (indent == parent and is_dash(self._page.rest(following)) and level and level.name)
        )
        sticks = text[column + 1 : column + 2] not in ("", " ", "\t", "#", "!")
        if sticks and not below and text[column - 1] == " " and text[column - 2] in ":-":
            segments, after = self._page.segments(line, column, parent)
            traps.lost_start(self._found, segments)
            return after
        return line + 1

    def _block(self, line: int, column: int, parent: int) -> int:
        """A text in lines below, some of which may start too far left."""
        page = self._page
        depth = block_depth(page.lines[line][column:], parent)
        after, depth = page.block_end(line + 1, parent, depth)
        uneven = []
        while after < len(page.lines) and depth is not None:
            if page.begins_oddly(after) and page.blank(after):
                pass
            elif parent < page.indent(after) < depth and not self._ends_block(after):
                uneven.append(after)
            else:
                break
            after, depth = page.block_end(after + 1, parent, depth)
        if uneven and depth is not None:
            slips.uneven(self._found, uneven, depth, line)
        return after

    def _ends_block(self, line: int) -> bool:
        rest = self._page.rest(line)
        return rest.startswith("#") or self._page.field(rest) is not None

    def _strayed(self, line: int) -> int:
        """A line that is no item, no field and no value: said once for lines that follow each other."""
        if self._strayed_to != line:
            self._found.report(slips.stray(self._found, line))
        self._strayed_to = slips.dropped(self._found, line)
        return self._strayed_to
