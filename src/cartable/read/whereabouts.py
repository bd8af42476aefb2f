"""Where the parts of a course were written, for whoever judges it after it was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from cartable.read.transcript.source_text import SourceText
from cartable.read.walk import Spot, Step, key_place, opening, place_at, walked
from cartable.read.yaml import Node
from cartable.source.dataclass import dataclass
from cartable.source.place import Place

_BETWEEN = r"(?:\s|>>|\[[^\[\]]*\])+"
"""What may stand between two words that follow one another: white space, arrows, cues and times."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The tree of the course's file, and the spot of each question in its file, by its id.

    `whole` says whether the course holds all that was written: where something was left out because it
    was wrong, nobody can say what is missing. `maimed` are the questions that lost something so.
    `transcripts` are the files of what is said in a module, by its index.
    """

    course: Node
    questions: Mapping[str, Spot]
    whole: bool = True
    maimed: frozenset[str] = frozenset()
    transcripts: Mapping[int, SourceText] = field(default_factory=dict)

    def of_question(self, id_: str, *path: Step) -> Place:
        """The place of a question, or of a value in it."""
        return opening(walked(self.questions[id_], path)[0])

    def of_course(self, *path: Step) -> Place:
        """The place of a value of the course's file."""
        return place_at(self.course, path)

    def of_key(self, *path: Step) -> Place:
        """The place of a key of the course's file."""
        return key_place(self.course, path)

    def of_said(self, module: int, words: str) -> Place:
        """The place in the transcript's file where these words begin, if they stand there once.

        Where they stand there in other letters, or twice, the place of the module's `transcript:`.
        """
        source = self.transcripts.get(module)
        pattern = _BETWEEN.join(map(re.escape, words.split()))
        found = list(re.finditer(pattern, source.text)) if source else []
        if source is None or len(found) != 1:
            return self.of_course("modules", module, "transcript")
        first_line = found[0].group().split("\n", maxsplit=1)[0]
        return source.place(found[0].start(), len(first_line))
