"""What rests on which sentence of a transcript, and what nothing rests on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cartable.model.course import KeyPoint, Module, Objective, Question, Quiz
from cartable.model.coverage import asking, longest, rests, touched, unmeasured, unsupported, untouched
from cartable.model.interaction import Answer, Choice, Essay, Option, TextEntry
from cartable.model.text import plain_text
from cartable.model.transcript import Citation, Sentence, Transcript, Turn

NOTHING = plain_text("-")


def module(sentences: int, points: tuple[KeyPoint, ...] = (), *questions: Question) -> Module:
    """A module whose every sentence has three words."""
    said = tuple(Sentence(number, "un deux trois") for number in range(1, sentences + 1))
    quiz = Quiz(questions) if questions else None
    return Module("m", "M", transcript=Transcript((Turn(None, said),)), key_points=points, quiz=quiz)


def point(id_: str, *citations: Citation) -> KeyPoint:
    return KeyPoint(id_, NOTHING, citations)


def essay(id_: str, *citations: Citation, rests_on: str | None = None) -> Question:
    return Question(id_, "essay", NOTHING, Essay(), evidence=citations, rests_on=rests_on)


def choice(id_: str, *evidence: tuple[Citation, ...]) -> Question:
    options = tuple(Option(f"{n}", NOTHING, n == 0, evidence=one) for n, one in enumerate(evidence))
    return Question(id_, "choice", NOTHING, Choice(options))


def numbers(of: Module) -> list[list[int]]:
    return [[one.number for one in stretch.sentences] for stretch in untouched(of)]


def test_a_sentence_is_touched_by_key_points_by_questions_or_by_both() -> None:
    whole = module(6, (point("k", Citation("x", 2, 3)),), essay("Q", Citation("x", 3, 4)))
    both = frozenset({"point", "question"})
    assert touched(whole) == {2: frozenset({"point"}), 3: both, 4: frozenset({"question"})}
    assert numbers(whole) == [[1], [5, 6]]


def test_feedback_touches_what_it_rests_on() -> None:
    typed = Question(
        "T",
        "short-text",
        NOTHING,
        TextEntry(
            (Answer("a", right=True), Answer("b", right=False, evidence=(Citation("x", 5, 5),))), frozenset()
        ),
    )
    whole = module(6, (), choice("Q", (), (Citation("x", 2, 2),)), typed)
    assert sorted(touched(whole)) == [2, 5]


def test_what_a_cut_leaves_out_is_not_touched() -> None:
    whole = module(9, (point("k", Citation("x […] y", 2, 8, ((2, 3), (8, 8)))),))
    assert numbers(whole) == [[1], [4, 5, 6, 7], [9]]


def test_the_longest_stretch_is_that_of_most_words() -> None:
    whole = module(9, (point("k", Citation("x", 3, 3)),))
    found = longest(untouched(whole))
    assert found is not None
    assert ([one.number for one in found.sentences], found.words) == ([4, 5, 6, 7, 8, 9], 18)
    assert longest(()) is None


def test_a_module_without_a_transcript_has_no_stretch() -> None:
    assert untouched(Module("m", "M", key_points=(point("k"),))) == ()


def test_an_objective_is_measured_by_a_question_that_says_so() -> None:
    objectives = (Objective("a", NOTHING), Objective("b", NOTHING))
    whole = replace(module(1, (), replace(essay("Q"), measures="a")), objectives=objectives)
    assert [one.id for one in unmeasured(whole)] == ["b"]
    assert [one.id for one in unmeasured(replace(whole, quiz=None))] == ["a", "b"]


def test_a_question_asks_for_a_key_point_that_it_names_or_whose_sentences_it_quotes() -> None:
    near, far, named = point("near", Citation("x", 3, 4)), point("far", Citation("x", 8, 8)), point("named")
    told = choice("F", (Citation("x", 4, 4),))
    whole = module(9, (near, far, named), essay("Q", Citation("x", 4, 5)), essay("R", rests_on="named"), told)
    assert [[one.id for one in asking(point, whole)] for point in whole.key_points] == [["Q", "F"], [], ["R"]]


def test_a_question_that_neither_names_nor_quotes_is_unsupported_where_something_was_said() -> None:
    whole = module(
        3, (point("k"),), essay("Q"), essay("R", rests_on="k"), choice("S", (Citation("x", 1, 1),))
    )
    assert [one.id for one in unsupported(whole)] == ["Q"]
    assert unsupported(replace(whole, transcript=None)) == ()


STRETCHES = st.tuples(st.integers(1, 40), st.integers(0, 5)).map(
    lambda one: Citation("x", one[0], min(40, sum(one)))
)


@given(points=st.lists(STRETCHES, max_size=6), asked=st.lists(STRETCHES, max_size=6))
def test_every_sentence_is_touched_or_in_one_untouched_stretch_and_never_both(
    points: list[Citation], asked: list[Citation]
) -> None:
    whole = module(40, (point("k", *points),), essay("Q", *asked))
    left = [number for stretch in numbers(whole) for number in stretch]
    assert sorted([*touched(whole), *left]) == list(range(1, 41))
    assert all(one[-1] + 1 < other[0] for one, other in zip(numbers(whole), numbers(whole)[1:], strict=False))
    assert frozenset(touched(whole)) == frozenset[int]().union(*(one.sentences for one in rests(whole)))
