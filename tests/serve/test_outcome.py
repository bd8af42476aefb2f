"""What a build of the preview tells of a course."""

from pathlib import Path

from cartable.serve.outcome import Maker, Task
from workspaces import TINY, workspace


def test_the_title_in_the_list_is_set_as_the_course_sets_it(tmp_path: Path) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY.replace("title: ", "title: Pourquoi ? ", 1)})
    title = Maker(tmp_path).outcome(Task("x", (), 0)).title
    assert title.startswith("Pourquoi\u202f? ")
