"""The words of the player, the papers and the settings card that a course says its own way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from cartable.questions.written import Written, texted, wrong
from cartable.read.written.quiz import tag

LONGEST_WORDING = 600


def _said(value: object) -> object:
    line = " ".join(texted(value).split(" "))
    if len(line) > LONGEST_WORDING:
        raise wrong("text-too-long", most=LONGEST_WORDING, length=len(line))
    return line


Said = Annotated[
    str,
    BeforeValidator(_said),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]}),
]
"""A wording on one line, at most LONGEST_WORDING characters."""


def _kind(value: Any) -> str:  # noqa: ANN401 - whatever stands there
    return tag("forms" if isinstance(value, Mapping) else "text")


Wording = Annotated[
    Annotated[Said, Tag(tag("text"))] | Annotated[dict[str, Said], Tag(tag("forms"))], Discriminator(_kind)
]
"""A text, or its plural forms: `one`, `other` …"""


class WrittenWords(Written):
    """Words said another way: those of the screen by their keys, those of paper under names of their own."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Wording]

    paper: dict[str, Wording] = Field({}, description="Words of the handout and the answer key.")
    settings: dict[str, Wording] = Field({}, description="Words of the settings card.")

    @property
    def domains(self) -> dict[str, dict[str, str | dict[str, str]]]:
        """Domain → key → wording; the screen's are those of `player`."""
        every = {"player": self.__pydantic_extra__ or {}, "paper": self.paper, "settings": self.settings}
        return {domain: words for domain, words in every.items() if words}
