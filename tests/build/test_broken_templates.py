"""A mistake in a workspace's own template is its author's, with file and line; one of ours is a bug."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from cartable.build.covering import covered
from cartable.build.pipeline import Built, built
from cartable.build.release.releasing import Wish, released
from cartable.build.updating import carried_out, planned
from cartable.build.workspace import Workspace
from cartable.formats.broken import BrokenTemplateError, blaming
from cartable.formats.pages import Templates
from cartable.source.problem import Problem
from workspaces import TINY, workspace


def asked(outputs: tuple[str, ...], _: Mapping[str, bool]) -> tuple[str, ...]:
    return outputs


def told(made: Built) -> list[tuple[str, str, int]]:
    return [
        (one.code, one.place.path, one.place.line) for one in made.checked.problems if "templ" in one.code
    ]


def space(root: Path, **templates: str) -> Workspace:
    return workspace(
        root,
        {
            "course/x/course.yaml": TINY,
            **{f"templates/{name.replace('__', '/')}": text for name, text in templates.items()},
        },
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n{% if x %}", 2),
        ("a\nb\n{{ nothing }}", 3),
        ("{{ course.nothing.more }}", 1),
        ("a\n{{ 1 / 0 }}", 2),
        ("a\n{{ say.__class__ }}", 2),
        ("a\n{% include 'player/none.html' %}", 2),
        ("a\n{% include 'player/start.html.j2' %}", 2),
        ("{% macro m() %}\n{{ nothing }}\n{% endmacro %}\n{{ m() }}", 2),
    ],
)
@pytest.mark.parametrize("outputs", [["scorm12"], ["settings", "scorm12"]])
def test_what_a_template_of_the_workspace_does_wrong_is_a_problem_of_its_line(
    tmp_path: Path, text: str, line: int, outputs: list[str]
) -> None:
    made = built(space(tmp_path, **{"player__start.html.j2": text}), "x", outputs)
    assert told(made) == [("broken-template", "templates/player/start.html.j2", line)]
    assert made.files == ()
    assert not (tmp_path / "build" / "x").exists()


def test_papers_made_in_a_process_of_their_own_tell_it_as_well(tmp_path: Path) -> None:
    made = built(space(tmp_path, **{"paper__key.html": "a\n{{ nothing }}"}), "x", ["handout", "key"])
    assert told(made) == [("broken-template", "templates/paper/key.html", 2)]


def test_what_fails_in_one_output_is_no_matter_of_the_others(tmp_path: Path) -> None:
    root = space(tmp_path, **{"paper__key.html": "{{ nothing }}"})
    for outputs, fate in ((("key",), "refused"), (("scorm12",), "built"), (("key",), "refused")):
        plan = planned(Workspace(root.root), ["x"], partial(asked, outputs))
        assert [one.fate.value for one in carried_out(plan, 1)] == [fate]


def test_a_stray_file_among_the_templates_stops_nothing(tmp_path: Path) -> None:
    root = space(tmp_path, **{"player__start.html.j2~": "{% if %}"})
    (tmp_path / "templates" / "logo.png").write_bytes(b"\xff\xfe")
    assert built(root, "x", ["scorm12"]).files != ()


def test_no_release_is_made_of_it(tmp_path: Path) -> None:
    made = released(
        space(tmp_path, **{"changes__section.md": "{{ nothing }}"}),
        "x",
        Wish(("settings",), date="2026-01-01"),
    )
    assert [(one.code, one.place.path) for one in made.refused] == [
        ("broken-template", "templates/changes/section.md")
    ]
    assert not (tmp_path / "course" / "x" / "CHANGES.md").exists()


def test_no_coverage_is_drawn_with_it(tmp_path: Path) -> None:
    result = covered(space(tmp_path, **{"coverage__page.html.j2": "{{ nothing }}"}), "x", "fr")
    assert result.file is None
    assert [one.code for one in result.checked.problems] == ["broken-template"]


def test_a_bug_stays_a_bug() -> None:
    own = Templates({"a.html": b"{{ nothing }}"}, own={"a.html": b"{{ nothing }}"})
    with pytest.raises(Exception, match="nothing") as raised, blaming(own):
        own.environment.get_template("a.html").render()
    assert not isinstance(raised.value, BrokenTemplateError)
    around = Templates({"b.html": b"{% include 'a.html' %}", **own}, own={"a.html": b"{{ nothing }}"})
    with pytest.raises(Exception, match="nothing") as raised, blaming(around):
        around.environment.get_template("b.html").render()
    assert not isinstance(raised.value, BrokenTemplateError)
    mixed = Templates({"a.html": b"{{ nothing }}", "b.html": b""}, own={"a.html": b"{{ nothing }}"})
    with pytest.raises(Exception, match="nothing") as raised, blaming(mixed):
        mixed.environment.get_template("a.html").render()
    assert not isinstance(raised.value, BrokenTemplateError)


def test_a_problem_says_which_name_is_unknown() -> None:
    assert dict(BrokenTemplateError("a.html", 1, "'x' is undefined").problem.arguments) == {"unknown": "x"}
    assert isinstance(BrokenTemplateError("a.html", 1, "odd").problem, Problem)
