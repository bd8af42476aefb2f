"""Where a workspace is, what is a course in it, and what is never read from outside it."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from cartable.build.pipeline import built, checked
from cartable.build.workspace import NoWorkspaceError, Workspace
from cartable.read.templates import own_templates
from workspaces import HEAD, TINY, codes, looked_at, workspace

WITH_FILE = f"""\
{HEAD}settings: {{complete-when: viewed}}
modules:
  - id: eau
    title: L’eau
    transcript: FILE
"""


@pytest.mark.parametrize("folder", ["", "course", "course/x", "course/x/media", "quizzes", "build/x"])
def test_a_workspace_is_found_from_every_folder_in_it(tmp_path: Path, folder: str) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    assert Workspace.around(tmp_path / folder).root == tmp_path.resolve()


def test_without_a_folder_course_there_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "course").write_bytes(b"a file")
    with pytest.raises(NoWorkspaceError):
        Workspace.around(tmp_path)


def test_courses_are_the_folders_that_are_not_hidden(tmp_path: Path) -> None:
    files = dict.fromkeys(
        ("course/b/course.yaml", "course/a/course.yaml", "course/_old/course.yaml", "course/.x/course.yaml"),
        TINY,
    )
    assert workspace(tmp_path, {**files, "course/notes.txt": ""}).courses == ("a", "b")


def test_two_courses_that_differ_in_capitals_only_are_an_error(tmp_path: Path) -> None:
    space = workspace(tmp_path, {"course/Eau/course.yaml": TINY, "course/eau/course.yaml": TINY})
    if len(space.courses) == 1:
        pytest.skip("this file system does not tell capital letters apart")
    (found,) = space.problems()
    assert found.code == "same-but-case"
    assert dict(found.arguments) == {"name": "eau", "other": "Eau"}


@pytest.mark.parametrize("name", ["été", "a b", "-x", "x" * 65, "a.b", "\x1b[31m"])
def test_a_folder_that_can_t_name_a_course_is_an_error(tmp_path: Path, name: str) -> None:
    space = workspace(tmp_path, {f"course/{name}/course.yaml": TINY})
    assert [one.code for one in space.problems()] == ["bad-course-name"]


def test_a_course_folder_that_is_a_link_out_of_the_workspace_is_not_read(tmp_path: Path) -> None:
    workspace(tmp_path / "other", {"course/x/course.yaml": TINY})
    space = workspace(tmp_path / "mine", {})
    (space.root / "course" / "x").symlink_to(tmp_path / "other" / "course" / "x")
    assert codes(checked(space, "x")) == ["outside-workspace"]


def test_a_file_that_is_a_link_out_of_the_workspace_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Secret.", "utf-8")
    space = workspace(tmp_path / "mine", {"course/x/course.yaml": WITH_FILE.replace("FILE", "said.txt")})
    (space.root / "course" / "x" / "said.txt").symlink_to(tmp_path / "secret.txt")
    assert codes(checked(space, "x")) == ["outside-workspace"]


def test_a_link_within_the_workspace_is_followed(tmp_path: Path) -> None:
    space = workspace(
        tmp_path, {"course/x/course.yaml": WITH_FILE.replace("FILE", "said.txt"), "shared.txt": "Bonjour."}
    )
    (space.root / "course" / "x" / "said.txt").symlink_to(space.root / "shared.txt")
    assert codes(checked(space, "x")) == []


@pytest.mark.parametrize("target", ["nowhere.txt", "said.txt"], ids=["to nothing", "to itself"])
def test_a_link_that_leads_nowhere_is_a_problem_only_where_it_is_named(tmp_path: Path, target: str) -> None:
    space = workspace(tmp_path, {"course/x/course.yaml": WITH_FILE.replace("FILE", "said.txt")})
    link = space.root / "course" / "x" / "said.txt"
    link.symlink_to(link.parent / target)
    assert codes(checked(space, "x")) == ["unreadable-file"]
    space = workspace(tmp_path, {"course/x/course.yaml": TINY})
    assert codes(checked(space, "x")) == []


def test_a_bank_that_is_a_link_out_of_the_workspace_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("questions: []", "utf-8")
    course = f"{HEAD}modules:\n  - {{id: m, title: M, quiz: [{{from: b}}]}}\n"
    space = workspace(tmp_path / "mine", {"course/x/course.yaml": course, "quizzes/a.yaml": "x"})
    (space.root / "quizzes" / "b.yaml").symlink_to(tmp_path / "b.yaml")
    assert "outside-workspace" in codes(checked(space, "x"))


@pytest.mark.parametrize(
    "written", ["../y/said.txt", "/etc/passwd", "C:\\said.txt", "a/../../said.txt", "..\\said.txt"]
)
def test_a_path_that_leaves_the_course_is_refused(tmp_path: Path, written: str) -> None:
    assert codes(looked_at(tmp_path, WITH_FILE.replace("FILE", f"'{written}'"))) == ["outside-workspace"]


def test_a_file_in_a_folder_of_the_course_is_found(tmp_path: Path) -> None:
    found = looked_at(tmp_path, WITH_FILE.replace("FILE", "texts/said.txt"), {"texts/said.txt": "Bonjour."})
    assert codes(found) == []


def test_a_text_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    found = looked_at(tmp_path, WITH_FILE.replace("FILE", "said.txt"), {"said.txt": "a " * 5_000_001})
    assert codes(found) == ["file-too-large"]


def test_templates_of_the_workspace_win_over_the_tool_s(tmp_path: Path) -> None:
    own = sorted(path.relative_to(own_templates()).as_posix() for path in own_templates().rglob("*.css"))
    space = workspace(
        tmp_path, {f"templates/{own[0]}": "mine", "templates/.hidden": "no", "templates/own.css": "x"}
    )
    assert space.templates[own[0]] == b"mine"
    assert space.templates["own.css"] == b"x"
    assert space.templates[own[1]] == (own_templates() / own[1]).read_bytes()
    assert ".hidden" not in space.templates


def test_a_template_that_is_a_link_out_of_the_workspace_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_bytes(b"secret")
    space = workspace(tmp_path / "mine", {"templates/own.css": "x"})
    (space.root / "templates" / "linked.css").symlink_to(tmp_path / "secret.css")
    assert "linked.css" not in space.templates


def test_words_of_the_workspace_stand_in_what_is_built(tmp_path: Path) -> None:
    words = (own_templates() / "locales" / "fr" / "settings.yaml").read_text("utf-8")
    first = next(line for line in words.splitlines() if ": " in line and not line.startswith("#"))
    key = first.partition(": ")[0]
    mine = words.replace(first, f'{key}: "À MA FAÇON {{title}}"', 1)
    space = workspace(tmp_path, {"course/x/course.yaml": TINY, "templates/locales/fr/settings.yaml": mine})
    (file,) = built(space, "x", ["settings"]).files
    assert "À MA FAÇON" in file.read_text("utf-8")


def test_a_workspaces_words_may_be_a_few_of_them(tmp_path: Path) -> None:
    files = {"course/x/course.yaml": TINY, "templates/locales/fr/settings.yaml": "why: À quoi bon\n"}
    (file,) = built(workspace(tmp_path, files), "x", ["settings"]).files
    assert "| Réglage | Valeur | À quoi bon |" in file.read_text("utf-8")


def test_words_of_a_region_lie_over_those_of_its_language(tmp_path: Path) -> None:
    course = TINY.replace("fr-FR", "fr-CA")
    files = {
        "course/x/course.yaml": course,
        "templates/locales/fr/settings.yaml": "why: À quoi bon\nvalue: Montant\n",
        "templates/locales/fr-ca/settings.yaml": "value: Choix\n",
    }
    (file,) = built(workspace(tmp_path, files), "x", ["settings"]).files
    assert "| Réglage | Choix | À quoi bon |" in file.read_text("utf-8")


def test_a_language_of_the_workspaces_own_says_in_english_what_it_lacks(tmp_path: Path) -> None:
    files = {
        "course/x/course.yaml": TINY.replace("fr-FR", "pl"),
        "templates/locales/pl/settings.yaml": "value: Wartość\n",
    }
    (file,) = built(workspace(tmp_path, files), "x", ["settings"]).files
    assert "| Setting | Wartość | Why |" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("why: À quoi bon\n", []),
        ("zzz: À quoi bon\n", ["unknown-word 1:1"]),
        ("lead: Bref\n", ["missing-value 1:7"]),
        ("why: [a, b]\n", ["not-a-text 1:1"]),
        ("why-attempts: {one: x}\n", ["plural-forms 1:1"]),
        ("why: \u2068Moodle\u2069\n", []),
        ("- a\n", ["not-a-mapping 1:1"]),
    ],
)
def test_a_workspaces_words_are_judged_like_a_courses(tmp_path: Path, words: str, found: list[str]) -> None:
    path = "templates/locales/fr/settings.yaml"
    space = workspace(tmp_path, {"course/x/course.yaml": TINY, path: words})
    problems = checked(space, "x").problems
    assert [f"{one.code} {one.place.line}:{one.place.column}" for one in problems] == found
    assert {one.place.path for one in problems} <= {path}


def test_what_a_workspace_says_of_changes_is_judged_too(tmp_path: Path) -> None:
    path = "templates/locales/fr/changes.yaml"
    space = workspace(tmp_path, {"course/x/course.yaml": TINY, path: "question-gone: Sans {idd}\n"})
    (problem,) = checked(space, "x").problems
    assert (problem.code, problem.place.path, problem.place.line) == ("unknown-value", path, 1)


def test_broken_words_of_a_workspace_are_a_problem_and_stop_the_build(tmp_path: Path) -> None:
    files = {"course/x/course.yaml": TINY, "templates/locales/fr/player.yaml": 'check: "a\nnext: [\n'}
    result = built(workspace(tmp_path, files), "x", ["scorm12"])
    assert result.files == ()
    assert {one.place.path for one in result.checked.problems} == {"templates/locales/fr/player.yaml"}


def test_a_word_of_the_script_needs_no_prefix_in_a_workspaces_file(tmp_path: Path) -> None:
    files = {"course/x/course.yaml": TINY, "templates/locales/fr/player.yaml": "save-saved: Tout est gardé\n"}
    (file,) = built(workspace(tmp_path, files), "x", ["scorm12"]).files
    assert '"save-saved":"Tout est gard\\u00e9"' in ZipFile(file).read("index.html").decode()


@pytest.mark.parametrize(
    "file", sorted((own_templates() / "locales").glob("*/*.yaml")), ids=lambda it: str(it)[-15:]
)
def test_our_words_copied_into_a_workspace_are_without_a_problem(tmp_path: Path, file: Path) -> None:
    path = f"templates/locales/{file.parent.name}/{file.name}"
    course = TINY.replace("fr-FR", file.parent.name)
    found = checked(workspace(tmp_path, {"course/x/course.yaml": course, path: file.read_bytes()}), "x")
    assert [one.code for one in found.problems if one.place.path == path] == []
