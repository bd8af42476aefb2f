"""What a quiz and a bank of questions may say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union

from pydantic import Discriminator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, Tag, create_model
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from cartable.questions import later
from cartable.questions.registry import types
from cartable.questions.written import Identifier, Line, Lines, Written, WrittenQuestion, whole
from cartable.read.written.scalars import Language
from cartable.source.dataclass import dataclass

DRAW = "from"


class WrittenDraw(Written):
    """Questions taken from a bank of `quizzes/`."""

    from_: Line = Field(description="The bank: the name of its file in `quizzes/`, without `.yaml`.")
    take: whole(1, 200) | None = Field(None, description="How many to draw; all if not said.")  # type: ignore[valid-type]  # a call makes the annotation
    tags: Lines = Field([], description="Only questions that carry all these tags.")
    questions: list[Identifier] | None = Field(
        None, description="Only these questions, by id, in this order."
    )


def words() -> dict[str, type[WrittenQuestion]]:
    """Every word that names a question type → its grammar, those still to come included."""
    return {word: type_.WRITTEN for word, type_ in types().items()} | later.WRITTEN


def tag(word: str) -> str:
    """How a union's member is named in an error's path: no key of a file looks like it."""
    return f"={word}"


def _kind(value: object) -> str | None:
    """The first word of a type among the keys; a second one is then a key that does not belong."""
    if not isinstance(value, Mapping):
        return None
    named = next((key for key in value if key in words()), DRAW if DRAW in value else None)
    return None if named is None else tag(named)


@dataclass(frozen=True, slots=True)
class _WhenMet:
    """The grammar of a question is made ready when one of its type is met: few courses have them all."""

    grammar: type[WrittenQuestion]

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.grammar.model_validate)

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        self.grammar.model_rebuild()
        # As a link of a chain it keeps its name in the JSON Schema.
        return handler(core_schema.chain_schema([self.grammar.__pydantic_core_schema__]))


def _questions() -> tuple[Any, ...]:
    """The annotation of each question type."""
    return tuple(Annotated[grammar, _WhenMet(grammar), Tag(tag(word))] for word, grammar in words().items())


@cache
def question_union() -> Any:  # noqa: ANN401 - a union built from what is there
    """The annotation of any question."""
    members = _questions()
    return Annotated[Union[members], Discriminator(_kind)]  # noqa: UP007 - members are known at run time only


@cache
def entry_union() -> Any:  # noqa: ANN401 - as above
    """The annotation of a quiz's entry: a question or a draw."""
    return Annotated[Union[(*_questions(), Annotated[WrittenDraw, Tag(tag(DRAW))])], Discriminator(_kind)]


class _BankHead(Written):
    """A bank: questions that courses draw from."""

    format: whole(1, 1) = Field(1, description="The version of this grammar.")  # type: ignore[valid-type]  # a call makes the annotation
    title: Line | None = Field(None, description="What the bank is about.")
    language: Language | None = Field(None, description="The language of its questions.")


@cache
def written_bank() -> type[Any]:
    """The grammar of a file of `quizzes/`."""
    questions: Any = (list[question_union()], Field(description="The questions.", min_length=1))  # type: ignore[misc]  # as above
    return create_model("WrittenBank", __base__=_BankHead, questions=questions, __doc__=_BankHead.__doc__)
