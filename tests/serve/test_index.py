"""What the list says of a course that is broken now and was built before."""

from pathlib import Path

from cartable.build.pipeline import built
from cartable.build.workspace import Workspace
from cartable.serve.index import Row, rows
from cartable.serve.outcome import Outcome
from cartable.serve.shelf import Shelf
from cartable.serve.site import said
from cartable.serve.standings import Standings
from cartable.source.place import Place
from cartable.source.problem import problem
from workspaces import TINY, workspace

ERROR = problem("empty-text", Place("course/x/course.yaml", 2, 1), field="title")


def row(root: Path, language: str) -> Row:
    standings = Standings()
    standings.take("x", "quick", Outcome(problems=(ERROR,)), is_open=False)
    (one,) = rows(Shelf(root / "build"), standings, said(language))
    return one


def test_files_of_a_course_that_is_broken_now_are_said_to_be_of_the_last_good_build(tmp_path: Path) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    assert row(tmp_path, "en").state == "1 error"
    built(Workspace(tmp_path), "x", ["scorm12"])
    assert row(tmp_path, "en").state == "1 error, files of the last good build"
    assert row(tmp_path, "fr").state == "1 erreur, fichiers de la dernière construction réussie"
