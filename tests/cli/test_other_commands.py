"""`cartable new` and `cartable explain`, and the help of all commands."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from string import Formatter

import pytest

import cartable.cli
from cartable.cli.main import COMMANDS
from cartable.source.wording import codes
from commands import Run
from workspaces import TINY, workspace

WORDS = {
    language: tomllib.loads(
        (Path(cartable.cli.__file__).parent / "words" / f"{language}.toml").read_text("utf-8")
    )
    for language in ("en", "fr")
}
FLAT = {
    language: {f"{table}.{word}": text for table, words in tables.items() for word, text in words.items()}
    for language, tables in WORDS.items()
}


def flat(text: str) -> str:
    """The text on one line, its spaces of whatever kind."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_course_in_an_empty_folder_builds_without_a_problem(
    tmp_path: Path, run: Run, language: str
) -> None:
    ran = run("--lang", language, "new", "ma-formation")
    assert (ran.code, ran.err) == (0, "")
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {
        ".github/workflows/courses.yml",
        ".gitlab-ci.yml",
        ".schema/bank.json",
        ".schema/course.json",
        "build/.gitignore",
        "course/ma-formation/course.yaml",
        "course/ma-formation/transcript.txt",
    }
    assert json.loads(run("check", "--strict", "--format", "json").out) == []
    assert run("build", "--to", "scorm12,settings").code == 0
    assert sorted(path.name for path in (tmp_path / "build" / "ma-formation").iterdir()) == [
        "lms-settings.md",
        "ma-formation-scorm12.zip",
    ]


def test_new_says_what_it_made_and_what_comes_next(tmp_path: Path, run: Run) -> None:
    lines = run("new", "eau").out.splitlines()
    assert "made course/eau/course.yaml" in lines
    assert lines[-1] == "Next: edit course/eau/course.yaml, then run “cartable build eau”."
    assert (
        (tmp_path / "course" / "eau" / "course.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=")
    )


def test_new_in_a_workspace_adds_a_course_and_changes_no_file(tmp_path: Path, run: Run) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY, ".gitlab-ci.yml": "mine", "build/.gitignore": "mine"})
    assert run("new", "y", cwd=tmp_path / "course" / "x").code == 0
    assert (tmp_path / ".gitlab-ci.yml").read_text("utf-8") == "mine"
    assert (tmp_path / "build" / ".gitignore").read_text("utf-8") == "mine"
    assert (tmp_path / "course" / "x" / "course.yaml").read_text("utf-8") == TINY
    assert (tmp_path / "course" / "y" / "course.yaml").is_file()


@pytest.mark.parametrize("name", ["x", "X"])
def test_an_existing_course_is_refused_whatever_its_capitals(tmp_path: Path, run: Run, name: str) -> None:
    workspace(tmp_path, {"course/x/course.yaml": TINY})
    ran = run("new", name)
    assert (ran.code, ran.err) == (2, "cartable: course/x is there already\n")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["course.yaml"]


@pytest.mark.parametrize("name", ["été", "a/b", "../x", "a b", "", ".x", "_x", "x" * 65, "a\n"])
def test_a_name_that_can_t_be_a_folder_everywhere_is_refused(tmp_path: Path, run: Run, name: str) -> None:
    ran = run("new", "--", name)
    assert ran.code == 2
    assert "can’t name a course" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("tag", "title"), [("fr-CA", "Arroser"), ("FR", "Arroser"), ("en-GB", "Water"), ("de", "Water")]
)
def test_a_new_course_is_in_the_language_asked_for(tmp_path: Path, run: Run, tag: str, title: str) -> None:
    assert run("new", "x", "--language", tag).code == 0
    course = (tmp_path / "course" / "x" / "course.yaml").read_text("utf-8")
    assert f"\nlanguage: {tag}\n" in course
    assert title in course
    assert run("check").code == 0


@pytest.mark.parametrize("tag", ["fr: x", "français", "fr\nrights: x", "x"])
def test_what_names_no_language_is_refused(tmp_path: Path, run: Run, tag: str) -> None:
    ran = run("new", "x", "--language", tag)
    assert ran.code == 2
    assert "names no language" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_is_explained(run: Run, language: str) -> None:
    for code in codes():
        ran = run("--lang", language, "explain", code)
        assert ran.code == 0
        assert ran.out.startswith(f"{code} (")
        assert len(ran.out.split()) > 15


def test_without_a_code_all_are_listed_with_their_weight(run: Run) -> None:
    lines = run("--lang", "fr", "explain").out.splitlines()
    assert [line.split()[0] for line in lines] == list(codes())
    assert {line.split()[1] for line in lines} == {"erreur", "avertissement", "remarque"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("duplicat-id", "cartable: no problem is called “duplicat-id”; did you mean “duplicate-id”?\n"),
        ("zzzzzz", "cartable: no problem is called “zzzzzz”\n"),
        ("../wording", None),
        ("", None),
    ],
)
def test_an_unknown_code_is_said_with_the_one_meant(run: Run, code: str, said: str | None) -> None:
    ran = run("explain", "--", code)
    assert (ran.code, ran.out) == (2, "")
    assert said is None or ran.err == said


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_each_option_is_for(run: Run, command: str, language: str) -> None:
    ran = run("--lang", language, command, "--help")
    words = WORDS[language]
    text = flat(ran.out)
    assert ran.code == 0
    assert ran.out.startswith(f"{words['main']['usage-is']}cartable {command} {words[command]['usage']}\n")
    assert flat(words[command]["help"]) in text
    options = re.findall(r"^  (?:-h, )?--([a-z-]+)", ran.out, re.MULTILINE)
    assert options[-1] == "help"
    for option in options:
        purpose = words["main"]["help-option"] if option == "help" else words[command][option]
        assert flat(purpose.partition("{")[0]).strip() in text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_the_help_of_all_names_every_command_in_its_language(
    run: Run, language: str, arguments: tuple[str, ...]
) -> None:
    ran = run("--lang", language, *arguments)
    text = flat(ran.out)
    assert (ran.code, ran.err) == (0, "")
    for command in COMMANDS:
        assert f"{command} " in text
        assert flat(WORDS[language][command]["short"]) in text


def test_the_help_names_the_outputs(run: Run) -> None:
    assert "handout, key, scorm12, settings" in flat(run("build", "--help").out)


def test_the_language_comes_from_the_locale_where_it_is_not_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("--help").out.startswith("Usage\u00a0: ")
    assert run("--lang", "en", "--help").out.startswith("Usage: ")
    assert run("--help", "--lang", "en").out.startswith("Usage: ")
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_MESSAGES", "fr_CA")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run("--help").out.startswith("Usage\u00a0: ")


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        ("buidl", "there is no command “buidl”; did you mean “build”?",
         "la commande «\u202fbuidl\u202f» n’existe pas\u202f; vouliez-vous dire «\u202fbuild\u202f»\u202f?"),
        ("zzz",
         ("there is no command “zzz”; there are: "
         "build, check, coverage, diff, explain, new, preview, prove, release, transcript"),
         ("la commande «\u202fzzz\u202f» n’existe pas\u202f; il y a\u00a0: "
         "build, check, coverage, diff, explain, new, preview, prove, release, transcript")),
        ("build --strct", "there is no option --strct; did you mean --strict?",
         "l’option --strct n’existe pas\u202f; vouliez-vous dire --strict\u202f?"),
        ("--zzz", "there is no option --zzz; “--help” lists them",
         "l’option --zzz n’existe pas\u202f; «\u202f--help\u202f» donne la liste"),
        ("build --to", "--to asks for a value", "--to demande une valeur"),
        ("check --format xml", "--format takes one of: text, json, github, gitlab",
         "--format accepte l’un de ces mots\u00a0: text, json, github, gitlab"),
        ("preview --port many", "--port does not take that value; “--help” says which",
         "--port n’accepte pas cette valeur\u202f; «\u202f--help\u202f» dit lesquelles"),
        ("new", "something is missing; write: cartable new [OPTIONS] NAME",
         "il manque quelque chose\u202f; écrivez\u00a0: cartable new [OPTIONS] NOM"),
        ("new a b c", "too much: b c", "en trop\u00a0: b c"),
    ],
)  # fmt: skip
def test_misuse_is_one_line_in_the_language_asked_for(
    run: Run, arguments: str, english: str, french: str
) -> None:
    for language, said in (("en", english), ("fr", french)):
        ran = run("--lang", language, *arguments.split())
        assert (ran.code, ran.out, ran.err) == (2, "", f"cartable: {said}\n")


@pytest.mark.parametrize("arguments", [("--lang", "de", "explain"), ("--lang=de",)])
def test_an_unknown_language_is_misuse(run: Run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (2, "cartable: --lang takes one of: fr, en\n")


@pytest.mark.parametrize(
    "arguments", ["--lang fr explain x", "--lang=fr explain x", "explain --lang fr x", "explain x --lang=fr"]
)
def test_the_language_may_be_asked_for_anywhere(run: Run, arguments: str) -> None:
    assert run(*arguments.split()).err.startswith("cartable: aucun problème ne s’appelle")


def test_behind_two_dashes_nothing_asks_for_a_language(run: Run) -> None:
    assert run("explain", "--", "--lang").err.startswith("cartable: no problem is called “--lang”")
    assert run("new", "--", "--lang", "fr").err == "cartable: too much: fr\n"


def test_what_was_typed_reaches_the_terminal_without_its_power(run: Run) -> None:
    ran = run("\x9b31m\u202e")
    assert (ran.code, ran.err.count("\N{REPLACEMENT CHARACTER}")) == (2, 2)


def test_a_terminal_that_lacks_letters_gets_signs_in_their_place() -> None:
    call = [
        sys.executable,
        "-c",
        "from cartable.cli.main import main; main()",
        "--lang",
        "fr",
        "explain",
        "bad-id",
    ]
    ran = subprocess.run(
        call, env=os.environ | {"PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"bad-id (erreur)")


def test_both_languages_have_the_same_words_with_the_same_blanks() -> None:
    assert FLAT["en"].keys() == FLAT["fr"].keys()
    for key, text in FLAT["en"].items():
        blanks = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert {name for _, name, _, _ in Formatter().parse(FLAT["fr"][key]) if name} == blanks, key


def test_every_word_is_said_somewhere() -> None:
    folder = Path(cartable.cli.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    options = re.findall(r'"--([a-z-]+)"', source)
    said = {
        f"{table}.{name}" for table in ("main", *COMMANDS) for name in ("help", "short", "usage", *options)
    }
    said |= {f"{key}-value" for key in said} | set(re.findall(r'"([a-z]+\.[a-z0-9-]+)"', source))
    unsaid = {key.removesuffix("-one") for key in FLAT["en"]} - said
    assert unsaid == set()


@pytest.mark.parametrize("key", sorted(FLAT["fr"]))
def test_french_is_spaced_as_french_is(key: str) -> None:
    text = FLAT["fr"][key]
    assert not re.search(r"[^\u202f][;!?»](\s|$)|«[^\u202f]|[^\u00a0]:(\s|$)", text)
    assert "'" not in text
