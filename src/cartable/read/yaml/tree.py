"""From the events of libyaml to nodes: no recursion, aliases counted, every place the author's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, Protocol

import yaml

from cartable.read.yaml.characters import has_unseen, unseen
from cartable.read.yaml.nodes import Mapping, Node, Scalar, Sequence
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Edit, Problem, problem

DEEPEST = 50
"""How many sequences and mappings may stand in one another."""

MOST_BY_ALIAS = 10_000
"""How many nodes a file may repeat by aliases."""

_NO_BREAK = "\u00a0\u202f"
_LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(Protocol):
    """A place of libyaml: line and column from 0."""

    line: int
    column: int


Span = Callable[[Mark, Mark], Place]
"""The author's place for two marks of libyaml, start and end."""

_Collection = yaml.SequenceStartEvent | yaml.MappingStartEvent
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class _Unreadable(Exception):  # noqa: N818 - not an error of ours: it carries the author's
    """The rest of the document can't be made into nodes."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come: its nodes so far, keys and values in turn."""

    event: _Collection
    place: Place
    nodes: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    node: Node | None
    place: Place
    size: int = 1
    height: int = 0


class Tree:
    """The nodes of a text, and what is wrong with them.

    `span` turns marks into the author's places; `was_plain` says whether a scalar that stands in
    quotes for the reader's sake was written without; `words` are those of the grammar.
    """

    def __init__(self, span: Span, was_plain: Callable[[Place], bool], words: frozenset[str]) -> None:
        self.problems: list[Problem] = []
        # PyYAML's types let an event lack its marks; those of a text that is parsed have them.
        self._span: Callable[[Any, Any], Place] = span
        self._was_plain = was_plain
        self._words = words
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored] = {}
        self._by_alias = 0
        self._root: Node | None = None

    def root(self, text: str) -> Node | None:
        """The node of the first document; None where there is none or it can't be read whole.

        Raises yaml.YAMLError where the text is not YAML.
        """
        try:
            for event in iter(_LOADER(text).get_event, None):
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self._take_scalar(event)
                elif kind in _STARTS:
                    self._begin(event)
                elif kind in _ENDS:
                    self._end()
                elif kind is yaml.AliasEvent:
                    self._take_alias(event)
                elif kind is yaml.DocumentStartEvent and self._root is not None:
                    place = self._span(event.start_mark, event.end_mark)
                    self.problems.append(problem("several-documents", place))
                    break
        except _Unreadable:
            return None
        return self._root

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._span(event.start_mark, event.end_mark)
        plain = not event.style or self._was_plain(place)
        if event.style == '"' and has_unseen(event.value):
            self.problems.extend(unseen(event.value, place))
        node = Scalar(event.value, place, plain)
        if event.tag is not None:
            self._refuse_tag(event.tag, place)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, place)
        self._place(node, 1, 0)

    def _begin(self, event: _Collection) -> None:
        place = self._span(event.start_mark, event.start_mark)
        if event.tag is not None:
            self._refuse_tag(event.tag, place)
        if len(self._open) >= DEEPEST:
            self._give_up(problem("too-deep", place, most=DEEPEST))
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(None, place)
        self._open.append(_Open(event, place))

    def _end(self) -> None:
        ended = self._open.pop()
        node: Node
        if isinstance(ended.event, yaml.MappingStartEvent):
            node = Mapping(tuple(self._entries(ended.nodes)), ended.place)
        else:
            node = Sequence(tuple(ended.nodes), ended.place)
        if (name := ended.event.anchor) is not None:
            self._anchors[name] = _Anchored(node, ended.place, ended.size, ended.height)
        self._place(node, ended.size, ended.height)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        place = self._span(event.start_mark, event.end_mark)
        name = event.anchor or ""
        named = self._anchors.get(name)
        if named is None:
            self.problems.append(problem("unknown-alias", place, name=name))
            self._place(Scalar("*" + name, place, plain=True), 1, 0)
        elif named.node is None:
            role = (("anchor", named.place),)
            self._give_up(problem("recursive-alias", place, related=role, name=name))
        else:
            self._by_alias += named.size
            if self._by_alias > MOST_BY_ALIAS:
                self._give_up(problem("too-many-aliases", place, most=MOST_BY_ALIAS))
            if len(self._open) + named.height > DEEPEST:
                self._give_up(problem("too-deep", place, most=DEEPEST))
            self._place(named.node, named.size, named.height)

    def _place(self, node: Node, size: int, height: int) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.nodes.append(node)
        parent.size += size
        if height >= parent.height:
            parent.height = height + 1

    def _refuse_tag(self, tag: str, place: Place) -> None:
        self.problems.append(problem("tag", place, tag=tag.replace("tag:yaml.org,2002:", "!!", 1)))

    def _give_up(self, why: Problem) -> None:
        self.problems.append(why)
        raise _Unreadable

    def _entries(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, Place] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar) or (key.plain and not key.text.strip(_NO_BREAK)):
                self.problems.append(problem("key-not-text", key.place))
            elif key.plain and key.text == "<<":
                self.problems.append(problem("merge-key", key.place))
            else:
                name = self._without_spaces(key)
                if name.text in first:
                    role = (("first-used", first[name.text]),)
                    self.problems.append(problem("duplicate-key", name.place, related=role, key=name.text))
                else:
                    first[name.text] = name.place
                    yield name, value

    def _without_spaces(self, key: Scalar) -> Scalar:
        """The key without no-break spaces around it: typing aids put them before a colon.

        In a glossary they do no harm. On a word of the grammar they are said, because an editor
        that goes by the schema no longer knows the word.
        """
        name = key.text.strip(_NO_BREAK)
        if len(name) == len(key.text):
            return key
        if not key.plain:
            return Scalar(name, key.place, plain=False)
        before = len(key.text) - len(key.text.lstrip(_NO_BREAK))
        place = key.place.shifted(before, max(len(name), 1))
        if name in self._words:
            stray = key.text[before + len(name) :]
            end = place.shifted(len(name), len(stray) or 1)
            ends = (Edit(key.place, key.text[:before], ""), Edit(end, stray, ""))
            edits = tuple(edit for edit in ends if edit.old)
            self.problems.append(problem("space-in-key", key.place, edits=edits, key=name))
        return Scalar(name, place, plain=True)
