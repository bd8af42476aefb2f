"""What a quiz and a bank of questions may say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union

from pydantic import Discriminator, Field, Tag, create_model

from cartable.questions import later
from cartable.questions.registry import types
from cartable.questions.written import Identifier, Line, Lines, Written, WrittenQuestion, whole
from cartable.read.written.scalars import Language

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


@cache
def question_union() -> Any:  # noqa: ANN401 - a union built from what is there
    """The annotation of any question."""
    members = tuple(Annotated[grammar, Tag(tag(word))] for word, grammar in words().items())
    return Annotated[Union[members], Discriminator(_kind)]  # noqa: UP007 - members are known at run time only


@cache
def entry_union() -> Any:  # noqa: ANN401 - as above
    """The annotation of a quiz's entry: a question or a draw."""
    members = tuple(Annotated[grammar, Tag(tag(word))] for word, grammar in words().items())
    return Annotated[Union[(*members, Annotated[WrittenDraw, Tag(tag(DRAW))])], Discriminator(_kind)]


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
