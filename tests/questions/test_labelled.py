"""The labelled questions are whole. What they hold is not looked at: rules are to be measured by them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "labelled"
WARNINGS = {
    *("key-longest", "key-echoes-stem", "no-feedback", "grammar-gives-away"),
    *("options-overlap", "true-false-compound", "unfocused-stem"),
}
NOTES = {
    *("negative-stem", "absolute-words", "vague-words", "all-of-the-above"),
    *("too-many-options", "repeated-words", "numbers-unordered"),
}
TYPES = {
    *("choice", "choices", "true-false", "short-text", "number", "ordering", "matching"),
    *("gaps", "categorise", "scale", "essay"),
}


def items(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return found


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_held_out_half_is_whole(language: str) -> None:
    found = items(FOLDER / f"held-out.{language}.yaml")
    assert len(found) >= 65
    assert len({one["id"] for one in found}) == len(found)
    assert {one["language"] for one in found} == {language}
    assert [one["id"] for one in found if len({*one["question"]} & TYPES) != 1] == []
    flaws = Counter(flaw for one in found for flaw in one["flaws"])
    assert {*flaws} == WARNINGS | NOTES
    assert min(flaws[code] for code in WARNINGS) >= 10
    assert sum(not one["flaws"] for one in found) >= len(found) // 3
