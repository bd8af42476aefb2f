"""The scalars and the base of everything that authors write.

YAML hands every scalar over as the text typed; these types say what each place asks for. A value
that does not fit raises `PydanticCustomError` whose type is a problem code and whose context holds
the arguments of its wording.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

LONGEST_LINE = 250
LONGEST_ID = 64
_MOST_SHOWN = 40

_TEXT_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_FLAGS = {"true": True, "vrai": True, "oui": True, "yes": True}
_FLAGS |= {"false": False, "faux": False, "non": False, "no": False}
_TRUTHS = {"true": True, "vrai": True, "false": False, "faux": False}
_MEANT = {
    "arrondi": "round",
    "arrondis": "round",
    "aucun": "none",
    "carré": "square",
    "carrés": "square",
    "dernier": "last",
    "dernière": "last",
    "entraînement": "practice",
    "examen": "exam",
    "les deux": "both",
    "lu": "viewed",
    "meilleur": "best",
    "meilleure": "best",
    "droits": "square",
    "passed": "quiz-passed",
    "réussi": "quiz-passed",
    "vu": "viewed",
}
"""What people write for a word out of a few → that word, where it is one of those."""
_NUMBER = re.compile(r"([+-]?)(\d{1,30})(?:[.,](\d{1,30}))?")
_SPACES = re.compile(r"[ \u00a0\u202f]+")


def wrong(code: str, **arguments: str | int) -> PydanticCustomError:
    """An error that becomes the problem `code` at the place of the value."""
    return PydanticCustomError(code, "{code}", {"code": code, **arguments})


def texted(value: object) -> str:
    """The text; nothing, white space, lists and mappings are none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise wrong("empty-text")
    if not isinstance(value, str):
        raise wrong("not-a-text")
    return value


def typed(value: object) -> str:
    """What was typed where a short value is wanted, spaces run together and kept short enough to show."""
    return " ".join(texted(value).split())[:_MOST_SHOWN]


def _lined(value: object) -> object:
    line = " ".join(texted(value).split())
    if len(line) > LONGEST_LINE:
        raise wrong("text-too-long", most=LONGEST_LINE, length=len(line))
    return line


def is_identifier(text: str) -> bool:
    """Whether a text may be an id."""
    return _ID.fullmatch(text) is not None and len(text) <= LONGEST_ID


def _identifier(value: object) -> object:
    text = texted(value)
    if not is_identifier(text):
        raise wrong("bad-id", id=typed(value))
    return text


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    flag = _FLAGS.get(typed(value).lower())
    if flag is None:
        raise wrong("not-a-flag", wrote=typed(value))
    return flag


def _truth(value: object) -> object:
    wrote = typed(value)
    truth = _TRUTHS.get(wrote.lower())
    if truth is None:
        guess = _FLAGS.get(wrote.lower())
        meant = {} if guess is None else {"yes" if guess else "no": wrote}
        raise wrong("not-a-truth", wrote=wrote, **meant)
    return truth


def fraction(text: str) -> Fraction | None:
    """The number written, with decimal point or comma, or None; of at most 30 digits on either side."""
    parts = _NUMBER.fullmatch(_SPACES.sub("", text).replace("−", "-"))
    if not parts or not text.replace("−", "-").replace("\u00a0", "").replace("\u202f", "").isascii():
        return None
    decimals = parts[3] or ""
    return Fraction(int(parts[1] + parts[2] + decimals), 10 ** len(decimals))


def _number(value: object) -> object:
    if isinstance(value, Fraction):
        return value
    number = fraction(texted(value))
    if number is None:
        raise wrong("not-a-number", wrote=typed(value))
    return number


def whole(least: int, most: int) -> Any:  # noqa: ANN401 - pydantic's annotations have no type of their own
    """The annotation of a whole number from `least` to `most`."""

    def checked(value: object) -> object:
        if isinstance(value, int):
            return value
        number = fraction(texted(value))
        bounds = {"only": least} if least == most else {"least": least, "most": most}
        if number is None or number.denominator != 1:
            raise wrong("not-a-number", wrote=typed(value), least=least, most=most)
        if not least <= number <= most:
            raise wrong("out-of-range", wrote=typed(value), **bounds)
        return int(number)

    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Annotated[int, BeforeValidator(checked), WithJsonSchema(schema)]


def one_of(*words: str) -> Any:  # noqa: ANN401 - as above
    """The annotation of a word out of a few."""

    def checked(value: object) -> object:
        if value in words:
            return value
        wrote = typed(value).lower()
        meant = _MEANT.get(wrote)
        near = [meant] if meant in words else get_close_matches(wrote, words, 1, 0.6)
        nearest = {"nearest": near[0]} if near else {}
        raise wrong("not-one-of", wrote=typed(value), words=", ".join(words), **nearest)

    return Annotated[str, BeforeValidator(checked), WithJsonSchema({"enum": list(words)})]


def _reason(value: object) -> object:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise wrong("no-reason")
    return _lined(value)


def _reasoned(value: object) -> object:
    if isinstance(value, (str, list)):
        first = value[0] if isinstance(value, list) and value else value
        raise wrong(
            "no-reason", **({"wrote": typed(first)} if isinstance(first, str) and first.strip() else {})
        )
    return value


def _several(value: object) -> object:
    return value if isinstance(value, list) else [value]


Prose = Annotated[str, BeforeValidator(texted), WithJsonSchema(_TEXT_SCHEMA)]
"""Text a learner reads, in the Markdown subset."""

Line = Annotated[str, BeforeValidator(_lined), WithJsonSchema(_TEXT_SCHEMA)]
"""A line of plain text: white space runs together, at most LONGEST_LINE characters."""

Identifier = Annotated[
    str,
    BeforeValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$", "maxLength": LONGEST_ID}),
]
"""An id: a letter, then letters, digits, hyphens and underscores, all ASCII."""

Flag = Annotated[
    bool, BeforeValidator(_flag), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": [*_FLAGS]}]})
]
Truth = Annotated[
    bool, BeforeValidator(_truth), WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": [*_TRUTHS]}]})
]
Number = Annotated[
    Fraction,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?\d+([.,]\d+)?$"}]}),
]

Reason = Annotated[str, BeforeValidator(_reason), WithJsonSchema(_TEXT_SCHEMA)]
"""Why a warning may stay, in a line."""

Acknowledged = Annotated[
    dict[str, Reason], BeforeValidator(_reasoned, json_schema_input_type=dict[str, Reason])
]
"""The code of a warning → why it may stay."""

_POINTS_SCHEMA = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]}


def _number_from_zero(value: object) -> object:
    number = _number(value)
    if isinstance(number, Fraction) and number < 0:
        raise wrong("out-of-range", wrote=typed(value), least=0)
    return number


Points = Annotated[Fraction, BeforeValidator(_number_from_zero), WithJsonSchema(_POINTS_SCHEMA)]

Lines = Annotated[list[Line], BeforeValidator(_several, json_schema_input_type=list[Line] | Line)]
"""One line or a list of them."""

_Several = Annotated[list[Prose], Field(min_length=1)]
Proses = Annotated[_Several, BeforeValidator(_several, json_schema_input_type=_Several | Prose)]
"""One text or a list of them, which holds one at least."""


class Written(BaseModel):
    """The base of all that is written: kebab-case keys, none that is not known."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        alias_generator=lambda name: name.removesuffix("_").replace("_", "-"),
    )


class WrittenFeedback(Written):
    """What feedback on one answer rests on, where it is not what the whole question rests on."""

    evidence: Proses | None = Field(None, description="Words quoted from the transcript that `why` rests on.")
    rests_on: Identifier | None = Field(None, description="The id of the key point that `why` rests on.")


class WrittenOption(WrittenFeedback):
    """One option: its text under `right:` or `wrong:`, and what to say when it is chosen."""

    right: Prose | None = Field(None, description="The text of a right option.")
    wrong: Prose | None = Field(None, description="The text of a wrong option.")
    why: Prose | None = Field(None, description="What the learner reads after choosing this option.")
    id: Identifier | None = Field(None, description="Keeps learners' answers when the wording changes.")

    @property
    def text(self) -> str:
        """The wording, right or wrong; empty when neither is there."""
        return self.right or self.wrong or ""


class WrittenAnswer(WrittenFeedback):
    """An answer foreseen: what is typed, under `right:` or `wrong:`, and what to say of it."""

    right: Prose | None = Field(None, description="An answer that counts as right.")
    wrong: Prose | None = Field(None, description="A wrong answer that deserves a word.")
    why: Prose | None = Field(None, description="What is said to who typed this.")


class WrittenQuestion(Written):
    """What every question may say, whatever its type."""

    model_config = ConfigDict(defer_build=True)  # `read.written.quiz` says why

    id: Identifier | None = Field(None, description="Short, unique in the course, never changed once used.")
    measures: Identifier | None = Field(None, description="The id of the objective it measures.")
    rests_on: Identifier | None = Field(None, description="The id of the key point it rests on.")
    evidence: Proses | None = Field(None, description="Words quoted from the transcript that it rests on.")
    points: Points = Field(Fraction(1), description="What a right answer is worth; 1 if not said.")
    tags: Lines = Field([], description="Words to draw it by.")
    difficulty: Line | None = Field(None, description="A word of your own for how hard it is.")
    hint: Prose | None = Field(None, description="Help shown before answering, on demand.")
    why: Prose | None = Field(None, description="What is said after any answer.")
    if_right: Prose | None = Field(None, description="What is said after a right answer.")
    if_wrong: Prose | None = Field(None, description="What is said after a wrong answer.")
    image: Line | None = Field(None, description="A picture of the course's folder, shown with the question.")
    alt: Line | None = Field(None, description="What the picture shows, for those who can't see it.")
    draft: Flag = Field(default=False, description="Still to be reviewed; shown as a draft.")
    acknowledged: Acknowledged = Field(
        {}, description="A warning of this question that may stay, by its code: why it may."
    )
