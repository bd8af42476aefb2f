"""What `diff` says of each change, on the smallest course that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cartable.build.pipeline import built
from cartable.build.release.difference import WEIGHTS, Verdict, Weight
from cartable.build.release.releasing import judged
from release.released_pair import compared, kinds, release
from workspaces import TINY, workspace

TWO = f"""\
{TINY}\
          - wrong: À Nice
            why: Non plus.
      - id: Q2
        number: Combien d’îles à Paris ?
        answer: 2
        points: 2
        why: Deux.
  - id: air
    title: L’air
    introduction: Il y en a partout.
"""
Q2 = TWO[TWO.index("      - id: Q2") : TWO.index("  - id: air")]
AIR = TWO[TWO.index("  - id: air") :]
NUMBER = "number: Combien d’îles à Paris ?\n        answer: 2"
NICE = "          - wrong: À Nice\n            why: Non plus.\n"
DRAW = f"{TINY}      - from: b\n        take: 2\n"


def bank(*ids: str) -> str:
    asked = (f"  - id: {id_}\n    number: Combien de {id_} ?\n    answer: 1\n    why: Un.\n" for id_ in ids)
    return "format: 1\nquestions:\n" + "".join(asked)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (Q2, "", "question-gone"),
        (AIR, "", "module-gone"),
        (NICE, "", "option-gone"),
        (NUMBER, "true-false: Deux îles ?\n        answer: vrai", "question-anew"),
        ("id: Q2", "id: Q3", "question-gone"),
        ("id: air", "id: vent", "module-gone"),
    ],
)
def test_what_learners_did_counts_no_more(tmp_path: Path, old: str, new: str, kind: str) -> None:
    found = compared(tmp_path, TWO, TWO.replace(old, new))
    assert kinds(found)[0] == kind
    assert found.verdict is Verdict.MIGRATES
    assert [one.kind for one in found.losses] == [kind]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("answer: 2", "answer: 3", "key-changed"),
        ("right: À Paris", "wrong: À Paris", "key-changed"),
        ("points: 2", "points: 3", "points-changed"),
        ("points: 2", "points: 0", "points-changed"),
        (AIR, f"{AIR}  - id: feu\n    title: Le feu\n    introduction: Chaud.\n", "module-new"),
        ("modules:", "settings: {pass: 60 %}\nmodules:", "setting"),
        ("modules:", "settings: {attempts: 2}\nmodules:", "setting"),
        ("modules:", "settings: {shuffle: both}\nmodules:", "setting"),
        ("modules:", "settings: {complete-when: viewed}\nmodules:", "setting"),
        (Q2, f"{Q2}{Q2}".replace("id: Q2", "id: Q3", 1), "question-new"),
    ],
)
def test_what_waits_or_is_judged_anew_is_no_loss(tmp_path: Path, old: str, new: str, kind: str) -> None:
    after = TWO.replace(old, new)
    if kind == "key-changed" and "Paris" in old:
        after = after.replace("wrong: À Lyon", "right: À Lyon")
    found = compared(tmp_path, TWO, after)
    assert kinds(found) == [kind]
    assert found.verdict is Verdict.MIGRATES
    assert found.losses == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Où coule la Seine ?", "Où donc coule la Seine ?", "question-reworded"),
        ("Non plus.", "Certes non.", "feedback-changed"),
        ("title: L’air", "title: L’air pur", "module-retitled"),
        ("Il y en a partout.", "Il y en a ici.", "lesson-changed"),
        (NICE, f"{NICE}{NICE}".replace("Nice", "Metz", 1), "option-new"),
        ("title: Essai", "title: Essais", "rest-changed"),
    ],
)
def test_what_touches_nobody_is_safe(tmp_path: Path, old: str, new: str, kind: str) -> None:
    found = compared(tmp_path, TWO, TWO.replace(old, new))
    assert kinds(found) == [kind]
    assert found.verdict is Verdict.SAFE


def test_an_option_with_an_id_is_reworded_and_without_one_another(tmp_path: Path) -> None:
    named = TWO.replace("wrong: À Nice\n", "wrong: À Nice\n            id: nice\n")
    assert kinds(compared(tmp_path / "id", named, named.replace("À Nice", "À Nîmes"))) == ["option-reworded"]
    found = compared(tmp_path / "none", TWO, TWO.replace("À Nice", "À Nîmes"))
    assert kinds(found) == ["option-gone", "option-new"]
    assert dict(found.losses[0].arguments)["options"] == "c"


def test_another_order_is_safe(tmp_path: Path) -> None:
    assert kinds(
        compared(tmp_path / "modules", TWO, TWO.replace(AIR, "").replace("modules:\n", f"modules:\n{AIR}"))
    ) == ["order-changed"]
    questions = TWO.replace(Q2, "").replace("    quiz:\n", f"    quiz:\n{Q2}")
    assert kinds(compared(tmp_path / "questions", TWO, questions)) == ["order-changed"]


def test_a_question_keeps_its_answer_in_another_module(tmp_path: Path) -> None:
    found = compared(tmp_path, TWO, f"{TWO.replace(Q2, '')}    quiz:\n{Q2}")
    assert kinds(found) == ["question-moved"]
    assert found.losses == ()


def test_one_wrong_option_less_judges_a_choice_of_several_anew(tmp_path: Path) -> None:
    several = TWO.replace("choice: Où", "choices: Où")
    assert kinds(compared(tmp_path, several, several.replace(NICE, ""))) == ["option-gone", "key-changed"]


def test_a_question_that_came_back_is_another(tmp_path: Path) -> None:
    release(tmp_path, {"course/x/course.yaml": TWO})
    space = workspace(tmp_path, {"course/x/course.yaml": TWO.replace(Q2, "")})
    built(space, "x", ["settings"])
    found = judged(workspace(tmp_path, {"course/x/course.yaml": TWO}), "x").compared
    assert found is not None
    assert kinds(found) == ["question-anew"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("R1", "R2", "R3"), ("R1", "R2", "R3", "R4")),
        (("R1", "R2", "R3"), ("R3", "R2", "R1")),
    ],
)
def test_another_pool_draws_other_questions(
    tmp_path: Path, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    found = compared(tmp_path, DRAW, DRAW, (bank(*before), bank(*after)))
    assert kinds(found)[0] == "draw-changed"
    assert [len(one.slots) for one in found.losses] == [3]


def test_one_question_less_in_a_pool_is_gone_and_the_draw_another(tmp_path: Path) -> None:
    found = compared(tmp_path, DRAW, DRAW, (bank("R1", "R2", "R3", "R4"), bank("R1", "R2", "R4")))
    assert kinds(found) == ["question-gone", "draw-changed"]


def test_fewer_draws_may_leave_out_an_answer_and_more_do_not(tmp_path: Path) -> None:
    pool = bank("R1", "R2", "R3", "R4")
    fewer = compared(tmp_path / "fewer", DRAW, DRAW.replace("take: 2", "take: 1"), (pool, pool))
    assert kinds(fewer) == ["draw-changed"]
    more = compared(tmp_path / "more", DRAW, DRAW.replace("take: 2", "take: 3"), (pool, pool))
    assert kinds(more) == ["draw-more"]
    assert more.losses == ()


def test_a_draw_that_takes_all_loses_nothing_to_a_larger_pool(tmp_path: Path) -> None:
    every = DRAW.replace("        take: 2\n", "")
    found = compared(tmp_path, every, every, (bank("R1", "R2"), bank("R2", "R1", "R3")))
    assert kinds(found) == ["question-new", "order-changed"]


def test_all_of_a_pool_of_which_some_were_drawn_is_more(tmp_path: Path) -> None:
    pool = bank("R1", "R2", "R3", "R4")
    found = compared(tmp_path, DRAW, DRAW.replace("        take: 2\n", ""), (pool, pool))
    assert [(one.kind, dict(one.arguments)["n"]) for one in found.differences] == [("draw-more", 2)]


def test_a_question_that_was_drawn_and_is_asked_of_everybody(tmp_path: Path) -> None:
    before, after = DRAW.replace("take: 2", "take: 1"), f"{TINY}      - from: b\n        questions: [R1]\n"
    found = compared(tmp_path, before, after, (bank("R1", "R2"), bank("R1", "R2")))
    assert kinds(found) == ["question-gone", "draw-more"]
    fixed = f"{TINY}      - id: R1\n        number: Combien de R1 ?\n        answer: 1\n        why: Un.\n"
    found = compared(tmp_path / "fixed", before, fixed, (bank("R1", "R2"), bank("R1", "R2")))
    assert kinds(found) == ["question-gone", "question-for-all"]
    assert [dict(one.arguments)["id"] for one in found.losses] == ["R2"]


def test_the_same_questions_from_another_module_are_drawn_anew(tmp_path: Path) -> None:
    before = f"{TINY}      - from: b\n        take: 1\n  - id: air\n    title: L’air\n"
    after = f"{TINY}  - id: air\n    title: L’air\n    quiz:\n      - from: b\n        take: 1\n"
    pool = bank("R1", "R2")
    assert kinds(compared(tmp_path, before, after, (pool, pool))) == [
        "draw-changed", "question-moved", "question-moved",
    ]  # fmt: skip


def test_a_renamed_folder_is_another_activity(tmp_path: Path) -> None:
    found = compared(tmp_path, TINY, TINY, course="y")
    assert kinds(found) == ["other-package"]
    assert found.verdict is Verdict.NEW_ACTIVITY
    assert found.losses == found.differences
    assert dict(found.losses[0].arguments) == {"was": "cartable-x", "now": "cartable-y"}


def test_a_lock_that_was_deleted_is_another_activity(tmp_path: Path) -> None:
    release(tmp_path, {"course/x/course.yaml": TINY})
    (tmp_path / "course/x/course.lock").unlink()
    found = judged(workspace(tmp_path, {}), "x").compared
    assert found is not None
    assert kinds(found) == ["lock-lost"]
    assert found.verdict is Verdict.NEW_ACTIVITY


def test_another_format_of_the_state_is_another_activity(tmp_path: Path) -> None:
    release(tmp_path, {"course/x/course.yaml": TINY})
    lock = tmp_path / "course/x/course.lock"
    written = lock.read_text("utf-8")
    assert '"state": 2}' in written
    lock.write_text(written.replace('"state": 2}', '"state": 1}'), "utf-8")
    made = judged(workspace(tmp_path, {}), "x")
    found = made.compared
    assert found is not None
    assert kinds(found) == ["state-format"]
    assert found.verdict is Verdict.NEW_ACTIVITY
    assert dict(found.losses[0].arguments) == {"was": 1, "now": 2}
    assert [one.code for one in made.refused] == ["other-activity", "version-not-raised"]


def test_a_hand_written_list_of_changes_is_no_release(tmp_path: Path) -> None:
    space = workspace(
        tmp_path, {"course/x/course.yaml": TINY, "course/x/CHANGES.md": "# Changes\n\n## 1.0\n"}
    )
    found = judged(space, "x").compared
    assert found is not None
    assert (kinds(found), found.before, found.verdict) == ([], None, Verdict.SAFE)


def test_nothing_changed_is_the_same_release(tmp_path: Path) -> None:
    found = compared(tmp_path, TWO, TWO)
    assert (kinds(found), found.same, found.verdict) == ([], True, Verdict.SAFE)


def test_a_build_in_between_changes_nothing(tmp_path: Path) -> None:
    release(tmp_path, {"course/x/course.yaml": TWO})
    built(workspace(tmp_path, {}), "x", ["settings"])
    found = judged(workspace(tmp_path, {}), "x").compared
    assert found is not None
    assert found.same


def test_the_weightiest_is_said_first() -> None:
    weights = list(WEIGHTS.values())
    order = [Weight.LOSES, Weight.MOVES, Weight.QUIET]
    assert weights == sorted(weights, key=order.index)
