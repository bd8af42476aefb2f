"""Where the parts of a course were written, for whoever judges it after it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cartable.read.walk import Step, key_place, place_at
from cartable.read.yaml import Node
from cartable.source.place import Place


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The trees of the files, and the path to each question, by its id.

    `whole` says whether the course holds all that was written: where something was left out because it
    was wrong, nobody can say what is missing. `maimed` are the questions that lost something so.
    """

    course: Node
    questions: Mapping[str, tuple[Node, tuple[Step, ...]]]
    whole: bool = True
    maimed: frozenset[str] = frozenset()

    def of_question(self, id_: str, *path: Step) -> Place:
        """The place of a question, or of a value in it."""
        root, start = self.questions[id_]
        return place_at(root, (*start, *path))

    def of_course(self, *path: Step) -> Place:
        """The place of a value of the course's file."""
        return place_at(self.course, path)

    def of_key(self, *path: Step) -> Place:
        """The place of a key of the course's file."""
        return key_place(self.course, path)
