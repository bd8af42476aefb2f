"""Every problem code has its smallest workspace, its two texts and its page.

`CARTABLE_UPDATE=1 pytest tests/test_problems.py` writes the expected texts anew; read the difference.
"""

import os
from pathlib import Path

import pytest

from cartable.build.pipeline import checked
from cartable.build.workspace import Workspace
from cartable.source.display import shown
from cartable.source.problem import Level, in_order
from cartable.source.wording import LANGUAGES, codes, level, page

FOLDER = Path(__file__).parent / "problems"
CASES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())


def said(root: Path, language: str) -> str:
    space = Workspace(root.resolve())
    problems = space.problems()
    texts: dict[str, bytes] = {}
    for name in space.courses:
        found = checked(space, name)
        problems.extend(found.problems)
        texts |= found.inputs.texts
    return "\n\n".join(shown(one, texts, language) for one in in_order(problems)) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CASES)
def test_the_smallest_workspace_gets_its_text(code: str, language: str) -> None:
    text = said(FOLDER / code, language)
    expected = FOLDER / code / f"expected.{language}.txt"
    if os.environ.get("CARTABLE_UPDATE"):
        expected.write_text(text, "utf-8")
    assert f"[{code}]" in text
    assert text == expected.read_text("utf-8")


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert CASES == sorted(codes())


@pytest.mark.parametrize("code", codes())
def test_every_code_has_a_level_and_a_page_in_each_language(code: str) -> None:
    assert isinstance(level(code), Level)
    for language in LANGUAGES:
        text = page(code, language)
        assert len(text.split()) >= 15, f"{code}: the page in {language} says too little"
