"""Input that nobody should write, and somebody will: a clear problem, no traceback, nothing written."""

import os
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.cli.main import cli
from cartable.source.display import shown
from cartable.source.problem import Problem
from cartable.source.wording import is_error

COURSE = """\
format: 1
title: Pourquoi s’allier ?
language: fr-FR
settings: {complete-when: viewed}
modules:
  - id: objectifs
    title: Les objectifs
"""
LAUGHS = "".join(
    f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]\n" if n else "x0: &x0 [ha]\n" for n in range(12)
)


class Case(NamedTuple):
    """What lies in `course/demo/` beside or in place of a sound course, and the problem it makes."""

    code: str
    course: bytes | str = COURSE
    files: dict[str, bytes] = {}  # noqa: RUF012 - a tuple's default, never changed
    links: dict[str, str] = {}  # noqa: RUF012 - likewise


CASES = {
    "Latin-1": Case("not-utf-8", COURSE.replace("’", "'").encode("latin-1") + b"# d\xe9but\n"),
    "UTF-16": Case("not-utf-8", COURSE.encode("utf-16")),
    "a picture for a text": Case("not-utf-8", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe"),
    "tabs": Case("tab-indentation", COURSE.replace("  - id", "\t- id").replace("    title", "\t  title")),
    "a key twice": Case("duplicate-key", COURSE + "    title: Encore\n"),
    "exploding aliases": Case("too-many-aliases", LAUGHS + COURSE),
    "a tag that runs something": Case(
        "tag", COURSE + '    introduction: !!python/object/apply:os.system ["ls"]\n'
    ),
    "a tag on a text": Case("tag", COURSE.replace("title: Les", "title: !secret Les")),
    "two documents": Case("several-documents", COURSE + "---\n" + COURSE),
    "a thousand brackets": Case("too-deep", f"{COURSE}keywords: {'[' * 1000}{']' * 1000}\n"),
    "a thousand braces": Case("too-deep", f"{COURSE}glossary: {'{a: ' * 1000}b{'}' * 1000}\n"),
    "a thousand levels": Case("too-deep", COURSE + "".join(f"{' ' * n}a:\n" for n in range(1000))),
    "a thousand dashes": Case("too-deep", f"{COURSE}keywords:\n  {'- ' * 1000}a\n"),
    "a thousand quotations": Case("nested-too-deep", COURSE + f'    introduction: "{">" * 1000} a"\n'),
    "an alias of nothing": Case("unknown-alias", COURSE + "    introduction: *rien\n"),
    "an alias within itself": Case("recursive-alias", COURSE + "keywords: &k [*k]\n"),
    "a missing file": Case("missing-file", COURSE + "    transcript: absent.txt\n"),
    "a missing bank": Case("unknown-bank", COURSE + "    quiz: [{from: absente}]\n"),
    "a bank out of its folder": Case("unknown-bank", COURSE + "    quiz: [{from: ../course/demo/course}]\n"),
    "a path upwards": Case("outside-workspace", COURSE + "    transcript: ../../secret.txt\n"),
    "a path upwards with backslashes": Case(
        "outside-workspace", COURSE + "    transcript: ..\\..\\secret.txt\n"
    ),
    "an absolute path": Case("outside-workspace", COURSE + "    transcript: /etc/passwd\n"),
    "a drive's path": Case("outside-workspace", COURSE + "    transcript: C:\\secret.txt\n"),
    "a picture upwards": Case("outside-workspace", COURSE + "    introduction: '![x](../../secret.svg)'\n"),
    "a link out of the workspace": Case(
        "outside-workspace", COURSE + "    transcript: lien.txt\n", links={"lien.txt": "../../../secret.txt"}
    ),
    "a folder that is a link out": Case(
        "missing-file", COURSE + "    transcript: lien/secret.txt\n", links={"lien": "../../.."}
    ),
    "a link to nothing": Case(
        "unreadable-file", COURSE + "    transcript: lien.txt\n", links={"lien.txt": "absent.txt"}
    ),
    "links in a circle": Case(
        "unreadable-file",
        COURSE + "    transcript: a.txt\n",
        links={"a.txt": "b.txt", "b.txt": "a.txt"},
    ),
    "a course that is a link out": Case(
        "outside-workspace", b"", links={"course.yaml": "../../../secret.txt"}
    ),
    "a page called a picture": Case(
        "media-mismatch",
        COURSE + "    images: [{image: carre.png, alt: Carré}]\n",
        {"carre.png": b"<!DOCTYPE html><html></html>"},
    ),
    "a picture called a video": Case(
        "media-mismatch", COURSE + "    video: film.mp4\n", {"film.mp4": b"\x89PNG\r\n\x1a\n" + bytes(20)}
    ),
    "a script called a picture": Case(
        "unsafe-svg",
        COURSE + "    images: [{image: carre.svg, alt: Carré}]\n",
        {"carre.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'},
    ),
    "a picture that explodes": Case(
        "unsafe-svg",
        COURSE + "    images: [{image: carre.svg, alt: Carré}]\n",
        {
            "carre.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            b'<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>'
        },
    ),
    "control characters": Case("control-character", COURSE.replace("Les objectifs", "Les\x00 \x07objectifs")),
    "escapes of a terminal": Case(
        "control-character", COURSE.replace("Les objectifs", "\x1b[2JLes objectifs")
    ),
    "control characters by escape": Case("control-character", COURSE + '    introduction: "a\\x07b"\n'),
    "right-to-left overrides": Case("bidi-control", COURSE.replace("Les objectifs", "Les \u202eobjectifs")),
    "right-to-left by escape": Case("bidi-control", COURSE + '    introduction: "a\\u202eb"\n'),
    "an empty file": Case("empty-file", b""),
    "comments alone": Case("empty-file", "# rien\n\n"),
    "a text for a course": Case("not-a-mapping", "Bonjour\n"),
    "a list for a course": Case("not-a-mapping", "- title: x\n"),
    "no course": Case("no-course-file", b"", files={"notes.txt": b""}),
    "a lock that is none": Case("unreadable-lock", files={"course.lock": b"[]"}),
    "a lock out of the workspace": Case("unreadable-lock", links={"course.lock": "../../../secret.txt"}),
    "a picture for a transcript": Case(
        "transcript-not-text", COURSE + "    transcript: t.txt\n", {"t.txt": b"\x89PNG\r\n" + bytes(60)}
    ),
    "a zip for a Word document": Case(
        "unreadable-docx", COURSE + "    transcript: t.docx\n", {"t.docx": b"PK\x03\x04" + bytes(60)}
    ),
    "a number without end": Case(
        "not-a-number", COURSE + f"    quiz: [{{id: Q1, number: n, answer: {'9' * 9000}}}]\n"
    ),
}


def written(root: Path, case: Case) -> Workspace:
    """The workspace of a case; a secret lies beside it."""
    (root / "secret.txt").write_text("secret", "utf-8")
    space = root / "workspace"
    folder = space / "course" / "demo"
    folder.mkdir(parents=True)
    data = case.course.encode() if isinstance(case.course, str) else case.course
    if data or case.code == "empty-file":
        (folder / "course.yaml").write_bytes(data)
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    for name, target in case.links.items():
        (folder / name).symlink_to(target)
    return Workspace(space)


def everything(root: Path) -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(root.rglob("*"))}


def forget_the_ledger(build: Path) -> None:
    """A build that failed has made one thing, the ledger, which keeps what was said; and no artefact."""
    assert [one.name for one in build.iterdir()] == [".cartable"]
    shutil.rmtree(build)


def said(problems: tuple[Problem, ...], texts: dict[str, bytes]) -> str:
    return "\n".join(shown(one, texts, language) for one in problems for language in ("fr", "en"))


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_a_problem_with_a_place(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    result = checked(written(tmp_path, case), "demo")
    codes = [one.code for one in result.problems]
    assert case.code in codes, codes
    assert any(is_error(one) for one in result.problems)
    text = said(result.problems, dict(result.inputs.texts))
    assert "secret" not in text.replace("secret.txt", "").replace("secret.svg", "").replace("!secret", "")
    assert not {mark for mark in text if mark in "\x00\x07\x1b\u202e"}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("name", CASES)
def test_the_command_line_says_it_and_writes_nothing(
    name: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = written(tmp_path, CASES[name])
    before = everything(tmp_path)
    monkeypatch.chdir(space.root)
    result = CliRunner().invoke(cli, ["--lang", "fr", command])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert f"[{CASES[name].code}]" in result.output
    if command == "build":
        forget_the_ledger(space.build)
    assert everything(tmp_path) == before


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    result = checked(written(tmp_path, Case("", b"\xef\xbb\xbf" + COURSE.encode())), "demo")
    assert result.is_sound
    assert not result.problems


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    space = written(tmp_path, Case(""))
    os.truncate(space.root / "course/demo/course.yaml", 100_000_000)
    start = time.perf_counter()
    result = checked(space, "demo")
    assert time.perf_counter() - start < 0.5
    assert [one.code for one in result.problems] == ["file-too-large"]
    assert not result.inputs.texts


@pytest.mark.parametrize("file", ["course.lock", "objectifs.txt"])
def test_other_files_of_a_hundred_megabytes_are_refused_too(file: str, tmp_path: Path) -> None:
    space = written(
        tmp_path, Case("", COURSE + "    transcript: objectifs.txt\n", {"objectifs.txt": b"Oui."})
    )
    (space.root / "course/demo" / file).touch()
    os.truncate(space.root / "course/demo" / file, 100_000_000)
    codes = {one.code for one in checked(space, "demo").problems}
    assert codes == {"unreadable-lock" if file == "course.lock" else "file-too-large"}


def test_two_courses_by_case_only_are_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Alliances", "alliances"):
        (tmp_path / "course" / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / "course" / name / "course.yaml").write_text(COURSE, "utf-8")
    if len(Workspace(tmp_path).courses) == 1:
        pytest.skip("this file system takes the two names for one")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["build", "alliances", "--to", "settings"])
    assert result.exit_code == 1
    assert "[same-but-case]" in result.output
    assert not (tmp_path / "build" / "alliances").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    space = written(
        tmp_path, Case("", COURSE + "    transcript: objectifs.txt\n", {"objectifs.txt": b"Oui."})
    )
    (space.root / "course/demo/objectifs.txt").chmod(0)
    assert [one.code for one in checked(space, "demo").problems] == ["unreadable-file"]
