"""What is left that YAML's own reader can't take, said in the author's words."""

from __future__ import annotations

from collections.abc import Callable

import yaml

from cartable.read.yaml.tree import DEEPEST, Mark
from cartable.source.dataclass import dataclass
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

At = Callable[[Mark], tuple[Place, str]]
"""The author's place for a mark of the reader, and the line it is on."""

_ESCAPE = ("escape", "hexdecimal", "hexadecimal")
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where the reader stopped, and at what it had begun."""

    words: str
    context: str
    place: Place
    line: str
    begun: Place
    opened: str

    @property
    def there(self) -> str:
        """What stands where it stopped, to the end of the line."""
        return self.line[self.place.column - 1 :]


def unreadable(error: yaml.YAMLError, path: str, at: At) -> Problem:
    """The problem that made the reader stop."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return problem("yaml-syntax", Place(path), reader=str(error).partition("\n")[0])
    place, line = at(error.problem_mark)
    if "nesting depth" in (error.problem or ""):  # libyaml reads ahead, and stops at a thousand levels itself
        return problem("too-deep", place, most=DEEPEST)
    begun, first = at(error.context_mark) if error.context_mark else (place, line)
    opened = first[begun.column - 1 :]
    stop = _Stop(error.problem or "", error.context or "", place, line, begun, opened)
    said = (rule(stop) for rule in (_in_quotes, _of_a_tag, _of_a_sign, _of_structure))
    return next((one for one in said if one), problem("yaml-syntax", place, reader=stop.words))


def _in_quotes(stop: _Stop) -> Problem | None:
    if "scalar" not in stop.context or stop.opened[:1] not in ("'", '"'):
        return None
    if any(word in stop.words for word in _ESCAPE):
        # The reader stops at the backslash, or behind the letter that asks for digits.
        start = max(stop.line.rfind("\\", 0, stop.place.column), 0)
        place = Place(stop.place.path, stop.place.line, start + 1, 2)
        return problem("unknown-escape", place, escape=stop.line[start : start + 2])
    return problem("unclosed-quote", stop.begun.shifted(0, 1), sign=stop.opened[0])


def _of_a_tag(stop: _Stop) -> Problem | None:
    if "tag" not in stop.context + stop.words:
        return None
    return problem("tag", stop.place, tag=stop.there.split(" ")[0][:_SHOWN])


def _of_a_sign(stop: _Stop) -> Problem | None:
    if stop.there.startswith(":"):
        return problem("key-not-text", stop.place)
    if stop.there.startswith("\t"):
        return problem("tab-indentation", stop.place, count=1)
    if stop.there[:1] in ("]", "}") and "flow" not in stop.context:
        return problem("stray-bracket", stop.place, sign=stop.there[0])
    if "flow" in stop.context and stop.opened[:1] in ("[", "{"):
        return problem("unclosed-bracket", stop.begun.shifted(0, 1), sign=stop.opened[0])
    return None


def _of_structure(stop: _Stop) -> Problem | None:
    if "simple key" in stop.context:
        return problem("stray-line", stop.begun.shifted(0, len(stop.opened.rstrip()) or 1))
    if "did not find expected" in stop.words:
        return problem("bad-indentation", stop.place, column=stop.place.column)
    return None
