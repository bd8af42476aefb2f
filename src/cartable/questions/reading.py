"""What a question type may ask of whoever reads the file."""

from __future__ import annotations

from typing import Protocol

from cartable.model.text import Text
from cartable.model.transcript import Citation
from cartable.questions.written import WrittenFeedback
from cartable.source.dataclass import dataclass
from cartable.source.problem import Argument

Step = str | int


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a question that a learner's state keeps, as written: its words, and the path to them."""

    words: str
    path: tuple[Step, ...]
    given: str | None = None


class Reading(Protocol):
    """One question as it stands in its file: texts parsed, problems reported at their places.

    A path leads from the question's mapping to a value: `("options", 2, "why")`.
    """

    @property
    def language(self) -> str:
        """The course's language, a BCP 47 tag."""
        ...

    def word(self, key: str, otherwise: str) -> str:
        """What the course says for a word of the tool's; `otherwise` where it says nothing."""
        ...

    def text(self, words: str, *path: Step) -> Text:
        """The words parsed as rich text; what is wrong with them is reported at `path`."""
        ...

    def optional_text(self, words: str | None, *path: Step) -> Text | None:
        """Likewise, None for None."""
        ...

    def evidence(self, written: WrittenFeedback, *path: Step) -> tuple[Citation, ...]:
        """What the feedback at `path` rests on: its own quotes, or its key point's; faults are reported."""
        ...

    def report(self, code: str, *path: Step, **arguments: Argument | None) -> None:
        """A problem at a path."""
        ...

    def option_id(self, number: int) -> str:
        """The lasting id of the question's part `number`, an option where the type names no `parts`."""
        ...
