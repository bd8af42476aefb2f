"""What each question type takes, what it becomes, and what it declines."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from cartable.model.course import Question
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    TextEntry,
)
from cartable.model.text import Gap as Hole
from cartable.model.text import Paragraph, Strong, plain_text
from cartable.model.typed import packed
from cartable.questions import later
from cartable.questions.registry import types
from cartable.read.identity import Identity
from cartable.read.questions import _hold_to_slot
from workspaces import HEAD, codes, looked_at, places, read

OPTIONS = "options: [{right: a, why: A}, {wrong: b, why: B}]"
BEFORE = 9  # lines of the course before the entry


def course(entry: str, settings: str = "complete-when: viewed") -> str:
    lines = "".join(f"        {line}\n" for line in entry.strip("\n").splitlines())
    return f"""\
{HEAD}settings: {{{settings}}}
modules:
  - id: m
    title: M
    quiz:
      - id: Q
{lines}"""


def question(tmp_path: Path, entry: str, settings: str = "complete-when: viewed") -> Question:
    """The question, which is sound."""
    found = looked_at(tmp_path, course(entry, settings))
    assert codes(found) == []
    (one,) = read(found).questions
    return one


def declined(tmp_path: Path, entry: str) -> list[str]:
    """Every problem of a question, with its line counted from the question's own first line, 1."""
    found = looked_at(tmp_path, course(entry))
    return [f"{one.code} {one.place.line - BEFORE}:{one.place.column - 8}" for one in found.problems]


def test_there_are_ten_types_and_two_more_words() -> None:
    assert [*types()] == [
        *("categorise", "choice", "choices", "essay", "gaps", "matching"),
        *("number", "ordering", "short-text", "true-false"),
    ]
    assert len(later.WRITTEN) == 2


# choice


def test_a_choice_keeps_its_options_in_order_with_what_they_say(tmp_path: Path) -> None:
    one = question(tmp_path, f"choice: Où ?\n{OPTIONS}")
    assert isinstance(one.interaction, Choice)
    assert [(o.id, o.text.plain, o.right, o.why) for o in one.interaction.options] == [
        ("a", "a", True, plain_text("A")),
        ("b", "b", False, plain_text("B")),
    ]
    assert (one.interaction.several, one.graded) == (False, True)
    assert one.points == 1


@pytest.mark.parametrize(
    ("settings", "own", "shuffled"),
    [
        ("shuffle: none", "", False),
        ("shuffle: questions", "", False),
        ("shuffle: options", "", True),
        ("shuffle: both", "", True),
        ("shuffle: options", "shuffle: no", False),
        ("shuffle: none", "shuffle: yes", True),
    ],
)
@pytest.mark.parametrize("word", ["choice", "choices"])
def test_a_question_says_more_than_the_course_about_shuffling(
    tmp_path: Path, word: str, settings: str, own: str, *, shuffled: bool
) -> None:
    one = question(tmp_path, f"{word}: Où ?\n{own}\n{OPTIONS}", f"complete-when: viewed, {settings}")
    assert isinstance(one.interaction, Choice)
    assert one.interaction.shuffled is shuffled


def test_true_and_false_are_never_shuffled(tmp_path: Path) -> None:
    entry = "true-false: Oui ?\nanswer: vrai\nwhy: Oui."
    one = question(tmp_path, entry, "complete-when: viewed, shuffle: both")
    assert isinstance(one.interaction, Choice)
    assert not one.interaction.shuffled


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("choice: Où ?\noptions:\n  - right: a\n  - right: b\n    why: B", "two-right 4:12"),
        ("choice: Où ?\noptions:\n  - wrong: a\n    why: A\n  - wrong: b\n    why: B", "no-right 2:1"),
        ("choice: Où ?\noptions:\n  - right: a", "option-count 2:1"),
        ("choice: Où ?\noptions: []", "option-count 2:1"),
        (
            "choice: Où ?\noptions:\n  - right: a\n    wrong: b\n  - wrong: c\n    why: C",
            "right-or-wrong 3:5",
        ),
        ("choice: Où ?\noptions:\n  - {right: a, wrong: b}\n  - right: c", "right-or-wrong 3:6"),
        ("choices: Où ?\noptions:\n  - {right: a, wrong: b}\n  - wrong: c\n    why: C", "right-or-wrong 3:6"),
        ("choice: Où ?\noptions:\n  - why: a\n  - wrong: c\n    why: C", "right-or-wrong 3:5"),
        ("choice: Où ?\noptions:\n  - right:\n  - wrong: c\n    why: C", "empty-text 3:5"),
        ("choice: Où ?\noptions: oui", "not-a-list 2:10"),
        ("choice: Où ?\noptions:\n  - oui\n  - right: b", "not-a-mapping 3:5"),
        ("choice: Où ?", "missing-field 1:1"),
        ("choice:\noptions:\n  - right: a\n  - wrong: b\n    why: B", "empty-text 1:1"),
        ("choice: Où ?\nshuffle: maybe\n" + OPTIONS, "not-a-flag 2:10"),
        ("choices: Où ?\noptions:\n  - wrong: a\n    why: A\n  - wrong: b\n    why: B", "no-right 2:1"),
    ],
)
def test_a_choice_that_can_t_be_answered_is_declined_once(tmp_path: Path, entry: str, said: str) -> None:
    assert declined(tmp_path, entry) == [said]
    one = read(looked_at(tmp_path, course(entry))).questions
    assert [question.type for question in one] == (["choice"] if said.startswith("not-a-flag") else [])


def test_twenty_six_options_are_taken_and_twenty_seven_are_not(tmp_path: Path) -> None:
    def entry(count: int) -> str:
        wrong = "".join(f"\n  - {{wrong: o{n}, why: w}}" for n in range(count - 1))
        return f"choice: Où ?\noptions:\n  - right: r{wrong}"

    one = question(tmp_path, entry(26))
    assert isinstance(one.interaction, Choice)
    assert [option.id for option in one.interaction.options][-1] == "z"
    assert declined(tmp_path, entry(27)) == ["option-count 2:1"]


def test_two_right_and_a_broken_option_are_both_said(tmp_path: Path) -> None:
    entry = "choice: Où ?\noptions:\n  - why: w\n  - right: a\n  - right: b\n"
    assert declined(tmp_path, entry) == ["right-or-wrong 3:5", "two-right 5:12"]


def test_under_choices_any_number_may_be_right(tmp_path: Path) -> None:
    one = question(tmp_path, "choices: Où ?\noptions: [{right: a}, {right: b}]")
    assert isinstance(one.interaction, Choice)
    assert one.interaction.several
    assert all(option.right for option in one.interaction.options)


def test_options_keep_the_ids_they_are_given(tmp_path: Path) -> None:
    entry = "choice: Où ?\noptions: [{right: x, id: nord}, {wrong: y, why: Y}, {wrong: z, id: a, why: Z}]"
    one = question(tmp_path, entry)
    assert isinstance(one.interaction, Choice)
    assert [option.id for option in one.interaction.options] == ["nord", "b", "a"]


def test_an_option_s_id_used_twice_is_an_error(tmp_path: Path) -> None:
    entry = "choice: Où ?\noptions:\n  - {right: x, id: a}\n  - {wrong: y, id: a, why: Y}"
    assert declined(tmp_path, entry) == ["duplicate-id 4:20"]


def test_two_questions_may_use_the_same_ids_for_their_options(tmp_path: Path) -> None:
    one = "choice: Où ?\noptions: [{right: x, id: a}, {wrong: y, id: b, why: Y}]"
    text = course(one) + course(one).partition("quiz:\n")[2].replace("id: Q", "id: R")
    assert codes(looked_at(tmp_path, text)) == []


# true-false


@pytest.mark.parametrize(
    ("wrote", "right"),
    [("vrai", "t"), ("faux", "f"), ("true", "t"), ("false", "f"), ("Vrai", "t"), ("FALSE", "f")],
)
def test_the_right_one_of_true_and_false(tmp_path: Path, wrote: str, right: str) -> None:
    one = question(tmp_path, f"true-false: Oui ?\nanswer: {wrote}\nif-true: T\nif-false: F")
    assert isinstance(one.interaction, Choice)
    assert [(o.id, o.text.plain) for o in one.interaction.options] == [("t", "Vrai"), ("f", "Faux")]
    assert [o.id for o in one.interaction.options if o.right] == [right]
    assert [o.why.plain for o in one.interaction.options if o.why] == ["T", "F"]


@pytest.mark.parametrize("wrote", ["non", "oui", "1", "peut-être", "[vrai]"])
def test_what_is_neither_true_nor_false_is_declined(tmp_path: Path, wrote: str) -> None:
    (said,) = declined(tmp_path, f"true-false: Oui ?\nanswer: {wrote}\nwhy: W")
    assert said.partition(" ")[0] in {"not-a-truth", "not-a-text"}
    assert said.partition(" ")[2].startswith("2:")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", ["True", "False"]),
        ("fr", ["Vrai", "Faux"]),
        ("de-AT", ["Richtig", "Falsch"]),
        ("ar", ["صحيح", "خطأ"]),
        ("pl", ["True", "False"]),
    ],
)
def test_true_and_false_are_words_of_the_course_s_language(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    text = course("true-false: Yes?\nanswer: true\nwhy: W").replace("fr-FR", language)
    (one,) = read(looked_at(tmp_path, text)).questions
    assert isinstance(one.interaction, Choice)
    assert [o.text.plain for o in one.interaction.options] == words


# short-text


def test_one_answer_several_and_answers_with_a_word_each(tmp_path: Path) -> None:
    one = question(tmp_path, "short-text: Qui ?\nanswer: Ada")
    assert one.interaction == TextEntry((Answer("Ada", right=True),), frozenset({"case", "punctuation"}), 60)
    one = question(
        tmp_path / "2",
        """
short-text: Qui ?
answer: [Ada, Ada  Lovelace]
answers:
  - right: Byron
    why: Oui
  - wrong: Babbage
""",
    )
    assert one.interaction == TextEntry(
        (
            Answer("Ada", right=True),
            Answer("Ada Lovelace", right=True),
            Answer("Byron", right=True, why=plain_text("Oui")),
            Answer("Babbage", right=False),
        ),
        frozenset({"case", "punctuation"}),
        60,
    )


@pytest.mark.parametrize(
    ("forgive", "wanted"),
    [("case", {"case"}), ("[case, accents]", {"case", "accents"}), ("nothing", set()), ("[]", set())],
)
def test_what_is_forgiven(tmp_path: Path, forgive: str, wanted: set[str]) -> None:
    one = question(tmp_path, f"short-text: Qui ?\nforgive: {forgive}\nanswer: Ada")
    assert isinstance(one.interaction, TextEntry)
    assert one.interaction.forgives == wanted


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("short-text: Qui ?", "no-right-answer 1:13"),
        ("short-text: Qui ?\nanswers:\n  - wrong: Ada", "no-right-answer 2:1"),
        ("short-text: Qui ?\nanswer: [Ada, ada]", "same-answers 2:15"),
        ("short-text: Qui ?\nforgive: accents\nanswer: [été, ete]", "same-answers 3:15"),
        ("short-text: Qui ?\nanswer: Ada\nanswers:\n  - right: ADA.", "same-answers 4:12"),
        ("short-text: Qui ?\nanswer: Ada\nanswers:\n  - wrong: ada", "contradictory-answers 4:12"),
        ("short-text: Qui ?\nanswer: Ada\nanswers:\n  - why: w\n  - right: b", "right-or-wrong 4:5"),
        ("short-text: Qui ?\nanswer: '?!'", "answer-of-nothing 2:9"),
        ("short-text: Qui ?\nlongest: 2\nanswer: Ada", "answer-too-long 2:10"),
        (f"short-text: Qui ?\nanswer: {'a' * 61}", "answer-too-long 2:9"),
        ("short-text: Qui ?\nlongest: 251\nanswer: Ada", "out-of-range 2:10"),
        ("short-text: Qui ?\nforgive: grammar\nanswer: Ada", "not-one-of 2:10"),
        ("short-text: Qui ?\nforgive: {case: yes}\nanswer: Ada", "not-a-list 2:1"),
        ("short-text: Qui ?\nanswer:", "no-right-answer 1:13"),
        ("short-text: Qui ?\nanswer: [Ada, '']", "empty-text 2:15"),
    ],
)
def test_a_short_text_that_can_t_be_judged_is_declined_once(tmp_path: Path, entry: str, said: str) -> None:
    assert declined(tmp_path, entry) == [said]


def test_accents_count_where_they_are_not_forgiven(tmp_path: Path) -> None:
    one = question(tmp_path, "short-text: Qui ?\nanswer: [été, ete]")
    assert isinstance(one.interaction, TextEntry)
    assert len(one.interaction.answers) == 2


# number


@pytest.mark.parametrize(
    ("wrote", "value"),
    [
        ("4", Fraction(4)),
        ("'4,5'", Fraction(9, 2)),
        ("4.5", Fraction(9, 2)),
        ("-0,25", Fraction(-1, 4)),
        ("−3", Fraction(-3)),
        ("+7", Fraction(7)),
        ("1 000", Fraction(1000)),
        ("1\u202f000,5", Fraction(2001, 2)),
        ("0.1", Fraction(1, 10)),
    ],
)
def test_a_number_is_exact_with_a_comma_or_a_point(tmp_path: Path, wrote: str, value: Fraction) -> None:
    one = question(tmp_path, f"number: Combien ?\nanswer: {wrote}")
    assert one.interaction == NumberEntry(value)


def test_a_number_has_a_tolerance_and_a_unit(tmp_path: Path) -> None:
    one = question(tmp_path, "number: Combien ?\nanswer: 3\ntolerance: 0,5\nunit: km/h")
    assert one.interaction == NumberEntry(Fraction(3), Fraction(1, 2), "km/h")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("number: Combien ?", "missing-field 1:1"),
        ("number: Combien ?\nanswer: quatre", "not-a-number 2:9"),
        ("number: Combien ?\nanswer: 1e5", "not-a-number 2:9"),
        ("number: Combien ?\nanswer: nan", "not-a-number 2:9"),
        ("number: Combien ?\nanswer: 4 %", "not-a-number 2:9"),
        ("number: Combien ?\nanswer: ٤", "not-a-number 2:9"),
        (f"number: Combien ?\nanswer: {'9' * 5000}", "not-a-number 2:9"),
        ("number: Combien ?\nanswer:", "empty-text 2:1"),
        ("number: Combien ?\nanswer: [4]", "not-a-text 2:1"),
        ("number: Combien ?\nanswer: 4\ntolerance: -1", "out-of-range 3:12"),
    ],
)
def test_what_is_no_number_is_declined_once(tmp_path: Path, entry: str, said: str) -> None:
    assert declined(tmp_path, entry) == [said]


# essay


def test_an_essay_is_never_graded_whatever_its_points(tmp_path: Path) -> None:
    one = question(tmp_path, "essay: Pourquoi ?\npoints: 5\nlines: 12\nlongest: 300")
    assert one.interaction == Essay(12, 300)
    assert not one.graded
    assert one.points == 0


@pytest.mark.parametrize(
    "size", ["lines: 0", "lines: 61", "lines: 0000000000015x", "longest: 19", "longest: 2001", "lines: 2,5"]
)
def test_an_essay_of_another_size_is_declined(tmp_path: Path, size: str) -> None:
    (said,) = declined(tmp_path, f"essay: Pourquoi ?\n{size}")
    assert said.partition(" ")[0] in {"out-of-range", "not-a-number"}


# what all share


@pytest.mark.parametrize(
    ("wrote", "points", "graded"),
    [("2", Fraction(2), True), ("0,5", Fraction(1, 2), True), ("0", Fraction(0), False)],
)
def test_points_are_exact_and_none_means_not_graded(
    tmp_path: Path, wrote: str, points: Fraction, *, graded: bool
) -> None:
    one = question(tmp_path, f"choice: Où ?\npoints: {wrote}\n{OPTIONS}")
    assert (one.points, one.graded) == (points, graded)


@pytest.mark.parametrize("wrote", ["-1", "beaucoup", "1/2"])
def test_points_below_none_or_no_number_are_declined(tmp_path: Path, wrote: str) -> None:
    (said,) = declined(tmp_path, f"choice: Où ?\npoints: {wrote}\n{OPTIONS}")
    assert said in {"out-of-range 2:9", "not-a-number 2:9"}


def test_what_every_question_may_say_is_kept(tmp_path: Path) -> None:
    entry = f"""
choice: "**Où** ?"
why: W
if-right: R
if-wrong: F
hint: H
tags: [a, b]
difficulty: facile
draft: oui
{OPTIONS}
"""
    found = looked_at(tmp_path, course(entry))
    assert codes(found) == ["still-draft"]
    (one,) = read(found).questions
    texts = (one.stem, one.why, one.if_right, one.if_wrong, one.hint)
    assert [text and text.plain for text in texts] == ["Où ?", "W", "R", "F", "H"]
    assert (one.tags, one.draft) == (("a", "b"), True)


def test_two_types_in_one_question_are_declined(tmp_path: Path) -> None:
    assert declined(tmp_path, f"choice: Où ?\nessay: Pourquoi ?\n{OPTIONS}") == ["two-types 2:1"]


SAMPLES = {
    "hotspot": "regions: [{right: a}]",
    "scale": "items: [a, b]",
}


@pytest.mark.parametrize("word", SAMPLES)
def test_a_type_still_to_come_is_declined_at_its_word_and_checked_for_its_shape(
    tmp_path: Path, word: str
) -> None:
    assert declined(tmp_path, f"{word}: Quoi ?\n{SAMPLES[word]}") == ["type-not-yet 1:1"]
    assert declined(tmp_path / "2", f"{word}: Quoi ?\nzzz: 1\n{SAMPLES[word]}")[0].startswith("type-not-yet")
    assert "unknown-field 2:1" in declined(tmp_path / "2", f"{word}: Quoi ?\nzzz: 1\n{SAMPLES[word]}")


# ordering


def test_an_ordering_keeps_its_items_in_the_right_order(tmp_path: Path) -> None:
    one = question(tmp_path, "ordering: Dans quel ordre ?\nitems: [Semer, Arroser, Puis **récolter**]")
    assert isinstance(one.interaction, Ordering)
    assert [(item.id, item.text.plain) for item in one.interaction.items] == [
        ("a", "Semer"),
        ("b", "Arroser"),
        ("c", "Puis récolter"),
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("ordering: Dans quel ordre ?\nitems: [Semer]", ["item-count 2:1"]),
        (f"ordering: Dans quel ordre ?\nitems: {[*range(21)]}", ["item-count 2:1"]),
        ("ordering: Dans quel ordre ?\nitems: [Semer, Arroser, semer]", ["same-items 2:25"]),
        ("ordering: Dans quel ordre ?\nitems: [Semer, '']", ["empty-text 2:16"]),
        ("ordering: Dans quel ordre ?", ["missing-field 1:1"]),
    ],
)
def test_what_cannot_be_put_in_order_is_declined(tmp_path: Path, entry: str, expected: list[str]) -> None:
    assert declined(tmp_path, entry) == expected


# matching and categorise


def test_a_matching_keeps_its_pairs_and_lists_what_belongs_by_the_alphabet(tmp_path: Path) -> None:
    one = question(
        tmp_path, "matching: À qui ?\npairs: {Vendre: Société, Aider: Association, Éditer: Société}"
    )
    matching = one.interaction
    assert isinstance(matching, Matching)
    names = {target.id: target.text for target in matching.targets}
    assert [(item.text.plain, names[item.target]) for item in matching.items] == [
        ("Vendre", "Société"),
        ("Aider", "Association"),
        ("Éditer", "Société"),
    ]
    assert [*names.values()] == ["Association", "Société"]
    assert not matching.shuffled
    assert len({item.id for item in matching.items} | {*names}) == 5


def test_a_thing_and_what_belongs_to_it_may_have_one_name(tmp_path: Path) -> None:
    one = question(tmp_path, "matching: Qui ?\npairs: {Paris: Rome, Rome: Paris}")
    matching = one.interaction
    assert isinstance(matching, Matching)
    names = {target.id: target.text for target in matching.targets}
    assert [names[item.target] for item in matching.items] == ["Rome", "Paris"]


def test_categories_stay_in_order_and_their_things_are_shuffled(tmp_path: Path) -> None:
    entry = "categorise: Où ?\ncategories:\n  Ville: [Paris, Rome]\n  Fleuve: Seine"
    matching = question(tmp_path, entry).interaction
    assert isinstance(matching, Matching)
    assert [target.text for target in matching.targets] == ["Ville", "Fleuve"]
    town, river = (target.id for target in matching.targets)
    assert [(item.text.plain, item.target) for item in matching.items] == [
        ("Paris", town),
        ("Rome", town),
        ("Seine", river),
    ]
    assert matching.shuffled


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("matching: Qui ?\npairs: {Vendre: Société}", ["item-count 2:9"]),
        ("matching: Qui ?\npairs: {Vendre: Société, Aider: Société}", ["one-target 2:9"]),
        ("matching: Qui ?\npairs: {Vendre: Société, Aider: société}", ["same-items 2:33"]),
        ("matching: Qui ?\npairs: {Vendre: Société, vendre: Association}", ["same-items 2:26"]),
        ("matching: Qui ?\npairs: [Vendre]", ["not-a-mapping 2:1"]),
        ("matching: Qui ?\npairs: {Vendre: Société, Aider: }", ["empty-text 2:26"]),
        ("categorise: Où ?\ncategories: {Ville: [Paris, Rome]}", ["one-target 2:14"]),
        ("categorise: Où ?\ncategories: {Ville: Paris, Fleuve: Paris}", ["same-items 2:36"]),
    ],
)
def test_what_cannot_be_matched_is_declined(tmp_path: Path, entry: str, expected: list[str]) -> None:
    assert declined(tmp_path, entry) == expected


# gaps


def test_gaps_keep_their_answers_and_the_text_its_marks(tmp_path: Path) -> None:
    one = question(tmp_path, "gaps: 'Le **{carré|le  carré}** a {quatre|4} cases, \\{a\\}.'")
    assert one.interaction == Gaps(
        (Gap("a", ("carré", "le carré")), Gap("b", ("quatre", "4"))), frozenset({"case", "punctuation"})
    )
    assert one.stem.plain == "Le … a … cases, {a}."
    (paragraph,) = one.stem.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[1] == Strong((Hole(1),))


def test_gaps_to_choose_list_every_answer_and_the_words_beside_by_the_alphabet(tmp_path: Path) -> None:
    entry = "gaps: En {lignes} et en {colonnes}.\nchoose-from: [Été, diagonales, lignes]"
    one = question(tmp_path, entry)
    assert isinstance(one.interaction, Gaps)
    assert one.interaction.words == ("colonnes", "diagonales", "Été", "lignes")
    bare = question(tmp_path / "2", "gaps: En {lignes} et en {colonnes}.\nchoose-from: []")
    assert isinstance(bare.interaction, Gaps)
    assert bare.interaction.words == ("colonnes", "lignes")


def test_a_gap_has_room_for_the_longest_of_its_answers(tmp_path: Path) -> None:
    one = question(tmp_path, f"gaps: Un {{{'x' * 60}}}.\nlongest: 10")
    assert isinstance(one.interaction, Gaps)
    assert one.interaction.longest == 60
    other = question(tmp_path / "2", "gaps: Un {漢字漢字}.\nlongest: 4\nchoose-from: [漢字漢字漢字]")
    assert isinstance(other.interaction, Gaps)
    assert other.interaction.longest == len(packed("漢字漢字漢字")) > 6


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("gaps: Sans trou.", ["gap-count 1:7"]),
        (f"gaps: '{'{a} ' * 21}'", ["gap-count 1:7"]),
        ("gaps: Le {} carré.", ["gap-unclear 1:7"]),
        ("gaps: Le { | } carré.", ["gap-unclear 1:7"]),
        ("gaps: Le {carré.", ["gap-unclear 1:7"]),
        ("gaps: Le carré}.", ["gap-unclear 1:7"]),
        ("gaps: Le {carré {rond}}.", ["gap-unclear 1:7"]),
        ("gaps: Le `{carré}` magique.", ["gap-misplaced 1:7"]),
        ("gaps: Le [{carré}](https://example.org/) magique.", ["gap-misplaced 1:7"]),
    ],
)
def test_what_is_no_gap_is_declined(tmp_path: Path, entry: str, expected: list[str]) -> None:
    assert declined(tmp_path, entry) == expected


def test_places_of_a_question_are_of_its_own_line(tmp_path: Path) -> None:
    assert places(looked_at(tmp_path, course("essay: Pourquoi ?\nlines: x"))) == ["not-a-number 11:16"]


def test_every_type_is_held_to_its_slot() -> None:
    identity = Identity("q", ("a", "b"))
    options = (Option("a", plain_text("A"), right=True), Option("b", plain_text("B"), right=False))
    _hold_to_slot(types()["choice"], Choice(options), identity)
    for word, interaction in (
        ("choice", Choice(options, several=True)),
        ("essay", Choice(options)),
        ("choice", Essay()),
    ):
        with pytest.raises(TypeError, match="has the slot"):
            _hold_to_slot(types()[word], interaction, identity)


def test_the_grammar_of_a_type_is_made_ready_only_where_the_type_is_met() -> None:
    script = (
        "from cartable.read.written.course import WrittenCourse, WrittenModule\n"
        "from cartable.read.written.quiz import words\n"
        "ready = lambda: sorted(w for w, g in words().items() if g.__pydantic_complete__)\n"
        "print(ready())\n"
        "WrittenModule.model_validate({'title': 'M', 'quiz': [{'essay': 'Why?'}]})\n"
        "print(ready())\n"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert told == "[]\n['essay']\n"
