"""The model gives what the vectors say; the script's twins run the same ones (`vectors.test.js`)."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cartable.model.course import Course, Draw, Module, Question, Quiz, Settings
from cartable.model.drawing import disordered, drawn, shuffled
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Interaction,
    Item,
    Match,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    TextEntry,
)
from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.notes import Note
from cartable.model.outcome import Outcome, outcome
from cartable.model.responses import Response, UnreadableStateError
from cartable.model.scoring import normal, number, percent, share
from cartable.model.state import Given, State, Visit, restored, saved
from cartable.model.text import plain_text
from cartable.model.typed import packed, unpacked

_FOLDER = Path(__file__).parents[1] / "vectors"


def _vectors(name: str, kind: str) -> list[Any]:
    vectors = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))[kind]
    return [pytest.param(vector, id=vector.get("fact")) for vector in vectors]


def _layout(plain: dict[str, Any]) -> Layout:
    return Layout(
        plain["generation"],
        tuple(
            Slot(
                slot["id"],
                slot["kind"],
                slot["report"],
                slot["since"],
                slot["gone"],
                tuple(OptionSlot(**option) for option in slot["options"]),
            )
            for slot in plain["slots"]
        ),
    )


_LAYOUTS = {
    name: _layout(plain)
    for name, plain in json.loads((_FOLDER / "state.json").read_text("utf-8"))["layouts"].items()
}


def _response(plain: str | list[str], *, ordered: bool) -> Response:
    if isinstance(plain, str):
        return plain
    return tuple(plain) if ordered else frozenset(plain)


def _state(plain: dict[str, Any], layout: Layout | None = None) -> State:
    def response(id_: str, given: str | list[str]) -> Response:
        return _response(given, ordered=layout is not None and layout.question(id_).kind == "order")

    return State(
        plain["seed"],
        plain["revision"],
        {id_: Visit(*visit) for id_, visit in plain["visits"].items()},
        {id_: Given(response(id_, given), checked) for id_, (given, checked) in plain["answers"].items()},
        {id_: response(id_, given) for id_, given in plain["kept"].items()},
        tuple(Note(*note) for note in plain.get("notes", ())),
    )


def _interaction(plain: dict[str, Any]) -> Interaction:
    match plain["kind"]:
        case "choice":
            options = tuple(Option(id_, plain_text(id_), right) for id_, right in plain["options"])
            return Choice(options, plain["several"])
        case "text":
            answers = tuple(Answer(text, right) for text, right in plain["answers"])
            return TextEntry(answers, frozenset(plain["forgives"]))
        case "number":
            return NumberEntry(Fraction(plain["value"]), Fraction(plain["tolerance"]), plain["unit"])
        case "pairs":
            pairs = [pair.split(".") for pair in plain["right"]]
            return Matching(tuple(Match(item, plain_text(item), target) for item, target in pairs), ())
        case "gaps":
            gaps = tuple(Gap(id_, tuple(answers)) for id_, answers in plain["gaps"])
            return Gaps(gaps, frozenset(plain["forgives"]))
        case "order":
            return Ordering(tuple(Item(item, plain_text(item)) for item in plain["right"]))
        case _:
            return Essay()


def _asked(id_: str) -> Question:
    plain = json.loads((_FOLDER / "outcome.json").read_text("utf-8"))["questions"][id_]
    question = Question(id_, "any", plain_text("?"), _interaction(plain), Fraction(plain["points"]))
    assert question.graded == plain["graded"]
    return question


def _module(plain: dict[str, Any]) -> Module:
    if not plain["quiz"]:
        return Module(plain["id"], "M")
    entries = tuple(
        _asked(entry)
        if isinstance(entry, str)
        else Draw(entry["bank"], entry["take"], tuple(_asked(id_) for id_ in entry["pool"]))
        for entry in plain["quiz"]["entries"]
    )
    return Module(
        plain["id"], "M", quiz=Quiz(entries, plain["quiz"]["shuffled"], graded=plain["quiz"]["graded"])
    )


def _settings(plain: dict[str, Any]) -> Settings:
    return Settings(
        Fraction(plain["passing"]), plain["completeWhen"], plain["attempts"], plain["keep"], plain["mode"]
    )


@pytest.mark.parametrize("vector", _vectors("scoring", "normal"))
def test_words_as_they_are_compared(vector: dict[str, Any]) -> None:
    assert normal(vector["words"], vector["forgives"]) == vector["normal"]


@pytest.mark.parametrize("vector", _vectors("scoring", "number"))
def test_numbers_as_they_are_typed(vector: dict[str, Any]) -> None:
    read = number(vector["typed"], vector["unit"], vector["language"])
    assert (None if read is None else str(read)) == vector["number"]


@pytest.mark.parametrize("vector", _vectors("scoring", "share"))
def test_shares_of_answers(vector: dict[str, Any]) -> None:
    question = Question("q", "any", plain_text("?"), _interaction(vector["question"]))
    given, ordered = vector["response"], isinstance(question.interaction, Ordering)
    response = None if given is None else _response(given, ordered=ordered)
    assert str(share(question, response, "fr-FR")) == vector["share"]


@pytest.mark.parametrize("vector", _vectors("scoring", "percent"))
def test_shares_as_they_are_shown(vector: dict[str, Any]) -> None:
    assert percent(Fraction(vector["share"])) == vector["percent"]


@pytest.mark.parametrize("vector", _vectors("drawing", "shuffled"))
def test_orders(vector: dict[str, Any]) -> None:
    assert shuffled(range(vector["count"]), vector["seed"], vector["name"]) == vector["order"]


@pytest.mark.parametrize("vector", _vectors("drawing", "disordered"))
def test_disorders(vector: dict[str, Any]) -> None:
    assert disordered(range(vector["count"]), vector["seed"], vector["name"]) == vector["order"]


@pytest.mark.parametrize("vector", _vectors("drawing", "drawn"))
def test_draws(vector: dict[str, Any]) -> None:
    assert drawn(range(vector["count"]), vector["take"], vector["seed"], vector["name"]) == vector["drawn"]


@pytest.mark.parametrize("vector", _vectors("state", "saved"))
def test_states(vector: dict[str, Any]) -> None:
    layout = _LAYOUTS[vector["layout"]]
    state = _state(vector["state"], layout)
    assert saved(state, layout) == vector["characters"]
    assert restored(vector["characters"], layout) == state


@pytest.mark.parametrize("vector", _vectors("state", "later"))
def test_states_under_a_later_layout(vector: dict[str, Any]) -> None:
    layout = _LAYOUTS[vector.get("layout", "L3")]
    assert restored(vector["characters"], layout) == _state(vector["state"], layout)


@pytest.mark.parametrize("vector", _vectors("state", "unreadable"))
def test_unreadable_states(vector: dict[str, Any]) -> None:
    with pytest.raises(UnreadableStateError):
        restored(vector["characters"], _LAYOUTS["L1"])


@pytest.mark.parametrize("vector", _vectors("outcome", "outcome"))
def test_outcomes(vector: dict[str, Any]) -> None:
    modules = tuple(_module(plain) for plain in vector["modules"])
    course = Course("c", "1", "C", "fr-FR", modules, settings=_settings(vector["settings"]))
    expected = Outcome(vector["status"], vector["score"], vector["passed"])
    assert outcome(course, _state({"revision": 1, **vector})) == expected


@pytest.mark.parametrize("vector", _vectors("typed", "typed"))
def test_typed_words(vector: dict[str, Any]) -> None:
    assert packed(vector["text"]).hex() == vector["bytes"]
    assert unpacked(bytes.fromhex(vector["bytes"])) == vector["text"]


@pytest.mark.parametrize("data", json.loads((_FOLDER / "typed.json").read_text("utf-8"))["refused"])
def test_bytes_that_are_no_words(data: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(bytes.fromhex(data))
