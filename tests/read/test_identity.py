"""Which element is which from one build to the next."""

from cartable.read.identity import Element, Wanted, identified, readable
from cartable.read.lock import Lock, lock_bytes, read_lock
from cartable.source.place import Place

HERE = Place("course/x/course.yaml", 1, 1)


def module(title: str, given: str | None = None) -> Element:
    return Element("module", Wanted(given, title, HERE))


def choice(stem: str, *options: str, given: str | None = None) -> Element:
    wanted = tuple(Wanted(None, option, HERE) for option in options)
    return Element("choice", Wanted(given, stem, HERE), wanted)


def test_a_first_build_gives_readable_ids_and_generation_one() -> None:
    identities, lock, problems = identified(
        [module("Eau"), choice("Quelle est la capitale ?", "Paris", "Lyon")], Lock()
    )
    assert [one.id for one in identities] == ["M1-eau", "Q1-quelle-est-la-capitale"]
    assert identities[1].options == ("a", "b")
    assert lock.generation == 1
    assert [option.report for option in lock.layout.slots[1].options] == ["a_Paris", "b_Lyon"]
    assert problems == []


def test_an_unchanged_course_leaves_its_lock_alone() -> None:
    course = [module("Eau"), choice("Où ?", "Ici", "Là")]
    _, lock, _ = identified(course, Lock())
    identities, again, problems = identified(course, lock)
    assert again == lock
    assert [one.id for one in identities] == ["M1-eau", "Q1-ou"]
    assert problems == []


def test_elements_that_change_places_keep_their_ids() -> None:
    first, second = choice("Un ?", "a", "b"), choice("Deux ?", "c", "d")
    before, lock, _ = identified([first, second], Lock())
    after, again, _ = identified([second, first], lock)
    assert [one.id for one in after] == [before[1].id, before[0].id]
    assert again.layout == lock.layout


def test_an_id_keeps_its_slot_when_the_wording_changes() -> None:
    _, lock, _ = identified([choice("Où ?", "Ici", "Là", given="Q1")], Lock())
    identities, again, problems = identified([choice("Où donc ?", "Là", "Ici", given="Q1")], lock)
    assert identities[0].options == ("b", "a")
    assert again.layout == lock.layout
    assert problems == []


def test_a_reworded_question_without_id_is_never_guessed() -> None:
    _, lock, _ = identified([choice("Où ?", "Ici", "Là")], Lock())
    _, _, problems = identified([choice("Où donc ?", "Ici", "Là")], lock)
    assert [one.code for one in problems] == ["ambiguous-identity"]


def test_a_new_question_beside_the_old_ones_is_no_ambiguity() -> None:
    _, lock, _ = identified([choice("Un ?", "a", "b")], Lock())
    identities, again, problems = identified([choice("Un ?", "a", "b"), choice("Deux ?", "c", "d")], lock)
    assert problems == []
    assert again.generation == 2
    assert [slot.since for slot in again.layout.slots] == [1, 2]
    assert identities[1].id == "Q2-deux"


def test_what_is_gone_keeps_its_slot_and_what_returns_gets_a_new_one() -> None:
    both = [choice("Un ?", "a", "b"), choice("Deux ?", "c", "d")]
    _, first, _ = identified(both, Lock())
    _, second, _ = identified(both[:1], first)
    assert second.layout.slots[1].gone == 2
    _, third, _ = identified(both, second)
    assert [slot.gone for slot in third.layout.slots] == [None, 2, None]


def test_a_reworded_option_is_new_and_said_to_be() -> None:
    _, lock, _ = identified([choice("Où ?", "Ici", "Là", given="Q1")], Lock())
    identities, again, problems = identified([choice("Où ?", "Ici", "Là-bas", given="Q1")], lock)
    assert identities[0].options == ("a", "c")
    assert [one.code for one in problems] == ["option-reworded"]
    assert [option.since for option in again.layout.slots[0].options] == [1, 1, 2]


def test_an_id_written_anew_for_the_same_words_is_said() -> None:
    _, lock, _ = identified([choice("Où ?", "Ici", "Là", given="Q1")], Lock())
    _, _, problems = identified([choice("Où ?", "Ici", "Là", given="Q9")], lock)
    assert [one.code for one in problems] == ["id-changed"]


def test_the_lock_reads_back_what_it_wrote() -> None:
    _, lock, _ = identified([module("Eau & « air »"), choice("Où ?", "Ici", "Là")], Lock())
    _, lock, _ = identified([module("Eau & « air »")], lock)
    assert read_lock(lock_bytes(lock)) == lock


def test_a_name_is_ascii_and_cut_at_a_word() -> None:
    assert readable("L’œuvre d’été, n° 3 : « ça »") == "L_oeuvre_d_ete_n_3_ca"
    assert readable("mot " * 40) == "mot_mot_mot_mot_mot_mot_mot_mot_mot_mot"
    assert readable("漢字") == ""


def test_ids_that_an_lms_would_show_alike_are_told_apart_in_its_report() -> None:
    elements = [choice("Un ?", "x", "y", given="a-b"), choice("Deux ?", "x", "y", given="a_b")]
    _, lock, _ = identified(elements, Lock())
    assert [slot.report for slot in lock.layout.slots] == ["a_b", "a_b_2"]


def test_options_that_an_lms_would_show_alike_are_told_apart_in_its_report() -> None:
    options = tuple(Wanted(id_, "Paris", HERE) for id_ in ("o-1", "o_1", "O_1"))
    _, lock, _ = identified([Element("choice", Wanted("Q1", "Où ?", HERE), options)], Lock())
    reports = [option.report for option in lock.layout.slots[0].options]
    assert reports == ["o_1_Paris", "o_1_Paris_2", "O_1_Paris_3"]


def test_a_name_in_the_report_stays_when_the_wording_changes() -> None:
    _, lock, _ = identified([choice("Où est Paris ?", "Ici", "Là", given="Q1")], Lock())
    _, again, _ = identified([choice("Où est Lyon ?", "Ici", "Là", given="Q1")], lock)
    assert again.layout.slots[0].report == "Q1_Ou_est_Paris"


def test_another_type_under_the_same_id_is_said_to_lose_answers() -> None:
    _, lock, _ = identified([choice("Où ?", "a", "b", given="Q1")], Lock())
    text = Element("text", Wanted("Q1", "Où ?", HERE))
    _, _, problems = identified([text], lock)
    assert [(one.code, dict(one.arguments)) for one in problems] == [("type-changed", {"id": "Q1"})]
