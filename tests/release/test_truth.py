"""What `diff` says is kept is what a learner's state keeps; what it says is lost is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.build.release.difference import Difference, differences
from cartable.build.release.record import head, record
from cartable.model.course import Course, Draw
from cartable.model.drawing import drawn
from cartable.model.interaction import Choice
from cartable.model.layout import Layout
from cartable.model.responses import Response
from cartable.model.state import Given, State, Visit, restored, saved
from cartable.read.course import Reading
from cartable.read.course import course as reading_of
from cartable.read.inputs import Inputs
from cartable.read.lock import lock_bytes
from cartable.source.wording import is_error

OPTIONS = ("a", "b", "c", "d")
BANK = ("R1", "R2", "R3", "R4", "R5")


@dataclass(frozen=True)
class Plan:
    """A course in a few words: of each module its questions, of each question its word and options."""

    modules: tuple[tuple[str, tuple[str, ...]], ...]
    words: Mapping[str, str]
    options: Mapping[str, tuple[str, ...]]
    bank: tuple[str, ...]
    take: int
    home: int

    def yaml(self) -> str:
        lines = ["format: 1", "title: Essai", "language: fr", "modules:"]
        for number, (id_, asked) in enumerate(self.modules):
            lines += [f"  - id: {id_}", f"    title: Module {id_}", "    introduction: Bonjour."]
            draws = number == self.home % len(self.modules)
            lines += ["    quiz:"] if asked or draws else []
            for question in asked:
                lines += [f"      {line}" for line in self.question(question)]
            lines += ["      - from: b", f"        take: {min(self.take, len(self.bank))}"] if draws else []
        return "\n".join(lines) + "\n"

    def question(self, id_: str) -> list[str]:
        word = self.words[id_]
        lines = [f"- id: {id_}", f"  {word}: La question {id_} ?", "  why: Voilà."]
        if word == "number":
            return [*lines, "  answer: 1"]
        first, *others = self.options[id_]
        lines += ["  options:", f"    - {{right: Option {first}, id: {first}}}"]
        return lines + [f"    - {{wrong: Option {one}, id: {one}}}" for one in others]

    def bank_yaml(self) -> str:
        asked = "".join(
            f"  - {{id: {id_}, number: Combien de {id_} ?, answer: 1, why: Un.}}\n" for id_ in self.bank
        )
        return f"format: 1\nquestions:\n{asked}"


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    questions = draw(st.permutations(["Q1", "Q2", "Q3", "Q4", "Q5"]))
    ids = draw(st.permutations(["m1", "m2", "m3"]))[: draw(st.integers(1, 3))]
    cuts = sorted(draw(st.lists(st.integers(0, 5), min_size=len(ids), max_size=len(ids))))
    modules = tuple(
        (id_, tuple(questions[start:end])) for id_, start, end in zip(ids, [0, *cuts], cuts, strict=False)
    )
    words = {id_: draw(st.sampled_from(["choice", "choices", "number"])) for id_ in questions}
    options = {id_: tuple(draw(st.permutations(OPTIONS))[: draw(st.integers(2, 4))]) for id_ in questions}
    bank = tuple(draw(st.permutations(BANK))[: draw(st.integers(2, 5))])
    return Plan(modules, words, options, bank, draw(st.integers(1, 5)), draw(st.integers(0, 2)))


@st.composite
def edits(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """A course, and what somebody made of it: most parts stand, one or a few are others."""
    before, other = draw(plans()), draw(plans())
    parts = ("modules", "words", "options", "bank", "take", "home")
    changed = draw(st.sets(st.sampled_from(parts), max_size=3))
    after = replace(before, **{part: getattr(other, part) for part in changed})
    if draw(st.booleans()):
        after = replace(after, bank=tuple(draw(st.permutations(before.bank))))
    elif draw(st.booleans()):
        after = replace(before, take=draw(st.integers(1, before.take)))
    return before, after


def read(plan: Plan, lock: bytes | None) -> tuple[Reading, Course, Inputs]:
    texts = {"course/x/course.yaml": plan.yaml().encode(), "quizzes/b.yaml": plan.bank_yaml().encode()}
    texts |= {} if lock is None else {"course/x/course.lock": lock}
    inputs = Inputs("x", texts, {}, {})
    reading = reading_of(inputs)
    assert [one for one in reading.problems if is_error(one) and one.code != "type-changed"] == []
    assert reading.course is not None
    return reading, reading.course, inputs


def both(before: Plan, after: Plan) -> tuple[Course, Layout, Course, Layout, tuple[Difference, ...]]:
    """The course released, the course as it is now, and what has changed."""
    old_reading, old, old_inputs = read(before, None)
    old_layout = old_reading.lock.layout
    then = (head(old, old_layout), record(old, old_layout, old_inputs))
    lock = replace(old_reading.lock, releases=(then[0],), released=then[1])
    reading, new, inputs = read(after, lock_bytes(lock))
    layout = reading.lock.layout
    now = (head(new, layout), record(new, layout, inputs))
    return old, old_layout, new, layout, differences(then, now)


def dealt(course: Course, seed: int) -> set[str]:
    """The questions that the player asks a learner of this seed (`templates/player/dealing.js`)."""
    asked: set[str] = set()
    for module in course.modules:
        for entry in module.quiz.entries if module.quiz else ():
            if isinstance(entry, Draw):
                pool = [one.id for one in entry.pool]
                asked |= set(drawn(pool, entry.take, seed, f"draw:{module.id}:{entry.bank}"))
            else:
                asked.add(entry.id)
    return asked


def options_of(course: Course) -> dict[str, set[str]]:
    return {
        one.id: {option.id for option in one.interaction.options}
        for one in course.questions
        if isinstance(one.interaction, Choice)
    }


def state_of(course: Course, seed: int, data: st.DataObject) -> State:
    """A learner in mid-course: some of the questions met are answered, some modules seen."""
    answers: dict[str, Given] = {}
    kept: dict[str, Response] = {}
    for question in course.questions:
        if question.id not in dealt(course, seed) or not data.draw(st.booleans()):
            continue
        response: Response = "1"
        if isinstance(question.interaction, Choice):
            ids = [option.id for option in question.interaction.options]
            several = question.interaction.several
            response = frozenset(
                data.draw(st.sets(st.sampled_from(ids), min_size=1, max_size=4 if several else 1))
            )
        answers[question.id] = Given(response, data.draw(st.booleans()))
        if data.draw(st.booleans()):
            kept[question.id] = response
    seen = {
        module.id: Visit(seen=True, attempts=2, submitted=data.draw(st.booleans()))
        for module in course.modules
    }
    return State(seed, 3, seen, answers, kept)


def touched(found: tuple[Difference, ...], *kinds: str) -> set[int]:
    return {slot for one in found if one.kind in kinds for slot in one.slots}


@settings(max_examples=80)
@given(st.data(), edits(), st.integers(0, 0xFFFF))
def test_diff_tells_what_a_state_keeps_and_what_it_loses(
    data: st.DataObject, plan: tuple[Plan, Plan], seed: int
) -> None:
    old, old_layout, new, layout, found = both(*plan)
    state = state_of(old, seed, data)
    kept = restored(saved(state, old_layout), layout)
    lost = touched(found, "question-gone", "question-anew")
    undrawn = touched(found, "draw-changed")
    gone = {
        (one.slots[0], option)
        for one in found
        if one.kind == "option-gone"
        for option in str(dict(one.arguments)["options"]).split(", ")
    }
    for id_, given_ in state.answers.items():
        slot = old_layout.index["question", id_]
        assert (kept.answers.get(id_) == given_) is (slot not in lost)
        assert (id_ in kept.kept) is (id_ in state.kept and slot not in lost)
        if slot in lost:
            continue
        assert slot in undrawn or id_ in dealt(new, seed)
        if isinstance(given_.response, frozenset):
            living = options_of(new)[id_]
            assert {one for one in given_.response if one not in living} == {
                one for one in given_.response if (slot, one) in gone
            }
    for id_, visit in state.visits.items():
        slot = old_layout.index["module", id_]
        assert (kept.visits.get(id_) == visit) is (slot not in touched(found, "module-gone", "module-anew"))
    assert {layout.slots[slot].id for slot in touched(found, "question-new")}.isdisjoint(kept.answers)


@settings(max_examples=10)
@given(plans())
def test_diff_of_a_course_with_itself_is_empty(plan: Plan) -> None:
    *_, found = both(plan, plan)
    assert found == ()


@settings(max_examples=40)
@given(edits(), st.integers(0, 0xFFFF))
def test_a_learner_whom_nothing_new_waits_for_meets_no_question_that_was_not_there(
    plan: tuple[Plan, Plan], seed: int
) -> None:
    old, _, new, _, found = both(*plan)
    waits = {
        "question-new",
        "question-anew",
        "module-new",
        "module-anew",
        "draw-more",
        "question-for-all",
        "draw-changed",
        "question-moved",
    }
    if waits.isdisjoint(one.kind for one in found):
        assert dealt(new, seed) <= dealt(old, seed)
