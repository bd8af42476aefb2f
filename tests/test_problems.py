"""Every problem code has its smallest workspace, its two texts and its page.

A workspace that a clone could not hold (too big, or clashing on some file system) is made when the
tests run: see GENERATED. `CARTABLE_UPDATE=1 pytest tests/test_problems.py` writes the expected texts
anew; read the difference.
"""

import os
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from cartable.build.pipeline import checked
from cartable.build.release.releasing import judged
from cartable.build.workspace import Workspace
from cartable.source import wording
from cartable.source.display import shown
from cartable.source.problem import Level, in_order
from cartable.source.wording import LANGUAGES, codes, level, page

FOLDER = Path(__file__).parent / "problems"
CASES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())

COURSE = """\
format: 1
title: Pourquoi s’allier ?
language: fr-FR
settings: {complete-when: viewed}
modules:
  - id: objectifs
    title: Les objectifs
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2H0z"/></svg>\n'


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def needs_two_names(file: Path) -> None:
    if file.exists():
        pytest.skip("this file system takes two names for one that differ in capitals only")


def too_large(root: Path) -> None:
    put(root / "course/demo/course.yaml", COURSE)
    os.truncate(root / "course/demo/course.yaml", 2_000_001)


def two_by_case(root: Path) -> None:
    put(root / "course/Alliances/course.yaml", COURSE)
    needs_two_names(root / "course/alliances")
    put(root / "course/alliances/course.yaml", COURSE)


def two_pictures_by_case(root: Path) -> None:
    images = "    images:\n      - {image: Carre.svg, alt: Carré}\n      - {image: carre.svg, alt: Petit}\n"
    put(root / "course/demo/course.yaml", COURSE + images)
    put(root / "course/demo/Carre.svg", SQUARE)
    needs_two_names(root / "course/demo/carre.svg")
    put(root / "course/demo/carre.svg", SQUARE)


def long_path(root: Path) -> None:
    folders = "/".join(["figures-du-premier-module"] * 8)
    put(root / "course/demo/course.yaml", f"{COURSE}    images:\n      - image: {folders}/carre.svg\n"
        "        alt: Carré à quatre cases\n")  # fmt: skip
    put(root / f"course/demo/{folders}/carre.svg", SQUARE)


def swollen_docx(root: Path) -> None:
    put(root / "course/demo/course.yaml", COURSE + "    transcript: objectifs.docx\n")
    with zipfile.ZipFile(root / "course/demo/objectifs.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", bytes(70_000_000))


def heavy_picture(root: Path) -> None:
    put(root / "course/demo/course.yaml", f"{COURSE}    images:\n      - image: carre.png\n"
        "        alt: Carré à quatre cases\n")  # fmt: skip
    Image.new("L", (2000, 800)).save(root / "course/demo/carre.png", compress_level=0)


GENERATED: dict[str, Callable[[Path], None]] = {
    "docx-too-large": swollen_docx,
    "file-too-large": too_large,
    "oversized-picture": heavy_picture,
    "path-too-long": long_path,
    "same-but-case": two_by_case,
    "same-file-but-case": two_pictures_by_case,
}

AT_RELEASE = {
    *("answers-lost", "draft-in-release", "not-acknowledged", "other-activity"),
    *("version-not-a-number", "version-not-raised"),
}
"""What is no problem until the course is to be released."""


@pytest.fixture
def root(code: str, tmp_path: Path) -> Path:
    """The workspace of a code."""
    make = GENERATED.get(code)
    if make is None:
        return FOLDER / code
    make(tmp_path)
    return tmp_path


def said(root: Path, language: str, *, at_release: bool) -> str:
    space = Workspace(root.resolve())
    problems = space.problems()
    texts: dict[str, bytes] = {}
    for name in space.courses:
        found = checked(space, name)
        problems.extend(found.problems)
        problems.extend(judged(space, name).refused if at_release else ())
        texts |= found.texts
    return "\n\n".join(shown(one, texts, language) for one in in_order(problems)) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CASES)
def test_the_smallest_workspace_gets_its_text(code: str, language: str, root: Path) -> None:
    text = said(root, language, at_release=code in AT_RELEASE)
    expected = FOLDER / code / f"expected.{language}.txt"
    if os.environ.get("CARTABLE_UPDATE"):
        expected.write_text(text, "utf-8")
    assert f"[{code}]" in text
    assert text == expected.read_text("utf-8")


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert sorted(codes()) == CASES


@pytest.mark.parametrize("code", codes())
def test_every_code_has_a_level_and_a_page_in_each_language(code: str) -> None:
    assert isinstance(level(code), Level)
    for language in LANGUAGES:
        text = page(code, language)
        assert len(text.split()) >= 15, f"{code}: the page in {language} says too little"


def prose(code: str, language: str) -> Iterator[str]:
    """All that is said of a code, without what stands in code."""
    file = Path(wording.__file__).parent / "problems" / f"{code}.toml"
    said = tomllib.loads(file.read_text("utf-8"))[language]
    for part in (said["message"], said.get("help", []), *said.get("related", {}).values()):
        yield from [part] if isinstance(part, str) else part
    yield re.sub(r"`[^`]*`", "", re.sub(r"^ {4}.*$", "", said["page"], flags=re.MULTILINE))


@pytest.mark.parametrize("code", codes())
def test_french_is_set_as_french_and_english_with_curly_quotes(code: str) -> None:
    for text in prose(code, "fr"):
        assert not re.search(r" [;:!?»]|« |\w'\w|[“”]", text), text
    for text in prose(code, "en"):
        assert not re.search(r'\w"|"\w', text), text
