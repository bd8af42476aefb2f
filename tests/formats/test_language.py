"""Languages as the CLDR knows them; the script's plural forms run the same vectors (`words.test.js`)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from cartable.formats.language import decimal_mark, direction, plural_form, plural_forms, usual_forms

_VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "language.json").read_text("utf-8"))


def _numbers(samples: list[str]) -> Iterator[int | Decimal]:
    for sample in samples:
        first, _, last = sample.partition("~")
        if "." in first:
            yield Decimal(first)
        else:
            yield from range(int(first), int(last or first) + 1)


@pytest.mark.parametrize("tag", _VECTORS["plural"])
def test_the_plural_form_of_a_number(tag: str) -> None:
    forms = {number: form for form, all_ in _VECTORS["plural"][tag].items() for number in _numbers(all_)}
    assert list(forms) != []
    assert {number: plural_form(number, tag) for number in _numbers(_VECTORS["numbers"])} == forms


@pytest.mark.parametrize(
    ("tag", "usual", "more"),
    [
        ("en", {"one", "other"}, set()),
        ("fr", {"one", "other"}, {"many"}),
        ("es-MX", {"one", "other"}, {"many"}),
        ("nl", {"one", "other"}, set()),
        ("ar", {"zero", "one", "two", "few", "many", "other"}, set()),
        ("pl", {"one", "few", "many", "other"}, set()),
        ("ja", {"other"}, set()),
    ],
)
def test_the_forms_of_a_language_and_those_of_whole_millions(
    tag: str, usual: set[str], more: set[str]
) -> None:
    assert usual_forms(tag) == usual
    assert plural_forms(tag) == usual | more


@pytest.mark.parametrize(
    ("tag", "mark"),
    [
        ("en-GB", "."), ("fr-FR", ","), ("es", ","), ("es-MX", "."), ("de", ","), ("de-CH", "."),
        ("it", ","), ("pt-BR", ","), ("nl", ","), ("ar", "."), ("ar-MA", ","), ("xq", "."),
    ],
)  # fmt: skip
def test_the_mark_before_decimals(tag: str, mark: str) -> None:
    assert decimal_mark(tag) == mark


@pytest.mark.parametrize(
    ("tag", "runs"),
    [
        ("fr", "ltr"), ("ar", "rtl"), ("AR-eg", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ur", "rtl"),
        ("az-Arab", "rtl"), ("az-Latn-AZ", "ltr"), ("ur-Latn", "ltr"), ("xq", "ltr"),
    ],
)  # fmt: skip
def test_the_direction_of_writing(tag: str, runs: str) -> None:
    assert direction(tag) == runs


def test_french_and_english_load_no_data_of_other_languages() -> None:
    asked = (
        "import sys; from cartable.formats.language import *\n"
        "for tag in ('fr-FR', 'en'): plural_form(2, tag), decimal_mark(tag), direction(tag)\n"
        "print('babel' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
