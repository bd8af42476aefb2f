"""What a proof says, it says in both languages."""

from __future__ import annotations

import re
from pathlib import Path

from cartable.prove.scenarios import SCENARIOS
from cartable.prove.wording import words

SOURCE = Path(__file__).parents[2] / "src" / "cartable" / "prove"


def test_both_languages_have_the_same_words_with_the_same_values() -> None:
    french, english = (
        {
            (table, key): sorted(re.findall(r"\{(\w+)\}", text))
            for table, rows in words(language).items()
            for key, text in rows.items()
        }
        for language in ("fr", "en")
    )
    assert french == english


def test_every_scenario_has_a_name_and_says_what_must_hold() -> None:
    keys = {scenario.key for scenario in SCENARIOS}
    assert len(keys) == len(SCENARIOS)
    assert words("en")["scenario"].keys() == keys
    assert words("en")["expects"].keys() == keys


def test_every_finding_has_its_sentence_and_no_sentence_is_left_over() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    for key in words("en")["seen"]:
        assert f'"{key}"' in source, key
    named = set(re.findall(r'(?:Finding|Lost)\(\s*"([a-z-]+)"', source))
    assert named <= words("en")["seen"].keys()
