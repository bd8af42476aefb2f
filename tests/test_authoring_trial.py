"""The course that a new user wrote by hand before the tool existed is held by the grammar, whole."""

from pathlib import Path

import pytest

from cartable.build.pipeline import Checked, checked
from cartable.build.workspace import Workspace
from cartable.source.wording import is_error

SHARED = Path(__file__).parents[2] / "shared"
TRIAL = SHARED / "field-notes" / "authoring-trial.yaml"
TRANSCRIPT = SHARED / "transcripts" / "partenariats-module-2.fr.txt"
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><title>Carré</title>'
    '<path d="M0 0h2v2H0z"/></svg>'
)  # fmt: skip

pytestmark = pytest.mark.skipif(not TRIAL.is_file(), reason="../shared is not here")


@pytest.fixture
def trial(tmp_path: Path) -> Checked:
    course, _, bank = TRIAL.read_text("utf-8").partition("# --- quizzes/partenariats-1.yaml\n")
    folder = tmp_path / "course" / "partenariats"
    folder.mkdir(parents=True)
    (folder / "course.yaml").write_text(course, "utf-8")
    (folder / "module-2.txt").write_bytes(TRANSCRIPT.read_bytes())
    (folder / "carre-magique.svg").write_text(FIGURE, "utf-8")
    (tmp_path / "quizzes").mkdir()
    lines = (line.removeprefix("# ") for line in bank.splitlines(keepends=True))
    (tmp_path / "quizzes" / "partenariats-1.yaml").write_text("".join(lines), "utf-8")
    return checked(Workspace(tmp_path.resolve()), "partenariats")


def test_nothing_is_an_error(trial: Checked) -> None:
    assert [one.code for one in trial.problems if is_error(one)] == []


def test_everything_else_is_read(trial: Checked) -> None:
    course = trial.reading.course
    assert course is not None
    (module,) = course.modules
    assert module.transcript is not None
    assert [turn.speaker for turn in module.transcript.turns] == ["animatrice", "expert"] * 3
    assert [section.title for section in module.sections] == [
        "Quatre objectifs partagés",
        "Ce qui fait varier les objectifs",
        "Des alliances nées sur les territoires",
    ]
    assert [len(point.evidence) for point in module.key_points] == [1, 1, 2, 1, 1, 1]
    assert len(course.questions) == 10
    assert float(course.settings.passing) == 0.6
    assert [term.term for term in course.glossary] == ["co-construction", "partie prenante", "carré magique"]


def test_the_draft_and_the_false_marks_are_noted(trial: Checked) -> None:
    notes = [one.code for one in trial.problems if not is_error(one)]
    assert notes.count("still-draft") == 1
    assert notes.count("false-turn") == 2
